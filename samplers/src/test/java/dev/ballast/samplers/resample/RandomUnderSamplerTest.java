package dev.ballast.samplers.resample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.ballast.core.data.Dataset;
import dev.ballast.core.data.FeatureMatrix;
import dev.ballast.core.method.FittedResampler;
import dev.ballast.core.method.Promise;
import dev.ballast.core.method.Resampler;
import dev.ballast.core.method.RowThinning;
import dev.ballast.core.run.RunSettings;
import dev.ballast.core.random.Seed;
import dev.ballast.core.recipe.Recipe;
import dev.ballast.core.recipe.Resampling;
import dev.ballast.core.strategy.ClassTargets;
import dev.ballast.core.strategy.SamplingStrategy;
import dev.ballast.core.target.ClassCounts;
import dev.ballast.core.target.ClassLabels;
import dev.ballast.samplers.TestData;
import dev.ballast.samplers.Uniformity;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;

class RandomUnderSamplerTest {

    private static final Seed SEED = Seed.of(42);
    private static final List<RandomUnderSampler> METHODS = List.of(RandomUnderSampler.create(),
            RandomUnderSampler.create().withReplacement());

    @ParameterizedTest
    @ValueSource(strings = {"auto", "majority", "not-minority", "not-majority", "all", "0.29", "0.5", "1", "a=0",
            "b=5", "b=x0.29", "b=6,a=1", "share:b=0.1"})
    void countsAreMetExactly(String strategy) {
        for (int[] layout : new int[][]{{3, 7, 20}, {3, 20}, {3, 20, 3, 20}, {1, 8}, {3, 9, 0, 9}}) {
            Dataset data = TestData.ofCounts(layout);
            for (RandomUnderSampler method : METHODS) {
                RandomUnderSampler sampler = method.to(SamplingStrategy.parse(strategy));
                ClassTargets targets = targets(sampler, data);
                Resampling resampling = sampler.resample(data, SEED);

                assertThat(targets).isEqualTo(
                        SamplingStrategy.parse(strategy).resolve(data.counts(), SamplingStrategy.Direction.UNDER));
                assertThat(resampling.toDataset().counts()).isEqualTo(targets.after());
                assertThat(resampling.counts()).isEqualTo(targets.after());
            }
        }
    }

    @Test
    void withoutReplacementOnlyDistinctOriginalsAreLeft() {
        Dataset data = TestData.ofCounts(3, 7, 20);
        for (long epoch = 0; epoch < 50; epoch++) {
            Resampling resampling = RandomUnderSampler.create().fit(data).resampling(SEED, epoch);

            assertThat(resampling.keptSize()).isEqualTo(9);
            assertThat(resampling.size()).isEqualTo(9);
            assertThat(resampling.keptRows()).isSorted().doesNotHaveDuplicates();
        }
    }

    @Test
    void withReplacementFurtherTimesAreCopiesAfterAllOriginals() {
        Dataset data = TestData.ofCounts(3, 7, 20);
        RandomUnderSampler method = RandomUnderSampler.create().to(SamplingStrategy.parse("b=6,c=15"))
                .withReplacement();
        int copies = 0;
        for (long epoch = 0; epoch < 50; epoch++) {
            Resampling resampling = method.fit(data).resampling(SEED, epoch);
            List<Recipe> recipes = TestData.recipes(resampling);
            List<Integer> originals = new ArrayList<>();
            List<Integer> codes = new ArrayList<>();
            for (int row = 0; row < recipes.size(); row++) {
                int base = (int) recipes.get(row).base();
                if (row < resampling.keptSize()) {
                    assertThat(recipes.get(row)).isInstanceOf(Recipe.Original.class);
                    originals.add(base);
                } else {
                    assertThat(recipes.get(row)).isInstanceOf(Recipe.Copy.class);
                    assertThat(originals).contains(base);
                    codes.add(resampling.code(row));
                    copies++;
                }
            }

            assertThat(recipes).hasSize(24);
            assertThat(originals).isSorted().doesNotHaveDuplicates();
            assertThat(codes).isSorted().doesNotContain(0);
            assertThat(originals).contains(box(data.labels().rowsOf(0)));
        }
        assertThat(copies).isPositive();
    }

