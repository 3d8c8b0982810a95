package dev.ballast.samplers.resample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.ballast.core.data.Column;
import dev.ballast.core.data.Dataset;
import dev.ballast.core.data.FeatureMatrix;
import dev.ballast.core.method.FittedResampler;
import dev.ballast.core.method.Promise;
import dev.ballast.core.method.Resampler;
import dev.ballast.core.run.RunSettings;
import dev.ballast.core.random.Purpose;
import dev.ballast.core.random.RandomStream;
import dev.ballast.core.random.Seed;
import dev.ballast.core.recipe.Recipe;
import dev.ballast.core.recipe.Resampling;
import dev.ballast.core.strategy.ClassTargets;
import dev.ballast.core.strategy.SamplingStrategy;
import dev.ballast.core.target.ClassCounts;
import dev.ballast.samplers.TestData;
import dev.ballast.samplers.Uniformity;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

class RandomOverSamplerTest {

    private static final Seed SEED = Seed.of(42);
    private static final List<RandomOverSampler> METHODS = List.of(RandomOverSampler.create(),
            RandomOverSampler.create().evenly());

    @ParameterizedTest
    @ValueSource(strings = {"auto", "minority", "not-minority", "not-majority", "all", "0.29", "0.5", "1", "a=17",
            "a=x2.5", "a=3,b=40", "share:a=0.3"})
    void countsAreMetExactly(String strategy) {
        for (int[] layout : new int[][]{{3, 7, 20}, {3, 20}, {3, 20, 3, 20}, {1, 8}, {3, 9, 0, 9}}) {
            Dataset data = TestData.ofCounts(layout);
            for (RandomOverSampler method : METHODS) {
                RandomOverSampler sampler = method.to(SamplingStrategy.parse(strategy));
                ClassTargets targets = targets(sampler, data);
                Resampling resampling = sampler.resample(data, SEED);

                assertThat(targets).isEqualTo(
                        SamplingStrategy.parse(strategy).resolve(data.counts(), SamplingStrategy.Direction.OVER));
                assertThat(resampling.toDataset().counts()).isEqualTo(targets.after());
                assertThat(resampling.counts()).isEqualTo(targets.after());
            }
        }
    }

    @Test
    void originalsComeFirstInOrderAndCopiesByClass() {
        Dataset data = TestData.ofCounts(3, 7, 20);
        for (RandomOverSampler method : METHODS) {
            Resampling resampling = method.resample(data, SEED);

            assertThat(resampling.size()).isEqualTo(60);
            for (int row = 0; row < 30; row++) {
                assertThat(resampling.recipe(row)).isEqualTo(new Recipe.Original(row));
            }
            for (int row = 30; row < 60; row++) {
                assertThat(resampling.recipe(row)).isInstanceOf(Recipe.Copy.class);
                assertThat(resampling.code(row)).isEqualTo(row < 47 ? 0 : 1);
            }
        }
    }

