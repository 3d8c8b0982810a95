package dev.ballast.samplers;

/// One worker's draws of an epoch of `total` draws, of which `from` are done with.
///
/// Immutable.
final class ShardRun {

    private final Shard shard;
    private final long from;
    private final long total;
    private final long length;

    /// @param from 0 if the shard is contiguous: such a worker counts its own draws
    ShardRun(Shard shard, long from, long total) {
        this.shard = shard;
        this.from = from;
        this.total = total;
        this.length = ownLength();
    }

    long from() {
        return from;
    }

    long total() {
        return total;
    }

    /// The number of this worker's draws.
    long length() {
        return length;
    }

    /// Draws of all workers in one step: a block each.
    private long unit() {
        return (long) shard.block() * shard.world();
    }

    private long rest() {
        return total - from;
    }

    private boolean contiguous() {
        return shard.keepsOwnPlace();
    }

    private long ownLength() {
        if (contiguous()) {
            return switch (shard.tail()) {
                case UNEVEN -> real();
                case DROP -> total / shard.world();
                case WRAP, MASKED -> Math.ceilDiv(total, shard.world());
            };
        }
        return switch (shard.tail()) {
            case UNEVEN -> real();
            case DROP -> rest() / unit() * shard.block();
            case WRAP, MASKED -> Math.ceilDiv(rest(), unit()) * shard.block();
        };
    }

    /// How many of them are meant to count: with masks, those that were not added; else all.
    long valid() {
        return shard.tail() == Shard.Tail.MASKED ? real() : length;
    }

    /// With an uneven rest, or before anything is added: the draws of this worker that the epoch has.
    private long real() {
        if (contiguous()) {
            return Math.clamp(total - begin(), 0L, share());
        }
        long last = rest() % unit() - (long) shard.rank() * shard.block();
        return rest() / unit() * shard.block() + Math.clamp(last, 0L, (long) shard.block());
    }

    private long begin() {
        long whole = total / shard.world();
        return switch (shard.tail()) {
            case UNEVEN -> shard.rank() * whole + Math.min(shard.rank(), total % shard.world());
            case DROP -> shard.rank() * whole;
            case WRAP, MASKED -> shard.rank() * Math.ceilDiv(total, shard.world());
        };
    }

    /// The draws of a contiguous worker if the epoch were long enough.
    private long share() {
        long whole = total / shard.world();
        return switch (shard.tail()) {
            case UNEVEN -> whole + (shard.rank() < total % shard.world() ? 1 : 0);
            case DROP -> whole;
            case WRAP, MASKED -> Math.ceilDiv(total, shard.world());
        };
    }

    /// The most draws that a worker has, as rank 0 has.
    long longest() {
        return new ShardRun(new Shard(0, shard.world(), shard.layout(), shard.block(), shard.tail()), from, total)
                .length();
    }

    /// Which draw of the epoch a draw of this worker is.
    long position(long own) {
        long position;
        if (contiguous()) {
            position = begin() + own;
        } else if (shard.block() == 1) {
            position = from + own * shard.world() + shard.rank();
        } else {
            long block = own / shard.block();
            position = from + block * unit() + (long) shard.rank() * shard.block() + (own - block * shard.block());
        }
        return position < total ? position : position % total;
    }

    /// Whether no two draws follow each other in the epoch.
    boolean scattered() {
        return !contiguous() && shard.block() == 1 && shard.world() > 1;
    }

    /// How many draws from one on follow each other in the epoch, too.
    long runLength(long own) {
        long end = contiguous() || shard.world() == 1
                ? length
                : Math.min(length, (own / shard.block() + 1) * shard.block());
        return Math.min(end - own, total - position(own));
    }

    /// How many draws of the epoch are done with when every worker has done as many steps as this one.
    ///
    /// @throws IllegalStateException in the middle of a block
    long consumed(long own) {
        if (contiguous()) {
            return own;
        }
        boolean last = own == length;
        if (last && (shard.tail() != Shard.Tail.UNEVEN || own % shard.block() != 0)) {
            return total;
        }
        if (own % shard.block() != 0) {
            throw new IllegalStateException(own % shard.block() + " draws of a block of " + shard.block()
                    + " are done with; blocked shards can be left and resumed between blocks only");
        }
        return Math.min(total, from + own / shard.block() * unit());
    }
}
