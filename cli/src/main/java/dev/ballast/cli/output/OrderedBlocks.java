package dev.ballast.cli.output;

import java.util.ArrayDeque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/// Makes blocks on several threads and hands them on in order. At most two blocks a thread exist at a time.
public final class OrderedBlocks {

    private OrderedBlocks() {
    }

    /// Makes a block.
    ///
    /// @param <T> what a block is
    @FunctionalInterface
    public interface Maker<T> {

        /// Makes the block of some rows. Called from several threads.
        ///
        /// @param from the first row
        /// @param to   the row after the last
        /// @return the block
        T make(long from, long to);
    }

    /// Makes all blocks of some rows.
    ///
    /// @param <T>       what a block is
    /// @param rows      number of rows
    /// @param blockRows rows of a block
    /// @param threads   how many threads make blocks
    /// @param maker     makes a block
    /// @param consumer  takes the blocks in order, on the calling thread
    public static <T> void run(long rows, int blockRows, int threads, Maker<T> maker, Consumer<T> consumer) {
        if (threads == 1 || rows <= blockRows) {
            for (long from = 0; from < rows; from += blockRows) {
                consumer.accept(maker.make(from, Math.min(rows, from + blockRows)));
            }
            return;
        }
        ExecutorService pool = Executors.newFixedThreadPool(threads,
                task -> Thread.ofPlatform().daemon().name("ballast-rows").unstarted(task));
        try {
            ArrayDeque<Future<T>> waiting = new ArrayDeque<>();
            for (long from = 0; from < rows; from += blockRows) {
                long begin = from;
                long end = Math.min(rows, from + blockRows);
                waiting.add(pool.submit(() -> maker.make(begin, end)));
                if (waiting.size() == 2 * threads) {
                    consumer.accept(result(waiting.remove()));
                }
            }
            while (!waiting.isEmpty()) {
                consumer.accept(result(waiting.remove()));
            }
        } finally {
            pool.shutdownNow();
        }
    }

    private static <T> T result(Future<T> future) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException("making rows failed", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
