package dev.ballast.core.data;

/// Mean and standard deviation of every column, from rows that come one by one.
///
/// Welford, "Note on a method for calculating corrected sums of squares and products", 1962,
/// doi:10.1080/00401706.1962.10490022. The result depends on the order of the rows in its last bits: the same rows in the
/// same order give the same bits, wherever they come from. Squares that would over- or underflow are summed in units of a power
/// of two, so that only the results have to be in the range of a `double`. Not thread-safe.
public final class RunningMoments {

    /// Squares of deviations within these bounds need no unit of their own.
    private static final double LARGE = 0x1p400;
    private static final double SMALL = 0x1p-400;
    private static final int LARGE_EXPONENT = 400;

    private final double[] mean;
    /// In units of 2 to the power of -2 units.
    private final double[] squares;
    private final int[] units;
    private final boolean[] varies;
    private final double[] first;
    /// Values seen in every column.
    private final long[] counts;

    /// Starts without rows.
    ///
    /// @param columns values of a row
    public RunningMoments(int columns) {
        mean = new double[columns];
        squares = new double[columns];
        units = new int[columns];
        varies = new boolean[columns];
        first = new double[columns];
        counts = new long[columns];
    }

    /// Adds a row. NaN is no value: it changes nothing.
    ///
    /// @param row one value for each column
    public void add(double[] row) {
        for (int column = 0; column < mean.length; column++) {
            if (Double.isNaN(row[column])) {
                continue;
            }
            long count = ++counts[column];
            first[column] = count == 1 ? row[column] : first[column];
            varies[column] |= row[column] != first[column];
            double delta = row[column] - mean[column];
            double size = Math.abs(delta);
            if (units[column] == 0 && size <= LARGE && (size >= SMALL || size == 0 || squares[column] > 0)) {
                mean[column] += delta / count;
                squares[column] += delta * (row[column] - mean[column]);
            } else {
                addInUnits(column, row[column], count);
            }
        }
    }

    /// The same, in units in which neither the square of this deviation nor what is there already overflows.
    private void addInUnits(int column, double value, long count) {
        double delta = value - mean[column];
        if (squares[column] == 0) {
            units[column] = Math.abs(Math.getExponent(delta)) <= LARGE_EXPONENT ? 0 : -Math.getExponent(delta);
        } else if (Math.getExponent(delta) + units[column] > LARGE_EXPONENT) {
            squares[column] = Math.scalb(squares[column], 2 * (-Math.getExponent(delta) - units[column]));
            units[column] = -Math.getExponent(delta);
        }
        double scaled = difference(value, mean[column], units[column]);
        // A share of a difference that overflows does not: it is not that of the first row.
        mean[column] += Double.isInfinite(delta)
                ? difference(value, mean[column], -1) / count * 2
                : delta / count;
        squares[column] += scaled * difference(value, mean[column], units[column]);
    }

    /// A difference times 2 to the power of a unit, if that is in the range of a `double`.
    private static double difference(double value, double other, int unit) {
        double difference = value - other;
        return Double.isInfinite(difference)
                ? Math.scalb(value / 2 - other / 2, unit + 1)
                : Math.scalb(difference, unit);
    }

    /// {@return the mean of every column; 0 without rows}
    public double[] means() {
        return mean.clone();
    }

    /// {@return the population standard deviation of every column (divisor n); 0 for a constant column and without rows}
    public double[] standardDeviations() {
        double[] deviations = new double[squares.length];
        for (int column = 0; column < deviations.length; column++) {
            deviations[column] = counts[column] == 0
                    ? 0
                    : Math.scalb(Math.sqrt(Math.max(0, squares[column]) / counts[column]), -units[column]);
        }
        return deviations;
    }

    /// Finds a column whose values differ and whose standard deviation a `double` cannot hold: it is 0 or below
    /// [Double#MIN_NORMAL], where digits are missing; or not finite, as a value is.
    ///
    /// @return the first such column, or -1
    public int columnOutOfRange() {
        double[] deviations = standardDeviations();
        for (int column = 0; column < deviations.length; column++) {
            boolean held = deviations[column] >= Double.MIN_NORMAL && deviations[column] < Double.POSITIVE_INFINITY;
            if (varies[column] && !held) {
                return column;
            }
        }
        return -1;
    }
}
