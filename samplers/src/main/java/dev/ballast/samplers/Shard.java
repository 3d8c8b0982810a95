package dev.ballast.samplers;

import dev.ballast.samplers.draws.Draws;

/// The part of every epoch that one of several workers draws.
///
/// ```java
/// SampleCursor mine = sampler.start(Seed.of(42), Shard.of(rank, world));
/// ```
///
/// The epoch's order is made first, the same for any number of workers, and then divided; so workers agree without talking.
///
/// | layout | rank r of W gets | can the number of workers change within an epoch? |
/// |---|---|---|
/// | [Layout#STRIDED] | draws r, r + W, r + 2W, ... | yes |
/// | [Layout#BLOCKED] | of every W b draws the r-th b | yes, between blocks |
/// | [Layout#CONTIGUOUS] | the r-th part of the epoch | no |
///
/// With the first two, what all workers have drawn after equally many steps is a beginning of the epoch's order, so one
/// number says where they are, and any number of workers can go on from there: the shards divide what is left.
///
/// [Tail] says what becomes of draws that are left when the epoch cannot be divided evenly.
///
/// @param rank   this worker, 0 to `world` - 1
/// @param world  the number of workers
/// @param layout how draws are divided
/// @param block  draws of a block of [Layout#BLOCKED]; 1 with the other layouts
/// @param tail   what becomes of the rest
public record Shard(int rank, int world, Layout layout, int block, Tail tail) {

    /// How draws are divided; see [Shard].
    public enum Layout {
        /// In turn.
        STRIDED,
        /// In turn by blocks: the batches of the workers together are a run of draws.
        BLOCKED,
        /// In runs, one for each worker.
        CONTIGUOUS
    }

    /// What becomes of the rest of an epoch that cannot be divided evenly.
    public enum Tail {
        /// Some workers get fewer draws. Every draw is somebody's, once.
        UNEVEN,
        /// Nobody gets the rest.
        DROP,
        /// All get as many; the draws missing are taken from the beginning of the epoch.
        WRAP,
        /// As [#WRAP], but what was added is known ([SampleCursor#valid()], [SampleCursor#validLength()]), so that it can
        /// be left out of a measurement. A worker's added draws are its last.
        MASKED
    }

    /// The whole epoch: rank 0 of 1.
    public static final Shard ALL = new Shard(0, 1, Layout.STRIDED, 1, Tail.UNEVEN);

    /// Checks the numbers.
    ///
    /// @throws IllegalArgumentException if a number is out of range, or a block is given for another layout
    public Shard {
        if (world < 1) {
            throw new IllegalArgumentException("world is " + world + "; there must be at least 1 worker");
        }
        if (rank < 0 || rank >= world) {
            throw new IllegalArgumentException("rank is " + rank + "; with " + world + " workers it must be 0 to "
                    + (world - 1));
        }
        if (block < 1 || (block > 1 && layout != Layout.BLOCKED)) {
            throw new IllegalArgumentException("block is " + block + "; it must be "
                    + (layout == Layout.BLOCKED ? "at least 1" : "1 for " + layout));
        }
    }

    /// Returns the share of a worker: strided, with an uneven rest.
    ///
    /// @param rank  this worker, 0 to `world` - 1
    /// @param world the number of workers
    /// @return the shard
    /// @throws IllegalArgumentException if there is no such worker
    public static Shard of(int rank, int world) {
        return new Shard(rank, world, Layout.STRIDED, 1, Tail.UNEVEN);
    }

    /// Returns this shard in blocks.
    ///
    /// @param draws how many draws a worker gets at a time; by custom its batch
    /// @return the shard
    /// @throws IllegalArgumentException if the number is below 1
    public Shard blocked(int draws) {
        return new Shard(rank, world, Layout.BLOCKED, draws, tail);
    }

    /// Returns this shard with one run of draws for each worker.
    ///
    /// @return the shard
    public Shard contiguous() {
        return new Shard(rank, world, Layout.CONTIGUOUS, 1, tail);
    }

    /// Returns this shard with another rule for the rest.
    ///
    /// @param newTail what becomes of it
    /// @return the shard
    public Shard tail(Tail newTail) {
        return new Shard(rank, world, layout, block, newTail);
    }

    /// Returns this worker's share of an epoch.
    ///
    /// @param draws the epoch
    /// @return its draws
    public Draws of(Draws draws) {
        return new ShardDraws(new ShardRun(this, 0, draws.length()), draws);
    }

    /// Whether the state of a worker is more than the number of draws of all.
    boolean keepsOwnPlace() {
        return layout == Layout.CONTIGUOUS && world > 1;
    }

    /// What workers must agree in to continue each other's states in mid-epoch.
    String own() {
        return keepsOwnPlace() ? "contiguous/" + world + '/' + tail : SamplerState.ANY_SHARDS;
    }
}
