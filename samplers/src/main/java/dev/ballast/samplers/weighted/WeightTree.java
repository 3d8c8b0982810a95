package dev.ballast.samplers.weighted;

import dev.ballast.core.random.RandomStream;

import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.locks.StampedLock;

/// Items whose weights change while they are drawn from, for curricula and prioritized replay.
///
/// ```java
/// WeightTree priorities = WeightTree.ofSize(100_000, 1e3);
/// priorities.set(17, 2.5);
/// int item = priorities.draw(random);
/// ```
///
/// **No drift.** Weights are kept as whole multiples of a unit, a power of two chosen when the tree is made: 2^(k - 62) to
/// 2^(k - 61) of the largest weight allowed, for k bits of the number of items. Weights are rounded down to it, positive ones
/// to at least one. Sums are exact, whatever the order and number of updates.
///
/// **Threads.** Any number may draw while any number set. Every draw, every batch of [#drawStratified], every sum, and
/// [#freeze] sees the weights as they were at one moment between two calls of `set`; a call that sets several items is seen
/// whole or not at all. Single draws do not hold up those who set, and are tried again if the weights changed meanwhile, with
/// the same random word. Which weights a draw sees depends on timing, so with threads the draws do, too: save the weights with
/// the state of a run that shall be resumed.
///
/// **Method.** A tree of sums of 16 children each. **Cost.** 8.5 bytes an item; setting and drawing take O(log n). A draw uses one
/// random word u: the item is where floor(u * total / 2^64) falls, so that its probability is off by at most 2^-64. An item
/// of weight 0 is never drawn.
public final class WeightTree {

    private static final int FAN_BITS = 4;
    private static final int FAN = 1 << FAN_BITS;

    private final StampedLock lock = new StampedLock();
    private final FixedPoint unit;
    /// Level 0 holds the items, level l + 1 the sums of 16 numbers of level l, the last one number.
    private final long[][] levels;
    private int positive;

    private WeightTree(int size, FixedPoint unit) {
        this.unit = unit;
        int depth = 1;
        for (int width = size; width > 1; width = ((width - 1) >>> FAN_BITS) + 1) {
            depth++;
        }
        levels = new long[depth][];
        int width = size;
        for (int level = 0; level < depth; level++) {
            levels[level] = new long[width];
            width = ((width - 1) >>> FAN_BITS) + 1;
        }
    }

    /// Returns a tree of items of weight 0.
    ///
    /// @param size    number of items, at least 1
    /// @param largest the largest weight that may be set, positive and finite; a larger one makes the unit coarser
    /// @return the tree
    /// @throws IllegalArgumentException if a number is out of range
    public static WeightTree ofSize(int size, double largest) {
        if (size < 1) {
            throw new IllegalArgumentException("size is " + size + "; it must be at least 1");
        }
        return new WeightTree(size, FixedPoint.of(size, largest));
    }

    /// {@return the number of items}
    public int size() {
        return levels[0].length;
    }

    /// Sets a weight.
    ///
    /// @param item   0 to [#size()] - 1
    /// @param weight at least 0, at most the largest allowed
    /// @throws IllegalArgumentException  if the weight is out of range
    /// @throws IndexOutOfBoundsException if there is no such item
    public void set(int item, double weight) {
        Objects.checkIndex(item, size());
        long units = unit.units(item, weight);
        long stamp = lock.writeLock();
        try {
            put(item, units);
        } finally {
            lock.unlockWrite(stamp);
        }
    }

    /// Sets several weights at once. If an item is named twice, the last counts.
    ///
    /// @param items   0 to [#size()] - 1
    /// @param weights one for each of them, at least 0, at most the largest allowed
    /// @throws IllegalArgumentException  if a weight is out of range, or there are not as many; nothing is set then
    /// @throws IndexOutOfBoundsException if there is no such item; nothing is set then
    public void set(int[] items, double[] weights) {
        if (items.length != weights.length) {
            throw new IllegalArgumentException("there are " + items.length + " items and " + weights.length
                    + " weights; give every item one");
        }
        int[] places = items.clone();
        long[] units = new long[places.length];
        for (int i = 0; i < places.length; i++) {
            Objects.checkIndex(places[i], size());
            units[i] = unit.units(places[i], weights[i]);
        }
        long stamp = lock.writeLock();
        try {
            for (int i = 0; i < places.length; i++) {
                put(places[i], units[i]);
            }
        } finally {
            lock.unlockWrite(stamp);
        }
    }

    private void put(int item, long units) {
        long before = levels[0][item];
        positive += Long.signum(units) - Long.signum(before);
        int place = item;
        for (long[] level : levels) {
            level[place] += units - before;
            place >>>= FAN_BITS;
        }
    }

