package dev.ballast.cli.resample;

import dev.ballast.cli.features.RowClasses;
import dev.ballast.cli.features.GatheredRows;
import dev.ballast.cli.features.CellRow;
import dev.ballast.core.method.RowThinning;
import dev.ballast.tables.scan.TableProfile;
import dev.ballast.tables.text.RowSink;

import org.jspecify.annotations.Nullable;

import java.util.Objects;

/// Reads the table again, knowing what each class is to become: hands on the rows that are kept, and gathers what new
/// rows are made from.
final class SecondPass implements RowSink {

    /// Receives the rows that are kept.
    @FunctionalInterface
    interface KeptRows {

        void row(long fileRow, long begin, long end);
    }

    private final TableProfile profile;
    private final RowClasses classes;
    private final CellRow cells;
    private final RowThinning @Nullable [] thinning;
    private final boolean @Nullable [] wanted;
    private final int[] codeOfRank;
    private final @Nullable GatheredRows gathered;
    private final @Nullable RepeatedRows repeated;
    private final @Nullable KeptRows kept;
    private final @Nullable RunReport report;

    /// @param thinning by rank of the class; null keeps all rows
    /// @param wanted   whether the rows of a class are gathered, by its rank; null if none are
    /// @param gathered takes those rows; null if there are none
    /// @param repeated takes the rows that thinning repeats; null without it
    /// @param kept     takes the rows that are kept; null if that is not known yet
    /// @param report   sees every row; null if there is no page about the run
    SecondPass(TableProfile profile, RowClasses classes, RowThinning @Nullable [] thinning,
            boolean @Nullable [] wanted, int[] codeOfRank, @Nullable GatheredRows gathered,
            @Nullable RepeatedRows repeated, @Nullable KeptRows kept, @Nullable RunReport report) {
        this.profile = profile;
        this.classes = classes;
        this.cells = new CellRow(profile.columns().size());
        this.thinning = thinning;
        this.wanted = wanted;
        this.codeOfRank = codeOfRank;
        this.gathered = gathered;
        this.repeated = repeated;
        this.kept = kept;
        this.report = report;
    }

    @Override
    public void cell(int column, char[] buffer, int offset, int length, boolean quoted) {
        cells.set(column, buffer, offset, length, quoted);
    }

    @Override
    public void endRow(long row, long line, long begin, long end) {
        int rank = classes.rank(cells, row);
        int times = thinning == null ? 1 : thinning[rank].next();
        if (times > 0 && kept != null) {
            kept.row(row, begin, end);
        }
        if (times > 1) {
            Objects.requireNonNull(repeated, "only thinning repeats rows").add(codeOfRank[rank],
                    cells.rawRow(profile.format().delimiter()), row, times - 1);
        }
        if (gathered != null && wanted != null) {
            gathered.row(cells, rank, wanted[rank], row, line, begin, end);
        }
        if (report != null) {
            report.row(cells, rank, row, times);
        }
    }
}
