package dev.ballast.smote.neighbors.join;

import dev.ballast.smote.neighbors.bound.Boxes;
import dev.ballast.smote.neighbors.bound.FilterRows;
import dev.ballast.smote.neighbors.bound.FilteredRows;
import dev.ballast.smote.neighbors.exact.Answers;
import dev.ballast.smote.neighbors.exact.ExactTiles;
import dev.ballast.smote.neighbors.exact.NearestLists;
import dev.ballast.smote.neighbors.exact.SearchThreads;
import dev.ballast.smote.neighbors.kernel.DistanceKernel;
import dev.ballast.smote.neighbors.kernel.FilterKernel;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntConsumer;

/// The queries whose candidates the filter's bounds did not tell apart, compared by the definition with all that is below
/// their thresholds: the case of many rows at one distance, or so near each other that they are one to the filter.
final class UnsettledJoin {

    private static final int BLOCK = DistanceKernel.BLOCK;
    private static final int GROUP = DistanceKernel.QUERIES;

    /// More candidates of a block than this pass the filter: it is computed as a whole, which costs no more.
    private static final int MOST_PASSES = 256;

    private final DistanceKernel kernel;
    private final FilteredRows queries;
    private final FilteredRows candidates;
    private final List<Boxes> levels;
    private final boolean self;
    private final Answers answers;

    /// @param levels of boxes around the candidates, to leave out those too far; none to look at all
    UnsettledJoin(DistanceKernel kernel, FilteredRows queries, FilteredRows candidates, List<Boxes> levels,
            boolean self, Answers answers) {
        this.kernel = kernel;
        this.queries = queries;
        this.candidates = candidates;
        this.levels = levels;
        this.self = self;
        this.answers = answers;
    }

    void run(SearchThreads threads) {
        threads.run((answers.unsettled() + BLOCK - 1) / BLOCK, Worker::new);
    }

    /// One thread's work and scratch memory.
    private final class Worker implements IntConsumer {

        private final FilterKernel filter = kernel.requireFilter();
        private final FilterRows images = candidates.images();
        private final int columns = images.columns();
        private final ExactTiles tiles = new ExactTiles(kernel, candidates.rows(), answers.isWide());
        private final NearestLists lists = new NearestLists(BLOCK, answers.k(), answers.isWide());
        private final double[] values = new double[BLOCK * columns];
        private final float[] negated = new float[BLOCK * columns];
        private final float[] halfNorms = new float[BLOCK];
        private final float[] thresholds = new float[BLOCK];
        private final int[] places = new int[BLOCK];
        private final float[] lowers = new float[BLOCK * BLOCK];
        private final int[] found = new int[BLOCK * BLOCK];
        /// For the way down the boxes: the queries row by row, how far each looks, and the blocks that any has to look into.
        private final float[] rows = new float[levels.isEmpty() ? 0 : BLOCK * columns];
        private final float[] reaches = new float[BLOCK];
        private final int[] all = new int[BLOCK];
        private final int[] near = new int[BLOCK];
        private final BitSet wanted = new BitSet();

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
            findWanted(first, count);
            for (int block = wanted.nextSetBit(0); block >= 0; block = wanted.nextSetBit(block + 1)) {
                compare(block, count);
            }
            for (int i = 0; i < count; i++) {
                answers.put(places[i], lists, i);
            }
        }

        private void findWanted(int first, int count) {
            wanted.clear();
            if (levels.isEmpty()) {
                wanted.set(0, images.blocks());
                return;
            }
            for (int i = 0; i < BLOCK; i++) {
                all[i] = Math.min(i, count - 1);
            }
            for (int i = 0; i < count; i++) {
                int position = answers.unsettledPosition(first + i);
                queries.images().copyNegatedRow(position, rows, i);
                reaches[i] = Boxes.reach(queries.images(), position, thresholds[i]);
            }
            descend(levels.size() - 1, 0, count);
        }

        private void descend(int level, int group, int count) {
            levels.get(level).near(filter, rows, all, count, group, reaches, near);
            int any = 0;
            for (int i = 0; i < count; i++) {
                any |= near[i];
            }
            for (; any != 0; any &= any - 1) {
                int box = group * FilterKernel.LANES + Integer.numberOfTrailingZeros(any);
                if (level == 0) {
                    wanted.set(box * FilterKernel.LANES / BLOCK);
                } else {
                    descend(level - 1, box, count);
                }
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
                int exponent = answers.isWide() ? lists.thresholdExponent(query) : 0;
                thresholds[query] = Math.min(thresholds[query], images.halved(lists.threshold(query), exponent));
            }
        }
    }
}
