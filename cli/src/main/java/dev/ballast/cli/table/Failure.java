package dev.ballast.cli.table;

/// The data or the request cannot be served; the message is one line for the user: place, value, rule, what to do.
public final class Failure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /// Makes a failure.
    ///
    /// @param message one line for the user
    public Failure(String message) {
        super(message);
    }

    /// Makes a failure with its cause.
    ///
    /// @param message one line for the user
    /// @param cause   what went wrong
    public Failure(String message, Throwable cause) {
        super(message, cause);
    }
}
