package dev.ballast.samplers.order;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.core.random.Purpose;
import dev.ballast.core.random.RandomStream;
import dev.ballast.core.random.Seed;
import dev.ballast.samplers.Orders;
import dev.ballast.samplers.Uniformity;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.BitSet;

/// Statistical checks: fixed seeds, significance 1e-6 each, and the network with few rounds shown to fail.
class CompactPermutationTest {

    private static final Purpose TEST = Purpose.of("compact-permutation-test.keys");

    private static RandomStream keys(long a) {
        return Seed.of(5).stream(TEST, a, 0, 0);
    }

    private static void assertPermutation(CompactPermutation permutation, int size) {
        int[] items = new int[size];
        permutation.fill(0, items, 0, size);
        BitSet seen = new BitSet(size);
        for (int item : items) {
            seen.set(item);
        }
        assertThat(seen.cardinality()).as("different items of %d", size).isEqualTo(size);
        assertThat(seen.length()).as("items below %d", size).isEqualTo(size);
    }

    @Test
    void everySmallSizeIsPermuted() {
        for (int size = 0; size <= 3000; size++) {
            assertPermutation(new CompactPermutation(size, keys(size)), size);
            assertPermutation(new CompactPermutation(size, CompactPermutation.ROUNDS_LARGE, keys(size)), size);
        }
    }

    /// 65 537 and 262 145 are where the block ciphers of well-known loaders miss an item.
    @Test
    void sizesAroundPowersOfTwoArePermuted() {
        for (int bits = 11; bits <= 20; bits++) {
            for (int more = -1; more <= 1; more++) {
                int size = (1 << bits) + more;
                assertPermutation(new CompactPermutation(size, CompactPermutation.ROUNDS_LARGE, keys(size)), size);
            }
        }
        assertPermutation(new CompactPermutation(65_537, keys(1)), 65_537);
        assertPermutation(new CompactPermutation(262_145, keys(2)), 262_145);
        assertPermutation(new CompactPermutation(1_048_577, keys(3)), 1_048_577);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 5, 6})
    void allOrdersOfFewItemsAreEquallyLikely(int size) {
        assertThat(orders(size, CompactPermutation.ROUNDS_SMALL, 144_000).arePlausiblyUniform()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 6})
    void fewRoundsAreNotEnoughForFewItems(int size) {
        assertThat(orders(size, 6, 144_000).arePlausiblyUniform()).isFalse();
    }

    private static Orders orders(int size, int rounds, int trials) {
        Orders orders = new Orders(size);
        long[] order = new long[size];
        for (int trial = 0; trial < trials; trial++) {
            new CompactPermutation(size, rounds, keys(trial)).fill(0, order, 0, size);
            orders.add(order);
        }
        return orders;
    }

    /// Neighbors in the order are as far apart as independent items would be, and so are neighbors in the grid of the
    /// network, which it has to take apart.
    @ParameterizedTest
    @ValueSource(longs = {1_000_000, 1_048_577, 10_000_000, 1_000_000_000, 1L << 40})
    void neighborsAreIndependent(long size) {
        assertThat(areIndependent(size, 1, CompactPermutation.roundsFor(size))).isTrue();
        assertThat(areIndependent(size, gridRow(size), CompactPermutation.roundsFor(size))).isTrue();
    }

    @Test
    void neighborsInTheGridAreNotIndependentAfterTwoRounds() {
        assertThat(areIndependent(1_000_000_000, gridRow(1_000_000_000), 2)).isFalse();
    }

    private static long gridRow(long size) {
        return 1L << ((64 - Long.numberOfLeadingZeros(size)) / 2);
    }

    private static boolean areIndependent(long size, long gap, int rounds) {
        int cells = 16;
        long[] together = new long[cells * cells];
        long[] distances = new long[cells];
        for (int trial = 0; trial < 20_000; trial++) {
            CompactPermutation permutation = new CompactPermutation(size, rounds, keys(trial));
            long position = trial * ((size - gap) / 20_000);
            long one = permutation.at(position);
            long other = permutation.at(position + gap);
            together[cell(one, size, cells) * cells + cell(other, size, cells)]++;
            distances[cell(Math.floorMod(other - one, size), size, cells)]++;
        }
        return Uniformity.isPlausible(together) && Uniformity.isPlausible(distances);
    }

    private static int cell(long item, long size, int cells) {
        return (int) ((double) item / size * cells);
    }
}
