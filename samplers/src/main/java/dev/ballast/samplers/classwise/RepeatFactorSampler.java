package dev.ballast.samplers.classwise;

import dev.ballast.core.random.Purpose;
import dev.ballast.core.random.RandomStream;
import dev.ballast.core.random.Seed;
import dev.ballast.core.target.ClassLabels;
import dev.ballast.samplers.Sampler;
import dev.ballast.samplers.check.Fingerprint;
import dev.ballast.samplers.classes.ClassRows;
import dev.ballast.samplers.draws.Draws;
import dev.ballast.samplers.order.ComputedDraws;
import dev.ballast.samplers.order.RandomOrder;

import java.util.Arrays;
import java.util.Objects;
import java.util.function.IntUnaryOperator;

/// Draws every row at least once an epoch, rows of rare classes more often, in random order.
///
/// **Factors.** A class c with the share f_c of all rows has the repeat factor r_c = max(1, sqrt(threshold / f_c)). A row has
/// the factor of its class, with [several categories][#ofCategories] the largest of theirs, with none 1. Gupta, Dollár,
/// Girshick: "LVIS: a dataset for large vocabulary instance segmentation", CVPR 2019, arXiv:1908.03195.
///
/// **Counts.** A row of factor r is drawn floor(r) or floor(r) + 1 times an epoch, and over epochs r times on average, however
/// few rows its class has. So epochs differ in length, by one draw:
///
/// - Of R, the sum of all factors, an epoch has the floor or the ceiling. Which, depends on the epoch alone, and E epochs
///   from 0 on have E R draws together, up to half a draw.
/// - The classes' numbers of additional draws, n_c (r_c - floor(r_c)), are laid end to end on a line, at one random offset an
///   epoch, and rounded by the whole numbers they cover: systematic sampling, each down or up. The offset is one of those
///   that give the epoch's length. So a class has the floor or the ceiling of n_c r_c draws in every epoch, n_c r_c on
///   average, and together as many as the epoch is long.
/// - A random subset of the class gets the additional draws.
///
/// [#expectedCount(long, long)] is that of an epoch of its length. Its sum over E epochs from 0 on is E r, up to half a draw.
/// Rounding the factor of each row by itself, as the paper does, gives the same averages, and lengths that vary by the root
/// of the number of rows.
///
/// **Cost.** 4 bytes a row; of [#draws], 4 bytes a draw and 4 bytes for each row of a class with additional draws, and about
/// 5 nanoseconds for each (none beyond 2^20, like [RandomSampler][dev.ballast.samplers.RandomSampler]). **Randomness.** `repeat-factor.round` at (0, epoch, 0), one
/// bounded number; `repeat-factor.extra.shuffle` or `.compact` at (class, epoch, 0); `repeat-factor.order.shuffle` or
/// `.compact` at (0, epoch, 0).
///
/// Immutable and thread-safe.
public final class RepeatFactorSampler implements Sampler {

    private static final Purpose ROUND = Purpose.of("repeat-factor.round");
    private static final RandomOrder EXTRA = RandomOrder.named("repeat-factor.extra");
    private static final RandomOrder ORDER = RandomOrder.named("repeat-factor.order");
    private static final int FRACTION_BITS = 32;
    private static final long ONE = 1L << FRACTION_BITS;
    private static final long FRACTION = ONE - 1;

    /// Rows of one factor: those of a class, or those whose rarest category has one number of rows.
    private final ClassRows groups;
    private final IntUnaryOperator groupOf;
    private final RepeatFactors factors;
    private final int rows;
    private final long[] certain;
    /// Expected additional draws of the groups before each, in units of 2^-32; the last is that of all.
    private final long[] extraBefore;
    /// The length of the shorter epochs.
    private final long floor;
    private final String fingerprint;

    private RepeatFactorSampler(ClassRows groups, IntUnaryOperator groupOf, RepeatFactors factors, int rows,
            String hash) {
        this.groups = groups;
        this.groupOf = groupOf;
        this.factors = factors;
        this.rows = rows;
        this.certain = new long[groups.classes()];
        this.extraBefore = new long[certain.length + 1];
        long draws = 0;
        for (int group = 0; group < certain.length; group++) {
            int members = groups.count(group);
            double factor = members == 0 ? 1 : rowFactor(groups.rows()[group][0]);
            certain[group] = (long) factor;
            extraBefore[group + 1] = extraBefore[group]
                    + (long) Math.rint((factor - certain[group]) * members * ONE);
            draws += members * certain[group];
        }
        this.floor = draws + (extraBefore[certain.length] >> FRACTION_BITS);
        this.fingerprint = "repeat-factor-2(rows=" + rows + ",threshold=" + factors.threshold() + ',' + hash + ')';
    }

    /// Returns the sampler of rows with one class each.
    ///
    /// @param labels    the class of every row
    /// @param threshold the share of rows from which on a class is not repeated, above 0, at most 1
    /// @return the sampler
    /// @throws IllegalArgumentException if the threshold is out of range
    public static RepeatFactorSampler of(ClassLabels labels, double threshold) {
        return new RepeatFactorSampler(ClassRows.of(labels), row -> ClassRows.rank(labels, row),
                RepeatFactors.of(labels, threshold), labels.size(), new Fingerprint().add(labels).toString());
    }

