package dev.ballast.samplers.weighted;

import dev.ballast.core.random.Purpose;
import dev.ballast.core.random.RandomStream;
import dev.ballast.core.random.Seed;
import dev.ballast.samplers.Sampler;
import dev.ballast.samplers.draws.Draws;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Objects;

/// Draws items without replacement so that **each item is among the draws with probability proportional to its weight**:
/// (number of draws) * (its weight) / (sum of weights).
///
/// That is another law than drawing one by one by weights ([SuccessiveSampler]), under which heavy items are less often, and
/// light ones more often, among the draws than in proportion. Take this one if draws are to be weighted by 1 / probability,
/// as in the Horvitz-Thompson estimator.
///
/// **Feasibility.** No probability can exceed 1. Weights that ask for more are refused ([#of]), or the items with that much
/// are always drawn and the others share what is left, until it fits ([#withCertainties]).
///
/// **Method.** Systematic sampling in random order: items are laid out in random order on a line, each as long as its
/// probability, and every item is drawn that covers one of the points u, u + 1, u + 2, ... Madow, "On the theory of systematic
/// sampling, II", 1949; Hartley and Rao, "Sampling with unequal probabilities and without replacement", 1962. In whole
/// numbers: probabilities are exact, with weights rounded as in [AliasTable], before quanta. When items that are always drawn
/// are taken out, what is left is rounded anew, beside its own largest weight: probabilities of light items do not depend on
/// how heavy the items are that are always drawn.
///
/// **Cost.** Making: O(n), 8 bytes an item; with certainties as much again each time that some are taken out, and for a while
/// 16 bytes an item more. [#draws(Seed, long)]: O(n), 4 bytes a draw and for a while 4 bytes an item; then
/// O(1) a draw.
///
/// **Randomness.** At (0, epoch, 0): `inclusion.layout`, a bounded number an item; `inclusion.start`; `inclusion.order`, a
/// bounded number a draw less one.
///
/// Immutable and thread-safe.
public final class InclusionSampler implements Sampler {

    private static final Purpose LAYOUT = Purpose.of("inclusion.layout");
    private static final Purpose START = Purpose.of("inclusion.start");
    private static final Purpose ORDER = Purpose.of("inclusion.order");

    private final long[] units;
    private final BigInteger sum;
    private final int length;
    private final int[] certain;
    private final String fingerprint;

    private InclusionSampler(long[] units, BigInteger sum, int length, int[] certain, String fingerprint) {
        this.units = units;
        this.sum = sum;
        this.length = length;
        this.certain = certain;
        this.fingerprint = fingerprint;
    }

    /// Returns the sampler of weights, none of which asks for a probability above 1.
    ///
    /// @param draws   how many items are drawn an epoch, at least 0
    /// @param weights finite, at least 0, at least one of them positive; they need not add up to 1
    /// @return the sampler
    /// @throws IllegalArgumentException if a weight is wrong or too large, with its index, or none is positive, or there
    ///                                  are more draws than items of positive weight
    public static InclusionSampler of(int draws, double... weights) {
        Units units = Units.of(weights, 1);
        Positives.require(draws, units.units());
        requireFeasible(draws, units);
        return new InclusionSampler(units.units(), units.sum(), draws, new int[0],
                fingerprint(draws, false, units.units()));
    }

    /// Returns the sampler of weights; items whose weight asks for a probability of 1 or more are drawn in every epoch, and
    /// the other draws are shared by the rest in proportion to weights, until all probabilities are at most 1.
    ///
    /// @param draws   how many items are drawn an epoch, at least 0
    /// @param weights finite, at least 0, at least one of them positive; they need not add up to 1
    /// @return the sampler
    /// @throws IllegalArgumentException if a weight is wrong, with its index, or none is positive, or there are more draws
    ///                                  than items of positive weight
    public static InclusionSampler withCertainties(int draws, double... weights) {
        double[] rest = weights.clone();
        Units units = Units.of(rest, 1);
        Positives.require(draws, units.units());
        int[] certain = new int[draws];
        int found = 0;
        for (int before = -1; before < found && found < draws;) {
            before = found;
            // Those of one pass are judged by one sum, so that the order of items does not matter: left * units >= sum.
            long most = quotient(units.sum().subtract(BigInteger.ONE), draws - found);
            for (int i = 0; i < rest.length; i++) {
                if (units.units()[i] > most) {
                    certain[found++] = i;
                    rest[i] = 0;
                }
            }
            if (before < found && found < draws) {
                // What is next to nothing beside an item that was taken out can be much of what is left.
                units = Units.of(rest, 1);
            }
        }
        certain = Arrays.copyOf(certain, found);
        Arrays.sort(certain);
        long[] marked = units.units().clone();
        for (int item : certain) {
            marked[item] = -1;
        }
        return new InclusionSampler(units.units(), units.sum(), draws, certain, fingerprint(draws, true, marked));
    }