    @Test
    void everyRowIsItsBaseToTheBit() {
        Dataset doubles = TestData.ofCounts(3, 7, 20);
        for (Dataset data : List.of(doubles, TestData.asFloats(doubles))) {
            for (RandomUnderSampler method : METHODS) {
                Resampling resampling = method.to(SamplingStrategy.ratio(0.5)).resample(data, SEED);
                Dataset result = resampling.toDataset();
                FeatureMatrix features = result.features();

                assertThat(features.storage()).isEqualTo(data.features().storage());
                for (int row = 0; row < result.rows(); row++) {
                    int base = (int) resampling.recipe(row).base();
                    assertThat(result.labels().code(row)).isEqualTo(data.labels().code(base));
                    for (int column = 0; column < features.columns(); column++) {
                        assertThat(Double.doubleToRawLongBits(features.get(row, column)))
                                .isEqualTo(Double.doubleToRawLongBits(data.features().get(base, column)));
                    }
                }
            }
        }
    }

    @Test
    void classesThatKeepTheirSizeKeepTheirRows() {
        Dataset data = TestData.ofCounts(3, 7, 20);
        for (RandomUnderSampler method : METHODS) {
            int[] times = TestData.timesUsed(method.to(SamplingStrategy.parse("c=9")).resample(data, SEED));
            for (int row = 0; row < data.rows(); row++) {
                if (data.labels().code(row) < 2) {
                    assertThat(times[row]).isEqualTo(1);
                }
            }
        }
    }

    @Test
    void aResultIsAFunctionOfSeedAndEpoch() {
        Dataset data = TestData.ofCounts(10, 60);
        for (RandomUnderSampler method : METHODS) {
            FittedResampler fitted = method.fit(data);
            List<Recipe> first = TestData.recipes(fitted.resampling(SEED, 0));

            assertThat(TestData.recipes(fitted.resampling(SEED, 0))).isEqualTo(first);
            assertThat(TestData.recipes(method.fit(data).resampling(Seed.of(42), 0))).isEqualTo(first);
            assertThat(TestData.recipes(method.resample(data, SEED))).isEqualTo(first);
            assertThat(TestData.recipes(fitted.resampling(SEED, 1))).isNotEqualTo(first);
            assertThat(TestData.recipes(fitted.resampling(Seed.of(43), 0))).isNotEqualTo(first);
            assertThat(TestData.recipes(fitted.resampling(Seed.of(43), 0)))
                    .isNotEqualTo(TestData.recipes(fitted.resampling(SEED, 1)));
        }
    }

    @Test
    void renamingLabelsChangesNoChoice() {
        Dataset data = TestData.ofCounts(3, 7, 20);
        Dataset swapped = TestData.renamed(data, Map.of("a", "z", "b", "a", "c", "m"));
        Dataset numbered = TestData.renamed(data, Map.of("a", 1, "b", 0, "c", -1));
        for (RandomUnderSampler method : METHODS) {
            RandomUnderSampler sampler = method.to(SamplingStrategy.ratio(0.6));
            Resampling resampling = sampler.resample(data, SEED);

            for (Dataset renamed : List.of(swapped, numbered)) {
                assertThat(renamed.labels().toCodes()).isNotEqualTo(data.labels().toCodes());
                assertThat(sampler.resample(renamed, SEED).keptRows()).isEqualTo(resampling.keptRows());
                assertThat(TestData.basesByClass(sampler.resample(renamed, SEED)))
                        .isEqualTo(TestData.basesByClass(resampling));
            }
        }
    }

    @Test
    void choicesOfAClassDoNotDependOnOtherTargets() {
        Dataset data = TestData.ofCounts(3, 7, 20);
        int first = data.labels().rowsOf(2)[0];
        for (RandomUnderSampler method : METHODS) {
            assertThat(TestData.basesByClass(method.to(SamplingStrategy.parse("c=9,b=2")).resample(data, SEED))
                    .get(first)).isEqualTo(TestData
                            .basesByClass(
                                    method.to(SamplingStrategy.parse("c=9")).resample(data, SEED))
                            .get(first));
        }
    }

