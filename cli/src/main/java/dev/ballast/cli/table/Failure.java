package dev.ballast.cli.table;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/// The data or the request cannot be served; the message is one line for the user: place, value, rule, what to do. What it
/// cites of a file, a line end for instance, is made visible (see [VisibleText]).
public final class Failure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /// Makes a failure.
    ///
    /// @param message one line for the user
    public Failure(String message) {
        super(VisibleText.of(message));
    }

    /// Makes a failure with its cause.
    ///
    /// @param message one line for the user
    /// @param cause   what went wrong
    public Failure(String message, Throwable cause) {
        super(VisibleText.of(message), cause);
    }

    /// Says why a file cannot be read.
    ///
    /// @param file  the file
    /// @param cause what went wrong
    /// @return the failure
    public static Failure reading(Path file, IOException cause) {
        return new Failure(file + ": " + switch (cause) {
            case NoSuchFileException _ -> "no such file";
            case AccessDeniedException _ -> "not readable; check its permissions";
            default -> "cannot be read: " + cause.getMessage();
        }, cause);
    }
}
