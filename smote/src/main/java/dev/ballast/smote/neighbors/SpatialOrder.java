package dev.ballast.smote.neighbors;

import dev.ballast.smote.neighbors.kernel.DistanceKernel;

import java.util.Arrays;

/// Orders rows so that every block holds rows near each other: they are cut in two, across the column in which they
/// vary most, until a block is left, as the leaves of a k-d tree (Bentley, Multidimensional binary search trees used for
/// associative searching, 1975, doi:10.1145/361002.361007). All blocks are full but the last.
///
/// Costs n log n comparisons, with 12 bytes a row beside the order itself.
final class SpatialOrder {

    private static final int BLOCK = DistanceKernel.BLOCK;
    private static final int MOST_SAMPLED = 64;

    private final ComparedRows rows;
    private final int[] order;
    private final double[] keys;
    private final double[] row;
    private final double[] means;
    private final double[] squares;

    private SpatialOrder(ComparedRows rows) {
        this.rows = rows;
        this.order = identity(rows.size());
        this.keys = new double[rows.size()];
        this.row = new double[rows.columns()];
        this.means = new double[rows.columns()];
        this.squares = new double[rows.columns()];
    }

    /// The order rows came in.
    static int[] identity(int rows) {
        int[] order = new int[rows];
        Arrays.setAll(order, i -> i);
        return order;
    }

    /// Returns the place of the row at each position.
    static int[] of(ComparedRows rows) {
        SpatialOrder tree = new SpatialOrder(rows);
        tree.cut(0, rows.size());
        return tree.order;
    }

    private void cut(int from, int to) {
        int blocks = (to - from + BLOCK - 1) / BLOCK;
        if (blocks <= 1) {
            Arrays.sort(order, from, to);
            return;
        }
        int middle = from + blocks / 2 * BLOCK;
        int column = widest(from, to);
        for (int i = from; i < to; i++) {
            keys[i] = rows.value(order[i], column);
        }
        select(from, to - 1, middle);
        cut(from, middle);
        cut(middle, to);
    }

    /// The column of the largest variance in a sample.
    private int widest(int from, int to) {
        int count = Math.min(to - from, MOST_SAMPLED);
        Arrays.fill(means, 0);
        Arrays.fill(squares, 0);
        for (int i = 0; i < count; i++) {
            rows.copy(order[from + (int) ((long) i * (to - from) / count)], row, 0);
            double share = 1.0 / (i + 1);
            for (int j = 0; j < row.length; j++) {
                double difference = row[j] - means[j];
                means[j] += difference * share;
                squares[j] += difference * (row[j] - means[j]);
            }
        }
        int widest = 0;
        for (int j = 1; j < row.length; j++) {
            if (squares[j] > squares[widest]) {
                widest = j;
            }
        }
        return widest;
    }

    /// Moves rows so that none before a position has a larger key than any from there on; as [Selection].
    private void select(int first, int last, int position) {
        int low = first;
        int high = last;
        while (low < high) {
            double pivot = median(keys[low], keys[(low + high) >>> 1], keys[high]);
            int i = low;
            int j = high;
            while (i <= j) {
                while (keys[i] < pivot) {
                    i++;
                }
                while (keys[j] > pivot) {
                    j--;
                }
                if (i <= j) {
                    swap(i++, j--);
                }
            }
            if (position <= j) {
                high = j;
            } else if (position >= i) {
                low = i;
            } else {
                return;
            }
        }
    }

    private static double median(double a, double b, double c) {
        return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
    }

    private void swap(int i, int j) {
        double key = keys[i];
        keys[i] = keys[j];
        keys[j] = key;
        int place = order[i];
        order[i] = order[j];
        order[j] = place;
    }
}
