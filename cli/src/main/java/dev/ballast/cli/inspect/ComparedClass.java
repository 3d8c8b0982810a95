package dev.ballast.cli.inspect;

import dev.ballast.cli.table.Cells;

/// A class that changed, and two samples of its rows.
final class ComparedClass {

    private final int code;
    private final int rank;
    private final String name;
    private final RowSample first;
    private final RowSample second;
    private int askedReal = -1;
    private int askedNew = -1;

    ComparedClass(int code, int rank, String name, RowSample first, RowSample second) {
        this.code = code;
        this.rank = rank;
        this.name = name;
        this.first = first;
        this.second = second;
    }

    int code() {
        return code;
    }

    int rank() {
        return rank;
    }

    /// The name as a heading shows it.
    String shown() {
        return "Class " + Cells.shown(name);
    }

    /// Real or dropped rows.
    RowSample first() {
        return first;
    }

    /// New or kept rows.
    RowSample second() {
        return second;
    }

    void ask(NearestRows nearest) {
        askedReal = nearest.ask(rank, first.first(Inspection.QUERY_ROWS), true);
        askedNew = nearest.ask(rank, second.first(Inspection.QUERY_ROWS), false);
    }

    NearestRows.Distances real(NearestRows nearest) {
        return nearest.distances(askedReal);
    }

    NearestRows.Distances added(NearestRows nearest) {
        return nearest.distances(askedNew);
    }
}
