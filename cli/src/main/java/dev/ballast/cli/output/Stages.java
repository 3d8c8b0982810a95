package dev.ballast.cli.output;

/// Told what a run is at.
public interface Stages {

    /// A stage begins.
    ///
    /// @param name  what is done
    /// @param total how much of it there is
    /// @param bytes whether that is bytes, or rows
    /// @return told how much is done; closed at the end of the stage
    Stage begin(String name, long total, boolean bytes);

    /// Told how far a stage is.
    interface Stage extends AutoCloseable {

        /// So much is done.
        ///
        /// @param done from 0 to the total
        void at(long done);

        @Override
        void close();
    }
}
