package dev.ballast.cli.batches;

import dev.ballast.core.random.Seed;
import dev.ballast.samplers.SamplerState;
import dev.ballast.samplers.Shard;

/// Where all workers are when one of them has had so many batches: workers take batches in turn, anew in each epoch.
final class WorkerState {

    private static final String ANY_SHARDS = "any";

    private WorkerState() {
    }

    /// @param perEpoch how many batches the worker has in an epoch
    /// @param step     how many it has had in all
    static SamplerState at(String plan, Seed seed, Shard shard, long perEpoch, long step) {
        long epoch = perEpoch == 0 ? 0 : step / perEpoch;
        return new SamplerState(plan, seed, epoch, (step - epoch * perEpoch) * shard.world(), ANY_SHARDS);
    }
}
