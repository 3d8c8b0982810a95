package dev.ballast.smote.neighbors.join;

import dev.ballast.smote.neighbors.bound.Boxes;
import dev.ballast.smote.neighbors.bound.FilterRows;
import dev.ballast.smote.neighbors.bound.FilteredRows;
import dev.ballast.smote.neighbors.exact.Answers;
import dev.ballast.smote.neighbors.exact.SearchThreads;
import dev.ballast.smote.neighbors.kernel.DistanceKernel;
import dev.ballast.smote.neighbors.kernel.FilterKernel;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;

/// Queries against the candidates that are within their reach: rows in [SpatialOrder][dev.ballast.smote.neighbors.bound.SpatialOrder] are in boxes of [FilterKernel#LANES],
/// those in larger boxes of as many, and so on.
///
/// A thread works on a few blocks of queries at a time. Each is compared with one block of candidates, for first thresholds.
/// Then all go down the tree together: into each box go those queries that are near it, nearest boxes first, so that reaches
/// soon are short. With the smallest boxes' rows they are compared.
final class PartitionJoin {

    private static final int BLOCK = DistanceKernel.BLOCK;
    private static final int GROUP = DistanceKernel.QUERIES;
    private static final int LANES = FilterKernel.LANES;

    /// Blocks of queries that a thread works on at a time, unless their lists are too long to stay in the cache.
    private static final int MOST_TOGETHER = 2 * LANES * LANES / BLOCK;
    private static final int BLOCKS_BOXES = BLOCK / LANES;
    private static final int LONG_LISTS = 1 << 10;
    /// Queries of a block that tell what all of it cost: they are near each other.
    private static final int TRIED = LANES;

    private final DistanceKernel kernels;
    private final FilteredRows queries;
    private final FilteredRows candidates;
    /// From the smallest boxes up to a single group.
    private final List<Boxes> levels;
    private final boolean self;
    private final Answers answers;
    private final int together;

    /// @param levels of boxes around the candidates
    PartitionJoin(DistanceKernel kernels, FilteredRows queries, FilteredRows candidates, List<Boxes> levels,
            boolean self, Answers answers) {
        this.kernels = kernels;
        this.queries = queries;
        this.candidates = candidates;
        this.levels = levels;
        this.self = self;
        this.answers = answers;
        this.together = answers.k() > LONG_LISTS ? 1 : MOST_TOGETHER;
    }

    void run(SearchThreads threads) {
        threads.run((queries.images().blocks() + together - 1) / together, Worker::new);
    }

    /// What a search of all queries costs, as a few blocks of them tell, in the units of [FilterKernel.Costs].
    ///
    /// @param limit a cost at which to stop: then what is returned is above it, but no estimate
    double trial(int blocks, double limit, SearchThreads threads) {
        int all = queries.images().blocks();
        double[] costs = new double[blocks];
        threads.run(blocks, () -> {
            Worker worker = new Worker();
            worker.mostQueries = TRIED;
            worker.mostCost = limit * blocks / all;
            return i -> {
                worker.cost = 0;
                worker.search((int) ((2L * i + 1) * all / (2L * blocks)), 1);
                worker.mostCost -= worker.cost;
                costs[i] = worker.cost;
            };
        });
        return Arrays.stream(costs).sum() * all / blocks;
    }

    /// What it costs to compare all pairs, tile by tile.
    ///
    /// @param rows   for each of which some dozen others get into its list for a while
    /// @param coarse whether [CoarseRows][dev.ballast.smote.neighbors.bound.CoarseRows] have a first look at pairs
    static double costOfTiles(FilterKernel.Costs costs, double pairs, int rows, int columns, boolean coarse) {
        double pair = coarse ? 0.1 + 0.07 * columns : costs.pair() + costs.pairColumn() * columns;
        return pairs * pair + 6000.0 * rows;
    }

    /// One thread's work and scratch memory.
    private final class Worker implements IntConsumer {

        private final FilterKernel kernel = kernels.requireFilter();
        private final FilterKernel.Costs costs = kernel.costs();
        private final FilterRows images = candidates.images();
        private final FilterRows asked = queries.images();
        private final int columns = images.columns();
        private final int most = together * BLOCK;
        private final CandidateLists lists = new CandidateLists(most, answers.k());
        private final Settling settling = new Settling(queries, candidates, self, answers);
        private final Offers offers = new Offers(asked, images, self, lists);
        private final FirstBlock first = new FirstBlock(kernel, offers);

        /// The queries, row by row, with their signs changed; and how far each has to look, and for which threshold.
        private final float[] rows = new float[most * columns];
        private final float[] reaches = new float[most];
        private final float[] known = new float[most];

        private final Visit[] visits = new Visit[levels.size()];
        private final float[] centers = new float[columns];

        private final float[] values = new float[(most + LANES) * LANES];
        private final int[] found = new int[values.length];
        private final int[] firstBlocks = new int[together];
        private final int[] all = new int[most + LANES];

