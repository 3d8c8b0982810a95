package dev.ballast.cli.output;

import dev.ballast.cli.table.Failure;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// A file that is written beside its place and moved there when it is complete.
///
/// Closed without [#commitAll], interrupted or killed by a signal that lets Java end, it leaves nothing behind. A symbolic
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
    private Path old;

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
            Path real = real(target);
            Path staged = beside(real);
            UNFINISHED.add(staged);
            FileChannel channel = FileChannel.open(staged, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            if (Files.exists(real)) {
                copyPermissions(real, staged);
            }
            return new StagedFile(target, real, staged, force, channel);
        } catch (NoSuchFileException e) {
            throw new Failure(target + ": cannot be written: its folder does not exist; make it first", e);
        } catch (IOException e) {
            throw new Failure(target + ": cannot be written: " + reason(e), e);
        }
    }

    /// Where a file really is or will be: links in its folder and, if it is there, the file itself are followed.
    ///
    /// @param target the place
    /// @return the place without links
    /// @throws IOException if the folder is not there
    public static Path real(Path target) throws IOException {
        Path absolute = target.toAbsolutePath();
        return Files.exists(target)
                ? target.toRealPath()
                : absolute.getParent().toRealPath().resolve(absolute.getFileName());
    }

    private static Path beside(Path file) {
        return file.resolveSibling(
                ".ballast-" + ProcessHandle.current().pid() + '-' + Long.toHexString(System.nanoTime()) + ".part");
    }

    private static void copyPermissions(Path from, Path to) throws IOException {
        if (Files.getFileStore(from).supportsFileAttributeView(PosixFileAttributeView.class)) {
            Files.setPosixFilePermissions(to, Files.getPosixFilePermissions(from));
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
        if (Files.isSymbolicLink(target) && !Files.exists(target)) {
            throw new Failure(target + ": is a link to a file that is not there; remove it or name another file");
        }
        if (Files.exists(target) && !force) {
            throw new Failure(target + ": exists already; use --force to replace it");
        }
    }

    /// Checks that two places are not one.
    ///
    /// @param a     a place
    /// @param b     another
    /// @param which what they are, for the message
    /// @throws Failure if they are the same file
    public static void requireDifferent(Path a, Path b, String which) {
        try {
            if (real(a).equals(real(b)) || (Files.exists(b) && Files.isSameFile(a, b))) {
                throw new Failure(b + ": " + which + " are the same file; name another");
            }
        } catch (NoSuchFileException e) {
            // One of them is not there, and whoever opens it says so.
            return;
        } catch (IOException e) {
            throw new Failure(b + ": cannot be looked at: " + e.getMessage(), e);
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

    /// Why, in words: an exception about a file may have nothing but its name to say.
    private static String reason(IOException e) {
        return switch (e) {
            case AccessDeniedException _ -> "permission denied";
            case FileSystemException about when about.getReason() != null -> about.getReason();
            case FileSystemException about -> about.getClass().getSimpleName();
            default -> e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        };
    }

    /// Moves complete files into their places: all of them, or none.
    ///
    /// @param files the files
    /// @throws Failure if one cannot be moved; then every place is as it was before
    public static void commitAll(List<StagedFile> files) {
        List<StagedFile> moved = new ArrayList<>();
        try {
            for (StagedFile file : files) {
                file.commit();
                moved.add(file);
            }
        } catch (Failure failure) {
            moved.reversed().forEach(StagedFile::takeBack);
            throw failure;
        }
        moved.forEach(StagedFile::forgetOld);
    }

    private void commit() {
        try {
            boolean replaces = Files.exists(target);
            if (replaces && !force) {
                throw appeared();
            }
            if (replaces) {
                // The old content is about to go: the new one must be on the disk, not only promised to it.
                channel.force(true);
                old = beside(target);
                UNFINISHED.add(old);
                Files.createLink(old, target);
            }
            channel.close();
            move();
            committed = true;
            UNFINISHED.remove(staged);
        } catch (FileAlreadyExistsException e) {
            throw appeared();
        } catch (IOException | UnsupportedOperationException e) {
            throw e instanceof IOException io ? failed(io) : new Failure(shown + ": cannot be moved into place", e);
        }
    }

    private Failure appeared() {
        return new Failure(shown + ": appeared while it was being made, and is kept; use --force to replace it");
    }

    /// A move replaces what is there; a link does not, so that two runs cannot both believe to be the first.
    private void move() throws IOException {
        if (force) {
            Files.move(staged, target, StandardCopyOption.ATOMIC_MOVE);
            return;
        }
        try {
            Files.createLink(target, staged);
            Files.delete(staged);
        } catch (UnsupportedOperationException e) {
            Files.move(staged, target);
        }
    }

    private void takeBack() {
        try {
            if (old == null) {
                Files.deleteIfExists(target);
            } else {
                Files.move(old, target, StandardCopyOption.ATOMIC_MOVE);
                UNFINISHED.remove(old);
            }
        } catch (IOException e) {
            System.err.println("ballast: could not put " + shown + " back: " + reason(e));
        }
    }

    private void forgetOld() {
        if (old != null) {
            deleteQuietly(old);
            UNFINISHED.remove(old);
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
        forgetOld();
    }

    private static void deleteQuietly(Path path) {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            System.err.println("ballast: could not remove the unfinished file " + path + ": " + e.getMessage());
        }
    }
}
