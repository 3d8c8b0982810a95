package dev.ballast.core.data;

/// Mean and standard deviation of every column, from rows that come one by one.
///
/// Welford, "Note on a method for calculating corrected sums of squares and products", 1962,
/// doi:10.1080/00401706.1962.10490022. The result depends on the order of the rows in its last bits: the same rows in the
/// same order give the same bits, wherever they come from. Not thread-safe.
public final class RunningMoments {

    private final double[] mean;
    private final double[] squares;
    private final boolean[] varies;
    private double[] first;
    private long count;

    /// Starts without rows.
    ///
    /// @param columns values of a row
    public RunningMoments(int columns) {
        mean = new double[columns];
        squares = new double[columns];
        varies = new boolean[columns];
    }

    /// Adds a row.
    ///
    /// @param row one value for each column
    public void add(double[] row) {
        first = first == null ? row.clone() : first;
        count++;
        for (int column = 0; column < mean.length; column++) {
            varies[column] |= row[column] != first[column];
            double delta = row[column] - mean[column];
            mean[column] += delta / count;
            squares[column] += delta * (row[column] - mean[column]);
        }
    }

    /// {@return the mean of every column; 0 without rows}
    public double[] means() {
        return mean.clone();
    }

    /// {@return the population standard deviation of every column (divisor n); 0 for a constant column and without rows}
    public double[] standardDeviations() {
        double[] deviations = new double[squares.length];
        for (int column = 0; column < deviations.length; column++) {
            deviations[column] = count == 0 ? 0 : Math.sqrt(Math.max(0, squares[column]) / count);
        }
        return deviations;
    }

    /// Finds a column whose values differ and whose standard deviation a `double` cannot hold: it is 0 or not finite,
    /// because values are near the ends of the range.
    ///
    /// @return the first such column, or -1
    public int columnOutOfRange() {
        double[] deviations = standardDeviations();
        for (int column = 0; column < deviations.length; column++) {
            boolean held = deviations[column] > 0 && deviations[column] < Double.POSITIVE_INFINITY;
            if (varies[column] && !held) {
                return column;
            }
        }
        return -1;
    }
}
