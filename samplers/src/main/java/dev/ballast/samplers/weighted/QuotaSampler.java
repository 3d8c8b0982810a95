package dev.ballast.samplers.weighted;

import dev.ballast.core.random.Purpose;
import dev.ballast.core.random.RandomStream;
import dev.ballast.core.random.Seed;
import dev.ballast.core.target.ClassLabels;
import dev.ballast.core.weight.ClassWeights;
import dev.ballast.samplers.Sampler;
import dev.ballast.samplers.draws.Draws;

/// Draws every item as often an epoch as its weight says, up to less than one: an item whose expected number of draws is 2.3
/// is drawn twice or three times, three times in 30 % of epochs, and never once or five times. The total is exact. The order
/// is random.
///
/// Against [WeightedRandomSampler] this has much less variance: with equal weights and as many draws as items, each item is
/// drawn once an epoch, whereas independent draws leave 37 % of the items out.
///
/// **Method.** Systematic sampling: item i is drawn floor(C(i) + u) - floor(C(i - 1) + u) times, where C(i) is the number
/// of draws times the share of items 0 to i, and u is one random number of [0, 1); in whole numbers, with the quanta of
/// [AliasTable] for shares. Then the shuffle of Fisher and Yates. Which items are drawn once more depends on u alone, so
/// counts of different items are not independent; each by itself has exactly its expected value.
///
/// **Length.** As many draws an epoch as there are items, unless [#draws(int)] says otherwise.
///
/// **Cost.** Making: O(n), 16 bytes an item. [#draws(Seed, long)]: O(n + draws), 4 bytes a draw; then O(1) a draw.
///
/// **Randomness.** `quota.start` at (0, epoch, 0), one bounded number; `quota.order` at (0, epoch, 0), a bounded number a draw
/// less one.
///
/// Immutable and thread-safe.
public final class QuotaSampler implements Sampler {

    private static final Purpose START = Purpose.of("quota.start");
    private static final Purpose ORDER = Purpose.of("quota.order");

    private final WeightedItems items;
    private final int length;

    private QuotaSampler(WeightedItems items, int length) {
        this.items = items;
        this.length = length;
    }

    /// Returns the sampler of a table that was made before, on several threads perhaps.
    ///
    /// @param table items and their probabilities
    /// @return the sampler
    public static QuotaSampler of(AliasTable table) {
        return of(WeightedItems.of(table));
    }

    /// Returns the sampler of weights.
    ///
    /// @param weights finite, at least 0, at least one of them positive; they need not add up to 1
    /// @return the sampler
    /// @throws IllegalArgumentException if a weight is wrong, with its index, or none is positive
    public static QuotaSampler of(double... weights) {
        return of(WeightedItems.of(weights));
    }

    /// Returns the sampler of weights.
    ///
    /// @param weights finite, at least 0, at least one of them positive; they need not add up to 1
    /// @return the sampler
    /// @throws IllegalArgumentException if a weight is wrong, with its index, or none is positive
    public static QuotaSampler of(float[] weights) {
        return of(WeightedItems.of(weights));
    }

    /// Returns the sampler of weights that are whole numbers, counts perhaps. Their sum may exceed 2^63.
    ///
    /// @param weights at least 0, at least one of them positive
    /// @return the sampler
    /// @throws IllegalArgumentException if a weight is wrong, with its index, or none is positive
    public static QuotaSampler of(long[] weights) {
        return of(WeightedItems.of(weights));
    }

    /// Returns the sampler of rows that weigh what their classes do.
    ///
    /// @param weights the weight of every class
    /// @param labels  the class of every row, of the same classes
    /// @return the sampler
    /// @throws IllegalArgumentException if the classes differ, there are no rows, or all weigh 0
    public static QuotaSampler of(ClassWeights weights, ClassLabels labels) {
        return of(WeightedItems.of(weights, labels));
    }

    private static QuotaSampler of(WeightedItems items) {
        return new QuotaSampler(items, items.size());
    }

    /// Returns this sampler with another number of draws.
    ///
    /// @param perEpoch at least 0; at most the length of an array, because an epoch is worked out as a whole
    /// @return the sampler
    /// @throws IllegalArgumentException if the number is negative
    public QuotaSampler draws(int perEpoch) {
        WeightedItems.requireDraws(perEpoch);
        return new QuotaSampler(items, perEpoch);
    }

    @Override
    public long population() {
        return items.size();
    }

    @Override
    public long length(long epoch) {
        return length;
    }

    @Override
    public Draws draws(Seed seed, long epoch) {
        int[] drawn = inOrder(seed.stream(START, 0, epoch, 0));
        RandomOrder.shuffle(drawn, seed.stream(ORDER, 0, epoch, 0));
        return Draws.of(drawn);
    }

    /// Items as often as they are drawn, ascending.
    private int[] inOrder(RandomStream random) {
        AliasTable table = items.table();
        long[] quanta = items.quanta();
        int bits = table.columnBits();
        long mask = (1L << bits) - 1;
        long total = table.totalQuanta();
        int[] inOrder = new int[length];
        int drawn = 0;
        // C(i) + u in parts of 1 / total; what is above a whole number.
        long fraction = random.nextLong(total);
        for (int item = 0; drawn < length; item++) {
            // quanta * length / total, where total is size * 2^bits: first by 2^bits, which leaves less than 2^62.
            long high = Math.multiplyHigh(quanta[item], length);
            long low = quanta[item] * length;
            long byBits = (high << (64 - bits)) | (low >>> bits);
            int times = (int) (byBits / table.size());
            fraction += ((byBits % table.size()) << bits) + (low & mask);
            // Two numbers below the total, which is below 2^63, were added: the sign bit is part of the sum.
            if (Long.compareUnsigned(fraction, total) >= 0) {
                fraction -= total;
                times++;
            }
            for (int time = 0; time < times; time++) {
                inOrder[drawn++] = item;
            }
        }
        return inOrder;
    }

    @Override
    public double expectedCount(long epoch, long item) {
        return items.expectedCount(length, item);
    }

    @Override
    public String fingerprint() {
        return items.fingerprint("quota/1", length);
    }

    @Override
    public String toString() {
        return items.text("QuotaSampler", length);
    }
}
