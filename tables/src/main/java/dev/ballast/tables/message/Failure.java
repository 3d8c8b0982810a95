package dev.ballast.tables.message;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
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
            default -> "cannot be read: " + reason(cause);
        }, cause);
    }

    /// Why something cannot be done to a file, in words, without the file's name: an exception about a file may have nothing
    /// but that name to say.
    ///
    /// @param cause what went wrong
    /// @return the reason
    public static String reason(IOException cause) {
        return switch (cause) {
            case AccessDeniedException _ -> "permission denied";
            case NoSuchFileException _ -> "no such file or folder";
            case FileAlreadyExistsException _ -> "there is a file of that name";
            case DirectoryNotEmptyException _ -> "the folder is not empty";
            case FileSystemException about when about.getReason() != null -> about.getReason();
            case FileSystemException about -> about.getClass().getSimpleName();
            default -> cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
        };
    }
}
