package dev.ballast.smote.neighbors;

import dev.ballast.smote.neighbors.kernel.DistanceKernel;

import java.util.Arrays;
import java.util.function.IntConsumer;
import java.util.function.Supplier;

/// Orders rows so that every block holds rows near each other: they are cut in two, across the column in which they
/// vary most, until a block is left, as the leaves of a k-d tree (Bentley, Multidimensional binary search trees used for
/// associative searching, 1975, doi:10.1145/361002.361007). All blocks are full but the last.
///
/// Costs n log n comparisons, with 8 bytes a row beside the order itself. Threads share the cuts of one depth, until there are
/// enough parts for each to cut its own to the end.
final class SpatialOrder {

    private static final int BLOCK = DistanceKernel.BLOCK;
    private static final int MOST_SAMPLED = 64;

    private final ComparedRows rows;
    /// Shared by all threads, each at work on a part of its own.
    private final int[] order;
    private final double[] keys;
    private final double[] row;
    private final double[] means;
    private final double[] squares;

    private SpatialOrder(ComparedRows rows, int[] order, double[] keys) {
        this.rows = rows;
        this.order = order;
        this.keys = keys;
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
    static int[] of(ComparedRows rows, SearchThreads threads) {
        int[] order = identity(rows.size());
        double[] keys = new double[rows.size()];
        int parts = 1;
        while (parts < threads.count() && parts < blocks(0, rows.size())) {
            threads.run(parts, inParts(rows, order, keys, parts, SpatialOrder::cutOnce));
            parts *= 2;
        }
        threads.run(parts, inParts(rows, order, keys, parts, SpatialOrder::cut));
        return order;
    }

    /// What is done to one of the parts that a number of cuts have left.
    private interface PartWork {
        void accept(SpatialOrder order, int from, int to);
    }

    private static Supplier<IntConsumer> inParts(ComparedRows rows, int[] order, double[] keys, int parts,
            PartWork work) {
        return () -> {
            SpatialOrder worker = new SpatialOrder(rows, order, keys);
            return part -> {
                int from = 0;
                int to = order.length;
                // The way down from the whole to the part, as the digits of its number say.
                for (int half = parts / 2; half > 0; half /= 2) {
                    int middle = middle(from, to);
                    if ((part & half) == 0) {
                        to = middle;
                    } else {
                        from = middle;
                    }
                }
                work.accept(worker, from, to);
            };
        };
    }

    private static int blocks(int from, int to) {
        return (to - from + BLOCK - 1) / BLOCK;
    }

    private static int middle(int from, int to) {
        return from + blocks(from, to) / 2 * BLOCK;
    }

    private void cut(int from, int to) {
        if (blocks(from, to) <= 1) {
            Arrays.sort(order, from, to);
            return;
        }
        cutOnce(from, to);
        cut(from, middle(from, to));
        cut(middle(from, to), to);
    }

    private void cutOnce(int from, int to) {
        if (blocks(from, to) <= 1) {
            return;
        }
        int column = widest(from, to);
        for (int i = from; i < to; i++) {
            keys[i] = rows.value(order[i], column);
        }
        select(from, to - 1, middle(from, to));
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
