package dev.ballast.cli.inspect;

import dev.ballast.core.data.FeatureMatrix;
import dev.ballast.smote.neighbors.NeighborSearch;
import dev.ballast.smote.neighbors.Neighbors;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// Finds for sampled rows of a class, real and new, the nearest real row of the class and the nearest real row of any other
/// class, among all complete rows of the table, which come by in blocks.
///
/// Memory is that of a block. A real row does not count as its own neighbor, but rows equal to it do.
final class NearestRows {

    /// Distances of some rows.
    ///
    /// @param own   to the nearest real row of their class
    /// @param other to the nearest real row of another class
    record Distances(double[] own, double[] other) {

        /// The share of rows that are nearer to another class than to their own; equally near is not nearer.
        double shareNearerToOther() {
            return (double) IntStream.range(0, own.length).filter(i -> other[i] < own[i]).count() / own.length;
        }
    }

    /// The rows asked about, of one class.
    private static final class Queries {

        private final int rank;
        private final FeatureMatrix rows;
        /// The number in the file of each row, or -1 if it is not in the file.
        private final long[] numbers;
        private final double[] own;
        private final double[] other;

        Queries(int rank, List<RowSample.Row> sample) {
            this.rank = rank;
            this.rows = FeatureMatrix.wrap(sample.stream().map(RowSample.Row::values).toArray(double[][]::new));
            this.numbers = sample.stream().mapToLong(RowSample.Row::number).toArray();
            this.own = new double[sample.size()];
            this.other = new double[sample.size()];
            Arrays.fill(own, Double.POSITIVE_INFINITY);
            Arrays.fill(other, Double.POSITIVE_INFINITY);
        }

        Distances distances(boolean inFile) {
            int[] asked = IntStream.range(0, numbers.length).filter(i -> numbers[i] >= 0 == inFile).toArray();
            return new Distances(IntStream.of(asked).mapToDouble(i -> own[i]).toArray(),
                    IntStream.of(asked).mapToDouble(i -> other[i]).toArray());
        }
    }

    private static final int BLOCK_ROWS = 8192;

    private final Scales scales;
    private final int threads;
    private final int blockRows;
    private final List<Queries> queries = new ArrayList<>();
    private final List<RowSample.Row> block = new ArrayList<>();

    /// @param values how many values a block may hold
    NearestRows(Scales scales, int columns, int values, int threads) {
        this.scales = scales;
        this.threads = threads;
        this.blockRows = Math.clamp(values / columns, 1, BLOCK_ROWS);
    }

    /// Asks about rows of a class; they must be complete. One search for all is faster than one for each kind.
    ///
    /// @return the number of the question
    int ask(int rank, List<RowSample.Row> rows) {
        queries.add(new Queries(rank, rows));
        return queries.size() - 1;
    }

    /// A complete row of the table.
    void row(int rank, double[] values, long number) {
        block.add(new RowSample.Row(values.clone(), rank, number));
        if (block.size() == blockRows) {
            compare();
        }
    }

    private void compare() {
        FeatureMatrix matrix = FeatureMatrix.wrap(block.stream().map(RowSample.Row::values).toArray(double[][]::new));
        NeighborSearch search = NeighborSearch.among(matrix).columns(scales.columns()).scaledBy(scales.deviations())
                .threads(threads);
        for (Queries asked : queries) {
            int[] own = IntStream.range(0, block.size()).filter(i -> block.get(i).rank() == asked.rank).toArray();
            int[] other = IntStream.range(0, block.size()).filter(i -> block.get(i).rank() != asked.rank).toArray();
            compare(search, asked, own, asked.own);
            compare(search, asked, other, asked.other);
        }
        block.clear();
    }

    private void compare(NeighborSearch search, Queries asked, int[] places, double[] best) {
        if (places.length == 0 || best.length == 0) {
            return;
        }
        // The nearest of a row in the file may be itself.
        int k = Math.min(places.length, 2);
        Neighbors found = search.rows(places).nearest(asked.rows, k);
        for (int query = 0; query < best.length; query++) {
            for (int rank = 0; rank < k; rank++) {
                if (block.get(places[found.row(query, rank)]).number() != asked.numbers[query]) {
                    best[query] = Math.min(best[query], found.distance(query, rank));
                    break;
                }
            }
        }
    }

    /// All rows of the table came by.
    void complete() {
        if (!block.isEmpty()) {
            compare();
        }
    }

    /// What was found for the rows of a question that are in the file, or for the others.
    Distances distances(int question, boolean inFile) {
        return queries.get(question).distances(inFile);
    }
}
