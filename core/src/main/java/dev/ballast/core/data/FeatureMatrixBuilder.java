package dev.ballast.core.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// Collects rows of unknown number into a `double` matrix. Rows are never copied again while it grows.
///
/// Not thread-safe. After [#build()] the builder must not be used any more.
public final class FeatureMatrixBuilder {

    private final int columns;
    private final RowBlocks layout;
    private final List<double[]> blocks = new ArrayList<>();
    private int rows;

    /// Makes an empty builder.
    ///
    /// @param columns the number of values of every row, at least 0
    public FeatureMatrixBuilder(int columns) {
        if (columns < 0) {
            throw new IllegalArgumentException("columns is " + columns + "; it must not be negative");
        }
        this.columns = columns;
        this.layout = RowBlocks.ofColumns(columns);
    }

    /// {@return the number of rows added so far}
    public int rows() {
        return rows;
    }

    /// Adds one row.
    ///
    /// @param source holds the values
    /// @param offset where they begin
    /// @throws IndexOutOfBoundsException if the source is too short
    /// @throws IllegalStateException     if there are 2^31 - 1 rows
    public void addRow(double[] source, int offset) {
        Objects.checkFromIndexSize(offset, columns, source.length);
        if (rows == Integer.MAX_VALUE) {
            throw new IllegalStateException("the matrix has " + rows + " rows, the most it can hold");
        }
        int block = rows >>> layout.shift();
        if (block == blocks.size()) {
            blocks.add(new double[(layout.mask() + 1) * columns]);
        }
        System.arraycopy(source, offset, blocks.get(block), (rows & layout.mask()) * columns, columns);
        rows++;
    }

    /// {@return the matrix of all rows added, in the order they came}
    public FeatureMatrix build() {
        return new DoubleMatrix(blocks.toArray(double[][]::new), layout, rows, columns);
    }
}
