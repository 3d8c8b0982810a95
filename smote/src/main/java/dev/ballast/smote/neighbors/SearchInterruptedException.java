package dev.ballast.smote.neighbors;

/// A neighbor search was stopped because its thread was interrupted. Nothing was changed; the search can be run again.
public final class SearchInterruptedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public SearchInterruptedException() {
        super("the neighbor search was interrupted");
    }
}