    /// {@return the weight of an item, as rounded when it was set}
    ///
    /// @param item 0 to [#size()] - 1
    /// @throws IndexOutOfBoundsException if there is no such item
    public double weight(int item) {
        Objects.checkIndex(item, size());
        long stamp = lock.readLock();
        try {
            return unit.weight(levels[0][item]);
        } finally {
            lock.unlockRead(stamp);
        }
    }

    /// {@return the sum of all weights, exact but for the rounding of the result}
    public double total() {
        long stamp = lock.readLock();
        try {
            return unit.weight(sum());
        } finally {
            lock.unlockRead(stamp);
        }
    }

    /// Draws an item by the weights.
    ///
    /// @param random gives one word
    /// @return the item
    /// @throws IllegalStateException if all weights are 0
    public int draw(RandomStream random) {
        long word = random.nextLong();
        long stamp = lock.tryOptimisticRead();
        if (stamp != 0) {
            long sum = sum();
            int item = find(Math.unsignedMultiplyHigh(word, sum));
            if (lock.validate(stamp)) {
                requirePositive(sum);
                return item;
            }
        }
        stamp = lock.readLock();
        try {
            requirePositive(sum());
            return find(Math.unsignedMultiplyHigh(word, sum()));
        } finally {
            lock.unlockRead(stamp);
        }
    }

    /// Draws a batch for prioritized replay: the sum of weights is cut into as many equal strata as there are draws, and one item
    /// is drawn from each. Over the batch, the expected number of draws of an item is count * weight / total, exactly.
    ///
    /// Schaul, Quan, Antonoglou, Silver: "Prioritized experience replay", 2016, arXiv:1511.05952.
    ///
    /// @param count  number of draws, at least 1
    /// @param random gives a bounded number a draw
    /// @return the items, in the order of strata, hence ascending, with probabilities
    /// @throws IllegalArgumentException if the number is below 1
    /// @throws IllegalStateException    if all weights are 0
    public PrioritizedDraws drawStratified(int count, RandomStream random) {
        if (count < 1) {
            throw new IllegalArgumentException("count is " + count + "; it must be at least 1");
        }
        int[] items = new int[count];
        double[] probabilities = new double[count];
        long stamp = lock.readLock();
        try {
            long sum = sum();
            requirePositive(sum);
            // Draw j falls on floor((j * sum + r) / count), r in [0, sum): together, each of the sum's units is hit by the same
            // number, count, of pairs (j, r). The product is split, as it has more than 64 bits.
            long quotient = sum / count;
            long remainder = sum % count;
            for (int j = 0; j < count; j++) {
                long target = j * quotient + Long.divideUnsigned(j * remainder + random.nextLong(sum), count);
                items[j] = find(target);
                probabilities[j] = levels[0][items[j]] / (double) sum;
            }
            return new PrioritizedDraws(items, probabilities, positive);
        } finally {
            lock.unlockRead(stamp);
        }
    }

    /// Returns the table of the weights as they are, which draws the same way, quicker, and does not change.
    ///
    /// @return the table
    /// @throws IllegalStateException if all weights are 0
    public AliasTable freeze() {
        long[] units;
        long stamp = lock.readLock();
        try {
            requirePositive(sum());
            units = levels[0].clone();
        } finally {
            lock.unlockRead(stamp);
        }
        return AliasTable.of(units, 1);
    }

    private long sum() {
        return levels[levels.length - 1][0];
    }

    private static void requirePositive(long sum) {
        if (sum == 0) {
            throw new IllegalStateException("all weights are 0; set a positive one before drawing");
        }
    }

    /// The item at which the running sum of units exceeds the target. If weights change meanwhile, any item.
    private int find(long target) {
        long left = target;
        int place = 0;
        for (int level = levels.length - 2; level >= 0; level--) {
            long[] sums = levels[level];
            place <<= FAN_BITS;
            int last = Math.min(place + FAN, sums.length) - 1;
            while (place < last && left >= sums[place]) {
                left -= sums[place++];
            }
        }
        return place;
    }

    /// The units of all items, for tests.
    long[] units() {
        return levels[0].clone();
    }

    /// Whether every sum is that of its children.
    boolean isConsistent() {
        for (int level = 1; level < levels.length; level++) {
            long[] sums = new long[levels[level].length];
            for (int i = 0; i < levels[level - 1].length; i++) {
                sums[i >>> FAN_BITS] += levels[level - 1][i];
            }
            if (!Arrays.equals(sums, levels[level])) {
                return false;
            }
        }
        return true;
    }

    @Override
    public String toString() {
        return "WeightTree[" + size() + " items]";
    }
}
