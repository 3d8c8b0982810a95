package dev.ballast.cli.resample;

import dev.ballast.cli.table.ByteText;

/// The record of where rows came from: a CSV with a line for every row of the result.
///
/// `row` is the row of the result, `base` and `neighbor` are rows of the input, all from 0, headers not counted; `kind`
/// is `original`, `copy` or `synthetic`; neighbor and gap are empty for the first two.
final class Provenance {

    static final String HEADER = "row,kind,base,neighbor,gap\n";

    private Provenance() {
    }

    static void writeRow(long row, ByteText out) {
        out.putAscii(Long.toString(row));
        out.put((byte) ',');
    }

    static void writeOriginal(long base, ByteText out) {
        out.putAscii("original,");
        out.putAscii(Long.toString(base));
        out.putAscii(",,\n");
    }

    static void writeCopy(long base, ByteText out) {
        out.putAscii("copy,");
        out.putAscii(Long.toString(base));
        out.putAscii(",,\n");
    }

    static void writeSynthetic(long base, long neighbor, double gap, ByteText out) {
        out.putAscii("synthetic,");
        out.putAscii(Long.toString(base));
        out.put((byte) ',');
        out.putAscii(Long.toString(neighbor));
        out.put((byte) ',');
        out.putAscii(Double.toString(gap));
        out.put((byte) '\n');
    }
}