        /// Of a block: all, or a few to try, and which share of it these are.
        private int mostQueries = Integer.MAX_VALUE;
        private double share;
        private double cost;
        private double mostCost = Double.POSITIVE_INFINITY;
        private int begin;
        private int blocks;

        Worker() {
            Arrays.setAll(visits, level -> new Visit(most + LANES));
        }

        @Override
        public void accept(int unit) {
            int firstBlock = unit * together;
            search(firstBlock, Math.min(together, asked.blocks() - firstBlock));
            settling.settle(lists, 0, begin, Math.min(blocks * BLOCK, asked.rows() - begin));
        }

        private void search(int firstBlock, int together) {
            begin = firstBlock * BLOCK;
            blocks = together;
            lists.clear();
            Arrays.fill(reaches, Float.NaN);
            for (int member = 0; member < blocks; member++) {
                asked.copyNegatedRows(firstBlock + member, rows, member * BLOCK);
            }
            int rowsHere = Math.min(blocks * BLOCK, asked.rows() - begin);
            int count = Math.min(rowsHere, mostQueries);
            share = (double) count / rowsHere;
            findCenters(count);
            for (int member = 0; member < blocks; member++) {
                firstBlocks[member] = self ? firstBlock + member : nearestBlock();
                first.compare(firstBlock + member, firstBlocks[member], member * BLOCK);
            }
            for (int list = 0; list < count; list++) {
                all[list] = list;
                updateReach(list);
            }
            visit(levels.size() - 1, 0, all, count);
        }

        /// Finds twice the center of the queries, with signs changed.
        private void findCenters(int count) {
            for (int column = 0; column < columns; column++) {
                float least = Float.POSITIVE_INFINITY;
                float most = Float.NEGATIVE_INFINITY;
                for (int list = 0, at = column; list < count; list++, at += columns) {
                    least = Math.min(least, rows[at]);
                    most = Math.max(most, rows[at]);
                }
                centers[column] = least + most;
            }
        }

        /// The first block of the box that the way down the nearest ones ends in.
        private int nearestBlock() {
            int box = 0;
            for (int level = levels.size() - 1; level >= 0; level--) {
                visits[level].sort(levels.get(level), box, centers);
                box = visits[level].child(0);
            }
            return box / BLOCKS_BOXES;
        }

        /// Looks into a group of boxes.
        ///
        /// @param chosen the queries, with room to fill them up
        private void visit(int level, int group, int[] chosen, int count) {
            if (cost > mostCost) {
                return;
            }
            Visit visit = visits[level];
            fillUp(chosen, count);
            levels.get(level).near(kernel, rows, chosen, count, group, reaches, visit.near);
            if (level == 0) {
                leaveOutFirst(visit.near, group, chosen, count);
            }
            kernel.distribute(visit.near, chosen, count, visit.queries, visit.sizes);
            cost += count / share * (costs.near() + costs.nearColumn() * columns);
            if (level == 0) {
                for (int i = 0; i < LANES; i++) {
                    if (visit.sizes[i] > 0) {
                        compare(group * LANES + i, visit.queries[i], visit.sizes[i]);
                    }
                }
                for (int i = 0; i < count; i++) {
                    updateReach(chosen[i]);
                }
                return;
            }
            visit.sort(levels.get(level), group, centers);
            for (int i = 0; i < visit.children; i++) {
                int child = visit.child(i);
                int size = visit.sizes[child % LANES];
                if (size > 0) {
                    visit(level - 1, child, visit.queries[child % LANES], size);
                }
            }
        }

        /// Leaves out what [FirstBlock] has compared.
        private void leaveOutFirst(int[] near, int group, int[] chosen, int count) {
            for (int member = 0; member < blocks; member++) {
                int box = firstBlocks[member] * BLOCKS_BOXES;
                if (box / LANES == group) {
                    int seen = ((1 << BLOCKS_BOXES) - 1) << (box % LANES);
                    for (int i = 0; i < count; i++) {
                        if (chosen[i] / BLOCK == member) {
                            near[i] &= ~seen;
                        }
                    }
                }
            }
        }

        /// Kernels take groups of queries.
        private static void fillUp(int[] chosen, int count) {
            for (int i = 0; i < GROUP - 1; i++) {
                chosen[count + i] = chosen[count - 1];
            }
        }

        private void compare(int leaf, int[] chosen, int count) {
            int position = leaf * LANES;
            fillUp(chosen, count);
            int hits = kernel.atMost(rows, chosen, count, asked.halfNorms(), begin, columns,
                    images.block(position / BLOCK), position % BLOCK, images.halfNorms(), position, lists.thresholds(),
                    values, found);
            for (int i = 0; i < hits; i++) {
                int list = chosen[found[i] / LANES];
                offers.offer(list, begin + list, position + found[i] % LANES, values[found[i]]);
            }
            cost += count / share * (costs.picked() + costs.pickedColumn() * columns);
        }

        private void updateReach(int list) {
            float threshold = lists.thresholds()[list];
            if (threshold != known[list] || Float.isNaN(reaches[list])) {
                known[list] = threshold;
                reaches[list] = Boxes.reach(asked, begin + list, threshold);
            }
        }
    }
}
