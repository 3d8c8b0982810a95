package dev.ballast.smote.neighbors.join;

import dev.ballast.smote.neighbors.bound.CoarseRows;
import dev.ballast.smote.neighbors.bound.FilterRows;
import dev.ballast.smote.neighbors.exact.SearchThreads;
import dev.ballast.smote.neighbors.kernel.CoarseKernel;
import dev.ballast.smote.neighbors.kernel.DistanceKernel;
import dev.ballast.smote.neighbors.kernel.FilterKernel;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;

/// All rows among themselves, each unordered pair once: what the filter computes for a pair of blocks serves the lists of
/// both.
///
/// Blocks are put in groups, and a thread works on two groups at a time that no other thread works on, so that lists need
/// no locks. Pairs of neighboring groups come first: with rows in spatial order, thresholds soon are small.
///
/// Where there is a [CoarseKernel], it takes a first look, and the filter's bound is computed for the few pairs it finds.
final class PairJoin {

    private static final int BLOCK = DistanceKernel.BLOCK;
    private static final int TOGETHER = FilterKernel.TOGETHER;
    /// Groups for each thread: enough for any two threads to find work apart from each other.
    private static final int GROUPS = 8;
    /// For more threads than this there are no more groups.
    private static final int MOST_THREADS = 32;
    private static final long PAUSE_NANOS = 20_000;
    /// If the coarse kernel finds more pairs in two blocks, the filter computes all of them faster than each by itself.
    private static final int MANY = 128;
    /// So many pairs of blocks, at most, go to the filter before the coarse kernel is tried again.
    private static final int LONGEST_REST = 16;

    private final DistanceKernel kernels;
    private final FilterRows images;
    /// Null if the filter is to see all pairs.
    private final @Nullable CoarseRows coarse;
    private final CandidateLists lists;
    /// Thresholds of the lists as the coarse kernel wants them.
    private final short[] thresholds;
    private final int groups;
    private final boolean[] busy;
    private final boolean[] done;
    /// Pairs less apart are done.
    private int firstApart;

    PairJoin(DistanceKernel kernels, FilterRows images, @Nullable CoarseRows coarse, int k, int threads) {
        this.kernels = kernels;
        this.images = images;
        this.coarse = coarse;
        this.thresholds = new short[coarse == null ? 0 : images.blocks() * BLOCK];
        Arrays.fill(thresholds, 0, coarse == null ? 0 : images.rows(), Short.MAX_VALUE);
        Arrays.fill(thresholds, coarse == null ? 0 : images.rows(), thresholds.length, Short.MIN_VALUE);
        this.lists = new CandidateLists(images.blocks() * BLOCK, k);
        this.groups = Math.min(images.blocks(), GROUPS * Math.min(threads, MOST_THREADS));
        this.busy = new boolean[groups];
        this.done = new boolean[groups * groups];
    }

    CandidateLists run(SearchThreads threads) {
        threads.run(groups * (groups + 1) / 2, () -> new Worker(threads));
        return lists;
    }

    private int firstBlock(int group) {
        return (int) ((long) images.blocks() * group / groups);
    }

    /// Claims two free groups that have not met; -1 if there are none at the moment.
    private synchronized int claim() {
        for (int apart = firstApart; apart < groups; apart++) {
            boolean all = true;
            for (int group = 0; group + apart < groups; group++) {
                int pair = group * groups + group + apart;
                all &= done[pair];
                if (!done[pair] && !busy[group] && !busy[group + apart]) {
                    done[pair] = true;
                    busy[group] = true;
                    busy[group + apart] = true;
                    return pair;
                }
            }
            if (all && apart == firstApart) {
                firstApart = apart + 1;
            }
        }
        return -1;
    }

    private synchronized void release(int pair) {
        busy[pair / groups] = false;
        busy[pair % groups] = false;
    }

    /// One thread's work and scratch memory.
    private final class Worker implements IntConsumer {

        private final FilterKernel kernel = kernels.requireFilter();
        private final SearchThreads threads;
        private final float[][] negated = new float[TOGETHER][BLOCK * images.columns()];
        private final float[] values = new float[FilterKernel.PLACES];
        private final int[] found = new int[FilterKernel.PLACES];
        private final FirstBlock first;
        private final @Nullable CoarseKernel look = coarse == null ? null : kernels.coarse();
        private final int[] doubled = new int[coarse == null ? 0 : BLOCK * images.columns()];
        /// Whether the first of `negated`, and `doubled`, hold the block at work.
        private boolean isNegated;
        private boolean isDoubled;
        /// So many pairs of blocks go to the filter at once, and so many after the next time there are too many.
        private int rest;
        private int nextRest = 1;

