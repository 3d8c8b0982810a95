package dev.ballast.core.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Arrays;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;

class EvenAllocationTest {

    private static final Purpose PURPOSE = Purpose.of("test.allocation");

    @Test
    void fullRoundsAreInOrderAndTheLastIsAnAscendingSubset() {
        for (int items = 1; items <= 6; items++) {
            for (int draws = 0; draws <= 20; draws++) {
                for (long seed = 0; seed < 20; seed++) {
                    int[] dealt = deal(items, draws, stream(seed));
                    int full = draws / items * items;
                    for (int draw = 0; draw < full; draw++) {
                        assertThat(dealt[draw]).isEqualTo(draw % items);
                    }
                    assertThat(Arrays.copyOfRange(dealt, full, draws)).doesNotHaveDuplicates().isSorted();
                    for (int item : dealt) {
                        assertThat(item).isBetween(0, items - 1);
                    }
                }
            }
        }
    }

    @Test
    void everyItemIsDrawnTheFloorOrTheCeilingOfItsShare() {
        for (int items = 1; items <= 6; items++) {
            for (int draws = 0; draws <= 20; draws++) {
                int[] times = new int[items];
                for (int item : deal(items, draws, stream(3))) {
                    times[item]++;
                }
                for (int item = 0; item < items; item++) {
                    assertThat(times[item]).isBetween(draws / items, Math.ceilDiv(draws, items));
                }
            }
        }
    }

    @Test
    void everySubsetIsEquallyLikelyToGetTheExtraDraws() {
        assertThat(subsetsAreEquallyLikely(random -> {
            EvenAllocation allocation = new EvenAllocation(5, 12, random);
            return 1 << allocation.item(10) | 1 << allocation.item(11);
        })).isTrue();
    }

    @Test
    void aRunOfNeighborsFromARandomStartIsFoundOut() {
        assertThat(subsetsAreEquallyLikely(random -> {
            int start = random.nextInt(5);
            return 1 << start | 1 << (start + 1) % 5;
        })).isFalse();
    }

    @Test
    void drawsBeyondIntAreDealt() {
        EvenAllocation allocation = new EvenAllocation(3, 10_000_000_000L, stream(1));

        assertThat(allocation.item(9_999_999_998L)).isEqualTo(2);
        assertThat(allocation.item(9_999_999_999L)).isBetween(0, 2);
    }

    @Test
    void noDrawsNeedNoItemsAndNoNumbers() {
        RandomStream random = stream(1);

        assertThat(deal(0, 0, random)).isEmpty();
        assertThat(deal(4, 8, random)).hasSize(8);
        assertThat(random.nextLong()).isEqualTo(stream(1).nextLong());
    }

    @ParameterizedTest
    @CsvSource({"0,1", "-1,0", "3,-1"})
    void whatCannotBeDealtIsRefused(int items, long draws) {
        RandomStream random = stream(1);
        assertThatIllegalArgumentException().isThrownBy(() -> new EvenAllocation(items, draws, random))
                .withMessage("cannot deal %d draws over %d items", draws, items);
    }

    private static boolean subsetsAreEquallyLikely(ToIntFunction<RandomStream> pairOfFive) {
        long[] bySubset = new long[32];
        RandomStream random = stream(11);
        for (int i = 0; i < 20_000; i++) {
            bySubset[pairOfFive.applyAsInt(random.at(0, 0, i))]++;
        }
        return Uniformity.isPlausible(IntStream.range(0, 32).filter(subset -> Integer.bitCount(subset) == 2)
                .mapToLong(subset -> bySubset[subset]).toArray());
    }

    private static int[] deal(int items, int draws, RandomStream random) {
        EvenAllocation allocation = new EvenAllocation(items, draws, random);
        return IntStream.range(0, draws).map(allocation::item).toArray();
    }

    private static RandomStream stream(long seed) {
        return Seed.of(seed).stream(PURPOSE, 0, 0, 0);
    }
}
