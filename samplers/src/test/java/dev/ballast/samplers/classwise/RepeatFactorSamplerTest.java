package dev.ballast.samplers.classwise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.ballast.core.random.Seed;
import dev.ballast.core.strategy.SamplingStrategy;
import dev.ballast.core.target.ClassLabels;
import dev.ballast.samplers.SampleCursor;
import dev.ballast.samplers.SamplerState;
import dev.ballast.samplers.Shard;
import dev.ballast.samplers.TestData;
import dev.ballast.samplers.Uniformity;
import dev.ballast.samplers.batch.PlainBatchSampler;
import dev.ballast.samplers.batch.RowBatches;
import dev.ballast.samplers.batch.RowCursor;
import dev.ballast.samplers.resample.RandomUnderSampler;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleBiFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/// Exact where the scheme is arithmetic: lengths, totals of classes, expected counts. What is drawn by chance is within six
/// standard deviations (significance 2e-9) of what is expected, and shown to be away from what other rules would give.
class RepeatFactorSamplerTest {

    private static final Seed SEED = Seed.of(42);

    /// Rows of classes, and a threshold.
    private record Table(double threshold, ClassLabels labels, int... counts) {

        Table(double threshold, int... counts) {
            this(threshold, ClassLabels.of(TestData.labels(counts)), counts);
        }

        RepeatFactorSampler sampler() {
            return RepeatFactorSampler.of(labels, threshold);
        }

        double factor(int code) {
            return Math.max(1, Math.sqrt(threshold * Arrays.stream(counts).sum() / counts[code]));
        }

        double total() {
            return IntStream.range(0, counts.length).mapToDouble(code -> counts[code] * factor(code)).sum();
        }

        /// Draws of every class in an epoch; and that each of its rows has one of two numbers of them.
        long[] drawn(RepeatFactorSampler sampler, Seed seed, long epoch) {
            long[] ofRow = new long[labels.size()];
            sampler.draws(seed, epoch).ints().forEach(row -> ofRow[row]++);
            long[] ofClass = new long[counts.length];
            for (int row = 0; row < ofRow.length; row++) {
                double factor = factor(labels.code(row));
                if (ofRow[row] < Math.floor(factor) || ofRow[row] > Math.ceil(factor)) {
                    throw new AssertionError(
                            "row " + row + " was drawn " + ofRow[row] + " times, its factor is " + factor);
                }
                ofClass[labels.code(row)] += ofRow[row];
            }
            return ofClass;
        }

        double expected(RepeatFactorSampler sampler, long epoch, int code) {
            int row = 0;
            while (labels.code(row) != code) {
                row++;
            }
            return counts[code] * sampler.expectedCount(epoch, row);
        }
    }

    static List<Table> tables() {
        return List.of(new Table(0.5, 9, 1), new Table(0.2, 18, 1, 1), new Table(0.1, 90, 1), new Table(0.08, 97, 2, 1),
                new Table(0.05, 900, 50, 10, 3, 1), new Table(0.5, 3, 17, 40), new Table(1, 3, 17, 40),
                new Table(0.001, 5, 5), new Table(1, 7), new Table(0.5625, 3, 1), new Table(0.3, 1, 1, 1, 1, 1, 60));
    }

    @ParameterizedTest
    @MethodSource("tables")
    void lengthsOfEpochsAddUpToTheFactors(Table table) {
        RepeatFactorSampler sampler = table.sampler();
        long draws = 0;
        for (int epoch = 0; epoch < 5000; epoch++) {
            assertThat((double) sampler.length(epoch)).isBetween(Math.floor(table.total() + 1e-6),
                    Math.ceil(table.total() - 1e-6));
            draws += sampler.length(epoch);
            assertThat((double) draws).isCloseTo((epoch + 1) * table.total(), within(0.5 + 1e-5));
        }
        assertThat(LongStream.of(Long.MIN_VALUE, -1, 1L << 40, Long.MAX_VALUE).map(sampler::length))
                .allMatch(length -> Math.abs(length - table.total()) < 1 + 1e-6);
    }

