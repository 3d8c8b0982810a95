package dev.ballast.cli.console;

import org.jspecify.annotations.Nullable;

import dev.ballast.cli.output.OpenChannel;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/// Standard output, which remembers why it could not be written to. After the first failure it takes no more.
public final class StandardOutput extends FilterOutputStream {

    private final FileChannel bytes;

    private static final int FILE_TYPE = 0170000;
    private static final int PIPE = 0010000;
    private static final int SOCKET = 0140000;

    private @Nullable IOException failure;

    /// Takes the standard output of this process.
    public StandardOutput() {
        this(new FileOutputStream(FileDescriptor.out));
    }

    private StandardOutput(FileOutputStream stream) {
        super(stream);
        bytes = stream.getChannel();
    }

    /// {@return the same for bytes in buffers, which are written as they are; it fails as soon as nothing can be written, and what
    /// went wrong is remembered too}
    public WritableByteChannel channel() {
        OpenChannel channel = source -> {
            if (failure != null) {
                throw failure;
            }
            try {
                return bytes.write(source);
            } catch (IOException e) {
                failure = e;
                throw e;
            }
        };
        return channel;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        try {
            if (failure == null) {
                out.write(bytes, offset, length);
            }
        } catch (IOException e) {
            failure = e;
        }
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[]{(byte) b}, 0, 1);
    }

    @Override
    public void close() {
        // It belongs to the process.
    }

    /// {@return why it could not be written to; null if it could}
    public @Nullable IOException failure() {
        return failure;
    }

    /// Tells whether it failed because nobody reads it any more, as after `| head -1`: the one way in which writing to a pipe
    /// fails.
    ///
    /// @return whether it did
    public boolean hasNoReader() {
        try {
            int type = (int) Files.getAttribute(Path.of("/dev/fd/1"), "unix:mode") & FILE_TYPE;
            return failure != null && (type == PIPE || type == SOCKET);
        } catch (IOException | UnsupportedOperationException e) {
            // The message of the system is all there is to go by.
            return failure != null && String.valueOf(failure.getMessage()).contains("roken pipe");
        }
    }
}