    /// Returns the sampler of rows with any number of categories each, as images have that show several things: a row is
    /// drawn as often as its rarest category asks for.
    ///
    /// ```java
    /// int[][] shown = {{0}, {0, 2}, {}, {0, 1, 1}};                                // by row; naming one twice counts once
    /// Sampler images = RepeatFactorSampler.ofCategories(shown, 0.001);
    /// ```
    ///
    /// @param categories for every row the codes of its categories, from 0, in any order; 8 bytes for each code up to the
    ///                   largest
    /// @param threshold  the share of rows from which on a category does not ask for repeats, above 0, at most 1
    /// @return the sampler
    /// @throws IllegalArgumentException if the threshold is out of range, or a code is negative
    public static RepeatFactorSampler ofCategories(int[][] categories, double threshold) {
        RepeatFactors factors = RepeatFactors.of(categories, threshold);
        int[] groupOf = factors.groupsByRarest();
        return new RepeatFactorSampler(ClassRows.of(groupOf), row -> groupOf[row], factors, groupOf.length,
                "categories," + factors.hash());
    }

    /// Returns how often a class asks for each of its rows to be drawn in an epoch, by the formula.
    ///
    /// @param code the class or category
    /// @return the repeat factor, at least 1; 1 of one without rows
    /// @throws IndexOutOfBoundsException if there is no such code
    public double repeatFactor(int code) {
        return factors.ofCode(code);
    }

    /// Returns how often a row is drawn in an epoch, on average over epochs.
    ///
    /// @param row 0 to [#population()] - 1
    /// @return the largest repeat factor of its categories, at least 1
    /// @throws IndexOutOfBoundsException if there is no such row
    public double rowFactor(int row) {
        return factors.ofRow(Objects.checkIndex(row, rows));
    }

    @Override
    public long population() {
        return rows;
    }

    /// {@inheritDoc}
    ///
    /// One of two numbers, which follow each other as evenly as whole numbers allow.
    @Override
    public long length(long epoch) {
        return floor + longer(epoch);
    }

    /// 1 for an epoch with the ceiling of R draws, 0 for one with the floor: what floor(E R + 1/2) grows by. Only what is
    /// above whole numbers matters, so that products may overflow.
    private long longer(long epoch) {
        long fraction = extraBefore[certain.length] & FRACTION;
        return (((epoch * fraction + ONE / 2) & FRACTION) + fraction) >> FRACTION_BITS;
    }

    /// The first of the offsets that give the epoch its length. With the fraction f of R, offsets from 1 - f on reach one
    /// whole number more.
    private long firstOffset(long epoch) {
        return longer(epoch) == 0 ? 0 : ONE - (extraBefore[certain.length] & FRACTION);
    }

    private long endOfOffsets(long epoch) {
        return longer(epoch) == 0 ? ONE - (extraBefore[certain.length] & FRACTION) : ONE;
    }

    @Override
    public Draws draws(Seed seed, long epoch) {
        RandomStream random = seed.stream(ROUND, 0, epoch, 0);
        long first = firstOffset(epoch);
        long offset = first + random.nextLong(endOfOffsets(epoch) - first);
        long[] ends = new long[certain.length];
        Draws[] extras = new Draws[certain.length];
        long end = 0;
        for (int group = 0; group < ends.length; group++) {
            long members = groups.count(group);
            long extra = ((extraBefore[group + 1] + offset) >> FRACTION_BITS)
                    - ((extraBefore[group] + offset) >> FRACTION_BITS);
            end += members * certain[group] + extra;
            ends[group] = end;
            extras[group] = extra == 0 ? null : EXTRA.of(seed, group, epoch, 0, members);
        }
        Draws order = ORDER.of(seed, 0, epoch, 0, end);
        return new ComputedDraws(end, position -> row(order.at(position), ends, extras));
    }

    private int row(long slot, long[] ends, Draws[] extras) {
        int found = Arrays.binarySearch(ends, slot + 1);
        int group = found >= 0 ? found : -found - 1;
        while (group > 0 && ends[group - 1] > slot) {
            // Classes without rows end where others end.
            group--;
        }
        int[] members = groups.rows()[group];
        long place = slot - (group == 0 ? 0 : ends[group - 1]);
        long repeats = members.length * certain[group];
        return members[(int) (place < repeats ? place % members.length : extras[group].at(place - repeats))];
    }

    /// {@inheritDoc}
    ///
    /// Below the row's factor in a shorter epoch, above it in a longer one, by less than one draw shared by its class.
    @Override
    public double expectedCount(long epoch, long item) {
        int group = groupOf.applyAsInt((int) Objects.checkIndex(item, population()));
        double extra = meanFloor(extraBefore[group + 1], epoch) - meanFloor(extraBefore[group], epoch);
        return certain[group] + extra / groups.count(group);
    }

    /// The whole number below a place on the line plus an offset, on average over the offsets of an epoch.
    private double meanFloor(long place, long epoch) {
        long first = firstOffset(epoch);
        long end = endOfOffsets(epoch);
        // Offsets from here on reach the next whole number.
        long reaching = Math.max(first, ONE - (place & FRACTION));
        return (place >> FRACTION_BITS) + (double) Math.max(0, end - reaching) / (end - first);
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
