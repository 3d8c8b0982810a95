package dev.ballast.smote.space;

import java.util.Arrays;

/// Compares one row after another with many, where distances are sums of squares: blocks of rows in short loops over one or two
/// columns. Numbers come first, for all rows of a block, in vector code; then the codes, column by column, for the rows that are
/// still near enough, which are listed without branches that the processor would have to guess.
///
/// Sums only grow, and they grow in the order in which [RowDistances#between] adds, so that what is left out is what would have
/// been refused, and the answer is the same to the last bit. Not thread-safe.
final class SquareSums {

    private final RowDistances distances;
    private final double[][][] numbers;
    private final int[][] codes;
    /// Of the rows of a block.
    private final double[] sums = new double[RowValues.BLOCK];
    /// Rows of a block that are still near enough, ascending.
    private final int[] left = new int[RowValues.BLOCK];
    /// For every column of codes the squared distances of the query's code to all others.
    private final double[][] toCode;
    private final int[] codeOf;

    SquareSums(RowDistances distances) {
        this.distances = distances;
        this.numbers = distances.candidates().numbers();
        this.codes = distances.candidates().codes();
        this.toCode = distances.places();
        this.codeOf = new int[toCode.length];
        Arrays.fill(codeOf, RowValues.UNKNOWN);
    }

    /// Offers all rows but one to a list, but for those that it would refuse.
    ///
    /// @param query   which row asks
    /// @param self    its number, which is left out
    /// @param among   the numbers of the rows that it is compared with
    /// @param nearest takes those nearest
    void offerNearest(int query, int self, int[] among, NearestRows nearest) {
        begin(query);
        for (int from = 0; from < among.length; from += RowValues.BLOCK) {
            int rows = compare(query, from, Math.min(RowValues.BLOCK, among.length - from), nearest.limit());
            for (int i = 0; i < rows; i++) {
                if (among[from + left[i]] != self) {
                    nearest.offer(sums[left[i]], among[from + left[i]]);
                }
            }
        }
    }

    /// Offers all rows but one to a list.
    ///
    /// @param query    which row asks
    /// @param self     its number, which is left out
    /// @param among    the numbers of the rows that it is compared with
    /// @param farthest takes those with the smallest negative distances
    void offerFarthest(int query, int self, int[] among, NearestRows farthest) {
        begin(query);
        for (int from = 0; from < among.length; from += RowValues.BLOCK) {
            int rows = compare(query, from, Math.min(RowValues.BLOCK, among.length - from), Double.POSITIVE_INFINITY);
            for (int i = 0; i < rows; i++) {
                if (among[from + left[i]] != self) {
                    farthest.offer(-sums[left[i]], among[from + left[i]]);
                }
            }
        }
    }

    private void begin(int query) {
        for (int column = 0; column < toCode.length; column++) {
            int code = distances.queries().codes()[column][query];
            if (code != codeOf[column]) {
                distances.squares(column, code, toCode[column]);
                codeOf[column] = code;
            }
        }
    }

    /// Works out the sums of a block and lists the rows below a limit.
    ///
    /// @return how many
    private int compare(int query, int from, int rows, double limit) {
        addNumbers(query, from / RowValues.BLOCK, rows);
        int below = below(limit, rows);
        for (int column = 0; column < toCode.length; column++) {
            below = addCodes(toCode[column], codes[column], from, limit, below);
        }
        return below;
    }

    private void addNumbers(int query, int block, int rows) {
        RowValues own = distances.queries();
        int column = numbers.length % 2;
        if (column == 0) {
            Arrays.fill(sums, 0, rows, 0);
        } else {
            first(numbers[0][block], own.number(0, query), rows, sums);
        }
        for (; column < numbers.length; column += 2) {
            addTwo(numbers[column][block], own.number(column, query), numbers[column + 1][block],
                    own.number(column + 1, query), rows, sums);
        }
    }

    private static void first(double[] values, double own, int rows, double[] sums) {
        for (int i = 0; i < rows; i++) {
            double difference = own - values[i];
            sums[i] = difference * difference;
        }
    }

    private static void addTwo(double[] values, double own, double[] next, double ownNext, int rows, double[] sums) {
        for (int i = 0; i < rows; i++) {
            double difference = own - values[i];
            double second = ownNext - next[i];
            sums[i] = sums[i] + difference * difference + second * second;
        }
    }

    private int below(double limit, int rows) {
        int below = 0;
        for (int i = 0; i < rows; i++) {
            left[below] = i;
            below += sums[i] < limit ? 1 : 0;
        }
        return below;
    }

    private int addCodes(double[] squares, int[] column, int from, double limit, int rows) {
        int below = 0;
        for (int i = 0; i < rows; i++) {
            int row = left[i];
            double sum = sums[row] + squares[column[from + row]];
            sums[row] = sum;
            left[below] = row;
            below += sum < limit ? 1 : 0;
        }
        return below;
    }
}
