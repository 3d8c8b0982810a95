package dev.ballast.cli.table;

import dev.ballast.cli.output.StagedFile;

import java.io.IOException;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;

/// The name `-`: standard input where a table is read, standard output where one is made. A table that goes there goes whole, once
/// all is well.
public final class StandardStream {

    private static final String DASH = "-";
    private static final Path INPUT = Path.of("standard input");

    private StandardStream() {
    }

    /// Tells whether a name means a stream; a file that is called so is `./-`.
    ///
    /// @param file what the user wrote
    /// @return whether it does
    public static boolean is(Path file) {
        return file.toString().equals(DASH);
    }

    /// {@return what standard input is called in messages}
    public static Path input() {
        return INPUT;
    }

    /// Sends a result to standard output, if that is where it goes.
    ///
    /// @param out      where it goes
    /// @param result   the result, complete
    /// @param standard standard output
    public static void send(Path out, StagedFile result, WritableByteChannel standard) {
        if (is(out)) {
            try {
                result.copyTo(standard);
            } catch (IOException e) {
                // The end of the program looks at why standard output took no more.
                return;
            }
        }
    }
}
