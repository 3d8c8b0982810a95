package dev.ballast.core.data;

import java.util.Objects;

/// A matrix of `float` values; see [RowBlocks] for the layout.
final class FloatMatrix implements FeatureMatrix {

    private final float[][] blocks;
    private final RowBlocks layout;
    private final int rows;
    private final int columns;

    FloatMatrix(float[][] blocks, RowBlocks layout, int rows, int columns) {
        this.blocks = blocks;
        this.layout = layout;
        this.rows = rows;
        this.columns = columns;
    }

    static FloatMatrix ofRows(float[][] rows) {
        int columns = rows.length == 0 ? 0 : rows[0].length;
        for (int row = 0; row < rows.length; row++) {
            if (rows[row].length != columns) {
                throw new IllegalArgumentException("row " + row + " has " + rows[row].length
                        + " values; row 0 has " + columns + ", and all rows must have the same number");
            }
        }
        return new FloatMatrix(rows, RowBlocks.ARRAY_PER_ROW, rows.length, columns);
    }

    static FloatMatrix flat(float[] values, int rows, int columns) {
        return new FloatMatrix(new float[][]{values}, RowBlocks.ONE_ARRAY, rows, columns);
    }

    static FloatMatrix zeros(int rows, int columns) {
        RowBlocks layout = RowBlocks.ofSize(rows, columns);
        float[][] blocks = new float[layout.blocks(rows)][];
        for (int block = 0; block < blocks.length; block++) {
            blocks[block] = new float[layout.rowsOf(block, rows) * columns];
        }
        return new FloatMatrix(blocks, layout, rows, columns);
    }

    float[] block(int row) {
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
        return Storage.FLOAT;
    }

    @Override
    public double get(int row, int column) {
        Objects.checkIndex(row, rows);
        Objects.checkIndex(column, columns);
        return block(row)[offset(row) + column];
    }

    @Override
    public void copyRow(int row, float[] target, int offset) {
        Objects.checkIndex(row, rows);
        System.arraycopy(block(row), offset(row), target, offset, columns);
    }

    @Override
    public FeatureMatrix select(int... selected) {
        FloatMatrix copy = zeros(selected.length, columns);
        for (int row = 0; row < selected.length; row++) {
            copyRow(selected[row], copy.block(row), copy.offset(row));
        }
        return copy;
    }

    @Override
    public void copyRow(int row, double[] target, int offset) {
        Objects.checkIndex(row, rows);
        Objects.checkFromIndexSize(offset, columns, target.length);
        float[] block = block(row);
        int begin = offset(row);
        for (int column = 0; column < columns; column++) {
            target[offset + column] = block[begin + column];
        }
    }
}
