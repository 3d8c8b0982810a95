package dev.ballast.cli.output;

import dev.ballast.tables.message.Failure;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// A try to take over a hidden file of a run that has ended. A run holds a lock on each of its hidden files, which the system
/// takes from it when it ends, however it ends.
///
/// @param channel   holds the lock; null if it was not had
/// @param whyNot    why the file was not had; null if it was
/// @param isRunning whether the run is known to go on
record Claim(@Nullable FileChannel channel, @Nullable String whyNot, boolean isRunning) implements AutoCloseable {

    /// Tries.
    ///
    /// @param hidden the file
    /// @param run    whose it is
    static Claim of(Path hidden, RunId run) {
        if (run.equals(RunId.THIS)) {
            // Closing a second channel of a file would give up the lock of the first.
            return new Claim(null, "this run", true);
        }
        if (!run.isOfThisHost()) {
            return new Claim(null, "a run on another machine, process " + run.process() + " there", false);
        }
        FileChannel channel;
        try {
            channel = FileChannel.open(hidden, StandardOpenOption.WRITE);
        } catch (NoSuchFileException e) {
            return new Claim(null, "gone", true);
        } catch (IOException e) {
            return new Claim(null, "process " + run.process() + "; " + Failure.reason(e), false);
        }
        boolean free;
        try {
            free = channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            free = false;
        } catch (IOException e) {
            // A file system without locks: the process number has to do.
            free = ProcessHandle.of(run.process()).isEmpty();
        }
        if (free) {
            return new Claim(channel, null, false);
        }
        closeQuietly(channel);
        return new Claim(null, "process " + run.process() + ", which is running", true);
    }

    /// Locks a file of this run, where the file system can.
    static void hold(FileChannel channel) {
        try {
            channel.tryLock();
        } catch (IOException e) {
            // Without locks, others go by the process number.
            return;
        }
    }

    boolean isHeld() {
        return channel != null;
    }

    @Override
    public void close() {
        if (channel != null) {
            closeQuietly(channel);
        }
    }

    static void closeQuietly(FileChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            // Nothing is written through it.
            return;
        }
    }
}
