package dev.ballast.cli.inspect;

import dev.ballast.tables.message.VisibleText;

import java.util.ArrayList;
import java.util.List;

/// A class that changed, and two samples of its rows.
final class ComparedClass {

    private final int code;
    private final int rank;
    private final String name;
    private final RowSample first;
    private final RowSample second;
    private int question = -1;

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
        return "Class " + VisibleText.named(name);
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
        List<RowSample.Row> rows = new ArrayList<>(first.first(Inspection.QUERY_ROWS));
        rows.addAll(second.first(Inspection.QUERY_ROWS));
        question = nearest.ask(rank, rows);
    }

    NearestRows.Distances real(NearestRows nearest) {
        return nearest.distances(question, true);
    }

    NearestRows.Distances added(NearestRows nearest) {
        return nearest.distances(question, false);
    }
}
