package dev.ballast.samplers;

/// What cursors have in common, whether they go through items, batches of items or batches of rows: where they are, and the way to
/// the next epoch. A draw is one of what they go through.
public interface Cursor {

    /// {@return where this cursor is}
    EpochPosition position();

    /// Goes to the beginning of the next epoch, whether or not this one is finished.
    void nextEpoch();

    /// {@return the epoch that is drawn from}
    default long epoch() {
        return position().epoch();
    }

    /// {@return the number of this worker's draws in the epoch; after resuming within an epoch, from there to its end}
    default long length() {
        return position().length();
    }

    /// {@return how many of them are not there only to make up the numbers; see [Shard.Tail#MASKED]}
    default long validLength() {
        return position().validLength();
    }

    /// {@return the number of draws this worker has had of [#length()]}
    default long drawn() {
        return position().drawn();
    }

    /// {@return how many draws are left in the epoch}
    default long remaining() {
        return position().remaining();
    }

    /// {@return where this cursor is: what has been consumed}
    ///
    /// @throws IllegalStateException within a block of blocked shards
    default SamplerState state() {
        return position().state();
    }
}
