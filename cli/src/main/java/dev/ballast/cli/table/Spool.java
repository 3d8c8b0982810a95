package dev.ballast.cli.table;

import dev.ballast.cli.output.InputBytes;
import dev.ballast.cli.output.RowTarget;
import dev.ballast.cli.output.TemporaryFile;
import dev.ballast.tables.message.Failure;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/// Keeps what can be read once only in a temporary file, which can be read again. A line says so if it is large; it ends before the
/// disk is full.
public final class Spool extends OutputStream implements RowTarget {

    private static final long LARGE = 100_000_000;
    private static final long LOOK = 1 << 26;
    /// What is left to others.
    private static final long LEFT = 1L << 28;
    private static final int BUFFER = 1 << 16;

    private final Path shown;
    private final Path file;
    private final OutputStream out;
    private final Consumer<String> notes;
    private long bytes;
    private long look = LOOK;
    private boolean told;

    /// Begins a file.
    ///
    /// @param shown what the user calls the table that is kept
    /// @param notes takes the line
    /// @throws Failure if it cannot be made
    public Spool(Path shown, Consumer<String> notes) {
        this.shown = shown;
        this.notes = notes;
        file = TemporaryFile.create(shown.toString());
        try {
            out = Files.newOutputStream(file);
        } catch (IOException e) {
            throw failed(e);
        }
    }

    /// Keeps all of a stream.
    ///
    /// @param shown what the user calls the table
    /// @param in    the stream; it is not closed
    /// @param notes takes a line if it is large
    /// @return the file
    /// @throws Failure if the stream cannot be read, or there is no room
    public static Path of(Path shown, InputStream in, Consumer<String> notes) {
        try (Spool spool = new Spool(shown, notes)) {
            byte[] buffer = new byte[BUFFER];
            for (int count = read(shown, in, buffer); count >= 0; count = read(shown, in, buffer)) {
                spool.write(buffer, 0, count);
            }
            return spool.file;
        }
    }

    private static int read(Path shown, InputStream in, byte[] buffer) {
        try {
            return in.read(buffer);
        } catch (IOException e) {
            throw Failure.reading(shown, e);
        }
    }

    /// {@return where it is kept}
    public Path file() {
        return file;
    }

    private Failure failed(IOException e) {
        return new Failure(shown + ": cannot be kept in the temporary file " + file + ": " + Failure.reason(e), e);
    }

    @Override
    public void write(int b) {
        write(new byte[]{(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] buffer, int offset, int length) {
        try {
            out.write(buffer, offset, length);
            bytes += length;
            if (bytes >= look) {
                look += LOOK;
                requireRoom();
            }
        } catch (IOException e) {
            throw failed(e);
        }
        if (!told && bytes > LARGE) {
            told = true;
            notes.accept(
                    shown + ": is kept in a temporary file, " + file + ", of more than 100 MB, since tables are read"
                            + " more than once; it goes with the command");
        }
    }

    @Override
    public void write(byte[] buffer, int length) {
        write(buffer, 0, length);
    }

    @Override
    public void copy(InputBytes input, long begin, long end) {
        input.forEach(begin, end, this::write);
    }

    @Override
    public void finish() {
        close();
    }

    private void requireRoom() throws IOException {
        long room = Files.getFileStore(file).getUsableSpace();
        if (room < LEFT) {
            throw new Failure(shown + ": takes more than " + bytes / 1_000_000 + " MB unpacked, and " + file.getParent()
                    + " has no room for more; BALLAST_JAVA_OPTIONS=-Djava.io.tmpdir=DIR names another folder");
        }
    }

    @Override
    public void close() {
        try {
            out.close();
        } catch (IOException e) {
            throw failed(e);
        }
    }
}
