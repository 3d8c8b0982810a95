package dev.ballast.smote.neighbors.exact;

import dev.ballast.smote.neighbors.SearchInterruptedException;

import org.jspecify.annotations.Nullable;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.DoubleConsumer;
import java.util.function.IntConsumer;
import java.util.function.Supplier;

/// Does numbered units of work on the calling thread and, if allowed, on helping ones, which live as long as the call.
///
/// A failure, or an interrupt of any of the threads, stops all after the unit they are at. None outlives the call.
public final class SearchThreads {

    private final int threads;
    private final @Nullable DoubleConsumer progress;
    private volatile boolean stopped;

    /// Threads that start with the work.
    ///
    /// @param threads  at most so many, the caller's among them
    /// @param progress takes the share that is done, on the calling thread; null if nobody asks
    public SearchThreads(int threads, @Nullable DoubleConsumer progress) {
        this.threads = threads;
        this.progress = progress;
    }

    /// At most so many threads.
    public int count() {
        return threads;
    }

    /// Whether work should end early.
    public boolean isStopped() {
        return stopped;
    }

    /// Does units 0 to `units - 1`, each once.
    ///
    /// @param units   how many
    /// @param workers makes what does the units of one thread, with its scratch memory
    public void run(int units, Supplier<IntConsumer> workers) {
        AtomicInteger next = new AtomicInteger();
        AtomicReference<Throwable> failure = new AtomicReference<>();
        Thread[] helping = new Thread[Math.max(0, Math.min(threads, units) - 1)];
        for (int i = 0; i < helping.length && !stopped; i++) {
            helping[i] = Thread.ofPlatform().daemon().name("ballast-neighbors-" + i)
                    .unstarted(() -> work(units, next, workers, failure, null));
            try {
                helping[i].start();
            } catch (OutOfMemoryError e) {
                // No room for another thread: those that there are do its work.
                helping[i] = null;
            }
        }
        work(units, next, workers, failure, progress);
        boolean interrupted = Thread.currentThread().isInterrupted();
        for (Thread helper : helping) {
            interrupted |= helper != null && !joined(helper);
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
        if (thrown != null) {
            throw new IllegalStateException(thrown);
        }
        if (interrupted || stopped) {
            throw new SearchInterruptedException();
        }
        if (progress != null) {
            progress.accept(1);
        }
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
                stopped = true;
            }
        }
    }

    private void work(int units, AtomicInteger next, Supplier<IntConsumer> workers, AtomicReference<Throwable> failure,
            @Nullable DoubleConsumer report) {
        try {
            IntConsumer worker = workers.get();
            int unit = next.getAndIncrement();
            while (unit < units && !stopped) {
                worker.accept(unit);
                if (report != null && unit < units - 1) {
                    report.accept((unit + 1.0) / units);
                }
                if (Thread.currentThread().isInterrupted()) {
                    stopped = true;
                }
                unit = next.getAndIncrement();
            }
        } catch (Throwable e) {
            failure.compareAndSet(null, e);
            stopped = true;
        }
    }
}