        Worker(SearchThreads threads) {
            this.threads = threads;
            this.first = new FirstBlock(kernel, new Offers(images, images, true, lists));
        }

        @Override
        public void accept(int unit) {
            int pair = claim();
            while (pair < 0 && !threads.isStopped()) {
                LockSupport.parkNanos(PAUSE_NANOS);
                pair = claim();
            }
            if (pair < 0) {
                return;
            }
            int group = pair / groups;
            int other = pair % groups;
            if (group == other) {
                // Before any pair of them, or all rows of a block would be offered to lists that are not full.
                for (int block = firstBlock(group); block < firstBlock(group + 1); block++) {
                    within(block);
                }
            }
            if (coarse == null) {
                together(group, other);
            } else {
                for (int block = firstBlock(group); block < firstBlock(group + 1); block++) {
                    isNegated = false;
                    isDoubled = false;
                    int from = group == other ? block + 1 : firstBlock(other);
                    for (int second = from; second < firstBlock(other + 1); second++) {
                        blocks(block, second);
                    }
                }
            }
            release(pair);
        }

        /// Some blocks of one group at a time, each with some of the other: neither are fetched anew for each of the other.
        private void together(int group, int other) {
            int end = firstBlock(group + 1);
            int last = firstBlock(other + 1);
            for (int begin = firstBlock(group); begin < end; begin += TOGETHER) {
                int blocks = Math.min(TOGETHER, end - begin);
                for (int i = 0; i < blocks; i++) {
                    images.copyNegated(begin + i, negated[i]);
                }
                for (int second = group == other ? begin + 1 : firstBlock(other); second < last; second += TOGETHER) {
                    for (int i = 0; i < blocks; i++) {
                        int from = group == other ? Math.max(second, begin + i + 1) : second;
                        filtered(begin + i, negated[i], from, Math.min(second + TOGETHER, last) - from);
                    }
                }
            }
        }

        private void filtered(int block, int other) {
            if (!isNegated) {
                images.copyNegated(block, negated[0]);
                isNegated = true;
            }
            filtered(block, negated[0], other, 1);
        }

        private void within(int block) {
            first.compare(block, block, block * BLOCK);
            if (coarse != null) {
                for (int row = block * BLOCK; row < block * BLOCK + images.rowsIn(block); row++) {
                    thresholds[row] = coarse.threshold(row, lists.thresholds()[row]);
                }
            }
        }

        private void blocks(int block, int other) {
            if (coarse == null || look == null || rest > 0) {
                rest = Math.max(0, rest - 1);
                filtered(block, other);
                return;
            }
            if (!isDoubled) {
                coarse.copyNegated(block, doubled);
                isDoubled = true;
            }
            int first = block * BLOCK;
            int second = other * BLOCK;
            int count = look.atMostEither(doubled, images.columns(), coarse.block(other), coarse.halfNorms(),
                    thresholds, first, second, found);
            if (count > MANY) {
                rest = nextRest;
                nextRest = Math.min(LONGEST_REST, 2 * nextRest);
                filtered(block, other);
                return;
            }
            nextRest = 1;
            for (int i = 0; i < count; i++) {
                int row = first + found[i] / BLOCK;
                int lane = second + found[i] % BLOCK;
                offer(row, lane, coarse.lower(look, row, lane));
            }
        }

        private void filtered(int block, float[] queries, int other, int blocks) {
            if (blocks <= 0) {
                return;
            }
            int first = block * BLOCK;
            int second = other * BLOCK;
            int count = kernel.close(queries, limits(first), images.columns(), images.allBlocks(), other, blocks,
                    limits(second), found, values);
            for (int i = 0; i < count; i++) {
                offer(first + found[i] / (TOGETHER * BLOCK), second + found[i] % (TOGETHER * BLOCK), values[i]);
            }
        }

        private FilterKernel.Limits limits(int first) {
            return new FilterKernel.Limits(images.halfNorms(), first, lists.thresholds(), first);
        }

        private void offer(int row, int other, float lower) {
            boolean forRow = lower <= lists.thresholds()[row];
            boolean forOther = lower <= lists.thresholds()[other];
            if (forRow || forOther) {
                float upper = FilterRows.upper(lower, images.margin(row) + images.margin(other));
                if (forRow) {
                    offerTo(row, other, upper);
                }
                if (forOther) {
                    offerTo(other, row, upper);
                }
            }
        }

        private void offerTo(int row, int other, float upper) {
            float before = lists.thresholds()[row];
            lists.offer(row, other, upper, images.margin(row));
            if (coarse != null && lists.thresholds()[row] != before) {
                thresholds[row] = coarse.threshold(row, lists.thresholds()[row]);
            }
        }
    }
}
