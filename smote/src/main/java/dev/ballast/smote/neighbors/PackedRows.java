package dev.ballast.smote.neighbors;

import dev.ballast.core.FeatureMatrix;
import dev.ballast.smote.neighbors.kernel.DistanceKernel;

/// The rows that are searched, cut into blocks of [DistanceKernel#BLOCK] rows and stored column by column, as the
/// kernel wants them. Holds chosen rows and columns only, divided by their scales if there are any.
///
/// The last block is filled up with zeros; [#rowsIn(int)] says how many of its lanes are rows.
final class PackedRows {

    private final double[][] blocks;
    private final int rows;
    private final int columns;

    private PackedRows(double[][] blocks, int rows, int columns) {
        this.blocks = blocks;
        this.rows = rows;
        this.columns = columns;
    }

    static PackedRows of(FeatureMatrix matrix, RowSet rowSet, int[] columns, double[] scales) {
        int rows = rowSet.size();
        double[][] blocks = new double[(rows + DistanceKernel.BLOCK - 1) / DistanceKernel.BLOCK][];
        double[] row = new double[matrix.columns()];
        for (int block = 0; block < blocks.length; block++) {
            double[] packed = new double[columns.length * DistanceKernel.BLOCK];
            int first = block * DistanceKernel.BLOCK;
            int end = Math.min(DistanceKernel.BLOCK, rows - first);
            for (int lane = 0; lane < end; lane++) {
                int source = rowSet.row(first + lane);
                matrix.copyRow(source, row, 0);
                for (int j = 0; j < columns.length; j++) {
                    packed[j * DistanceKernel.BLOCK + lane] = quotient(row[columns[j]], scales[j], source,
                            columns[j]);
                }
            }
            blocks[block] = packed;
        }
        return new PackedRows(blocks, rows, columns.length);
    }

    private static double quotient(double value, double scale, int row, int column) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("row " + row + ", column " + column + " is " + value
                    + "; distances need finite values");
        }
        double quotient = value / scale;
        if (!Double.isFinite(quotient)) {
            throw new IllegalArgumentException("row " + row + ", column " + column + " is " + value
                    + "; divided by the scale " + scale + " it is more than a double can hold");
        }
        return quotient;
    }

    int rows() {
        return rows;
    }

    int columns() {
        return columns;
    }

    int blocks() {
        return blocks.length;
    }

    double[] block(int block) {
        return blocks[block];
    }

    int rowsIn(int block) {
        return Math.min(DistanceKernel.BLOCK, rows - block * DistanceKernel.BLOCK);
    }

    /// The squared distance by definition of a query and one row.
    double squaredDistance(double[] query, int offset, int row) {
        double[] block = blocks[row / DistanceKernel.BLOCK];
        int at = row % DistanceKernel.BLOCK;
        double sum = 0;
        for (int j = 0; j < columns; j++, at += DistanceKernel.BLOCK) {
            double difference = query[offset + j] - block[at];
            sum += difference * difference;
        }
        return sum;
    }

    /// Copies one row, as it is compared, to a row-major array.
    void copyRow(int row, double[] target, int offset) {
        double[] block = blocks[row / DistanceKernel.BLOCK];
        int lane = row % DistanceKernel.BLOCK;
        for (int j = 0; j < columns; j++) {
            target[offset + j] = block[j * DistanceKernel.BLOCK + lane];
        }
    }
}
