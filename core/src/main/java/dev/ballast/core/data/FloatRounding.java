package dev.ballast.core.data;

/// Values of a matrix as `float`.
final class FloatRounding {

    private FloatRounding() {
    }

    /// The nearest `float`.
    ///
    /// @throws IllegalArgumentException if a finite value is beyond the largest
    static float nearest(double value, int row, int column) {
        float rounded = (float) value;
        if (Float.isInfinite(rounded) && Double.isFinite(value)) {
            throw new IllegalArgumentException("row " + row + ", column " + column + ": " + value
                    + " is beyond the largest float, " + Float.MAX_VALUE + "; read the row as double");
        }
        return rounded;
    }
}
