package dev.ballast.samplers;

import dev.ballast.core.random.Purpose;
import dev.ballast.core.random.Seed;
import dev.ballast.core.target.ClassLabels;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Objects;
import java.util.stream.IntStream;

/// Draws every row at least once an epoch, rows of rare classes more often, in random order.
///
/// **Method.** A row of class c, which has the share f_c of all rows, has the repeat factor
/// r_c = max(1, sqrt(threshold / f_c)) and is drawn floor(r_c) or floor(r_c) + 1 times, on average r_c times. Gupta,
/// Dollár, Girshick: "LVIS: a dataset for large vocabulary instance segmentation", CVPR 2019, arXiv:1908.03195. Where the
/// paper rounds the factor of every row by itself, so that epochs differ in length, here all epochs are equally long:
///
/// - The classes' numbers of additional draws, n_c (r_c - floor(r_c)), are rounded systematically, each down or up,
///   with one random offset an epoch. Their sum is always the same: the sum before rounding, to the nearest whole
///   number. What that adds or takes, at most half a draw an epoch, goes to the class with the most additional draws.
/// - A random subset of the class gets them.
///
/// **Cost.** 4 bytes a row, and of [#draws] 4 bytes a draw and about 5 nanoseconds (compact beyond 2^20, like
/// [RandomSampler]). **Randomness.** `repeat-factor.round` at (0, epoch, 0); `repeat-factor.extra.shuffle` or `.compact` at
/// (class, epoch, 0); `repeat-factor.order.shuffle` or `.compact` at (0, epoch, 0).
///
/// Immutable and thread-safe.
public final class RepeatFactorSampler implements Sampler {

    private static final Purpose ROUND = Purpose.of("repeat-factor.round");
    private static final RandomOrder EXTRA = RandomOrder.named("repeat-factor.extra");
    private static final RandomOrder ORDER = RandomOrder.named("repeat-factor.order");
    private static final int FRACTION_BITS = 32;

    private final ClassLabels labels;
    private final ClassRows classes;
    private final double threshold;
    private final long[] certain;
    /// Expected additional draws of the classes before each, in units of 2^-32; the last is a whole number.
    private final long[] extraBefore;
    private final long length;
    private final String fingerprint;

    private RepeatFactorSampler(ClassLabels labels, double threshold) {
        this.labels = labels;
        this.classes = ClassRows.of(labels);
        this.threshold = threshold;
        this.certain = new long[classes.classes()];
        long[] extra = new long[certain.length];
        long draws = 0;
        for (int rank = 0; rank < certain.length; rank++) {
            double factor = factor(rank);
            long rows = classes.count(rank);
            certain[rank] = (long) factor;
            extra[rank] = (long) Math.rint((factor - certain[rank]) * rows * (1L << FRACTION_BITS));
            draws = Math.addExact(draws, Math.multiplyExact(rows, certain[rank]));
        }
        makeWhole(extra);
        this.extraBefore = new long[certain.length + 1];
        for (int rank = 0; rank < certain.length; rank++) {
            extraBefore[rank + 1] = extraBefore[rank] + extra[rank];
        }
        this.length = draws + (extraBefore[certain.length] >> FRACTION_BITS);
        this.fingerprint = "repeat-factor-1(rows=" + labels.size() + ",threshold=" + threshold + ','
                + new Fingerprint().add(labels) + ')';
    }

    /// Returns the sampler.
    ///
    /// @param labels    the class of every row
    /// @param threshold the share of rows from which on a class is not repeated, above 0, at most 1
    /// @return the sampler
    /// @throws IllegalArgumentException if the threshold is out of range
    public static RepeatFactorSampler of(ClassLabels labels, double threshold) {
        if (!(threshold > 0 && threshold <= 1)) {
            throw new IllegalArgumentException(
                    "the threshold is " + threshold + "; it must be a share of rows, above 0 and at most 1");
        }
        return new RepeatFactorSampler(labels, threshold);
    }

    /// Brings the sum to the nearest whole number, changing the largest parts first, none below 0 or above all rows.
    private void makeWhole(long[] extra) {
        long sum = Arrays.stream(extra).sum();
        long one = 1L << FRACTION_BITS;
        long missing = ((sum + one / 2) & -one) - sum;
        int[] largestFirst = IntStream.range(0, extra.length).boxed()
                .sorted(Comparator.comparingLong((Integer rank) -> -extra[rank])).mapToInt(Integer::intValue)
                .toArray();
        for (int rank : largestFirst) {
            long changed = Math.clamp(extra[rank] + missing, 0L, (long) classes.count(rank) << FRACTION_BITS);
            missing -= changed - extra[rank];
            extra[rank] = changed;
        }
    }

    /// Returns how often a row of a class is drawn in an epoch, by the formula.
    ///
    /// @param code the class
    /// @return the repeat factor, at least 1
    public double repeatFactor(int code) {
        return factor((int) labels.streamKey(code));
    }

    private double factor(int rank) {
        if (classes.count(rank) == 0) {
            return 1;
        }
        return Math.max(1, Math.sqrt(threshold * labels.size() / classes.count(rank)));
    }

    @Override
    public long population() {
        return labels.size();
    }

    @Override
    public long length(long epoch) {
        return length;
    }

    @Override
    public Draws draws(Seed seed, long epoch) {
        long offset = seed.stream(ROUND, 0, epoch, 0).nextLong(1L << FRACTION_BITS);
        long[] ends = new long[certain.length];
        Draws[] extras = new Draws[certain.length];
        long end = 0;
        for (int rank = 0; rank < ends.length; rank++) {
            long rows = classes.count(rank);
            long extra = ((extraBefore[rank + 1] + offset) >> FRACTION_BITS)
                    - ((extraBefore[rank] + offset) >> FRACTION_BITS);
            end += rows * certain[rank] + extra;
            ends[rank] = end;
            extras[rank] = extra == 0 ? null : EXTRA.of(seed, rank, epoch, 0, rows);
        }
        Draws order = ORDER.of(seed, 0, epoch, 0, length);
        return new ComputedDraws(length, position -> row(order.at(position), ends, extras));
    }

    private int row(long slot, long[] ends, Draws[] extras) {
        int found = Arrays.binarySearch(ends, slot + 1);
        int rank = found >= 0 ? found : -found - 1;
        while (rank > 0 && ends[rank - 1] > slot) {
            // Classes without rows end where others end.
            rank--;
        }
        int[] rows = classes.rows()[rank];
        long place = slot - (rank == 0 ? 0 : ends[rank - 1]);
        long repeats = rows.length * certain[rank];
        return rows[(int) (place < repeats ? place % rows.length : extras[rank].at(place - repeats))];
    }

    @Override
    public double expectedCount(long epoch, long item) {
        int rank = ClassRows.rank(labels, (int) Objects.checkIndex(item, population()));
        return certain[rank]
                + (double) (extraBefore[rank + 1] - extraBefore[rank]) / (1L << FRACTION_BITS) / classes.count(rank);
    }

    @Override
    public String fingerprint() {
        return fingerprint;
    }

    @Override
    public String toString() {
        return fingerprint;
    }
}
