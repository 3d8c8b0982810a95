package dev.ballast.samplers;

/// Where a worker is in its epochs; a view of a [Progress] that only shows.
public sealed interface EpochPosition permits Progress {

    /// {@return the epoch that is drawn from}
    long epoch();

    /// {@return the number of this worker's draws in the epoch; after resuming within an epoch, from there to its end}
    long length();

    /// {@return how many of them are not there only to make up the numbers; see [Shard.Tail#MASKED]}
    long validLength();

    /// {@return the number of draws this worker has had of [#length()]}
    long drawn();

    /// {@return how many draws are left in the epoch}
    long remaining();

    /// {@return what has been consumed}
    ///
    /// @throws IllegalStateException within a block of blocked shards
    SamplerState state();
}
