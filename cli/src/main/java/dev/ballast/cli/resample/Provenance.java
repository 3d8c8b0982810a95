package dev.ballast.cli.resample;

import dev.ballast.cli.table.ByteText;
import dev.ballast.core.recipe.Recipe;

import java.util.function.IntToLongFunction;

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

    /// The columns after `row` of a new row.
    ///
    /// @param fileRow the row of the input for a row of the recipe
    static void write(Recipe recipe, IntToLongFunction fileRow, ByteText out) {
        switch (recipe) {
            case Recipe.Original original -> writeOriginal(fileRow.applyAsLong(original.base()), out);
            case Recipe.Copy copy -> writeCopy(fileRow.applyAsLong(copy.base()), out);
            case Recipe.Interpolated between -> writeSynthetic(fileRow.applyAsLong(between.base()),
                    fileRow.applyAsLong(between.neighbor()), between.gap(), out);
        }
    }

    private static void writeSynthetic(long base, long neighbor, double gap, ByteText out) {
        out.putAscii("synthetic,");
        out.putAscii(Long.toString(base));
        out.put((byte) ',');
        out.putAscii(Long.toString(neighbor));
        out.put((byte) ',');
        out.putAscii(Double.toString(gap));
        out.put((byte) '\n');
    }
}
