package dev.ballast.cli.output;

import dev.ballast.tables.message.Failure;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.ConnectException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Objects;
import java.util.function.Consumer;

/// A Unix socket that a stream is written to. If somebody listens at its place, it is connected to that; else it is made there,
/// serves the first reader who comes, and its name is removed then.
final class ReaderSocket implements Outlet {

    private static final int TYPE = 0170000;
    private static final int SOCKET = 0140000;

    private final Path place;
    private final @Nullable ServerSocketChannel server;
    private @Nullable SocketChannel reader;

    private ReaderSocket(Path place, @Nullable ServerSocketChannel server, @Nullable SocketChannel reader) {
        this.place = place;
        this.server = server;
        this.reader = reader;
    }

    static ReaderSocket open(Path place) {
        try {
            if (Files.exists(place, LinkOption.NOFOLLOW_LINKS)) {
                return connect(place);
            }
            ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
            try {
                // It gets its name when it listens: who finds it can connect.
                Path hidden = place.resolveSibling("." + place.getFileName() + "~");
                Ending.hold(() -> {
                    server.bind(UnixDomainSocketAddress.of(hidden), 1);
                    Ending.remember(hidden);
                    Files.move(hidden, place);
                    Ending.forget(hidden);
                    Ending.remember(place);
                });
            } catch (IOException e) {
                server.close();
                throw e;
            }
            return new ReaderSocket(place, server, null);
        } catch (IOException e) {
            throw failed(place, e);
        }
    }

    private static ReaderSocket connect(Path place) throws IOException {
        if (((int) Files.getAttribute(place, "unix:mode") & TYPE) != SOCKET) {
            throw new Failure(place + ": is there and is no socket; name a place that is free, or a socket at which"
                    + " somebody listens");
        }
        try {
            return new ReaderSocket(place, null, SocketChannel.open(UnixDomainSocketAddress.of(place)));
        } catch (ConnectException e) {
            throw new Failure(place + ": is a socket at which nobody listens; remove it, and it is made anew", e);
        }
    }

    private static Failure failed(Path place, IOException e) {
        return new Failure(place + ": cannot be used as a socket: " + Failure.reason(e), e);
    }

    @Override
    public WritableByteChannel channel(Consumer<String> notes) {
        if (reader != null) {
            return reader;
        }
        try {
            // Either somebody listened, or this does.
            ServerSocketChannel listening = Objects.requireNonNull(server);
            notes.accept(place + ": waits for a reader");
            SocketChannel came = listening.accept();
            reader = came;
            removeName();
            return came;
        } catch (IOException e) {
            throw failed(place, e);
        }
    }

    private void removeName() throws IOException {
        Ending.hold(() -> {
            Ending.deleteQuietly(place);
            Ending.forget(place);
        });
    }

    @Override
    public void complete() {
        // Whoever reads knows the end by the stream itself.
    }

    @Override
    public Why why(IOException cause) {
        String message = String.valueOf(cause.getMessage());
        if (message.contains("roken pipe") || message.contains("onnection reset")) {
            return Why.NO_READER;
        }
        throw failed(place, cause);
    }

    @Override
    public void close() {
        try {
            if (reader != null) {
                reader.close();
            }
            if (server != null) {
                if (reader == null) {
                    removeName();
                }
                server.close();
            }
        } catch (IOException e) {
            throw failed(place, e);
        }
    }
}