    @ParameterizedTest
    @CsvSource({"auto,0", "auto,7", "0.29,1", "'b=0,c=11',2", "'a=3,b=7,c=20',0"})
    void decisionsWhileStreamingAreThoseOfTheFit(String strategy, long epoch) {
        Dataset data = TestData.ofCounts(3, 7, 20);
        ClassLabels labels = data.labels();
        for (RandomUnderSampler method : METHODS) {
            RandomUnderSampler sampler = method.to(SamplingStrategy.parse(strategy));
            ClassTargets targets = targets(sampler, data);
            RowThinning[] thinning = new RowThinning[labels.classes()];
            for (int code = 0; code < thinning.length; code++) {
                thinning[code] = sampler.thinning(labels.streamKey(code), targets.before(code), targets.after(code),
                        SEED, epoch);
            }
            int[] streamed = new int[data.rows()];
            for (int row = 0; row < streamed.length; row++) {
                streamed[row] = thinning[labels.code(row)].next();
            }

            assertThat(streamed).isEqualTo(TestData.timesUsed(sampler.fit(data).resampling(SEED, epoch)));
        }
    }

    @Test
    void everySubsetIsEquallyLikely() {
        FittedResampler fitted = RandomUnderSampler.create().fit(TestData.ofCounts(2, 6));
        int[] rows = fitted.data().labels().rowsOf(1);

        assertThat(pairsOfSixAreEquallyLikely(epoch -> subset(rows, fitted.resampling(SEED, epoch)))).isTrue();
        assertThat(pairsOfSixAreEquallyLikely(epoch -> 1 << epoch % 6 | 1 << (epoch + 1) % 6)).as("neighboring rows")
                .isFalse();
    }

    @Test
    void withReplacementEveryRowIsEquallyLikelyOnEveryDraw() {
        FittedResampler fitted = RandomUnderSampler.create().to(SamplingStrategy.parse("b=2")).withReplacement()
                .fit(TestData.ofCounts(2, 6));
        int[] rows = fitted.data().labels().rowsOf(1);
        long[] ordered = new long[36];
        long[] half = new long[36];
        for (int epoch = 0; epoch < 20_000; epoch++) {
            int[] times = TestData.timesUsed(fitted.resampling(SEED, epoch));
            int[] drawn = Arrays.stream(rows).flatMap(row -> Arrays.stream(new int[times[row]]).map(_ -> row))
                    .toArray();
            int low = Arrays.binarySearch(rows, drawn[0]);
            int high = Arrays.binarySearch(rows, drawn[1]);
            ordered[epoch % 2 == 0 ? 6 * low + high : 6 * high + low]++;
            half[6 * low + high]++;
        }

        assertThat(Uniformity.isPlausible(ordered)).isTrue();
        assertThat(Uniformity.isPlausible(half)).as("pairs in one order only").isFalse();
    }

    @Test
    void choicesOfDifferentClassesAreIndependent() {
        FittedResampler fitted = RandomUnderSampler.create().fit(TestData.ofCounts(2, 4, 4));
        ClassLabels labels = fitted.data().labels();
        long[][] between = new long[16][16];
        long[][] within = new long[16][16];
        for (int epoch = 0; epoch < 20_000; epoch++) {
            Resampling resampling = fitted.resampling(SEED, epoch);
            int one = subset(labels.rowsOf(1), resampling);
            int other = subset(labels.rowsOf(2), resampling);
            between[one][other]++;
            within[one][one]++;
        }

        assertThat(Uniformity.isIndependencePlausible(subsetsOfTwo(between))).isTrue();
        assertThat(Uniformity.isIndependencePlausible(subsetsOfTwo(within))).as("one stream for both classes")
                .isFalse();
    }

    @Test
    void choicesOfConsecutiveEpochsAreIndependent() {
        FittedResampler fitted = RandomUnderSampler.create().fit(TestData.ofCounts(2, 4));
        int[] rows = fitted.data().labels().rowsOf(1);
        long[][] observed = new long[16][16];
        int previous = subset(rows, fitted.resampling(SEED, 0));
        for (int epoch = 1; epoch < 20_000; epoch++) {
            int next = subset(rows, fitted.resampling(SEED, epoch));
            observed[previous][next]++;
            previous = next;
        }

        assertThat(Uniformity.isIndependencePlausible(subsetsOfTwo(observed))).isTrue();
    }

