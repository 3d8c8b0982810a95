package dev.ballast.smote.neighbors;

import dev.ballast.smote.neighbors.kernel.DistanceKernel;
import dev.ballast.smote.neighbors.kernel.FilterKernel;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntConsumer;

/// Queries against candidates, a few blocks of queries at a time, so that a block of candidates, once in cache, serves
/// them all. With boxes, the nearest blocks of candidates come first, and queries are compared with those blocks only that
/// are within their reach.
final class LeafJoin {

    private static final int BLOCK = DistanceKernel.BLOCK;
    private static final int GROUP = DistanceKernel.QUERIES;

    /// Blocks of queries that a thread works on at a time, at most.
    private static final int MOST_TOGETHER = 4;

    private final DistanceKernel kernels;
    private final FilteredRows queries;
    private final FilteredRows candidates;
    private final Boxes queryBoxes;
    private final Boxes boxes;
    private final Boxes outer;
    private final boolean self;
    private final Answers answers;
    private final int together;
    private final AtomicLong compared = new AtomicLong();

    /// @param queryBoxes of the queries; null to compare all with all
    /// @param boxes      of the candidates; null as well
    LeafJoin(DistanceKernel kernels, FilteredRows queries, FilteredRows candidates, Boxes queryBoxes, Boxes boxes,
            boolean self, Answers answers) {
        this.kernels = kernels;
        this.queries = queries;
        this.candidates = candidates;
        this.queryBoxes = queryBoxes;
        this.boxes = boxes;
        this.outer = boxes == null ? null : boxes.around();
        this.self = self;
        this.answers = answers;
        int most = Math.min(MOST_TOGETHER, queries.images().blocks());
        this.together = CandidateLists.canHold((long) most * BLOCK, answers.k()) ? most : 1;
    }

    void run(SearchThreads threads) {
        threads.run((queries.images().blocks() + together - 1) / together, Worker::new);
    }

    /// The share of all pairs that a few blocks of queries have to be compared with.
    double trial(int blocks) {
        Worker worker = new Worker();
        int all = queries.images().blocks();
        for (int i = 0; i < blocks; i++) {
            worker.search((int) ((2L * i + 1) * all / (2L * blocks)), 1);
        }
        return (double) compared.get() / ((double) blocks * BLOCK * candidates.images().blocks());
    }

    /// One thread's work and scratch memory.
    private final class Worker implements IntConsumer {

        private final FilterKernel kernel = kernels.filter();
        private final FilterRows images = candidates.images();
        private final FilterRows asked = queries.images();
        private final int columns = images.columns();
        private final CandidateLists lists = new CandidateLists(together * BLOCK, answers.k());
        private final Settling settling = new Settling(queries, candidates, answers);
        private final FirstThresholds firstThresholds = new FirstThresholds(kernel, answers.k());
        private final NearBlocks near = boxes == null
                ? null
                : new NearBlocks(kernel, asked, queryBoxes, boxes, outer, together);
        private final float[] values = new float[BLOCK * BLOCK];
        private final int[] found = new int[BLOCK * BLOCK];

        /// Queries laid out for the kernel, as many as it takes, and the lists they have.
        private final float[] negated = new float[BLOCK * columns];
        private final float[] negatedRows = new float[near == null ? 0 : together * BLOCK * columns];
        private final float[] halfNorms = new float[BLOCK];
        private final float[] thresholds = new float[BLOCK];
        private final int[] picked = new int[BLOCK];
        private int count;

        private int firstBlock;
        private long pairs;

        @Override
        public void accept(int unit) {
            int first = unit * together;
            int blocks = Math.min(together, asked.blocks() - first);
            search(first, blocks);
            for (int list = 0; list < blocks * BLOCK && first * BLOCK + list < asked.rows(); list++) {
                settling.settle(lists, list, first * BLOCK + list);
            }
        }

