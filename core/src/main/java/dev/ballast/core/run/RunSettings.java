package dev.ballast.core.run;

import dev.ballast.core.random.Seed;
import dev.ballast.core.target.ClassLabels;

import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/// Settings of a run, not of a method, the same for all methods: none of them changes a result but the seed, for methods
/// that draw while they fit.
///
/// @param threads    how many threads may work
/// @param progress   told how far the work is
/// @param cancelled  asked now and then; once it says so, the work ends with a `CancellationException`
/// @param seed       for methods that draw while they fit
/// @param deviations standard deviations of all columns over a larger data set of which only a part is at hand
/// @param neighbors  answers questions about neighbors; without it, exact search in memory
/// @param classes    the class of every row, where an earlier step of a chain has told rows apart
/// @param memory     the most bytes that a search may take
/// @param choice     how questions about neighbors are put; set from a method's options as it is fitted
public record RunSettings(int threads, ProgressListener progress, BooleanSupplier cancelled, Optional<Seed> seed,
        Optional<double[]> deviations, Optional<NeighborEngine> neighbors, Optional<ClassLabels> classes, long memory,
        NeighborChoice choice) {

    /// Told how far a piece of work is.
    @FunctionalInterface
    public interface ProgressListener {

        /// Takes the share that is done. Called now and then on the thread that fits; what it throws ends the work.
        ///
        /// @param share from 0 to 1, never less than before
        void at(double share);
    }

    /// Checks the number of threads.
    ///
    /// @throws IllegalArgumentException if it is not positive
    public RunSettings {
        if (threads < 1) {
            throw new IllegalArgumentException("threads is " + threads + "; it must be at least 1");
        }
        if (memory < 1) {
            throw new IllegalArgumentException("memory is " + memory + " bytes; it must be at least 1");
        }
    }

    /// {@return all processors, nobody told, never cancelled, no seed}
    public static RunSettings standard() {
        return new RunSettings(Runtime.getRuntime().availableProcessors(), share -> {
        }, () -> false, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Long.MAX_VALUE,
                NeighborChoice.AS_ASKED);
    }

    /// Returns these settings with another number of threads.
    ///
    /// @param count at least 1
    /// @return the settings
    public RunSettings threads(int count) {
        return new RunSettings(count, progress, cancelled, seed, deviations, neighbors, classes, memory, choice);
    }

    /// Returns these settings with a listener.
    ///
    /// @param listener told how far the work is
    /// @return the settings
    public RunSettings onProgress(ProgressListener listener) {
        return new RunSettings(threads, listener, cancelled, seed, deviations, neighbors, classes, memory, choice);
    }

    /// Returns these settings with a way to end the work.
    ///
    /// @param question asked now and then on the thread that fits
    /// @return the settings
    public RunSettings cancelledWhen(BooleanSupplier question) {
        return new RunSettings(threads, progress, question, seed, deviations, neighbors, classes, memory, choice);
    }

    /// Returns these settings with a seed.
    ///
    /// @param newSeed for methods that draw while they fit
    /// @return the settings
    public RunSettings seed(Seed newSeed) {
        return new RunSettings(threads, progress, cancelled, Optional.of(newSeed), deviations, neighbors, classes,
                memory, choice);
    }

    /// Returns these settings with standard deviations of a larger data set.
    ///
    /// @param ofAllRows one for every column; not copied
    /// @return the settings
    public RunSettings deviations(double... ofAllRows) {
        return new RunSettings(threads, progress, cancelled, seed, Optional.of(ofAllRows), neighbors, classes, memory,
                choice);
    }

    /// Returns these settings with somebody who answers questions about neighbors.
    ///
    /// @param engine the one
    /// @return the settings
    public RunSettings neighbors(NeighborEngine engine) {
        return new RunSettings(threads, progress, cancelled, seed, deviations, Optional.of(engine), classes, memory,
                choice);
    }

    /// Returns these settings with a limit of memory.
    ///
    /// @param bytes the most bytes that a search may take, at least 1
    /// @return the settings
    public RunSettings memory(long bytes) {
        return new RunSettings(threads, progress, cancelled, seed, deviations, neighbors, classes, bytes, choice);
    }

    /// Refuses work that would take more memory than the run may use, before it begins.
    ///
    /// @param bytes what the work would take
    /// @param what  the work, for the message
    /// @throws IllegalArgumentException if that is more than the limit
    public void requireMemory(long bytes, String what) {
        if (bytes > memory) {
            throw new IllegalArgumentException(what + " would take " + megabytes(bytes) + ", and the run may take "
                    + megabytes(memory) + "; allow more, or ask for fewer neighbors");
        }
    }

    private static String megabytes(long bytes) {
        return Math.ceilDiv(bytes, 1 << 20) + " MB";
    }

    /// Returns these settings with classes that are told apart already.
    ///
    /// @param ofRows the class of every row
    /// @return the settings
    public RunSettings classes(ClassLabels ofRows) {
        return new RunSettings(threads, progress, cancelled, seed, deviations, neighbors, Optional.of(ofRows), memory,
                choice);
    }

    /// Returns these settings with another way to put questions about neighbors.
    ///
    /// @param newChoice how they are put
    /// @return the settings
    public RunSettings choice(NeighborChoice newChoice) {
        return new RunSettings(threads, progress, cancelled, seed, deviations, neighbors, classes, memory, newChoice);
    }

    /// Tells how far the work is, and ends it if the run was cancelled. Methods call it now and then on the thread that
    /// fits.
    ///
    /// @param share the share that is done, from 0 to 1
    /// @throws CancellationException if the run was cancelled
    public void at(double share) {
        progress.at(share);
        if (cancelled.getAsBoolean()) {
            throw new CancellationException("the run was cancelled");
        }
    }

    /// {@return the seed of a method that draws while it fits}
    ///
    /// @param method its name, for the message
    /// @throws IllegalArgumentException if there is none
    public Seed requireSeed(String method) {
        return seed.orElseThrow(() -> new IllegalArgumentException(method
                + " draws while it fits and needs a seed for that; call resample(data, seed), or"
                + " fit(data, RunSettings.standard().seed(seed))"));
    }

    /// Returns these settings for a part of the work, whose progress fills a part of the whole.
    ///
    /// @param from the share that is done when the part begins
    /// @param to   the share that is done when it ends
    /// @return the settings
    public RunSettings part(double from, double to) {
        return onProgress(share -> progress.at(from + share * (to - from)));
    }
}
