package dev.ballast.samplers.weighted;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/// Runs of consecutive items, one a thread, whose bounds are multiples of 64, so that no two threads write into one word
/// of a bit set.
///
/// @param size    number of items
/// @param threads number of runs; some are empty if there are few items
record Parts(int size, int threads) {

    /// Work on one run.
    interface Body {

        /// Works on one run.
        ///
        /// @param part which run
        /// @param from its first item
        /// @param to   the item after its last
        void run(int part, int from, int to);
    }

    int begin(int part) {
        return part == threads ? size : (int) ((long) size * part / threads) & -64;
    }

    /// Works on all runs and waits for them, the first on the thread that calls.
    void forEach(Body body) {
        List<FutureTask<Void>> others = new ArrayList<>();
        for (int part = 1; part < threads; part++) {
            int number = part;
            FutureTask<Void> task = new FutureTask<>(() -> body.run(number, begin(number), begin(number + 1)), null);
            others.add(task);
            Thread.ofPlatform().daemon().name("ballast-weights-" + part).start(task);
        }
        try {
            body.run(0, 0, begin(1));
        } finally {
            others.forEach(Parts::await);
        }
    }

    /// Waits to the end even if interrupted, because the thread still writes into shared arrays; keeps the interrupt.
    private static void await(FutureTask<Void> task) {
        boolean interrupted = false;
        while (true) {
            try {
                task.get();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            } catch (ExecutionException e) {
                throw new IllegalStateException("a thread that helped to prepare weights failed", e.getCause());
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
