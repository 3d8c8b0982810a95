package dev.ballast.samplers.weighted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ballast.core.random.Seed;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongFunction;
import java.util.stream.IntStream;

class ReservoirTest {

    private static final double[] WEIGHTS = {1, 2, 3, 0, 4, 0.5};
    private static final int SEEDS = 60_000;

    @Test
    void everySubsetIsEquallyLikely() {
        assertThat(subsetsAreEquallyLikely(seed -> uniform(seed, 0, 0, 6).items())).isTrue();
        assertThat(subsetsAreEquallyLikely(seed -> {
            List<Integer> items = new ArrayList<>(uniform(seed, 0, 0, 6).items());
            return seed % 20 == 0 ? List.of(0, 1, 2) : items;
        })).as("the first three too often").isFalse();
    }

    @Test
    void mergedPartitionsAreAsOne() {
        assertThat(subsetsAreEquallyLikely(seed -> merged(uniform(seed, 0, 0, 1), uniform(seed, 1, 1, 6)).items()))
                .isTrue();
        assertThat(subsetsAreEquallyLikely(seed -> merged(uniform(seed, 0, 0, 4), uniform(seed, 1, 4, 4),
                uniform(seed, 2, 4, 6)).items())).isTrue();
        assertThat(subsetsAreEquallyLikely(seed -> {
            List<Integer> items = new ArrayList<>(uniform(seed, 0, 0, 2).items());
            items.addAll(uniform(seed, 1, 2, 6).items().subList(0, 1));
            return items;
        })).as("all of the smaller part").isFalse();
    }

    @Test
    void aMergedReservoirGoesOn() {
        assertThat(subsetsAreEquallyLikely(seed -> {
            Reservoir<Integer> reservoir = merged(uniform(seed, 0, 0, 2), uniform(seed, 1, 2, 4));
            IntStream.range(4, 6).forEach(reservoir::offer);
            return reservoir.items();
        })).isTrue();
    }

    private static boolean subsetsAreEquallyLikely(LongFunction<List<Integer>> triples) {
        long[] counts = new long[64];
        for (long seed = 0; seed < SEEDS; seed++) {
            counts[triples.apply(seed).stream().mapToInt(item -> 1 << item).sum()]++;
        }
        long[] observed = Arrays.stream(counts).filter(count -> count > 0).toArray();
        double[] equal = new double[20];
        Arrays.fill(equal, 1);
        return observed.length == 20 && Frequencies.arePlausible(equal, observed);
    }

    @Test
    void uniformItemsAreInRandomOrder() {
        long[] places = new long[3];
        for (long seed = 0; seed < SEEDS; seed++) {
            int place = uniform(seed, 0, 0, 6).items().indexOf(5);
            if (place >= 0) {
                places[place]++;
            }
        }
        assertThat(Frequencies.arePlausible(new double[]{1, 1, 1}, places)).isTrue();
        assertThat(Frequencies.arePlausible(new double[]{1, 1, 1.1}, places)).as("one place less").isFalse();
    }

    @Test
    void weightedItemsAreDrawnOneByOne() {
        assertThat(areSuccessive(seed -> weighted(seed, 0, 0, 6).items())).isTrue();
        assertThat(areSuccessive(seed -> merged(weighted(seed, 0, 0, 2), weighted(seed, 1, 2, 6)).items())).isTrue();
        assertThat(areSuccessive(seed -> {
            Reservoir<Integer> reservoir = merged(weighted(seed, 0, 3, 5), weighted(seed, 1, 0, 3));
            reservoir.offer(5, WEIGHTS[5]);
            return reservoir.items();
        })).isTrue();
        assertThat(areSuccessive(seed -> weighted(seed, 0, 0, 6).items().reversed())).as("reversed").isFalse();
        assertThat(areSuccessive(seed -> {
            Reservoir<Integer> reservoir = Reservoir.weighted(2, Seed.of(seed), 0);
            IntStream.range(0, 6).forEach(item -> reservoir.offer(item, item == 4 ? 4.4 : WEIGHTS[item]));
            return reservoir.items();
        })).as("a tenth more of one").isFalse();
    }

