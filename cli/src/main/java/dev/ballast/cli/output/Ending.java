package dev.ballast.cli.output;

import dev.ballast.tables.message.Failure;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

/// What is done when the run ends before its time, by a signal that lets Java end: files that are being put in place are all
/// put in place, then what is unfinished is removed.
final class Ending {

    /// Held while files are put in place, and while one is begun. The end takes it and keeps it.
    private static final ReentrantLock LOCK = new ReentrantLock();
    /// Files, and folders made for them; the last first to go.
    private static final Set<Path> UNFINISHED = new LinkedHashSet<>();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            LOCK.lock();
            new ArrayList<>(UNFINISHED).reversed().forEach(Ending::deleteQuietly);
        }));
    }

    private Ending() {
    }

    /// Work that may fail by the file system.
    ///
    /// @param <T> what it yields
    @FunctionalInterface
    interface Work<T> {

        T run() throws IOException;
    }

    /// Work that may fail by the file system, and yields nothing.
    @FunctionalInterface
    interface Step {

        void run() throws IOException;
    }

    /// Does work that is not interrupted by an end of the run.
    static <T> T hold(Work<T> work) throws IOException {
        LOCK.lock();
        try {
            return work.run();
        } finally {
            LOCK.unlock();
        }
    }

    /// Does work that is not interrupted by an end of the run.
    static void hold(Step step) throws IOException {
        LOCK.lock();
        try {
            step.run();
        } finally {
            LOCK.unlock();
        }
    }

    /// Remembers a file or folder that is to go if the run ends. Call it within [#hold].
    static void remember(Path path) {
        UNFINISHED.add(path);
    }

    /// Forgets a file or folder. Call it within [#hold].
    static void forget(Path path) {
        UNFINISHED.remove(path);
    }

    static void deleteQuietly(Path path) {
        try {
            Files.deleteIfExists(path);
        } catch (DirectoryNotEmptyException e) {
            // Somebody else has put something there.
            return;
        } catch (IOException e) {
            System.err.println("ballast: could not remove " + path + ", which is unfinished: " + Failure.reason(e));
        }
    }
}
