package dev.ballast.samplers.weighted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.ballast.core.random.Purpose;
import dev.ballast.core.random.RandomStream;
import dev.ballast.core.random.Seed;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;

class WeightTreeTest {

    private static final Purpose PURPOSE = Purpose.of("test.tree");

    private final RandomStream random = Seed.of(42).stream(PURPOSE, 0, 0, 0);

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 15, 16, 17, 255, 256, 257, 5000})
    void drawsAreThoseOfRunningSums(int size) {
        WeightTree tree = WeightTree.ofSize(size, 10);
        Random updates = new Random(size);
        for (int i = 0; i < 3000; i++) {
            tree.set(updates.nextInt(size), updates.nextInt(3) == 0 ? 0 : 10 * updates.nextDouble());
            long[] units = tree.units();
            long sum = Arrays.stream(units).sum();
            if (sum > 0 && i % 10 == 0) {
                long target = Math.unsignedMultiplyHigh(Seed.of(i).stream(PURPOSE, 0, 0, 0).nextLong(), sum);
                int expected = 0;
                for (long left = target; left >= units[expected]; expected++) {
                    left -= units[expected];
                }
                assertThat(tree.draw(Seed.of(i).stream(PURPOSE, 0, 0, 0))).isEqualTo(expected);
            }
        }
        assertThat(tree.isConsistent()).isTrue();
    }

    @Test
    void aMillionUpdatesLeaveNoTrace() {
        WeightTree tree = WeightTree.ofSize(1000, 1e6);
        WeightTree fresh = WeightTree.ofSize(1000, 1e6);
        Random updates = new Random(1);
        double[] weights = new double[1000];
        for (int i = 0; i < 1_000_000; i++) {
            int item = updates.nextInt(1000);
            weights[item] = 1e6 * Math.pow(updates.nextDouble(), 20);
            tree.set(item, weights[item]);
        }
        fresh.set(IntStream.range(0, 1000).toArray(), weights);

        assertThat(tree.units()).isEqualTo(fresh.units());
        assertThat(tree.total()).isEqualTo(fresh.total());
        assertThat(tree.isConsistent()).isTrue();
        tree.set(IntStream.range(0, 1000).toArray(), new double[1000]);
        assertThat(tree.total()).isZero();
    }

    @Test
    void itemsAreDrawnByTheirWeights() {
        WeightTree tree = WeightTree.ofSize(100, 2);
        double[] weights = IntStream.range(0, 100).mapToDouble(item -> 1 + item % 5 * 0.25).toArray();
        tree.set(IntStream.range(0, 100).toArray(), weights);
        long[] counts = new long[100];
        for (int i = 0; i < 500_000; i++) {
            counts[tree.draw(random)]++;
        }
        assertThat(Frequencies.arePlausible(weights, counts)).isTrue();
        weights[30] *= 1.2;
        assertThat(Frequencies.arePlausible(weights, counts)).as("one weight too large by a fifth").isFalse();
    }

    /// Every unit of the sum is hit by as many pairs of stratum and random number as there are draws.
    @Test
    void strataTogetherHitEveryUnitAlike() {
        for (int count = 1; count < 12; count++) {
            for (int sum = 1; sum < 40; sum++) {
                int[] hits = new int[sum];
                for (int j = 0; j < count; j++) {
                    for (int r = 0; r < sum; r++) {
                        hits[(int) (j * (long) (sum / count)
                                + Long.divideUnsigned(j * (sum % count) + r, count))]++;
                    }
                }
                assertThat(hits).containsOnly(count);
            }
        }
    }

    @Test
    void stratifiedDrawsHaveEveryItemAsOftenAsItsWeightSays() {
        WeightTree tree = WeightTree.ofSize(8, 4);
        tree.set(new int[]{1, 2, 5, 7}, new double[]{4, 2, 1, 1});
        PrioritizedDraws draws = tree.drawStratified(16, random);

        assertThat(draws.items()).containsExactly(1, 1, 1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 5, 5, 7, 7);
        assertThat(draws.probabilities()).containsExactly(IntStream.of(draws.items())
                .mapToDouble(item -> item == 1 ? 0.5 : item == 2 ? 0.25 : 0.125).toArray());
        assertThat(draws.candidates()).isEqualTo(4);
        // (N p)^-1: 0.5, 1, 2, 2; (N p)^-0.5: 0.707, 1, 1.414, 1.414
        assertThat(draws.importanceWeights(1)).startsWith(0.25, 0.25).endsWith(0.5, 1, 1, 1, 1);
        assertThat(draws.importanceWeights(0.5)[0]).isEqualTo(0.5, within(1e-15));
        assertThat(draws.importanceWeights(0)).containsOnly(1);
        int[] counts = new int[8];
        for (int i = 0; i < 10_000; i++) {
            counts[tree.drawStratified(1, random).items()[0]]++;
        }
        // Six standard deviations of binomial counts.
        assertThat(counts[1]).isBetween(4700, 5300);
        assertThat(counts[7]).isBetween(1051, 1449);
        assertThat(counts[0] + counts[3] + counts[4] + counts[6]).isZero();
    }

    @Test
    void aFrozenTreeKeepsItsProportions() {
        WeightTree tree = WeightTree.ofSize(4, 8);
        tree.set(new int[]{0, 2, 3}, new double[]{1, 3, 4});
        AliasTable table = tree.freeze();
        tree.set(1, 8);

        assertThat(table.quanta()).isEqualTo(AliasTable.of(new long[]{1, 0, 3, 4}, 1).quanta());
    }

    @Test
    void weightsAreRoundedDownToTheUnit() {
        WeightTree tree = WeightTree.ofSize(1000, 1);
        tree.set(0, 1);
        tree.set(1, 1e-300);
        tree.set(2, 0.1);

        // 1000 has 10 bits; 1 is 2^51 units.
        assertThat(tree.weight(0)).isEqualTo(1);
        assertThat(tree.weight(1)).isEqualTo(0x1p-51);
        assertThat(tree.weight(2)).isEqualTo(Math.floor(0.1 * 0x1p51) * 0x1p-51);
        WeightTree extreme = WeightTree.ofSize(3, Double.MAX_VALUE);
        IntStream.range(0, 3).forEach(item -> extreme.set(item, Double.MAX_VALUE));
        assertThat(extreme.weight(1)).isEqualTo(Double.MAX_VALUE);
        assertThat(extreme.isConsistent()).isTrue();
        WeightTree tiny = WeightTree.ofSize(3, Double.MIN_VALUE);
        tiny.set(1, Double.MIN_VALUE);
        assertThat(tiny.weight(1)).isEqualTo(Double.MIN_VALUE);
    }

    /// Two sets of items exchange all weight at once, and meanwhile one other item has nearly all of it, which nobody may see.
    @Test
    void readersSeeWeightsBetweenUpdatesOnly() throws Exception {
        int hidden = 0;
        WeightTree tree = WeightTree.ofSize(5000, 1e6);
        int[] exchanged = IntStream.range(0, 602).map(i -> i == 0 || i == 601 ? hidden : 7 * i).toArray();
        double[] first = IntStream.range(0, 602).mapToDouble(i -> i == 0 ? 1e6 : i == 601 ? 0 : i % 2).toArray();
        double[] second = IntStream.range(0, 602).mapToDouble(i -> i == 0 ? 1e6 : i == 601 ? 0 : 1 - i % 2)
                .toArray();
        tree.set(exchanged, first);
        AtomicBoolean done = new AtomicBoolean();
        try (ExecutorService threads = Executors.newFixedThreadPool(3)) {
            Future<?> writer = threads.submit(() -> {
                for (int i = 0; i < 20_000; i++) {
                    tree.set(exchanged, i % 2 == 0 ? second : first);
                }
                done.set(true);
            });
            Future<Integer> drawer = threads.submit(() -> {
                RandomStream own = Seed.of(1).stream(PURPOSE, 1, 0, 0);
                int wrong = 0;
                while (!done.get()) {
                    int item = tree.draw(own);
                    wrong += item == hidden ? 1 : 0;
                }
                return wrong;
            });
            Future<Integer> batcher = threads.submit(() -> {
                RandomStream own = Seed.of(1).stream(PURPOSE, 2, 0, 0);
                int wrong = 0;
                while (!done.get()) {
                    int[] items = tree.drawStratified(300, own).items();
                    long odd = Arrays.stream(items).filter(item -> item / 7 % 2 == 1).count();
                    wrong += odd != 0 && odd != 300 ? 1 : 0;
                    wrong += tree.total() == 300 ? 0 : 1;
                }
                return wrong;
            });
            writer.get();
            assertThat(drawer.get()).as("draws of the hidden item").isZero();
            assertThat(batcher.get()).as("batches of mixed states").isZero();
        }
    }

    @Test
    void wrongUseIsRefused() {
        WeightTree tree = WeightTree.ofSize(3, 5);
        assertThatThrownBy(() -> tree.draw(random)).isInstanceOf(IllegalStateException.class)
                .hasMessage("all weights are 0; set a positive one before drawing");
        assertThatThrownBy(() -> tree.drawStratified(2, random)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(tree::freeze).isInstanceOf(IllegalStateException.class);
        for (double wrong : new double[]{-1, 5.5, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThatIllegalArgumentException().isThrownBy(() -> tree.set(2, wrong)).withMessage("weight[2] is "
                    + wrong + "; weights of this tree must be at least 0 and at most 5.0");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> tree.set(new int[]{0, 2}, new double[]{1, wrong}));
        }
        assertThat(tree.total()).isZero();
        assertThatIllegalArgumentException().isThrownBy(() -> tree.set(new int[2], new double[1]))
                .withMessage("there are 2 items and 1 weights; give every item one");
        assertThatThrownBy(() -> tree.set(3, 1)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatIllegalArgumentException().isThrownBy(() -> tree.drawStratified(0, random))
                .withMessage("count is 0; it must be at least 1");
        assertThatIllegalArgumentException().isThrownBy(() -> WeightTree.ofSize(0, 1))
                .withMessage("size is 0; it must be at least 1");
        assertThatIllegalArgumentException().isThrownBy(() -> WeightTree.ofSize(1, Double.NaN))
                .withMessage("largest weight is NaN; it must be positive and finite");
        tree.set(0, 1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> tree.drawStratified(1, random).importanceWeights(1.5))
                .withMessage("beta is 1.5; it must be between 0 and 1");
    }
}