    @Test
    void nothingToDropIsNoError() {
        Dataset data = TestData.ofCounts(5, 5);
        for (RandomUnderSampler method : METHODS) {
            Resampling resampling = method.resample(data, SEED);

            assertThat(resampling.keptSize()).isEqualTo(10);
            assertThat(resampling.size()).isEqualTo(10);
        }
    }

    @Test
    void targetsThatDoNotFitAreRefused() {
        Dataset data = TestData.ofCounts(2, 5);
        ClassTargets growing = ClassTargets.of(data.counts(), 3, 5);
        ClassTargets foreign = ClassTargets.of(ClassCounts.of(List.of("a", "b"), 1, 5), 1, 1);
        for (RandomUnderSampler method : METHODS) {
            assertThatIllegalArgumentException().isThrownBy(() -> prepare(method, data, growing))
                    .withMessageContaining("class \"a\" has 2 rows and shall have 3");
            assertThatIllegalArgumentException().isThrownBy(() -> prepare(method, data, foreign))
                    .withMessageStartingWith("the targets are for ");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> method.to(SamplingStrategy.MINORITY).resample(data, SEED))
                    .withMessageContaining("minority");
            assertThatIllegalArgumentException().isThrownBy(() -> method.resample(TestData.ofCounts(5), SEED))
                    .withMessageStartingWith("there is only one class");
        }
    }

    @Test
    void aFitKnowsItsDataAndTargets() {
        Dataset data = TestData.ofCounts(2, 5);
        FittedResampler fitted = RandomUnderSampler.create().fit(data);

        assertThat(fitted.data()).isSameAs(data);
        assertThat(fitted.promise()).isEqualTo(new Promise.Exact(ClassTargets.of(data.counts(), 2, 2)));
        assertThat(fitted.method()).hasToString("random-under[replacement=false, strategy=auto]");
    }

    @Test
    void settingsMakeANewMethod() {
        RandomUnderSampler method = RandomUnderSampler.create();

        assertThat(method.to(SamplingStrategy.ratio(0.5)).withReplacement())
                .hasToString("random-under[replacement=true, strategy=0.5]");
        assertThat(method).hasToString("random-under[replacement=false, strategy=auto]");
    }

    private static ClassTargets targets(Resampler method, Dataset data) {
        return ((Promise.Exact) method.promise(data.counts())).targets();
    }

    private static void prepare(Resampler method, Dataset data, ClassTargets targets) {
        method.fit(data, new Promise.Exact(targets), RunSettings.standard()).source();
    }

    /// The places inside a class that are in the result, as bits.
    private static int subset(int[] rows, Resampling resampling) {
        int subset = 0;
        for (int row : resampling.keptRows()) {
            int place = Arrays.binarySearch(rows, row);
            subset |= place < 0 ? 0 : 1 << place;
        }
        return subset;
    }

    private static boolean pairsOfSixAreEquallyLikely(IntUnaryOperator subsetOfEpoch) {
        long[] observed = new long[64];
        for (int epoch = 0; epoch < 20_000; epoch++) {
            observed[subsetOfEpoch.applyAsInt(epoch)]++;
        }
        long[] pairs = new long[15];
        int cells = 0;
        for (int subset = 0; subset < observed.length; subset++) {
            if (Integer.bitCount(subset) == 2) {
                pairs[cells++] = observed[subset];
            } else {
                assertThat(observed[subset]).isZero();
            }
        }
        return Uniformity.isPlausible(pairs);
    }

    private static long[][] subsetsOfTwo(long[][] observed) {
        int[] pairs = {0b0011, 0b0101, 0b1001, 0b0110, 0b1010, 0b1100};
        return Arrays.stream(pairs)
                .mapToObj(one -> Arrays.stream(pairs).mapToLong(other -> observed[one][other]).toArray())
                .toArray(long[][]::new);
    }

    private static Integer[] box(int[] rows) {
        return Arrays.stream(rows).boxed().toArray(Integer[]::new);
    }
}
