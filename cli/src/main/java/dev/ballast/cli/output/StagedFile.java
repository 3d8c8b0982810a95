package dev.ballast.cli.output;

import dev.ballast.cli.table.Failure;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// A file that is written beside its place and moved there when it is complete.
///
/// Closed without [#commit()], interrupted or killed by a signal that lets Java end, it leaves nothing behind. A symbolic
/// link is followed: the file it points to is replaced, not the link.
public final class StagedFile implements AutoCloseable {

    private static final Set<Path> UNFINISHED = ConcurrentHashMap.newKeySet();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> UNFINISHED.forEach(StagedFile::deleteQuietly)));
    }

    private final Path shown;
    private final Path target;
    private final Path staged;
    private final boolean force;
    private final FileChannel channel;
    private boolean committed;

    private StagedFile(Path shown, Path target, Path staged, boolean force, FileChannel channel) {
        this.shown = shown;
        this.target = target;
        this.staged = staged;
        this.force = force;
        this.channel = channel;
    }

    /// Starts a file.
    ///
    /// @param target where it shall be
    /// @param force  whether a file that is there may be replaced
    /// @return the file, empty and beside its place
    /// @throws Failure if the place is taken or cannot be written to
    public static StagedFile create(Path target, boolean force) {
        requireFree(target, force);
        try {
            Path real = Files.isSymbolicLink(target) ? target.toRealPath() : target.toAbsolutePath();
            Path staged = real.resolveSibling('.' + real.getFileName().toString() + '.' + ProcessHandle.current().pid()
                    + '-' + Long.toHexString(System.nanoTime()) + ".part");
            FileChannel channel = FileChannel.open(staged, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            UNFINISHED.add(staged);
            return new StagedFile(target, real, staged, force, channel);
        } catch (NoSuchFileException e) {
            throw new Failure(target + ": cannot be written: its folder does not exist; make it first", e);
        } catch (IOException e) {
            throw new Failure(target + ": cannot be written: " + reason(e), e);
        }
    }

    /// Checks that a file may be written to a place.
    ///
    /// @param target the place
    /// @param force  whether a file that is there may be replaced
    /// @throws Failure if it may not
    public static void requireFree(Path target, boolean force) {
        if (Files.isDirectory(target)) {
            throw new Failure(target + ": is a directory; name a file in it");
        }
        if (Files.exists(target) && !Files.isRegularFile(target)) {
            throw new Failure(target + ": is not a regular file, and is not replaced");
        }
        if (Files.exists(target, LinkOption.NOFOLLOW_LINKS) && !force) {
            throw new Failure(target + ": exists already; use --force to replace it");
        }
    }

    /// {@return where the bytes go}
    public FileChannel channel() {
        return channel;
    }

    /// Writes bytes at the end.
    ///
    /// @param bytes  holds them
    /// @param length how many, from the start
    public void write(byte[] bytes, int length) {
        try {
            ByteBuffer buffer = ByteBuffer.wrap(bytes, 0, length);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
        } catch (IOException e) {
            throw failed(e);
        }
    }

    /// Copies bytes of another file to the end, inside the operating system where it can.
    ///
    /// @param source the other file
    /// @param begin  the first byte
    /// @param end    the place after the last
    public void copy(FileChannel source, long begin, long end) {
        try {
            long at = begin;
            while (at < end) {
                long count = source.transferTo(at, end - at, channel);
                if (count <= 0) {
                    throw new Failure("the input became shorter while it was read; run again when it is at rest");
                }
                at += count;
            }
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private Failure failed(IOException e) {
        return new Failure(shown + ": cannot be written: " + reason(e), e);
    }

    private static String reason(IOException e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }

    /// Moves the complete file into its place.
    ///
    /// @throws Failure if it cannot be moved; nothing is left behind then
    public void commit() {
        try {
            boolean replaces = Files.exists(target);
            if (replaces && !force) {
                throw new Failure(shown + ": appeared while it was being made, and is kept; use --force to replace it");
            }
            if (replaces) {
                // The old content is about to go: the new one must be on the disk, not only promised to it.
                channel.force(true);
            }
            channel.close();
            try {
                Files.move(staged, target, StandardCopyOption.ATOMIC_MOVE);
            } catch (AtomicMoveNotSupportedException e) {
                Files.move(staged, target, StandardCopyOption.REPLACE_EXISTING);
            }
            committed = true;
            UNFINISHED.remove(staged);
        } catch (IOException e) {
            throw failed(e);
        }
    }

    @Override
    public void close() {
        if (committed) {
            return;
        }
        try {
            channel.close();
        } catch (IOException e) {
            // The file is deleted next; that its last bytes could not be written no longer matters.
        }
        deleteQuietly(staged);
        UNFINISHED.remove(staged);
    }

    private static void deleteQuietly(Path path) {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            System.err.println("ballast: could not remove the unfinished file " + path + ": " + e.getMessage());
        }
    }
}
