package dev.ballast.core.data;

import java.util.Objects;

/// A matrix of `double` values; see [RowBlocks] for the layout.
final class DoubleMatrix implements FeatureMatrix {

    private final double[][] blocks;
    private final RowBlocks layout;
    private final int rows;
    private final int columns;

    DoubleMatrix(double[][] blocks, RowBlocks layout, int rows, int columns) {
        this.blocks = blocks;
        this.layout = layout;
        this.rows = rows;
        this.columns = columns;
    }

    static DoubleMatrix ofRows(double[][] rows) {
        int columns = rows.length == 0 ? 0 : rows[0].length;
        for (int row = 0; row < rows.length; row++) {
            if (rows[row].length != columns) {
                throw new IllegalArgumentException("row " + row + " has " + rows[row].length
                        + " values; row 0 has " + columns + ", and all rows must have the same number");
            }
        }
        return new DoubleMatrix(rows, RowBlocks.ARRAY_PER_ROW, rows.length, columns);
    }

    static DoubleMatrix flat(double[] values, int rows, int columns) {
        return new DoubleMatrix(new double[][]{values}, RowBlocks.ONE_ARRAY, rows, columns);
    }

    static DoubleMatrix zeros(int rows, int columns) {
        RowBlocks layout = RowBlocks.ofSize(rows, columns);
        double[][] blocks = new double[layout.blocks(rows)][];
        for (int block = 0; block < blocks.length; block++) {
            blocks[block] = new double[layout.rowsOf(block, rows) * columns];
        }
        return new DoubleMatrix(blocks, layout, rows, columns);
    }

    double[] block(int row) {
        return blocks[row >>> layout.shift()];
    }

    int offset(int row) {
        return (row & layout.mask()) * columns;
    }

    @Override
    public int rows() {
        return rows;
    }

    @Override
    public int columns() {
        return columns;
    }

    @Override
    public Storage storage() {
        return Storage.DOUBLE;
    }

    @Override
    public double get(int row, int column) {
        Objects.checkIndex(row, rows);
        Objects.checkIndex(column, columns);
        return block(row)[offset(row) + column];
    }

    @Override
    public void copyRow(int row, double[] target, int offset) {
        Objects.checkIndex(row, rows);
        System.arraycopy(block(row), offset(row), target, offset, columns);
    }

    @Override
    public void copyRow(int row, float[] target, int offset) {
        Objects.checkIndex(row, rows);
        Objects.checkFromIndexSize(offset, columns, target.length);
        double[] block = block(row);
        int begin = offset(row);
        for (int column = 0; column < columns; column++) {
            target[offset + column] = FloatRounding.nearest(block[begin + column], row, column);
        }
    }
}
