package dev.ballast.cli.batches;

/// What a run of `batches` did.
///
/// @param batches how many were written
/// @param rows    their rows
/// @param ending  how it ended
public record BatchesReport(long batches, long rows, Ending ending) {

    /// How a stream may end.
    public enum Ending {
        /// All was written.
        COMPLETE,
        /// Nobody reads on.
        NO_READER,
        /// Standard output takes no more, for a reason that it knows.
        NOT_WRITTEN
    }
}
