package dev.ballast.smote.space;

/// The k candidates with the smallest keys so far, in order; of equal keys the lower row first, as rows are offered in ascending
/// order. Not thread-safe.
final class NearestRows {

    private final double[] keys;
    private final int[] rows;
    private int size;

    NearestRows(int k) {
        keys = new double[k];
        rows = new int[k];
    }

    void clear() {
        size = 0;
    }

    /// {@return a key that is too large, as are all above it}
    double limit() {
        return size < keys.length ? Double.POSITIVE_INFINITY : keys[size - 1];
    }

    void offer(double key, int row) {
        if (size == keys.length && key >= keys[size - 1]) {
            return;
        }
        int place = size < keys.length ? size++ : size - 1;
        while (place > 0 && keys[place - 1] > key) {
            keys[place] = keys[place - 1];
            rows[place] = rows[place - 1];
            place--;
        }
        keys[place] = key;
        rows[place] = row;
    }

    double key(int rank) {
        return keys[rank];
    }

    int row(int rank) {
        return rows[rank];
    }
}
