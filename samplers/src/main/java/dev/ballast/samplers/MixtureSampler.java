package dev.ballast.samplers;

import dev.ballast.core.random.Purpose;
import dev.ballast.core.random.Seed;
import dev.ballast.samplers.draws.Draws;
import dev.ballast.samplers.order.ComputedDraws;
import dev.ballast.samplers.order.LatestRound;
import dev.ballast.samplers.order.RandomOrder;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/// Draws from several samplers in exact proportions.
///
/// ```java
/// Sampler mixed = MixtureSampler.of(List.of(RandomSampler.of(80_000), RandomSampler.of(500)), 0.9, 0.1).drawing(10_000);
/// ```
///
/// **Items.** Those of all sources, one source after another: item i of a source has the number i + the items of the
/// sources before it. With [#sharingItems()] all sources draw from the same items, and numbers stay as they are.
///
/// **Counts.** Weights are in any unit: a source's share s is its weight over the sum of weights. Of `draws` draws it has
/// floor(draws s), and the draws still missing go one each to the sources with the largest remainders, at equal remainders to
/// the first of them.
///
/// **Order.** Sources come as evenly as whole numbers allow, each in its own order ([EvenMixture]); with
/// [#atRandom()], sources and their draws come in random order.
///
/// **Sources that are too short** for an epoch start again with other draws, as often as needed; sources that are too
/// long are drawn from their beginning on. Sources are drawn with seeds of their own.
///
/// **Cost.** A draw costs its source's, a division for each halving of the number of sources, and at random 4 bytes a
/// draw (none beyond 2^20 draws). Reading from several threads at places far apart makes the draws of short sources
/// anew each time. **Randomness.** `mixture.seed` at (source, epoch, times it started again);
/// `mixture.order.shuffle` or `.compact` at (0, epoch, 0).
///
/// Immutable and thread-safe.
public final class MixtureSampler implements Sampler {

    private static final Purpose SEED = Purpose.of("mixture.seed");
    private static final RandomOrder ORDER = RandomOrder.named("mixture.order");

    private final List<Sampler> sources;
    private final double[] shares;
    private final long length;
    private final boolean sharing;
    private final boolean random;
    private final long[] itemsBefore;
    private final long[] drawsBefore;
    private final String fingerprint;

    private MixtureSampler(List<Sampler> sources, double[] shares, long length, boolean sharing, boolean random) {
        this.sources = sources;
        this.shares = shares;
        this.length = length;
        this.sharing = sharing;
        this.random = random;
        this.itemsBefore = new long[sources.size() + 1];
        this.drawsBefore = new long[sources.size() + 1];
        long[] counts = LargestRemainder.counts(length, shares);
        for (int source = 0; source < shares.length; source++) {
            itemsBefore[source + 1] = sharing
                    ? 0
                    : sum("items", itemsBefore[source], sources.get(source).population());
            drawsBefore[source + 1] = drawsBefore[source] + counts[source];
        }
        this.fingerprint = text();
    }

