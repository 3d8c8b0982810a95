package dev.ballast.core.target;

import java.util.Arrays;
import java.util.Objects;

/// A number to be predicted for every row. Immutable.
public final class NumberTarget implements Target {

    private final double[] values;

    private NumberTarget(double[] values) {
        this.values = values;
    }

    /// Returns the target of these numbers.
    ///
    /// @param values one for every row, finite; copied
    /// @return the target
    /// @throws IllegalArgumentException if a number is not finite
    public static NumberTarget of(double... values) {
        for (int row = 0; row < values.length; row++) {
            if (!Double.isFinite(values[row])) {
                throw new IllegalArgumentException(
                        "target[" + row + "] is " + values[row] + "; every row needs a finite number");
            }
        }
        return new NumberTarget(values.clone());
    }

    /// Returns the number of a row.
    ///
    /// @param row from 0
    /// @return the number
    public double value(int row) {
        return values[row];
    }

    /// {@return a copy of the numbers}
    public double[] toArray() {
        return values.clone();
    }

    @Override
    public int size() {
        return values.length;
    }

    @Override
    public NumberTarget select(int... rows) {
        double[] selected = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            selected[i] = values[Objects.checkIndex(rows[i], values.length)];
        }
        return new NumberTarget(selected);
    }

    @Override
    public Kind kind() {
        return Kind.NUMBER;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NumberTarget that && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return "NumberTarget[" + values.length + " rows]";
    }
}
