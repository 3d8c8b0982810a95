package dev.ballast.core.method;

/// A class has too few rows for the neighbors asked, and the method's policy is to refuse.
public final class ClassTooSmallException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    /// Makes the exception.
    ///
    /// @param message names the class, its rows and what was asked
    public ClassTooSmallException(String message) {
        super(message);
    }
}
