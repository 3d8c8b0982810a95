package dev.ballast.smote.neighbors;

import dev.ballast.smote.neighbors.kernel.DistanceKernel;
import dev.ballast.smote.neighbors.kernel.FilterKernel;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/// All queries against all candidates, tile by tile.
///
/// A chunk of queries walks over the candidate blocks together, so that a block, once in cache, serves the whole chunk.
/// Chunks are independent: threads take them from a counter, and each query's list sees the candidates in ascending
/// order whoever computes it.
///
/// Once a query's list is full, the kernel's filter, if it has one, looks at a tile first, and only the few candidates that
/// it cannot rule out are compared by the definition; see [FilterRows] for why none is missed.
final class TileJoin {

    private static final int BLOCK = DistanceKernel.BLOCK;
    private static final int GROUP = DistanceKernel.QUERIES;

    /// Queries of a chunk: enough to make use of a block in cache, few enough for every thread to get several chunks.
    private static final int CHUNK = 128;

    private final DistanceKernel kernel;
    private final PackedRows queries;
    private final PackedRows candidates;
    private final int k;
    private final boolean self;
    private final FilterRows images;
    private final FilterRows queryImages;
    private final int[] rows;
    private final double[] squaredDistances;
    private final AtomicInteger nextChunk = new AtomicInteger();
    private final AtomicReference<Throwable> failure = new AtomicReference<>();

    TileJoin(DistanceKernel kernel, PackedRows queries, PackedRows candidates, int k, boolean self) {
        this.kernel = kernel;
        this.queries = queries;
        this.candidates = candidates;
        this.k = k;
        this.self = self;
        FilterRows[] both = kernel.filter() == null || candidates.blocks() == 1
                ? null
                : FilterRows.of(candidates, queries);
        this.images = both == null ? null : both[0];
        this.queryImages = both == null ? null : both[1];
        int results = Math.multiplyExact(queries.rows(), k);
        this.rows = new int[results];
        this.squaredDistances = new double[results];
    }

