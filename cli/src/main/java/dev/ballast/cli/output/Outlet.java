package dev.ballast.cli.output;

import dev.ballast.tables.message.Failure;

import java.io.IOException;
import java.nio.channels.WritableByteChannel;
import java.util.function.Consumer;

/// An open way to where a stream goes.
public sealed interface Outlet extends AutoCloseable permits Outlet.OfStandardOutput, Outlet.OfFile, ReaderSocket {

    /// Why a stream ended before its time.
    enum Why {
        /// Nobody reads on.
        NO_READER,
        /// Whoever gave standard output knows why it takes no more.
        KNOWN
    }

    /// Opens a way.
    ///
    /// @param destination    where to
    /// @param standardOutput what standard output is
    /// @param force          whether a file that is there may be replaced
    /// @return the way; close it
    /// @throws Failure if there is none
    static Outlet open(Destination destination, WritableByteChannel standardOutput, boolean force) {
        return switch (destination) {
            case Destination.Standard _ -> new OfStandardOutput(standardOutput);
            case Destination.File file -> OfFile.begin(file, force);
            case Destination.Socket socket -> ReaderSocket.open(socket.path());
        };
    }

    /// Returns what takes the bytes; waits for a reader, if one has to come.
    ///
    /// @param notes takes lines that the user should know
    /// @return the channel
    /// @throws Failure if there is none
    WritableByteChannel channel(Consumer<String> notes);

    /// All has been written.
    ///
    /// @throws Failure if it cannot be put in place
    void complete();

    /// Says why the channel failed.
    ///
    /// @param cause what it threw
    /// @return the reason
    /// @throws Failure for reasons that the user has to know of
    Why why(IOException cause);

    @Override
    void close();

    /// To standard output.
    ///
    /// @param standardOutput takes the bytes
    record OfStandardOutput(WritableByteChannel standardOutput) implements Outlet {

        @Override
        public WritableByteChannel channel(Consumer<String> notes) {
            return standardOutput;
        }

        @Override
        public void complete() {
            // Whoever reads knows the end by the stream itself.
        }

        @Override
        public Why why(IOException cause) {
            return Why.KNOWN;
        }

        @Override
        public void close() {
            // It belongs to the process.
        }
    }

    /// To a file.
    ///
    /// @param set  the file alone
    /// @param file takes the bytes
    record OfFile(FileSet set, StagedFile file) implements Outlet {

        private static OfFile begin(Destination.File destination, boolean force) {
            FileSet set = new FileSet(force);
            try {
                return new OfFile(set, set.add(destination.path()));
            } catch (Failure e) {
                set.close();
                throw e;
            }
        }

        @Override
        public WritableByteChannel channel(Consumer<String> notes) {
            OpenChannel channel = file::write;
            return channel;
        }

        @Override
        public void complete() {
            set.commit();
        }

        @Override
        public Why why(IOException cause) {
            throw file.failed(cause);
        }

        @Override
        public void close() {
            set.close();
        }
    }
}
