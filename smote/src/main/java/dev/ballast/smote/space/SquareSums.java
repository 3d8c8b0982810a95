package dev.ballast.smote.space;

import java.util.Arrays;

/// Compares one row after another with many, where distances are sums of squares: the numbers of a tile of rows in short loops
/// over one column each, which the compiler turns into vector code; then, only for rows that are still near enough, the codes.
///
/// Sums only grow, and they grow in the order in which [RowDistances#between] adds, so that what is left out is what would have
/// been refused, and the answer is the same to the last bit. Not thread-safe.
final class SquareSums {

    /// Its sums stay in the first cache.
    private static final int TILE = 512;

    private final RowDistances distances;
    private final double[][] numbers;
    private final int[][] codes;
    private final double[] sums = new double[TILE];
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

    /// Offers all rows but one to a list.
    ///
    /// @param query   which row asks
    /// @param self    its number, which is left out
    /// @param among   the numbers of the rows that it is compared with
    /// @param nearest takes those nearest
    void offerNearest(int query, int self, int[] among, NearestRows nearest) {
        begin(query);
        for (int from = 0; from < among.length; from += TILE) {
            int rows = Math.min(TILE, among.length - from);
            addNumbers(query, from, rows);
            double limit = nearest.limit();
            for (int i = 0; i < rows; i++) {
                if (sums[i] < limit && among[from + i] != self) {
                    double sum = withCodes(from + i, sums[i], limit);
                    if (sum < limit) {
                        nearest.offer(sum, among[from + i]);
                        limit = nearest.limit();
                    }
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
        for (int from = 0; from < among.length; from += TILE) {
            int rows = Math.min(TILE, among.length - from);
            addNumbers(query, from, rows);
            for (int i = 0; i < rows; i++) {
                if (among[from + i] != self) {
                    farthest.offer(-withCodes(from + i, sums[i], Double.POSITIVE_INFINITY), among[from + i]);
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

    private void addNumbers(int query, int from, int rows) {
        double[][] own = distances.queries().numbers();
        int column = numbers.length % 2;
        if (column == 0) {
            Arrays.fill(sums, 0, rows, 0);
        } else {
            first(numbers[0], own[0][query], from, rows, sums);
        }
        for (; column < numbers.length; column += 2) {
            addTwo(numbers[column], own[column][query], numbers[column + 1], own[column + 1][query], from, rows, sums);
        }
    }

    private static void first(double[] values, double own, int from, int rows, double[] sums) {
        for (int i = 0; i < rows; i++) {
            double difference = own - values[from + i];
            sums[i] = difference * difference;
        }
    }

    private static void addTwo(double[] values, double own, double[] next, double ownNext, int from, int rows,
            double[] sums) {
        for (int i = 0; i < rows; i++) {
            double difference = own - values[from + i];
            double second = ownNext - next[from + i];
            sums[i] = sums[i] + difference * difference + second * second;
        }
    }

    /// Adds the codes of a row until the sum reaches a limit.
    private double withCodes(int row, double numbersOnly, double limit) {
        double sum = numbersOnly;
        for (int column = 0; column < toCode.length && sum < limit; column++) {
            sum += toCode[column][codes[column][row]];
        }
        return sum;
    }
}