    Neighbors run(int threads) {
        int helpers = Math.min(threads, chunks()) - 1;
        Thread[] helping = new Thread[Math.max(0, helpers)];
        for (int i = 0; i < helping.length; i++) {
            helping[i] = Thread.ofPlatform().daemon().name("ballast-neighbors-" + i).start(this::work);
        }
        work();
        boolean interrupted = Thread.currentThread().isInterrupted();
        for (Thread helper : helping) {
            interrupted |= !joined(helper);
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        Throwable thrown = failure.get();
        if (thrown instanceof RuntimeException exception) {
            throw exception;
        }
        if (thrown instanceof Error error) {
            throw error;
        }
        if (interrupted) {
            throw new SearchInterruptedException();
        }
        return new Neighbors(k, rows, squaredDistances);
    }

    /// Waits for a helper even when interrupted, so that none outlives the search; false if it was.
    private boolean joined(Thread helper) {
        boolean calm = true;
        while (true) {
            try {
                helper.join();
                return calm;
            } catch (InterruptedException e) {
                calm = false;
                nextChunk.set(chunks());
            }
        }
    }

    private int chunks() {
        return (queries.rows() + CHUNK - 1) / CHUNK;
    }

    private void work() {
        try {
            Worker worker = new Worker();
            int chunk = nextChunk.getAndIncrement();
            while (chunk < chunks()) {
                worker.chunk(chunk * CHUNK, Math.min(CHUNK, queries.rows() - chunk * CHUNK));
                if (Thread.currentThread().isInterrupted()) {
                    nextChunk.set(chunks());
                }
                chunk = nextChunk.getAndIncrement();
            }
        } catch (RuntimeException | Error e) {
            failure.compareAndSet(null, e);
            nextChunk.set(chunks());
        }
    }

    /// One thread's work and scratch memory.
    private final class Worker {

        /// More candidates of a group than this pass the filter: the whole tile is computed exactly, which costs no more.
        private static final int MOST_PASSES = 24;

        private final int columns = queries.columns();
        private final FilterKernel filter = images == null ? null : kernel.filter();
        private final double[] values = new double[CHUNK * columns];
        private final double[] group = new double[GROUP * columns];
        private final double[] distances = new double[GROUP * BLOCK];
        /// Groups of queries, each column by column, as the filter wants them.
        private final float[] negated = new float[filter == null ? 0 : CHUNK * columns];
        private final float[] halfDistances = new float[filter == null ? 0 : GROUP * BLOCK];
        private final int[][] passing = new int[GROUP][BLOCK];
        private final double[] queryThresholds = new double[CHUNK];
        private final double[] norms = new double[CHUNK];
        private final int[] lanes = new int[BLOCK];
        private final int[] passes = new int[GROUP];
        private final NearestLists lists = new NearestLists(CHUNK, k);

        void chunk(int first, int count) {
            lists.clear();
            for (int i = 0; i < count; i++) {
                queries.copyRow(first + i, values, i * columns);
                if (filter != null) {
                    int begin = i / GROUP * GROUP * columns;
                    norms[i] = queryImages.norm(first + i);
                    queryImages.copyNegated(first + i, negated, begin + i % GROUP, GROUP);
                }
            }
            for (int block = 0; block < candidates.blocks(); block++) {
                for (int query = 0; query < count; query += GROUP) {
                    int members = Math.min(GROUP, count - query);
                    if (filter == null || !allFull(query, members)) {
                        exactTile(first, query, members, block);
                    } else {
                        filteredTile(first, query, members, block);
                    }
                }
            }
            lists.copyTo(count, rows, squaredDistances, first);
        }

        private boolean allFull(int query, int members) {
            boolean full = true;
            for (int i = 0; i < members; i++) {
                full &= lists.isFull(query + i);
            }
            return full;
        }

        private void exactTile(int first, int query, int members, int block) {
            // Places beyond the last query hold an older query's values: computed, never read.
            System.arraycopy(values, query * columns, group, 0, GROUP * columns);
            kernel.squaredDistances(group, columns, candidates.block(block), distances);
            for (int i = 0; i < members; i++) {
                merge(query + i, self ? first + query + i : -1, block, i * BLOCK);
                updateThreshold(first, query + i);
            }
        }

        private void updateThreshold(int first, int query) {
            if (filter != null && lists.isFull(query)) {
                queryThresholds[query] = queryImages.queryThreshold(first + query, lists.threshold(query));
            }
        }

        private void merge(int query, int selfRow, int block, int offset) {
            int firstRow = block * BLOCK;
            int rowsOfBlock = candidates.rowsIn(block);
            int lane = 0;
            while (lane < rowsOfBlock && !lists.isFull(query)) {
                if (firstRow + lane != selfRow) {
                    lists.offer(query, firstRow + lane, distances[offset + lane]);
                }
                lane++;
            }
            if (lane == rowsOfBlock) {
                return;
            }
            // Lanes offered already are in the list, hence not below its farthest, or were refused.
            int count = kernel.lanesBelow(distances, offset, rowsOfBlock, lists.threshold(query), lanes);
            for (int i = 0; i < count; i++) {
                if (lanes[i] >= lane && firstRow + lanes[i] != selfRow) {
                    lists.offer(query, firstRow + lanes[i], distances[offset + lanes[i]]);
                }
            }
        }

        private void filteredTile(int first, int query, int members, int block) {
            filter.halfDistances(negated, query * columns, columns, images.block(block), images.halfNorms(block),
                    halfDistances);
            int rowsOfBlock = candidates.rowsIn(block);
            int total = 0;
            for (int i = 0; i < members; i++) {
                float threshold = images.threshold(block, queryThresholds[query + i], norms[query + i]);
                passes[i] = filter.lanesAtMost(halfDistances, i * BLOCK, rowsOfBlock, threshold, passing[i]);
                total += passes[i];
            }
            if (total > MOST_PASSES) {
                exactTile(first, query, members, block);
            } else if (total > 0) {
                compare(first, query, members, block);
            }
        }

        /// Compares the candidates that passed by the definition.
        private void compare(int first, int query, int members, int block) {
            for (int i = 0; i < members; i++) {
                int selfRow = self ? first + query + i : -1;
                for (int pass = 0; pass < passes[i]; pass++) {
                    int row = block * BLOCK + passing[i][pass];
                    if (row != selfRow) {
                        lists.offer(query + i, row, candidates.squaredDistance(values, (query + i) * columns, row));
                    }
                }
                if (passes[i] > 0) {
                    updateThreshold(first, query + i);
                }
            }
        }
    }
}