    @Test
    void everyRowIsItsBaseToTheBit() {
        Dataset doubles = TestData.ofCounts(3, 7, 20);
        for (Dataset data : List.of(doubles, TestData.asFloats(doubles))) {
            for (RandomOverSampler method : METHODS) {
                Resampling resampling = method.resample(data, SEED);
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
    void columnsOfAnyKindArePassedThrough() {
        List<Column> columns = List.of(Column.carried("id"), Column.whole("n"), Column.categorical("c", List.of("u")),
                Column.numeric("x"));
        Dataset data = TestData.ofCounts(2, 5).withColumns(columns);

        assertThat(RandomOverSampler.create().resample(data, SEED).toDataset().columns()).isEqualTo(columns);
    }

    @ParameterizedTest
    @CsvSource({"1,9", "2,9", "3,3", "4,11", "5,20", "7,8"})
    void evenlyEveryRowIsCopiedTheFloorOrTheCeilingOfItsShare(int few, int many) {
        Dataset data = TestData.ofCounts(few, many);
        for (long epoch = 0; epoch < 20; epoch++) {
            int[] times = TestData.timesUsed(RandomOverSampler.create().evenly().fit(data).resampling(SEED, epoch));
            for (int row : data.labels().rowsOf(0)) {
                assertThat(times[row]).isBetween(many / few, Math.ceilDiv(many, few));
            }
            for (int row : data.labels().rowsOf(1)) {
                assertThat(times[row]).isEqualTo(1);
            }
        }
    }

    @Test
    void aResultIsAFunctionOfSeedAndEpoch() {
        Dataset data = TestData.ofCounts(7, 60);
        for (RandomOverSampler method : METHODS) {
            FittedResampler fitted = method.fit(data);
            List<Recipe> first = TestData.recipes(fitted.resampling(SEED, 0));

            assertThat(TestData.recipes(fitted.resampling(SEED, 0))).isEqualTo(first);
            assertThat(TestData.recipes(method.fit(data).resampling(Seed.of(42), 0))).isEqualTo(first);
            assertThat(TestData.recipes(method.resample(data, SEED))).isEqualTo(first);
            assertThat(TestData.recipes(fitted.resampling(SEED, 1))).isNotEqualTo(first);
            assertThat(TestData.recipes(fitted.resampling(SEED, -1))).isNotEqualTo(first);
            assertThat(TestData.recipes(fitted.resampling(Seed.of(43), 0))).isNotEqualTo(first);
        }
    }

    /// The next epoch under a seed must not be the first under the next seed.
    @Test
    void anEpochIsNoStepOfTheSeed() {
        FittedResampler fitted = RandomOverSampler.create().fit(TestData.ofCounts(7, 60));

        assertThat(TestData.recipes(fitted.resampling(Seed.of(42), 1)))
                .isNotEqualTo(TestData.recipes(fitted.resampling(Seed.of(43), 0)));
    }

    @Test
    void recipesDoNotDependOnTheOrderInWhichTheyAreAsked() {
        for (RandomOverSampler method : METHODS) {
            Resampling resampling = method.resample(TestData.ofCounts(3, 7, 20), SEED);
            List<Recipe> forward = TestData.recipes(resampling);

            for (int row = forward.size() - 1; row >= 0; row--) {
                assertThat(resampling.recipe(row)).isEqualTo(forward.get(row));
            }
        }
    }

    @Test
    void renamingLabelsChangesNoChoice() {
        Dataset data = TestData.ofCounts(3, 7, 20);
        Dataset swapped = TestData.renamed(data, Map.of("a", "z", "b", "a", "c", "m"));
        Dataset numbered = TestData.renamed(data, Map.of("a", 1, "b", 0, "c", -1));
        assertThat(swapped.labels().toCodes()).isNotEqualTo(data.labels().toCodes());
        for (RandomOverSampler method : METHODS) {
            Map<Integer, List<Integer>> bases = TestData.basesByClass(method.resample(data, SEED));

            assertThat(TestData.basesByClass(method.resample(swapped, SEED))).isEqualTo(bases);
            assertThat(TestData.basesByClass(method.resample(numbered, SEED))).isEqualTo(bases);
        }
    }

    /// What is asked of one class must not disturb the draws of another.
    @Test
    void drawsOfAClassDoNotDependOnOtherTargets() {
        Dataset data = TestData.ofCounts(3, 7, 20);
        for (RandomOverSampler method : METHODS) {
            Map<Integer, List<Integer>> both = TestData.basesByClass(method.resample(data, SEED));
            Map<Integer, List<Integer>> one = TestData
                    .basesByClass(method.to(SamplingStrategy.parse("b=20")).resample(data, SEED));
            int first = data.labels().rowsOf(1)[0];

            assertThat(one.get(first)).isEqualTo(both.get(first));
        }
    }

    /// Asked for more rows, independent draws begin with the same ones.
    @Test
    void moreRowsBeginWithTheSameDraws() {
        Dataset data = TestData.ofCounts(5, 9);

        assertThat(TestData.recipes(RandomOverSampler.create().to(SamplingStrategy.parse("a=50")).resample(data, SEED)))
                .startsWith(TestData.recipes(RandomOverSampler.create().resample(data, SEED)).toArray(Recipe[]::new));
    }

    @Test
    void baseRowsAreUniform() {
        RandomStream random = Seed.of(1).stream(Purpose.of("test.bias"), 0, 0, 0);
        int[] bases = drawnPlaces(10, 20_000, 0);

        assertThat(isUniform(10, 20_000, draw -> bases[draw])).isTrue();
        assertThat(isUniform(10, 20_000, _ -> random.nextInt(11) % 10)).as("one row twice as likely").isFalse();
    }

    @Test
    void baseRowsAreUniformOverEpochs() {
        FittedResampler fitted = RandomOverSampler.create().fit(TestData.ofCounts(5, 6));
        int[] rows = fitted.data().labels().rowsOf(0);

        assertThat(isUniform(5, 5000,
                epoch -> place(rows, (int) fitted.resampling(SEED, epoch).recipe(11).base()))).isTrue();
        assertThat(isUniform(5, 5000, _ -> place(rows, (int) fitted.resampling(SEED, 0).recipe(11).base())))
                .as("the same epoch again").isFalse();
    }

    @Test
    void theExtraCopiesOfEvenAllocationAreUniformOverEpochs() {
        FittedResampler fitted = RandomOverSampler.create().evenly().fit(TestData.ofCounts(5, 6));
        int[] rows = fitted.data().labels().rowsOf(0);

        assertThat(isUniform(5, 5000,
                epoch -> place(rows, (int) fitted.resampling(SEED, epoch).recipe(11).base()))).isTrue();
    }

    @Test
    void drawsOfDifferentClassesAreIndependent() {
        int[] first = drawnPlaces(8, 20_000, 0);
        int[] second = drawnPlaces(8, 20_000, 1);

        assertThat(areIndependent(first, second)).isTrue();
        assertThat(areIndependent(first, first)).as("one stream for both classes").isFalse();
    }

    @Test
    void consecutiveDrawsAreIndependent() {
        int[] draws = drawnPlaces(8, 20_000, 0);
        int[] next = IntStream.range(0, draws.length).map(draw -> draws[(draw + 1) % draws.length]).toArray();
        int[] sticky = IntStream.range(0, draws.length).map(draw -> draws[draw - draw % 2]).toArray();

        assertThat(areIndependent(draws, next)).isTrue();
        assertThat(areIndependent(sticky, IntStream.range(0, draws.length)
                .map(draw -> sticky[(draw + 1) % draws.length]).toArray())).as("each drawn twice").isFalse();
    }

    @Test
    void nothingToAddIsNoError() {
        Dataset data = TestData.ofCounts(5, 5);
        for (RandomOverSampler method : METHODS) {
            Resampling resampling = method.resample(data, SEED);

            assertThat(resampling.size()).isEqualTo(10);
            assertThat(resampling.keptSize()).isEqualTo(10);
        }
    }

    @Test
    void targetsThatDoNotFitAreRefused() {
        Dataset data = TestData.ofCounts(2, 5);
        ClassTargets shrinking = ClassTargets.of(data.counts(), 2, 4);
        ClassTargets foreign = ClassTargets.of(ClassCounts.of(List.of("a", "b"), 1, 5), 5, 5);
        RandomOverSampler method = RandomOverSampler.create();

        assertThatIllegalArgumentException().isThrownBy(() -> prepare(method, data, shrinking))
                .withMessageContaining("class \"b\" has 5 rows and shall have 4");
        assertThatIllegalArgumentException().isThrownBy(() -> prepare(method, data, foreign))
                .withMessageStartingWith("the targets are for ");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> method.to(SamplingStrategy.MAJORITY).resample(data, SEED))
                .withMessageContaining("majority");
        assertThatIllegalArgumentException().isThrownBy(() -> method.resample(TestData.ofCounts(5), SEED))
                .withMessageStartingWith("there is only one class");
    }

    @Test
    void aFitKnowsItsDataAndTargets() {
        Dataset data = TestData.ofCounts(2, 5);
        FittedResampler fitted = RandomOverSampler.create().fit(data);

        assertThat(fitted.data()).isSameAs(data);
        assertThat(fitted.promise()).isEqualTo(new Promise.Exact(ClassTargets.of(data.counts(), 5, 5)));
        assertThat(fitted.method()).hasToString("random-over[even=false, strategy=auto]");
    }

    @Test
    void settingsMakeANewMethod() {
        RandomOverSampler method = RandomOverSampler.create();

        assertThat(method.to(SamplingStrategy.ratio(0.5)).evenly())
                .hasToString("random-over[even=true, strategy=0.5]");
        assertThat(method).hasToString("random-over[even=false, strategy=auto]");
    }

    private static ClassTargets targets(Resampler method, Dataset data) {
        return ((Promise.Exact) method.promise(data.counts())).targets();
    }

    private static void prepare(Resampler method, Dataset data, ClassTargets targets) {
        method.fit(data, new Promise.Exact(targets), RunSettings.standard()).source();
    }

    /// Places inside the class of the rows that were drawn for it, from data of two growing classes of one size.
    private static int[] drawnPlaces(int classRows, int draws, int code) {
        Dataset data = TestData.ofCounts(classRows, classRows, classRows + 1);
        int after = classRows + draws;
        Resampling resampling = RandomOverSampler.create().to(SamplingStrategy.counts(Map.of("a", after, "b", after)))
                .resample(data, SEED);
        int[] rows = data.labels().rowsOf(code);
        int begin = data.rows() + code * draws;
        return IntStream.range(begin, begin + draws).map(row -> place(rows, (int) resampling.recipe(row).base()))
                .toArray();
    }

    private static int place(int[] rows, int row) {
        return IntStream.range(0, rows.length).filter(i -> rows[i] == row).findFirst().orElseThrow();
    }

    private static boolean isUniform(int cells, int draws, IntUnaryOperator placeOfDraw) {
        long[] observed = new long[cells];
        for (int draw = 0; draw < draws; draw++) {
            observed[placeOfDraw.applyAsInt(draw)]++;
        }
        return Uniformity.isPlausible(observed);
    }

    private static boolean areIndependent(int[] one, int[] other) {
        long[][] observed = new long[8][8];
        for (int draw = 0; draw < one.length; draw++) {
            observed[one[draw]][other[draw]]++;
        }
        return Uniformity.isIndependencePlausible(observed);
    }
}
