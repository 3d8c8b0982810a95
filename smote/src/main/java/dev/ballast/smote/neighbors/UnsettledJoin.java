package dev.ballast.smote.neighbors;

import dev.ballast.smote.neighbors.kernel.DistanceKernel;
import dev.ballast.smote.neighbors.kernel.FilterKernel;

import java.util.Arrays;
import java.util.function.IntConsumer;

/// The queries whose candidates the filter's bounds did not tell apart, compared by the definition with all that is below
/// their thresholds: the case of many rows at one distance.
final class UnsettledJoin {

    private static final int BLOCK = DistanceKernel.BLOCK;
    private static final int GROUP = DistanceKernel.QUERIES;

    /// More candidates of a block than this pass the filter: it is computed as a whole, which costs no more.
    private static final int MOST_PASSES = 256;

    private final DistanceKernel kernel;
    private final FilteredRows queries;
    private final FilteredRows candidates;
    private final boolean self;
    private final Answers answers;

    UnsettledJoin(DistanceKernel kernel, FilteredRows queries, FilteredRows candidates,
            boolean self, Answers answers) {
        this.kernel = kernel;
        this.queries = queries;
        this.candidates = candidates;
        this.self = self;
        this.answers = answers;
    }

    void run(SearchThreads threads) {
        threads.run((answers.unsettled() + BLOCK - 1) / BLOCK, Worker::new);
    }

    /// One thread's work and scratch memory.
    private final class Worker implements IntConsumer {

        private final FilterKernel filter = kernel.filter();
        private final FilterRows images = candidates.images();
        private final int columns = images.columns();
        private final ExactTiles tiles = new ExactTiles(kernel, candidates.rows());
        private final NearestLists lists = new NearestLists(BLOCK, answers.k());
        private final double[] values = new double[BLOCK * columns];
        private final float[] negated = new float[BLOCK * columns];
        private final float[] halfNorms = new float[BLOCK];
        private final float[] thresholds = new float[BLOCK];
        private final int[] places = new int[BLOCK];
        private final float[] lowers = new float[BLOCK * BLOCK];
        private final int[] found = new int[BLOCK * BLOCK];

        @Override
        public void accept(int chunk) {
            int first = chunk * BLOCK;
            int count = Math.min(BLOCK, answers.unsettled() - first);
            lists.clear();
            Arrays.fill(thresholds, Float.NEGATIVE_INFINITY);
            for (int i = 0; i < count; i++) {
                int position = answers.unsettledPosition(first + i);
                queries.copy(position, values, i * columns);
                queries.images().copyNegated(position, negated, i);
                halfNorms[i] = queries.images().halfNorms()[position];
                thresholds[i] = answers.unsettledThreshold(first + i);
                places[i] = queries.order()[position];
            }
            for (int block = 0; block < images.blocks(); block++) {
                compare(block, count);
            }
            for (int i = 0; i < count; i++) {
                answers.put(places[i], lists, i);
            }
        }

        private void compare(int block, int count) {
            filter.halfDistances(negated, BLOCK, halfNorms, 0, columns, images.block(block), images.halfNorms(),
                    block * BLOCK, lowers);
            int passes = filter.atMost(lowers, BLOCK, thresholds, found);
            if (passes == 0) {
                return;
            }
            tiles.load(candidates.order(), block * BLOCK, images.rowsIn(block));
            if (passes > MOST_PASSES) {
                for (int query = 0; query < count; query += GROUP) {
                    tiles.compute(values, query);
                    for (int i = query; i < Math.min(count, query + GROUP); i++) {
                        tiles.merge(lists, i, i - query, self ? places[i] : -1);
                        updateThreshold(i);
                    }
                }
                return;
            }
            for (int i = 0; i < passes; i++) {
                int query = found[i] / BLOCK;
                if (lowers[found[i]] <= thresholds[query]) {
                    tiles.offer(lists, query, values, found[i] % BLOCK, self ? places[query] : -1);
                    updateThreshold(query);
                }
            }
        }

        private void updateThreshold(int query) {
            if (lists.isFull(query)) {
                thresholds[query] = Math.min(thresholds[query], images.halved(lists.threshold(query)));
            }
        }
    }
}
