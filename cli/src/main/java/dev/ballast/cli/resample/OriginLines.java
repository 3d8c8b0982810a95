package dev.ballast.cli.resample;

import dev.ballast.tables.text.ByteText;

/// Lines of the record of provenance for rows that are not made; [dev.ballast.core.recipe.Provenance] says what they mean.
final class OriginLines {

    private OriginLines() {
    }

    /// @param segments whether the record has no column for whole recipes
    static void original(long row, long fileRow, boolean segments, ByteText out) {
        line(row, ",original,", fileRow, segments, out);
    }

    static void copy(long row, long fileRow, ByteText out) {
        line(row, ",copy,", fileRow, true, out);
    }

    private static void line(long row, String kind, long fileRow, boolean segments, ByteText out) {
        out.putAscii(Long.toString(row));
        out.putAscii(kind);
        out.putAscii(Long.toString(fileRow));
        out.putAscii(segments ? ",,\n" : ",,,\n");
    }
}
