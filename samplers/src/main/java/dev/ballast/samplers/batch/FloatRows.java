package dev.ballast.samplers.batch;

import dev.ballast.core.data.Column;
import dev.ballast.core.data.Dataset;
import dev.ballast.core.data.FeatureMatrix;

import java.math.BigDecimal;
import java.util.Arrays;

/// Rows of `double` handed out as `float`: what is rounded, and what is refused. Immutable and thread-safe.
///
/// Fractions are rounded to the nearest. Refused, with their place, are values of the data that would become others in kind:
/// finite ones beyond the largest `float`; such as are not 0 and would become 0; and whole numbers that would become other
/// ones, in columns of whole numbers: those of kind [Column.Kind#WHOLE] or of codes, and those whose finite
/// values are all whole and at most 2^53, up to where a `double` counts by ones.
///
/// New rows are between rows of the data. Of theirs, whole numbers of columns declared to have them are looked at again, as
/// one between two that a `float` holds can be one that it does not.
final class FloatRows {

    private static final double COUNTED = 0x1p53;

    private final Dataset data;
    private final int[] columns;
    /// Whether new values of a column are whole numbers.
    private final boolean[] rounded;

    private FloatRows(Dataset data, int[] columns) {
        this.data = data;
        this.columns = columns;
        this.rounded = new boolean[data.features().columns()];
        for (int column = 0; column < rounded.length; column++) {
            Column.Kind kind = data.columns().get(column).kind();
            rounded[column] = kind == Column.Kind.WHOLE || kind.isCoded();
        }
    }

    /// One pass over the data.
    ///
    /// @param columns those that are handed out
    static FloatRows of(Dataset data, int... columns) {
        FloatRows rows = new FloatRows(data, columns);
        rows.requireHeld();
        return rows;
    }

    private void requireHeld() {
        FeatureMatrix features = data.features();
        boolean[] whole = new boolean[rounded.length];
        int[] firstChanged = new int[rounded.length];
        Arrays.fill(whole, true);
        Arrays.fill(firstChanged, -1);
        double[] values = new double[rounded.length];
        for (int row = 0; row < features.rows(); row++) {
            features.copyRow(row, values, 0);
            for (int column : columns) {
                double value = values[column];
                float held = (float) value;
                if (!Double.isFinite(value)) {
                    continue;
                }
                if (Float.isInfinite(held)) {
                    throw refused("row " + row, column, value + " is beyond the largest float, " + Float.MAX_VALUE);
                }
                if (held == 0 && value != 0) {
                    throw refused("row " + row, column, value + " would become 0 as a float");
                }
                boolean isWhole = value == Math.rint(value);
                if (isWhole && held != value && firstChanged[column] < 0) {
                    firstChanged[column] = row;
                }
                whole[column] &= isWhole && Math.abs(value) <= COUNTED;
            }
        }
        for (int column = 0; column < whole.length; column++) {
            if (firstChanged[column] >= 0 && (whole[column] || rounded[column])) {
                throw changed("row " + firstChanged[column], column, features.get(firstChanged[column], column));
            }
        }
    }

    /// Rounds the values of a row of a result that are handed out.
    void round(double[] values, long row, float[] target, int offset) {
        int place = offset;
        for (int column : columns) {
            double value = values[column];
            float held = (float) value;
            if (held != value && Double.isFinite(value)) {
                if (Float.isInfinite(held)) {
                    throw refused("row " + row + " of the result", column,
                            value + " is beyond the largest float, " + Float.MAX_VALUE);
                }
                if (rounded[column] && value == Math.rint(value)) {
                    throw changed("row " + row + " of the result", column, value);
                }
            }
            target[place++] = held;
        }
    }

    private IllegalArgumentException changed(String row, int column, double value) {
        return refused(row, column, "the whole number " + new BigDecimal(value).toPlainString() + " would become "
                + new BigDecimal((float) value).toPlainString() + " as a float");
    }

    private IllegalArgumentException refused(String row, int column, String why) {
        return new IllegalArgumentException(row + ", column \"" + data.columns().get(column).name() + "\": " + why
                + "; read the rows asDoubles()");
    }
}