    private static boolean areSuccessive(LongFunction<List<Integer>> pairs) {
        long[] counts = new long[36];
        for (long seed = 0; seed < SEEDS; seed++) {
            List<Integer> pair = pairs.apply(seed);
            counts[6 * pair.get(0) + pair.get(1)]++;
        }
        double[] probabilities = new double[20];
        long[] observed = new long[20];
        int cell = 0;
        for (int first = 0; first < 6; first++) {
            for (int second = 0; second < 6; second++) {
                if (first != second && first != 3 && second != 3) {
                    probabilities[cell] = WEIGHTS[first] / 10.5 * WEIGHTS[second] / (10.5 - WEIGHTS[first]);
                    observed[cell++] = counts[6 * first + second];
                }
            }
        }
        assertThat(Arrays.stream(observed).sum()).as("pairs of different items of positive weight").isEqualTo(SEEDS);
        return Frequencies.arePlausible(probabilities, observed);
    }

    @Test
    void streamsAndIteratorsAreDrawnFromAsItemsOneByOne() {
        List<Integer> all = IntStream.range(0, 1000).boxed().toList();
        Reservoir<Integer> uniform = Reservoir.uniform(7, Seed.of(5), 0);
        all.forEach(uniform::offer);
        Reservoir<Integer> weighted = Reservoir.weighted(7, Seed.of(5), 0);
        all.forEach(item -> weighted.offer(item, item % 10));

        assertThat(all.stream().gather(Reservoir.gatherer(7, Seed.of(5))).toList()).isEqualTo(uniform.items());
        assertThat(all.parallelStream().gather(Reservoir.gatherer(7, Seed.of(5))).toList())
                .isEqualTo(uniform.items());
        assertThat(all.stream().gather(Reservoir.gatherer(7, Seed.of(5))).limit(3).toList())
                .isEqualTo(uniform.items().subList(0, 3));
        assertThat(Reservoir.<Integer>uniform(7, Seed.of(5), 0).offerAll(all.iterator()).items())
                .isEqualTo(uniform.items());
        assertThat(all.parallelStream().gather(Reservoir.gatherer(7, Seed.of(5), item -> item % 10)).toList())
                .isEqualTo(weighted.items());
        assertThat(Reservoir.<Integer>weighted(7, Seed.of(5), 0).offerAll(all.iterator(), item -> item % 10).items())
                .isEqualTo(weighted.items());
        assertThat(List.of(1, 2).stream().gather(Reservoir.gatherer(7, Seed.of(5))).toList())
                .containsExactlyInAnyOrder(1, 2);
        assertThatIllegalArgumentException().isThrownBy(() -> Reservoir.gatherer(0, Seed.of(5)))
                .withMessage("size is 0; it must be at least 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> all.stream().gather(Reservoir.gatherer(7, Seed.of(5), item -> 2 - item)).toList())
                .withMessageContaining("weight[3] is -1.0");
        assertThatThrownBy(() -> weighted.offerAll(all.iterator())).isInstanceOf(IllegalStateException.class);
    }

    /// Most of a long stream is passed over, so that distances matter: places are cut into ten runs.
    @Test
    void placesOfALongStreamAreEquallyLikely() {
        long[] runs = new long[10];
        long[] later = new long[10];
        for (long seed = 0; seed < 2000; seed++) {
            for (int item : uniform(seed, 0, 0, 1000).items()) {
                runs[item / 100]++;
                later[Math.min(9, (item + 30) / 100)]++;
            }
        }
        double[] equal = new double[10];
        Arrays.fill(equal, 1);
        assertThat(Frequencies.arePlausible(equal, runs)).isTrue();
        assertThat(Frequencies.arePlausible(equal, later)).as("shifted by 30 places")
                .isFalse();
    }

    @Test
    void skippingIsOfferingWhatIsNotKept() {
        for (long seed = 0; seed < 50; seed++) {
            Reservoir<Integer> offered = uniform(seed, 0, 0, 20_000);
            Reservoir<Integer> skipped = Reservoir.uniform(3, Seed.of(seed), 0);
            int looked = 0;
            int next = 0;
            while (next < 20_000) {
                long skip = Math.min(skipped.skippable(), 20_000 - next);
                skipped.skip(skip);
                next += (int) skip;
                if (next < 20_000) {
                    skipped.offer(next++);
                    looked++;
                }
            }
            assertThat(skipped.items()).isEqualTo(offered.items());
            assertThat(skipped.offered()).isEqualTo(offered.offered()).isEqualTo(20_000);
            assertThat(looked).isLessThan(100);
        }
    }

    @Test
    void theOrderOfMergingDoesNotMatter() {
        for (long seed = 0; seed < 100; seed++) {
            List<Integer> items = merged(uniform(seed, 0, 0, 9), uniform(seed, 1, 9, 30), uniform(seed, 2, 30, 31))
                    .items();
            assertThat(merged(uniform(seed, 2, 30, 31), merged(uniform(seed, 1, 9, 30), uniform(seed, 0, 0, 9)))
                    .items()).isEqualTo(items);
        }
    }

    @Test
    void shortStreamsAreKeptWhole() {
        assertThat(uniform(1, 0, 0, 2).items()).containsExactlyInAnyOrder(0, 1);
        assertThat(uniform(1, 0, 0, 0).items()).isEmpty();
        assertThat(merged(uniform(1, 0, 0, 0), uniform(1, 5, 4, 6)).items()).containsExactlyInAnyOrder(4, 5);
        assertThat(weighted(1, 0, 2, 4).items()).containsExactly(2);
    }

    @Test
    void wrongUseIsRefused() {
        Reservoir<Integer> uniform = uniform(1, 0, 0, 3);
        Reservoir<Integer> weighted = weighted(1, 3, 0, 3);
        assertThatIllegalArgumentException().isThrownBy(() -> uniform.merge(weighted))
                .withMessage("cannot merge Reservoir[weighted, 2 of 2 items] into Reservoir[uniform, 3 of 3 items]; "
                        + "kind and size must be the same");
        assertThatIllegalArgumentException().isThrownBy(() -> uniform.merge(uniform(2, 0, 0, 3)))
                .withMessage("partition 0 is in both reservoirs; give each reservoir a partition of its own");
        for (double wrong : new double[]{-1, 1e-151, 1e151, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThatIllegalArgumentException().isThrownBy(() -> weighted.offer(9, wrong)).withMessage(
                    "weight[3] is " + wrong + "; weights must be 0 or from 1.0E-150 to 1.0E150");
        }
        assertThatThrownBy(() -> weighted.offer(9)).isInstanceOf(IllegalStateException.class)
                .hasMessage("this reservoir is weighted; offer items with their weights, one by one");
        assertThatThrownBy(() -> uniform.offer(9, 1)).isInstanceOf(IllegalStateException.class)
                .hasMessage("this reservoir is uniform; offer items without weights");
        assertThatThrownBy(weighted::skippable).isInstanceOf(IllegalStateException.class);
        assertThatIllegalArgumentException().isThrownBy(() -> uniform.skip(-1));
        assertThatIllegalArgumentException().isThrownBy(() -> uniform.skip(uniform.skippable() + 1));
        assertThatIllegalArgumentException().isThrownBy(() -> Reservoir.uniform(0, Seed.of(1), 0))
                .withMessage("size is 0; it must be at least 1");
        assertThatIllegalArgumentException().isThrownBy(() -> Reservoir.uniform(1, Seed.of(1), -1))
                .withMessage("partition is -1; it must not be negative");
    }

    private static Reservoir<Integer> uniform(long seed, int partition, int from, int to) {
        Reservoir<Integer> reservoir = Reservoir.uniform(3, Seed.of(seed), partition);
        IntStream.range(from, to).forEach(reservoir::offer);
        return reservoir;
    }

    private static Reservoir<Integer> weighted(long seed, int partition, int from, int to) {
        Reservoir<Integer> reservoir = Reservoir.weighted(2, Seed.of(seed), partition);
        IntStream.range(from, to).forEach(item -> reservoir.offer(item, WEIGHTS[item]));
        return reservoir;
    }

    @SafeVarargs
    private static Reservoir<Integer> merged(Reservoir<Integer> first, Reservoir<Integer>... others) {
        for (Reservoir<Integer> other : others) {
            first.merge(other);
        }
        return first;
    }
}
