package dev.ballast.smote.neighbors.join;

import dev.ballast.smote.neighbors.bound.FilteredRows;

import java.util.Arrays;

/// The rows by position that one thread asked for of late. Queries near each other have the same rows as candidates, which
/// lie anywhere in a caller's matrix, and each is fetched from there about once.
final class CachedRows {

    /// Values held: 128 kilobytes.
    private static final int VALUES = 1 << 14;
    /// Rows of more columns lie together well enough.
    private static final int MOST_COLUMNS = 64;

    private final FilteredRows rows;
    private final int columns;
    /// The position held in each slot, which is where it is modulo a power of two; empty if nothing is held.
    private final int[] held;
    private final double[] values;

    CachedRows(FilteredRows rows) {
        this.rows = rows;
        this.columns = rows.rows().columns();
        this.held = new int[columns > MOST_COLUMNS ? 0 : Integer.highestOneBit(VALUES / Math.max(1, columns))];
        this.values = new double[held.length * columns];
        Arrays.fill(held, -1);
    }

    /// Fetches a row, if it is not held. Fetching many in a row makes the processor wait for them all at once.
    void fetch(int position) {
        if (isHolding()) {
            slot(position);
        }
    }

    void copy(int position, double[] target, int offset) {
        if (!isHolding()) {
            rows.copy(position, target, offset);
            return;
        }
        int from = slot(position) * columns;
        for (int column = 0; column < columns; column++) {
            target[offset + column] = values[from + column];
        }
    }

    /// Whether rows are held at all.
    boolean isHolding() {
        return held.length > 0;
    }

    /// The squared distance by definition of a row to one of these, if rows are held.
    double squaredDistance(double[] row, int position) {
        int from = slot(position) * columns;
        double sum = 0;
        for (int column = 0; column < columns; column++) {
            double difference = row[column] - values[from + column];
            sum += difference * difference;
        }
        return sum;
    }

    private int slot(int position) {
        int slot = position & (held.length - 1);
        if (held[slot] != position) {
            rows.copy(position, values, slot * columns);
            held[slot] = position;
        }
        return slot;
    }
}