    /// What is promised, exactly, for every number of epochs. Rounding the rows of rare classes to the nearest, or a fixed
    /// length, is half a draw away soon, and ever more.
    @ParameterizedTest
    @MethodSource("tables")
    void expectedCountsAddUpToTheFactors(Table table) {
        RepeatFactorSampler sampler = table.sampler();
        double[] sums = new double[table.counts().length];
        for (int epoch = 0; epoch < 1000; epoch++) {
            double all = 0;
            for (int code = 0; code < sums.length; code++) {
                double expected = table.expected(sampler, epoch, code);
                double exact = table.counts()[code] * table.factor(code);
                assertThat(expected).isBetween(Math.floor(exact) - 1e-6, Math.ceil(exact) + 1e-6);
                all += expected;
                sums[code] += expected;
                assertThat(sums[code]).isCloseTo((epoch + 1) * exact, within(0.5 + 1e-5));
                assertThat(sampler.repeatFactor(code)).isCloseTo(table.factor(code), within(1e-12));
                assertThat(sampler.rowFactor(table.labels().rowsOf(code)[0])).isEqualTo(sampler.repeatFactor(code));
            }
            assertThat(all).isCloseTo((double) sampler.length(epoch), within(1e-6));
        }
    }

    /// A factor of one and a half: twice, once, twice, ...
    @Test
    void aRowOfFactorOneAndAHalfIsDrawnThreeTimesInTwoEpochs() {
        Table table = new Table(0.5625, 3, 1);
        RepeatFactorSampler sampler = table.sampler();
        assertThat(sampler.repeatFactor(1)).isEqualTo(1.5);
        for (long seed = 0; seed < 20; seed++) {
            for (long epoch = -4; epoch < 20; epoch++) {
                long[] drawn = table.drawn(sampler, Seed.of(seed), epoch);
                assertThat(drawn).containsExactly(3, sampler.length(epoch) - 3);
                assertThat(sampler.length(epoch) + sampler.length(epoch + 1)).isEqualTo(9);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("tables")
    void everyClassHasTheFloorOrTheCeilingOfItsDraws(Table table) {
        RepeatFactorSampler sampler = table.sampler();
        for (long epoch = 0; epoch < 200; epoch++) {
            long[] drawn = table.drawn(sampler, SEED, epoch);
            for (int code = 0; code < drawn.length; code++) {
                double exact = table.counts()[code] * table.factor(code);
                assertThat((double) drawn[code]).isBetween(Math.floor(exact + 1e-6), Math.ceil(exact - 1e-6));
            }
            assertThat(Arrays.stream(drawn).sum()).isEqualTo(sampler.length(epoch));
        }
    }

    /// A class's draws differ from the expected by less than one, so that those of E epochs have a variance of at most E / 4.
    private static boolean isPlausible(Table table, int epochs, ToDoubleBiFunction<Long, Integer> expected) {
        RepeatFactorSampler sampler = table.sampler();
        double[] off = new double[table.counts().length];
        for (long epoch = 0; epoch < epochs; epoch++) {
            long[] drawn = table.drawn(sampler, SEED, epoch);
            for (int code = 0; code < off.length; code++) {
                off[code] += drawn[code] - expected.applyAsDouble(epoch, code);
            }
        }
        return Arrays.stream(off).allMatch(sum -> Math.abs(sum) < 6 * Math.sqrt(epochs / 4.0));
    }

    @ParameterizedTest
    @MethodSource("tables")
    void classesAreDrawnAsOftenAsTheirFactorsSay(Table table) {
        RepeatFactorSampler sampler = table.sampler();
        assertThat(isPlausible(table, 4000, (_, code) -> table.counts()[code] * table.factor(code))).isTrue();
        assertThat(isPlausible(table, 4000, (epoch, code) -> table.expected(sampler, epoch, code))).isTrue();
    }

    /// Rare rows of factors 2.236, 1.414 and 3.162 would be drawn 2, 1 and 3 times if lengths were fixed.
    @Test
    void fixedLengthsWouldBeNoticed() {
        for (Table table : List.of(new Table(0.5, 9, 1), new Table(0.2, 90, 10), new Table(0.5, 19, 1))) {
            assertThat(table.factor(1) % 1).isBetween(0.1, 0.5);
            assertThat(isPlausible(table, 4000, (_, code) -> Math.rint(table.counts()[code] * table.factor(code))))
                    .isFalse();
            assertThat(isPlausible(table, 4000, (_, code) -> table.counts()[code] * Math.floor(table.factor(code))))
                    .isFalse();
        }
    }

    /// Over seeds, in a longer and in a shorter epoch.
    @Test
    void anEpochsExpectedCountsAreThoseOfItsLength() {
        Table table = new Table(1, 3, 17, 40);
        RepeatFactorSampler sampler = table.sampler();
        assertThat(LongStream.range(0, 6).map(sampler::length).distinct().count()).isEqualTo(2);
        for (long epoch = 0; epoch < 6; epoch++) {
            double[] off = new double[3];
            for (long seed = 0; seed < 3000; seed++) {
                long[] drawn = table.drawn(sampler, Seed.of(seed), epoch);
                for (int code = 0; code < 3; code++) {
                    off[code] += drawn[code] - table.expected(sampler, epoch, code);
                }
            }
            assertThat(Arrays.stream(off).allMatch(sum -> Math.abs(sum) < 6 * Math.sqrt(3000 / 4.0))).isTrue();
            long number = epoch;
            double most = IntStream.range(0, 3)
                    .mapToDouble(
                            code -> table.expected(sampler, number, code) - table.counts()[code] * table.factor(code))
                    .map(Math::abs).max().orElseThrow();
            assertThat(3000 * most).as("the average over epochs is not that of one")
                    .isGreaterThan(12 * Math.sqrt(3000 / 4.0));
        }
    }

    @Test
    void additionalDrawsFallOnAllRowsOfAClassAlike() {
        Table table = new Table(0.5, 3, 17, 40);
        RepeatFactorSampler sampler = table.sampler();
        long[] extra = new long[60];
        for (long epoch = 0; epoch < 20_000; epoch++) {
            sampler.draws(SEED, epoch).ints().forEach(row -> extra[row]++);
        }
        for (int code = 0; code < 2; code++) {
            long certain = 20_000L * (long) table.factor(code);
            long[] ofRows = Arrays.stream(table.labels().rowsOf(code)).mapToLong(row -> extra[row] - certain).toArray();
            assertThat(Uniformity.isPlausible(ofRows)).isTrue();
            ofRows[0] += ofRows[0] / 4;
            assertThat(Uniformity.isPlausible(ofRows)).as("a quarter more of one row").isFalse();
        }
    }

    @Test
    void rowsOfSeveralCategoriesTakeTheLargestFactor() {
        // 20 rows: category 0 in all but the last, 5 in four, 2 in one; a row without any.
        int[][] categories = new int[20][];
        for (int row = 0; row < 20; row++) {
            categories[row] = row == 19 ? new int[0] : row % 5 == 0 ? new int[]{5, 0, 5} : new int[]{0};
        }
        categories[10] = new int[]{0, 2, 5};
        RepeatFactorSampler sampler = RepeatFactorSampler.ofCategories(categories, 0.5);

        assertThat(sampler.repeatFactor(0)).isEqualTo(1);
        assertThat(sampler.repeatFactor(5)).isEqualTo(Math.sqrt(0.5 * 20 / 4));
        assertThat(sampler.repeatFactor(2)).isEqualTo(Math.sqrt(0.5 * 20 / 1));
        assertThat(sampler.repeatFactor(1)).as("without rows").isEqualTo(1);
        double[] sums = new double[20];
        for (int epoch = 0; epoch < 1000; epoch++) {
            long[] drawn = new long[20];
            sampler.draws(SEED, epoch).ints().forEach(row -> drawn[row]++);
            for (int row = 0; row < 20; row++) {
                double factor = Arrays.stream(categories[row]).mapToDouble(sampler::repeatFactor).max().orElse(1);
                assertThat(sampler.rowFactor(row)).isEqualTo(factor);
                assertThat((double) drawn[row]).isBetween(Math.floor(factor), Math.ceil(factor));
                sums[row] += sampler.expectedCount(epoch, row);
                assertThat(sums[row]).isCloseTo((epoch + 1) * factor, within(0.5 + 1e-5));
            }
        }
    }

    @Test
    void namesOfCategoriesChangeNothing() {
        int[][] categories = {{0}, {0, 2}, {}, {0, 1, 1}, {0, 1}, {2, 0, 1}, {0}};
        int[][] renamed = Arrays.stream(categories)
                .map(row -> Arrays.stream(row).map(code -> new int[]{7, 3, 9}[code]).toArray()).toArray(int[][]::new);
        RepeatFactorSampler sampler = RepeatFactorSampler.ofCategories(categories, 1);
        RepeatFactorSampler other = RepeatFactorSampler.ofCategories(renamed, 1);

        assertThat(other.fingerprint()).isEqualTo(sampler.fingerprint());
        assertThat(other.draws(SEED, 5).ints().toArray()).isEqualTo(sampler.draws(SEED, 5).ints().toArray());
        assertThat(RepeatFactorSampler.ofCategories(new int[][]{{0}, {1}, {0}, {0}}, 0.5625).repeatFactor(1))
                .isEqualTo(RepeatFactorSampler.of(ClassLabels.of(new int[]{0, 1, 0, 0}), 0.5625).repeatFactor(1));
    }

    @Test
    void wrongWishesAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> RepeatFactorSampler.ofCategories(new int[][]{{0}}, 1.5))
                .withMessage("the threshold is 1.5; it must be a share of rows, above 0 and at most 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RepeatFactorSampler.ofCategories(new int[][]{{0}, {3, -1}}, 0.5))
                .withMessage("categories[1][1] is -1; codes of categories must be at least 0");
        assertThatExceptionOfType(IndexOutOfBoundsException.class)
                .isThrownBy(() -> RepeatFactorSampler.ofCategories(new int[][]{{0}}, 1).rowFactor(1));
        RepeatFactorSampler none = RepeatFactorSampler.ofCategories(new int[0][], 1);
        assertThat(none.length(3)).isZero();
        assertThat(none.draws(SEED, 3).length()).isZero();
    }

    /// Cursors, shards and states of epochs that differ in length.
    @Test
    void workersGoOnOverEpochsOfDifferentLengths() {
        RepeatFactorSampler sampler = new Table(1, 3, 17, 40).sampler();
        for (Shard.Tail tail : Shard.Tail.values()) {
            for (Shard layout : List.of(Shard.of(1, 3), Shard.of(1, 3).blocked(2), Shard.of(1, 3).contiguous())) {
                Shard shard = layout.tail(tail);
                SampleCursor through = sampler.start(SEED, shard);
                for (long epoch = 0; epoch < 6; epoch++) {
                    long[] own = shard.of(sampler.draws(SEED, epoch)).longs().toArray();
                    assertThat(through.epoch()).isEqualTo(epoch);
                    assertThat(through.length()).isEqualTo(own.length);
                    for (int draw = 0; draw < own.length; draw += 2) {
                        SampleCursor resumed = sampler.resume(SamplerState.parse(through.state().toString()), shard);
                        long[] two = new long[2];
                        assertThat(through.fill(two)).isEqualTo(Math.min(2, own.length - draw));
                        assertThat(two[0]).isEqualTo(own[draw]);
                        assertThat(resumed.nextLong()).as("%s, epoch %s, draw %s", shard, epoch, draw)
                                .isEqualTo(own[draw]);
                    }
                    through.nextEpoch();
                    assertThat(sampler.resume(through.state(), Shard.of(0, 5)).epoch()).isEqualTo(epoch + 1);
                }
            }
        }
    }

    @Test
    void batchesAndRowsAreAsManyAsEpochsAreLong() {
        RepeatFactorSampler sampler = new Table(1, 3, 17, 40).sampler();
        PlainBatchSampler batches = PlainBatchSampler.of(sampler, 1);
        RowBatches rows = RowBatches.of(RandomUnderSampler.create().to(SamplingStrategy.parse("a=3"))
                .fit(TestData.ofCounts(3, 17, 40))).size(1).sampledBy(sampler);
        try (RowCursor cursor = rows.start(SEED)) {
            for (long epoch = 0; epoch < 6; epoch++, cursor.nextEpoch()) {
                assertThat(batches.count(SEED, epoch)).isEqualTo(sampler.length(epoch));
                assertThat(cursor.length()).isEqualTo(sampler.length(epoch));
                long made = 0;
                for (; cursor.next(); made++) {
                    assertThat(cursor.size()).isEqualTo(1);
                }
                assertThat(made).isEqualTo(sampler.length(epoch));
            }
        }
    }
}
