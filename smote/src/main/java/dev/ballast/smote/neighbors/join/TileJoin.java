package dev.ballast.smote.neighbors.join;

import dev.ballast.smote.neighbors.bound.FilterRows;
import dev.ballast.smote.neighbors.bound.FilteredRows;
import dev.ballast.smote.neighbors.exact.Answers;
import dev.ballast.smote.neighbors.exact.SearchThreads;
import dev.ballast.smote.neighbors.kernel.DistanceKernel;
import dev.ballast.smote.neighbors.kernel.FilterKernel;

import java.util.function.IntConsumer;

/// Queries against all candidates, tile by tile, a block of queries at a time.
final class TileJoin {

    private static final int BLOCK = DistanceKernel.BLOCK;

    private final DistanceKernel kernels;
    private final FilteredRows queries;
    private final FilteredRows candidates;
    private final boolean self;
    private final Answers answers;

    TileJoin(DistanceKernel kernels, FilteredRows queries, FilteredRows candidates, boolean self, Answers answers) {
        this.kernels = kernels;
        this.queries = queries;
        this.candidates = candidates;
        this.self = self;
        this.answers = answers;
    }

    void run(SearchThreads threads) {
        threads.run(queries.images().blocks(), Worker::new);
    }

    /// One thread's work and scratch memory.
    private final class Worker implements IntConsumer {

        private final FilterKernel kernel = kernels.requireFilter();
        private final FilterRows images = candidates.images();
        private final FilterRows asked = queries.images();
        private final CandidateLists lists = new CandidateLists(BLOCK, answers.k());
        private final Settling settling = new Settling(queries, candidates, self, answers);
        private final Offers offers = new Offers(asked, images, self, lists);
        private final FirstBlock first = new FirstBlock(kernel, offers);
        private final float[] negated = new float[BLOCK * images.columns()];
        private final float[] values = new float[BLOCK * BLOCK];
        private final int[] found = new int[BLOCK * BLOCK];

        @Override
        public void accept(int block) {
            lists.clear();
            first.compare(block, 0, 0);
            asked.copyNegated(block, negated);
            for (int other = 1; other < images.blocks(); other++) {
                compare(block, other);
            }
            settling.settle(lists, 0, block * BLOCK, asked.rowsIn(block));
        }

        private void compare(int block, int other) {
            kernel.halfDistances(negated, BLOCK, asked.halfNorms(), block * BLOCK, images.columns(),
                    images.block(other), images.halfNorms(), other * BLOCK, values);
            int hits = kernel.atMost(values, BLOCK, lists.thresholds(), found);
            for (int i = 0; i < hits; i++) {
                int list = found[i] / BLOCK;
                offers.offer(list, block * BLOCK + list, other * BLOCK + found[i] % BLOCK, values[found[i]]);
            }
        }
    }
}