        private void search(int first, int blocks) {
            firstBlock = first;
            pairs = 0;
            lists.clear();
            if (near == null) {
                for (int member = 0; member < blocks; member++) {
                    pickAll(member);
                    for (int other = 0; other < images.blocks(); other++) {
                        compareAll(member, other, other == 0);
                    }
                }
            } else {
                near.start(first);
                for (int member = 0; member < blocks; member++) {
                    pickAll(member);
                    asked.copyNegatedRows(first + member, negatedRows, member * BLOCK);
                    int nearest = near.nearest(member);
                    for (int i = 0; i < nearest; i++) {
                        compareAll(member, near.first(i), i == 0);
                    }
                }
                compareNear(blocks, 0.5f);
                compareNear(blocks, 1);
            }
            compared.addAndGet(pairs);
        }

        private void compareNear(int blocks, float share) {
            for (int member = 0; member < blocks; member++) {
                near.look(member, lists.thresholds(), share);
            }
            for (int box = 0; box < near.outers(); box++) {
                if (near.isTouched(box)) {
                    near.leave(box);
                    int end = Math.min(images.blocks(), (box + 1) * FilterKernel.LANES);
                    for (int other = box * FilterKernel.LANES; other < end; other++) {
                        compareWanted(blocks, other);
                    }
                }
            }
        }

        private void compareWanted(int blocks, int other) {
            count = 0;
            for (int member = 0; member < blocks; member++) {
                long wanted = near.take(other, member);
                if (count + Long.bitCount(wanted) > BLOCK) {
                    compare(other);
                    count = 0;
                }
                for (; wanted != 0; wanted &= wanted - 1) {
                    pick(member * BLOCK + Long.numberOfTrailingZeros(wanted));
                }
            }
            if (count > 0) {
                compare(other);
            }
        }

        private void pickAll(int member) {
            asked.copyNegated(firstBlock + member, negated);
            System.arraycopy(asked.halfNorms(), (firstBlock + member) * BLOCK, halfNorms, 0, BLOCK);
            for (int lane = 0; lane < BLOCK; lane++) {
                picked[lane] = member * BLOCK + lane;
            }
            count = BLOCK;
        }

        private void pick(int list) {
            int from = list * columns;
            int to = count / GROUP * GROUP * columns + count % GROUP;
            for (int column = 0; column < columns; column++, to += GROUP) {
                negated[to] = negatedRows[from + column];
            }
            halfNorms[count] = asked.halfNorms()[firstBlock * BLOCK + list];
            picked[count++] = list;
        }

        /// Compares all of a block of queries.
        ///
        /// @param first whether it has not been compared with anything
        private void compareAll(int member, int other, boolean first) {
            if (!first) {
                compare(other);
                return;
            }
            pairs += BLOCK;
            kernel.halfDistances(negated, BLOCK, halfNorms, 0, columns, images.block(other), images.halfNorms(),
                    other * BLOCK, values);
            if (self && other == firstBlock + member) {
                for (int at = 0; at < values.length; at += BLOCK + 1) {
                    values[at] = Float.POSITIVE_INFINITY;
                }
            }
            float[] least = firstThresholds.of(values, asked, firstBlock + member, images, other);
            offer(other, kernel.atMost(values, BLOCK, least, found));
        }

        /// Compares the queries picked.
        private void compare(int other) {
            int rounded = (count + GROUP - 1) / GROUP * GROUP;
            pairs += rounded;
            for (int i = 0; i < count; i++) {
                thresholds[i] = lists.thresholds()[picked[i]];
            }
            // Places beyond the last hold older queries: computed, never found.
            Arrays.fill(thresholds, count, rounded, Float.NEGATIVE_INFINITY);
            kernel.halfDistances(negated, rounded, halfNorms, 0, columns, images.block(other), images.halfNorms(),
                    other * BLOCK, values);
            offer(other, kernel.atMost(values, rounded, thresholds, found));
        }

        private void offer(int other, int hits) {
            for (int i = 0; i < hits; i++) {
                int list = picked[found[i] / BLOCK];
                int candidate = other * BLOCK + found[i] % BLOCK;
                int position = firstBlock * BLOCK + list;
                float lower = values[found[i]];
                if (lower <= lists.thresholds()[list] && !(self && position == candidate)) {
                    float margins = asked.margin(position) + images.margin(candidate);
                    lists.offer(list, candidate, FilterRows.upper(lower, margins), asked.margin(position));
                }
            }
        }
    }
}