    /// Returns the sampler, with as many draws an epoch as the sources have together in epoch 0.
    ///
    /// @param sources what to draw from, at least one
    /// @param weights for each source, finite and at least 0, not all 0; they need not add up to 1
    /// @return the sampler
    /// @throws IllegalArgumentException if the numbers of sources and weights differ, a weight is out of range, or the sources
    ///                                  have more than 3,037,000,499 draws together
    public static MixtureSampler of(List<? extends Sampler> sources, double... weights) {
        if (sources.isEmpty() || sources.size() != weights.length) {
            throw new IllegalArgumentException("there are " + sources.size() + " sources and " + weights.length
                    + " weights; give at least one source, and a weight for each");
        }
        double sum = 0;
        for (int source = 0; source < weights.length; source++) {
            if (!(weights[source] >= 0 && weights[source] < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("weight[" + source + "] is " + weights[source]
                        + "; weights must be finite and at least 0");
            }
            sum += weights[source];
        }
        if (!(sum > 0 && sum < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "the sum of weights is " + sum + "; it must be finite and above 0");
        }
        double total = sum;
        long draws = 0;
        for (Sampler source : sources) {
            draws = sum("draws", draws, source.length(0));
        }
        return new MixtureSampler(List.copyOf(sources), Arrays.stream(weights).map(weight -> weight / total).toArray(),
                requireLength(draws), false, false);
    }

    private static long sum(String what, long before, long more) {
        if (more > Long.MAX_VALUE - before) {
            throw new IllegalArgumentException("the sources have more than " + Long.MAX_VALUE + ' ' + what
                    + " together, the most that can be counted");
        }
        return before + more;
    }

    private static long requireLength(long draws) {
        if (draws < 0 || draws > EvenMixture.LONGEST) {
            throw new IllegalArgumentException("the length of an epoch is " + draws + "; a mixture can have 0 to "
                    + EvenMixture.LONGEST + " draws");
        }
        return draws;
    }

    /// Returns this sampler with another number of draws an epoch.
    ///
    /// @param draws how many
    /// @return the sampler
    /// @throws IllegalArgumentException if the number is negative or above 3,037,000,499
    public MixtureSampler drawing(long draws) {
        return new MixtureSampler(sources, shares, requireLength(draws), sharing, random);
    }

    /// Returns this sampler with sources that draw from the same items.
    ///
    /// @return the sampler
    /// @throws IllegalArgumentException if the sources differ in their number of items
    public MixtureSampler sharingItems() {
        for (int source = 1; source < sources.size(); source++) {
            if (sources.get(source).population() != sources.get(0).population()) {
                throw new IllegalArgumentException("source " + source + " has " + sources.get(source).population()
                        + " items and source 0 has " + sources.get(0).population()
                        + "; sources that share items must have the same number");
            }
        }
        return new MixtureSampler(sources, shares, length, true, random);
    }

    /// Returns this sampler with all draws of an epoch in random order.
    ///
    /// @return the sampler
    public MixtureSampler atRandom() {
        return new MixtureSampler(sources, shares, length, sharing, true);
    }

    /// Returns how many draws of an epoch are a source's.
    ///
    /// @param source its place in the list
    /// @return how many; the same in every epoch
    /// @throws IndexOutOfBoundsException if there is no such source
    public long count(int source) {
        Objects.checkIndex(source, shares.length);
        return drawsBefore[source + 1] - drawsBefore[source];
    }

    /// {@return the number of items of all sources; with [#sharingItems()], of each}
    @Override
    public long population() {
        return sharing ? sources.get(0).population() : itemsBefore[shares.length];
    }

    @Override
    public long length(long epoch) {
        return length;
    }

    /// Returns the draws of an epoch.
    ///
    /// @throws IllegalStateException if a source that shall be drawn has an epoch without draws
    @Override
    public Draws draws(Seed seed, long epoch) {
        long[] lengths = new long[shares.length];
        List<LatestRound<Draws>> rounds = new ArrayList<>();
        for (int source = 0; source < lengths.length; source++) {
            Sampler sampler = sources.get(source);
            int number = source;
            lengths[source] = sampler.length(epoch);
            if (lengths[source] == 0 && count(source) > 0) {
                throw new IllegalStateException(
                        "source " + source + " has no draws in epoch " + epoch + " and shall give "
                                + count(source));
            }
            rounds.add(new LatestRound<>(round -> sampler
                    .draws(Seed.of(seed.stream(SEED, number, epoch, round).nextLong()), epoch)));
        }
        EvenMixture.DrawOfSource item = (source, draw) -> itemsBefore[source]
                + rounds.get(source).get(draw / lengths[source]).at(draw % lengths[source]);
        if (random) {
            Draws order = ORDER.of(seed, 0, epoch, 0, length);
            return new ComputedDraws(length, position -> {
                long slot = order.at(position);
                int source = sourceOf(slot);
                return item.item(source, slot - drawsBefore[source]);
            });
        }
        EvenMixture mixture = new EvenMixture(drawsBefore);
        return new ComputedDraws(length, position -> mixture.at(position, item));
    }

    private int sourceOf(long slot) {
        int found = Arrays.binarySearch(drawsBefore, 1, drawsBefore.length, slot + 1);
        int source = (found >= 0 ? found : -found - 1) - 1;
        while (drawsBefore[source] > slot) {
            source--;
        }
        return source;
    }

    /// Returns how often an item is drawn in an epoch, on average over seeds: exact if a source's draws are all distributed
    /// alike, as in random orders, or all of an epoch of the source are drawn, as often as it is started.
    @Override
    public double expectedCount(long epoch, long item) {
        Objects.checkIndex(item, population());
        return IntStream.range(0, shares.length)
                .filter(source -> sharing || (item >= itemsBefore[source] && item < itemsBefore[source + 1]))
                .mapToDouble(source -> expectedCount(epoch, item - itemsBefore[source], source)).sum();
    }

    private double expectedCount(long epoch, long item, int source) {
        return count(source) == 0
                ? 0
                : sources.get(source).expectedCount(epoch, item) * count(source) / sources.get(source).length(epoch);
    }

    private String text() {
        StringBuilder text = new StringBuilder("mixture-1(draws=").append(length).append(sharing ? ",sharing" : "")
                .append(random ? ",at random" : "");
        for (int source = 0; source < shares.length; source++) {
            text.append(',').append(count(source)).append(" of ").append(sources.get(source).fingerprint());
        }
        return text.append(')').toString();
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
