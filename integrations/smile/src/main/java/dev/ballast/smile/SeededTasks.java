package dev.ballast.smile;

import dev.ballast.core.random.Purpose;
import dev.ballast.core.random.Seed;

import smile.math.MathEx;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/// Runs numbered tasks on threads of its own, each with Smile's random numbers seeded by its number: these belong to a thread,
/// so a task neither depends on what ran before nor changes those of the caller.
record SeededTasks(Seed seed, Purpose purpose, int threads) {

    static int requireThreads(int threads) {
        if (threads < 1) {
            throw new IllegalArgumentException("threads is " + threads + "; it must be at least 1");
        }
        return threads;
    }

    /// The results in the order of the numbers.
    <R> List<R> run(int tasks, IntFunction<R> task) {
        List<R> results = new ArrayList<>(tasks);
        try (ExecutorService workers = Executors.newFixedThreadPool(Math.min(threads, tasks))) {
            List<Future<R>> futures = new ArrayList<>(tasks);
            for (int number = 0; number < tasks; number++) {
                int n = number;
                futures.add(workers.submit(() -> {
                    MathEx.setSeed(numberOf(n));
                    return task.apply(n);
                }));
            }
            try {
                for (Future<R> future : futures) {
                    results.add(future.get());
                }
            } catch (ExecutionException | InterruptedException e) {
                workers.shutdownNow();
                throw thrown(e);
            }
        }
        return results;
    }

    /// The seed of a task's random numbers.
    long numberOf(int task) {
        return seed.stream(purpose, 0, task, 0).nextLong();
    }

    private static RuntimeException thrown(Exception e) {
        if (e instanceof InterruptedException) {
            Thread.currentThread().interrupt();
            return new IllegalStateException("training was interrupted", e);
        }
        return switch (e.getCause()) {
            case RuntimeException cause -> cause;
            case Error cause -> throw cause;
            case null, default -> new IllegalStateException(e);
        };
    }
}