    private static void requireFeasible(int draws, Units weights) {
        // draws * units > sum, in whole numbers
        long most = quotient(weights.sum(), draws);
        long[] units = weights.units();
        for (int i = 0; i < units.length; i++) {
            if (units[i] > most) {
                throw new IllegalArgumentException("weight[" + i + "] is "
                        + units[i] / weights.sum().doubleValue() + " of the sum of weights, too much for "
                        + draws + " draws without replacement: its probability would be above 1; draw fewer, "
                        + "or use withCertainties to draw such items always");
            }
        }
    }

    private static String fingerprint(int draws, boolean certainties, long[] units) {
        return "inclusion/1[items=" + units.length + ",draws=" + draws + ",certainties=" + certainties
                + ",units=" + Hash.of(units) + ']';
    }

    private static long quotient(BigInteger sum, int draws) {
        return sum.divide(BigInteger.valueOf(Math.max(1, draws))).min(BigInteger.valueOf(Long.MAX_VALUE))
                .longValueExact();
    }

    @Override
    public long population() {
        return units.length;
    }

    @Override
    public long length(long epoch) {
        return length;
    }

    @Override
    public Draws draws(Seed seed, long epoch) {
        int[] items = Arrays.copyOf(certain, length);
        if (certain.length < length) {
            int[] layout = seed.stream(LAYOUT, 0, epoch, 0).permutation(units.length);
            systematic(layout, items, seed.stream(START, 0, epoch, 0));
        }
        RandomOrder.shuffle(items, seed.stream(ORDER, 0, epoch, 0));
        return Draws.of(items);
    }

    private void systematic(int[] layout, int[] items, RandomStream random) {
        int drawn = certain.length;
        long left = length - (long) drawn;
        long sumHigh = sum.shiftRight(64).longValueExact();
        long sumLow = sum.longValue();
        BigInteger start = uniform(sum, random);
        // 128 bits: the place on the line above the last point, in parts of 1 / sum. Below twice the sum, so below 2^95.
        long high = start.shiftRight(64).longValueExact();
        long low = start.longValue();
        for (int place = 0; drawn < length; place++) {
            int item = layout[place];
            long added = units[item] * left;
            low += added;
            high += Math.multiplyHigh(units[item], left) + (Long.compareUnsigned(low, added) < 0 ? 1 : 0);
            if (high > sumHigh || (high == sumHigh && Long.compareUnsigned(low, sumLow) >= 0)) {
                high -= sumHigh + (Long.compareUnsigned(low, sumLow) < 0 ? 1 : 0);
                low -= sumLow;
                items[drawn++] = item;
            }
        }
    }

    /// A number of [0, bound), each with the same probability: numbers of as many bits are drawn until one is below it.
    private static BigInteger uniform(BigInteger bound, RandomStream random) {
        while (true) {
            BigInteger drawn = BigInteger.valueOf(random.nextLong() >>> 1).shiftLeft(63)
                    .or(BigInteger.valueOf(random.nextLong() >>> 1)).shiftRight(126 - bound.bitLength());
            if (drawn.compareTo(bound) < 0) {
                return drawn;
            }
        }
    }

    /// {@inheritDoc}
    ///
    /// This is the probability that the item is among the draws.
    @Override
    public double expectedCount(long epoch, long item) {
        Objects.checkIndex(item, units.length);
        if (Arrays.binarySearch(certain, (int) item) >= 0) {
            return 1;
        }
        return length == certain.length
                ? 0
                : (length - certain.length) * (units[(int) item] / sum.doubleValue());
    }

    @Override
    public String fingerprint() {
        return fingerprint;
    }

    @Override
    public String toString() {
        return "InclusionSampler[" + units.length + " items, " + length + " draws an epoch, " + certain.length
                + " items always]";
    }
}
