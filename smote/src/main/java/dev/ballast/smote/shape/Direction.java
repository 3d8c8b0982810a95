package dev.ballast.smote.shape;

/// The difference of two rows in a [MeasuredSpace], in units of a power of two of its own, so that squares stay in the range of
/// `double`.
final class Direction {

    private final int from;
    private final int to;
    private final double[] scaled;
    private final int exponent;
    private final double length;

    Direction(MeasuredSpace space, int from, int to) {
        this.from = from;
        this.to = to;
        int[] columns = space.columns();
        this.scaled = new double[columns.length];
        double[] start = new double[space.features().columns()];
        double[] end = new double[start.length];
        space.features().copyRow(from, start, 0);
        space.features().copyRow(to, end, 0);
        double largest = 0;
        for (int j = 0; j < columns.length; j++) {
            scaled[j] = (end[columns[j]] - start[columns[j]]) / space.divisors()[columns[j]];
            largest = Math.max(largest, Math.abs(scaled[j]));
        }
        this.exponent = largest == 0 ? 0 : Math.getExponent(largest);
        double square = 0;
        for (int j = 0; j < columns.length; j++) {
            scaled[j] = Math.scalb(scaled[j], -exponent);
            square += scaled[j] * scaled[j];
        }
        this.length = Math.sqrt(square);
    }

    int from() {
        return from;
    }

    int to() {
        return to;
    }

    /// The difference in a column, in the unit of this direction.
    double scaled(int j) {
        return scaled[j];
    }

    /// The length, in the unit of this direction.
    double length() {
        return length;
    }

    /// Whether this one is the shorter of both.
    boolean isShorterThan(Direction other) {
        return lengthIn(1, other.exponent) < other.length;
    }

    /// A multiple of the length in units of 2 to some power.
    double lengthIn(double multiple, int unit) {
        return Math.scalb(multiple * length, exponent - unit);
    }
}
