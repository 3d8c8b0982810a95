package dev.ballast.samplers.order;

import dev.ballast.core.random.Purpose;
import dev.ballast.core.random.Seed;
import dev.ballast.samplers.draws.Draws;

/// Makes random orders of 0 to size - 1 for one use.
///
/// @param shuffle draws exact orders
/// @param keys    draws the keys of compact ones
public record RandomOrder(Purpose shuffle, Purpose keys) {

    /// Up to this size orders are shuffled: at most 4 megabytes and a few milliseconds.
    public static final long LARGEST_SHUFFLE = 1L << 20;

    /// The purposes `name.shuffle` and `name.compact`.
    public static RandomOrder named(String name) {
        return new RandomOrder(Purpose.of(name + ".shuffle"), Purpose.of(name + ".compact"));
    }

    public Draws of(Seed seed, long a, long b, long c, long size) {
        return size <= LARGEST_SHUFFLE ? exact(seed, a, b, c, (int) size) : compact(seed, a, b, c, size);
    }

    /// A random order of given items, which are not copied and not to be changed any more.
    public Draws ofItems(Seed seed, long a, long b, long c, int... items) {
        if (items.length > LARGEST_SHUFFLE) {
            return new MappedDraws(compact(seed, a, b, c, items.length), items);
        }
        int[] order = seed.stream(shuffle, a, b, c).permutation(items.length);
        for (int i = 0; i < order.length; i++) {
            order[i] = items[order[i]];
        }
        return Draws.of(order);
    }

    public Draws exact(Seed seed, long a, long b, long c, int size) {
        return Draws.of(seed.stream(shuffle, a, b, c).permutation(size));
    }

    public Draws compact(Seed seed, long a, long b, long c, long size) {
        return new CompactPermutation(size, seed.stream(keys, a, b, c));
    }
}
