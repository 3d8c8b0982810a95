package dev.ballast.smote.neighbors;

import dev.ballast.smote.neighbors.kernel.DistanceKernel;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/// All queries against all candidates, tile by tile.
///
/// A chunk of queries walks over the candidate blocks together, so that a block, once in cache, serves the whole chunk.
/// Chunks are independent: threads take them from a counter, and each query's list sees the candidates in ascending
/// order whoever computes it.
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

    /// One thread's scratch memory.
    private final class Worker {

        private final int columns = queries.columns();
        private final double[] values = new double[CHUNK / GROUP * GROUP * columns];
        private final double[] group = new double[GROUP * columns];
        private final double[] distances = new double[GROUP * BLOCK];
        private final int[] found = new int[BLOCK];
        private final NearestLists lists = new NearestLists(CHUNK, k);

        void chunk(int first, int count) {
            lists.clear();
            for (int i = 0; i < count; i++) {
                queries.copyRow(first + i, values, i * columns);
            }
            for (int block = 0; block < candidates.blocks(); block++) {
                for (int query = 0; query < count; query += GROUP) {
                    // Places beyond the last query hold an older query's values: computed, never read.
                    System.arraycopy(values, query * columns, group, 0, GROUP * columns);
                    kernel.squaredDistances(group, columns, candidates.block(block), distances);
                    int members = Math.min(GROUP, count - query);
                    for (int i = 0; i < members; i++) {
                        merge(query + i, self ? first + query + i : -1, block, i * BLOCK);
                    }
                }
            }
            lists.copyTo(count, rows, squaredDistances, first);
        }

        private void merge(int query, int selfRow, int block, int offset) {
            int firstRow = block * BLOCK;
            int lanes = candidates.rowsIn(block);
            int lane = 0;
            while (lane < lanes && !lists.isFull(query)) {
                if (firstRow + lane != selfRow) {
                    lists.offer(query, firstRow + lane, distances[offset + lane]);
                }
                lane++;
            }
            if (lane == lanes) {
                return;
            }
            // Lanes offered already are in the list, hence not below its farthest, or were refused.
            int count = kernel.lanesBelow(distances, offset, lanes, lists.threshold(query), found);
            for (int i = 0; i < count; i++) {
                if (found[i] >= lane && firstRow + found[i] != selfRow) {
                    lists.offer(query, firstRow + found[i], distances[offset + found[i]]);
                }
            }
        }
    }
}
