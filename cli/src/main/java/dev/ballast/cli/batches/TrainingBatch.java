package dev.ballast.cli.batches;

/// The rows of a batch, used again for the next.
final class TrainingBatch {

    private final int columns;
    private int size;
    private double[] values = new double[0];
    private int[] codes = new int[0];
    private long[] sources = new long[0];
    private boolean[] synthetic = new boolean[0];

    /// @param columns how many values a row has
    TrainingBatch(int columns) {
        this.columns = columns;
    }

    /// Makes room for rows, which are then to be filled in.
    void begin(int rows) {
        size = rows;
        if (codes.length < rows) {
            values = new double[Math.multiplyExact(rows, columns)];
            codes = new int[rows];
            sources = new long[rows];
            synthetic = new boolean[rows];
        }
    }

    int columns() {
        return columns;
    }

    int size() {
        return size;
    }

    /// The values of the data set, row after row.
    double[] values() {
        return values;
    }

    /// The class of each row.
    int[] codes() {
        return codes;
    }

    /// The row of the table that each row is, or starts from.
    long[] sources() {
        return sources;
    }

    /// Whether each row is made.
    boolean[] synthetic() {
        return synthetic;
    }
}
