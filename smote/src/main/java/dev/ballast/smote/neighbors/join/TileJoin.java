package dev.ballast.smote.neighbors.join;

import dev.ballast.smote.neighbors.bound.FilterRows;
import dev.ballast.smote.neighbors.bound.FilteredRows;
import dev.ballast.smote.neighbors.exact.Answers;
import dev.ballast.smote.neighbors.exact.SearchThreads;
import dev.ballast.smote.neighbors.kernel.DistanceKernel;
import dev.ballast.smote.neighbors.kernel.FilterKernel;

import java.util.Arrays;
import java.util.function.IntConsumer;

/// Queries against all candidates, tile by tile, a few blocks of queries at a time.
final class TileJoin {

    private static final int BLOCK = DistanceKernel.BLOCK;
    /// With fewer units for each thread, threads would wait for the last one.
    private static final int LEAST_UNITS = 8;

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
        int blocks = queries.images().blocks();
        int together = blocks >= FilterKernel.TOGETHER * LEAST_UNITS * threads.count() ? FilterKernel.TOGETHER : 1;
        threads.run((blocks + together - 1) / together, () -> new Worker(together));
    }

    /// One thread's work and scratch memory.
    private final class Worker implements IntConsumer {

        private final FilterKernel kernel = kernels.requireFilter();
        private final FilterRows images = candidates.images();
        private final FilterRows asked = queries.images();
        private final int together;
        private final CandidateLists lists;
        private final Settling settling = new Settling(queries, candidates, self, answers);
        private final Offers offers;
        private final FirstBlock first;
        private final float[][] negated;
        /// Candidates have no lists here.
        private final float[] none = new float[FilterKernel.TOGETHER * BLOCK];
        private final int[] found = new int[FilterKernel.PLACES];
        private final float[] values = new float[FilterKernel.PLACES];

        /// @param together blocks of queries of a unit, for which candidates are fetched once
        Worker(int together) {
            this.together = together;
            this.lists = new CandidateLists(together * BLOCK, answers.k());
            this.offers = new Offers(asked, images, self, lists);
            this.first = new FirstBlock(kernel, offers);
            this.negated = new float[together][BLOCK * images.columns()];
            Arrays.fill(none, Float.NEGATIVE_INFINITY);
        }

        @Override
        public void accept(int unit) {
            int begin = unit * together;
            int blocks = Math.min(together, asked.blocks() - begin);
            lists.clear();
            for (int i = 0; i < blocks; i++) {
                first.compare(begin + i, 0, i * BLOCK);
                asked.copyNegated(begin + i, negated[i]);
            }
            for (int other = 1; other < images.blocks(); other += FilterKernel.TOGETHER) {
                int count = Math.min(FilterKernel.TOGETHER, images.blocks() - other);
                for (int i = 0; i < blocks; i++) {
                    compare(begin, i, other, count);
                }
            }
            for (int i = 0; i < blocks; i++) {
                settling.settle(lists, i * BLOCK, (begin + i) * BLOCK, asked.rowsIn(begin + i));
            }
        }

        private void compare(int begin, int i, int other, int count) {
            int query = (begin + i) * BLOCK;
            int hits = kernel.close(negated[i],
                    new FilterKernel.Limits(asked.halfNorms(), query, lists.thresholds(), i * BLOCK), images.columns(),
                    images.allBlocks(), other, count,
                    new FilterKernel.Limits(images.halfNorms(), other * BLOCK, none, 0), found, values);
            for (int hit = 0; hit < hits; hit++) {
                int row = found[hit] / none.length;
                offers.offer(i * BLOCK + row, query + row, other * BLOCK + found[hit] % none.length, values[hit]);
            }
        }
    }
}
