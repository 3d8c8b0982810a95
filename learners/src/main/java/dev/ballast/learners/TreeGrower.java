package dev.ballast.learners;

import it.unimi.dsi.fastutil.doubles.DoubleArrayList;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.Objects;
import java.util.random.RandomGenerator;

/// Grows trees on samples of a table: CART.
///
/// Breiman, Friedman, Olshen, Stone: "Classification and regression trees", 1984.
///
/// **Method.** A node with rows of more than one class is divided at the threshold of the column that makes its children purest
/// by Gini's index, that is, where `sum of squares of the class counts / rows`, added over both, is largest; with equal ones the
/// first column tried and the smallest threshold wins. Thresholds lie halfway between neighboring values, and leave at least
/// so many rows on both sides. A node that cannot be divided so is a leaf. Nothing is pruned.
///
/// Of all columns, or of some drawn anew for every node; columns that do not vary there do not count.
///
/// **Machines.** Counts are whole numbers, and two divisions and a sum of them the same on every machine. Values are only compared
/// and halved, so that units matter to nothing.
///
/// **Cost.** Rows x columns for every level of the tree; 4 bytes for each row and column of the sample.
/// Not thread-safe; its memory is used again for the next tree.
final class TreeGrower {

    private static final int LEAF = -1;

    private final SortedColumns table;
    private final int[] codes;
    private final int classes;
    private final int leastRows;
    private final int columnsTried;

    /// The rows of the sample in the order of each column; those of a node are together.
    private final int[][] orders;
    private int[] moved = new int[0];
    private final int[] tried;
    private final int[] node;
    private final int[] left;
    private final int[] right;

    private final IntArrayList columns = new IntArrayList();
    private final DoubleArrayList thresholds = new DoubleArrayList();
    private final IntArrayList places = new IntArrayList();
    private final IntArrayList counts = new IntArrayList();

    private double bestScore;
    private int bestColumn;
    private double bestThreshold;

    /// Makes a grower.
    ///
    /// @param table        the rows; at least one column
    /// @param codes        the class of every row
    /// @param classes      number of classes
    /// @param leastRows    least number of rows of a leaf
    /// @param columnsTried how many columns each node may choose from
    TreeGrower(SortedColumns table, int[] codes, int classes, int leastRows, int columnsTried) {
        this.table = table;
        this.codes = codes;
        this.classes = classes;
        this.leastRows = leastRows;
        this.columnsTried = columnsTried;
        this.orders = new int[table.values().length][0];
        this.tried = new int[orders.length];
        this.node = new int[classes];
        this.left = new int[classes];
        this.right = new int[classes];
    }

    /// Grows a tree.
    ///
    /// @param times  how often every row is in the sample, at least one of them
    /// @param random draws the columns to choose from; null if all may be chosen
    /// @return the tree
    DecisionTree grow(int[] times, @Nullable RandomGenerator random) {
        int size = Arrays.stream(times).sum();
        for (int column = 0; column < orders.length; column++) {
            orders[column] = orders[column].length == size ? orders[column] : new int[size];
            int place = 0;
            for (int row : table.orders()[column]) {
                for (int i = 0; i < times[row]; i++) {
                    orders[column][place++] = row;
                }
            }
        }
        moved = moved.length == size ? moved : new int[size];
        columns.clear();
        thresholds.clear();
        places.clear();
        counts.clear();
        // A stack of its own: trees of rows that come one by one are as deep as there are rows.
        IntArrayList open = new IntArrayList();
        open(open, 0, size);
        while (!open.isEmpty()) {
            int to = open.popInt();
            int from = open.popInt();
            int at = open.popInt();
            int middle = divide(from, to, random);
            if (middle == LEAF) {
                columns.set(at, LEAF);
                places.set(at, counts.size());
                counts.addElements(counts.size(), node);
            } else {
                columns.set(at, bestColumn);
                thresholds.set(at, bestThreshold);
                places.set(at, columns.size());
                open(open, from, middle);
                open(open, middle, to);
            }
        }
        return new DecisionTree(classes, columns.toIntArray(), thresholds.toDoubleArray(), places.toIntArray(),
                counts.toIntArray());
    }

    private void open(IntArrayList open, int from, int to) {
        open.add(columns.size());
        open.add(from);
        open.add(to);
        columns.add(LEAF);
        thresholds.add(0);
        places.add(0);
    }

    /// Divides the rows of a node and returns where the second child's begin; the counts of the node are then in `node`.
    private int divide(int from, int to, @Nullable RandomGenerator random) {
        Arrays.fill(node, 0);
        for (int i = from; i < to; i++) {
            node[codes[orders[0][i]]]++;
        }
        if (node[codes[orders[0][from]]] == to - from || to - from < 2L * leastRows) {
            return LEAF;
        }
        bestScore = Double.NEGATIVE_INFINITY;
        if (columnsTried >= orders.length) {
            for (int column = 0; column < orders.length; column++) {
                search(column, from, to);
            }
        } else {
            // Who lets it choose from some columns only says what draws them.
            RandomGenerator draws = Objects.requireNonNull(random);
            Arrays.setAll(tried, column -> column);
            int searched = 0;
            for (int i = 0; i < tried.length && searched < columnsTried; i++) {
                int other = i + draws.nextInt(tried.length - i);
                int column = tried[other];
                tried[other] = tried[i];
                searched += search(column, from, to) ? 1 : 0;
            }
        }
        return bestScore == Double.NEGATIVE_INFINITY ? LEAF : partition(from, to);
    }

    /// Looks for a better threshold in a column; false if it does not vary.
    private boolean search(int column, int from, int to) {
        int[] order = orders[column];
        double[] values = table.values()[column];
        if (values[order[from]] == values[order[to - 1]]) {
            return false;
        }
        Arrays.fill(left, 0);
        System.arraycopy(node, 0, right, 0, classes);
        long leftSquares = 0;
        long rightSquares = 0;
        for (int count : node) {
            rightSquares += (long) count * count;
        }
        for (int i = from; i < to - leastRows; i++) {
            int code = codes[order[i]];
            leftSquares += 2L * left[code]++ + 1;
            rightSquares -= 2L * right[code]-- - 1;
            double low = values[order[i]];
            double high = values[order[i + 1]];
            if (low < high && i + 1 - from >= leastRows) {
                double score = (double) leftSquares / (i + 1 - from) + (double) rightSquares / (to - 1 - i);
                if (score > bestScore) {
                    bestScore = score;
                    bestColumn = column;
                    bestThreshold = between(low, high);
                }
            }
        }
        return true;
    }

    /// Halfway from a value to a larger one, and below that.
    private static double between(double low, double high) {
        double middle = low / 2 + high / 2;
        return middle >= low && middle < high ? middle : low;
    }

    private int partition(int from, int to) {
        double[] values = table.values()[bestColumn];
        int middle = from;
        for (int[] order : orders) {
            middle = from;
            int second = 0;
            for (int i = from; i < to; i++) {
                if (values[order[i]] <= bestThreshold) {
                    order[middle++] = order[i];
                } else {
                    moved[second++] = order[i];
                }
            }
            System.arraycopy(moved, 0, order, middle, second);
        }
        return middle;
    }
}
