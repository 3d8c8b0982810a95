package dev.ballast.cli.output;

import dev.ballast.tables.message.Failure;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;

/// A file of a [FileSet], written beside its place until the set is complete.
public final class StagedFile implements RowTarget {

    private static final long COPIED = 1 << 20;

    private final Path shown;
    private final Path target;
    private final Path staged;
    private final FileChannel channel;

    private StagedFile(Path shown, Path target, Path staged, FileChannel channel) {
        this.shown = shown;
        this.target = target;
        this.staged = staged;
        this.channel = channel;
    }

    /// Starts a file.
    ///
    /// @param shown  its place as the user calls it
    /// @param target its place
    /// @param staged where it is until then
    static StagedFile create(Path shown, Path target, Path staged) {
        try {
            FileChannel channel = Ending.hold(() -> {
                FileChannel made = FileChannel.open(staged, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
                Ending.remember(staged);
                return made;
            });
            Claim.hold(channel);
            StagedFile file = new StagedFile(shown, target, staged, channel);
            try {
                file.keepPermissions();
            } catch (IOException e) {
                file.abandon();
                throw e;
            }
            return file;
        } catch (IOException e) {
            throw new Failure(shown + ": cannot be written: " + Failure.reason(e), e);
        }
    }

    /// A file that replaces one that only its owner may read is not for others either.
    private void keepPermissions() throws IOException {
        if (!Files.exists(target) || !Files.getFileStore(target)
                .supportsFileAttributeView(PosixFileAttributeView.class)) {
            return;
        }
        Set<PosixFilePermission> wanted = Files.getPosixFilePermissions(target);
        if (!wanted.equals(Files.getPosixFilePermissions(staged))) {
            try {
                Files.setPosixFilePermissions(staged, wanted);
            } catch (IOException e) {
                throw new FileSystemException(null, null,
                        "the new file cannot be given the permissions of the old one: " + Failure.reason(e));
            }
        }
    }

    /// Starts a file that is not put in any place: what goes to standard output once all is well.
    ///
    /// @return the file
    public static StagedFile forStandardOutput() {
        Path shown = Path.of("standard output");
        Path file = TemporaryFile.create(shown.toString());
        try {
            return new StagedFile(shown, file, file, FileChannel.open(file, StandardOpenOption.WRITE));
        } catch (IOException e) {
            throw new Failure(shown + ": cannot be written: " + Failure.reason(e), e);
        }
    }

    /// Hands on all that was written.
    ///
    /// @param out takes it
    /// @throws IOException if it cannot be read, or nobody takes it
    public void copyTo(WritableByteChannel out) throws IOException {
        try (FileChannel bytes = FileChannel.open(staged, StandardOpenOption.READ)) {
            long at = 0;
            while (at < bytes.size()) {
                at += bytes.transferTo(at, Math.min(COPIED, bytes.size() - at), out);
            }
        }
    }

    /// Writes bytes at the end.
    ///
    /// @param bytes  holds them
    /// @param length how many, from the start
    @Override
    public void write(byte[] bytes, int length) {
        write(ByteBuffer.wrap(bytes, 0, length));
    }

    /// Writes bytes at the end.
    ///
    /// @param bytes those that remain
    /// @return how many were written: all
    public int write(ByteBuffer bytes) {
        int length = bytes.remaining();
        try {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        } catch (IOException e) {
            throw failed(e);
        }
        return length;
    }

    /// Copies bytes of the input to the end, inside the operating system where it can.
    ///
    /// @param input the input
    /// @param begin the first byte
    /// @param end   the place after the last
    @Override
    public void copy(InputBytes input, long begin, long end) {
        try {
            long at = begin;
            while (at < end) {
                long count = input.channel().transferTo(at, end - at, channel);
                if (count <= 0) {
                    throw input.changed();
                }
                at += count;
            }
        } catch (IOException e) {
            throw failed(e);
        }
    }

    @Override
    public void finish() {
        // Nothing is kept back.
    }

    /// Puts what was written on the disk.
    void force() {
        try {
            channel.force(true);
        } catch (IOException e) {
            throw failed(e);
        }
    }

    Failure failed(IOException e) {
        return new Failure(shown + ": cannot be written: " + Failure.reason(e), e);
    }

    /// {@return its place as the user calls it, for messages}
    public String name() {
        return shown.toString();
    }

    Path shown() {
        return shown;
    }

    Path target() {
        return target;
    }

    /// Where the bytes are until the file is in its place.
    ///
    /// @return the place beside the place
    public Path staged() {
        return staged;
    }

    /// Ends the file; if it is not in its place, it is gone.
    void abandon() {
        Claim.closeQuietly(channel);
        try {
            Ending.hold(() -> {
                Ending.deleteQuietly(staged);
                Ending.forget(staged);
            });
        } catch (IOException e) {
            throw failed(e);
        }
    }
}
