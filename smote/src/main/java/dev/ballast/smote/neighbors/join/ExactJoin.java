package dev.ballast.smote.neighbors.join;

import dev.ballast.smote.neighbors.exact.Answers;
import dev.ballast.smote.neighbors.exact.ComparedRows;
import dev.ballast.smote.neighbors.exact.ExactTiles;
import dev.ballast.smote.neighbors.exact.NearestLists;
import dev.ballast.smote.neighbors.exact.SearchThreads;
import dev.ballast.smote.neighbors.kernel.DistanceKernel;

import java.util.function.IntConsumer;

/// Queries against all candidates by the definition, tile by tile.
///
/// A chunk of queries walks over the candidate blocks together, so that a block, once in cache, serves the whole chunk.
/// Chunks are independent: threads take them from a counter.
final class ExactJoin {

    private static final int BLOCK = DistanceKernel.BLOCK;
    private static final int GROUP = DistanceKernel.QUERIES;

    /// Queries of a chunk at most: enough to make use of a block in cache, few enough for every thread to get several chunks.
    private static final int MOST_QUERIES = 128;

    /// Neighbors of a chunk at most, unless a group of queries has more.
    private static final int MOST_NEIGHBORS = 1 << 24;

    private final DistanceKernel kernel;
    private final ComparedRows queries;
    private final ComparedRows candidates;
    private final boolean self;
    private final Answers answers;
    private final int chunk;

    ExactJoin(DistanceKernel kernel, ComparedRows queries, ComparedRows candidates, boolean self, Answers answers) {
        this.kernel = kernel;
        this.queries = queries;
        this.candidates = candidates;
        this.self = self;
        this.answers = answers;
        int queriesOfChunk = Math.min(Math.min(MOST_QUERIES, MOST_NEIGHBORS / answers.k()), queries.size());
        this.chunk = Math.max(1, (queriesOfChunk + GROUP - 1) / GROUP) * GROUP;
    }

    void run(SearchThreads threads) {
        threads.run((queries.size() + chunk - 1) / chunk, Worker::new);
    }

    /// One thread's work and scratch memory.
    private final class Worker implements IntConsumer {

        private final int columns = queries.columns();
        private final ExactTiles tiles = new ExactTiles(kernel, candidates, answers.isWide());
        private final double[] values = new double[chunk * columns];
        private final NearestLists lists = new NearestLists(chunk, answers.k(), answers.isWide());

        @Override
        public void accept(int unit) {
            int first = unit * chunk;
            int count = Math.min(chunk, queries.size() - first);
            lists.clear();
            for (int i = 0; i < count; i++) {
                queries.copy(first + i, values, i * columns);
            }
            for (int place = 0; place < candidates.size(); place += BLOCK) {
                tiles.load(null, place, Math.min(BLOCK, candidates.size() - place));
                for (int query = 0; query < count; query += GROUP) {
                    tiles.compute(values, query);
                    for (int i = query; i < Math.min(count, query + GROUP); i++) {
                        tiles.merge(lists, i, i - query, self ? first + i : -1);
                    }
                }
            }
            for (int i = 0; i < count; i++) {
                answers.put(first + i, lists, i);
            }
        }
    }
}
