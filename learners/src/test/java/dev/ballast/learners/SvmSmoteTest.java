package dev.ballast.learners;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.ballast.core.data.Dataset;
import dev.ballast.core.method.ClassTooSmallException;
import dev.ballast.core.method.FittedResampler;
import dev.ballast.core.random.Purpose;
import dev.ballast.core.random.RandomStream;
import dev.ballast.core.random.Seed;
import dev.ballast.core.recipe.Recipe;
import dev.ballast.core.recipe.Resampling;
import dev.ballast.core.strategy.SamplingStrategy;
import dev.ballast.smote.SmallClassPolicy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

class SvmSmoteTest {

    private static final Seed SEED = Seed.of(11);

    private static List<Recipe.Made> made(Resampling resampling, int code) {
        return LongStream.range(resampling.keptSize(), resampling.size()).filter(row -> resampling.code(row) == code)
                .mapToObj(row -> (Recipe.Made) resampling.recipe(row)).toList();
    }

    private static Set<Integer> set(String heading) {
        return IntStream.of(GoldenTable.rows(heading)).boxed().collect(Collectors.toSet());
    }

    @ParameterizedTest
    @CsvSource({"two-classes, 1", "three-classes, 1", "three-classes, 2"})
    void basesAreTheSupportVectorsThatImbalancedLearnCallsDangerAndSafe(String name, int code) {
        Set<Integer> danger = set(name + " class " + code + " danger");
        Set<Integer> safe = set(name + " class " + code + " safe");

        Resampling resampling = SvmSmote.create().to(SamplingStrategy.parse(code + "=x20"))
                .resample(GoldenTable.read(name), SEED);

        Set<Integer> bases = new HashSet<>();
        for (Recipe.Made row : made(resampling, code)) {
            int base = (int) row.base();
            bases.add(base);
            if (danger.contains(base)) {
                assertThat(row.gap()).isBetween(0.0, 1.0);
            } else {
                assertThat(safe).contains(base);
                assertThat(row.gap()).isBetween(-0.5, 0.0);
            }
        }
        assertThat(bases).hasSize(danger.size() + safe.size());
    }

    @Test
    void neighborsAreTheNearestOfTheClassAndBasesAreUsedEvenly() {
        Dataset data = GoldenTable.read("two-classes");

        List<Recipe.Made> rows = made(SvmSmote.create().neighbors(3).resample(data, SEED), 1);

        assertThat(rows).hasSize(200).allSatisfy(row -> assertThat(nearest(data, (int) row.base(), 3))
                .contains((int) row.neighbor()));
        Map<Long, Long> uses = rows.stream().collect(Collectors.groupingBy(Recipe.Made::base, Collectors.counting()));
        assertThat(uses.values()).allSatisfy(times -> assertThat(times).isBetween(200L / 35, 200L / 35 + 1));
        assertThat(uses).hasSize(35);
    }

    private static List<Integer> nearest(Dataset data, int base, int k) {
        return IntStream.of(data.labels().rowsOf(data.labels().code(base))).filter(row -> row != base).boxed()
                .sorted(Comparator.comparingDouble((Integer row) -> squaredDistance(data, base, row))).limit(k)
                .toList();
    }

    private static double squaredDistance(Dataset data, int a, int b) {
        return IntStream.range(0, data.features().columns())
                .mapToDouble(column -> data.features().get(a, column) - data.features().get(b, column))
                .map(difference -> difference * difference).sum();
    }

    /// Two classes that are far apart have no support vector in danger.
    private static Dataset apart(double distance) {
        RandomStream random = Seed.of(2).stream(Purpose.of("test.apart"), 0, 0, 0);
        double[][] rows = new double[120][2];
        int[] labels = new int[120];
        for (int row = 0; row < rows.length; row++) {
            labels[row] = row % 6 == 0 ? 1 : 0;
            rows[row][0] = random.nextGaussian() + labels[row] * distance;
            rows[row][1] = random.nextGaussian();
        }
        return Dataset.of(rows, labels);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 2, 3, 4})
    void countsAreExactWhereNoSupportVectorIsInDanger(long epoch) {
        FittedResampler fitted = SvmSmote.create().withRandomBases().fit(apart(100));

        Resampling resampling = fitted.resampling(SEED, epoch);

        assertThat(resampling.counts().count(1)).isEqualTo(100);
        assertThat(made(resampling, 1)).hasSize(80).allSatisfy(row -> assertThat(row.gap()).isNotPositive());
    }

    @Test
    void countsAreExactWhereNoSupportVectorIsSafe() {
        Dataset data = apart(0);

        Resampling resampling = SvmSmote.create().withRandomBases().judgedBy(40).resample(data, SEED);

        assertThat(made(resampling, 1)).hasSize(80).allSatisfy(row -> assertThat(row.gap()).isNotNegative());
    }

    @Test
    void withRandomBasesTheShareOfRowsFromBasesInDangerIsBetaTenTen() {
        FittedResampler fitted = SvmSmote.create().withRandomBases().fit(GoldenTable.read("two-classes"));
        Set<Integer> danger = set("two-classes class 1 danger");
        int epochs = 400;
        double[] shares = IntStream.range(0, epochs)
                .mapToDouble(epoch -> made(fitted.resampling(SEED, epoch), 1).stream()
                        .filter(row -> danger.contains((int) row.base())).count() / 200.0)
                .toArray();

        double mean = Arrays.stream(shares).average().orElseThrow();
        double variance = Arrays.stream(shares).map(share -> (share - mean) * (share - mean)).sum() / (epochs - 1);

        // Mean 1/2, variance 1/84; five standard errors. One uniform number would have a variance of 1/12.
        assertThat(mean).isCloseTo(0.5, within(5 * Math.sqrt(1.0 / 84 / epochs)));
        assertThat(variance).isCloseTo(1.0 / 84, within(5.0 / 84 * Math.sqrt(2.0 / epochs)));
    }

    @Test
    void classesHaveStreamsOfTheirOwn() {
        Resampling resampling = SvmSmote.create().resample(GoldenTable.read("three-classes"), SEED);

        Function<Integer, List<Double>> gaps = code -> made(resampling, code).stream().map(row -> Math.abs(row.gap()))
                .limit(20).toList();

        assertThat(gaps.apply(1)).doesNotContainAnyElementsOf(gaps.apply(2));
    }

    @Test
    void aStepOfNoLengthRepeatsSafeBases() {
        Resampling resampling = SvmSmote.create().outStep(0).resample(apart(100), SEED);

        Dataset result = resampling.toDataset();
        for (int row = resampling.keptSize(); row < result.rows(); row++) {
            int base = (int) resampling.recipe(row).base();
            assertThat(result.features().get(row, 0)).isEqualTo(result.features().get(base, 0));
        }
    }

    @Test
    void tablesThatAreBalancedAlreadyNeedNoMachine() {
        Dataset data = Dataset.of(new double[][]{{1}, {1}}, new int[]{0, 1});

        assertThat(SvmSmote.create().resample(data, SEED).size()).isEqualTo(2);
    }

    @Test
    void refusalsNameClassValueRuleAndWhatToDo() {
        double[][] rows = new double[30][1];
        int[] labels = new int[30];
        for (int row = 0; row < 30; row++) {
            rows[row][0] = row;
            labels[row] = row % 10 == 5 ? 1 : 0;
        }
        Dataset data = Dataset.of(rows, labels);

        assertThatExceptionOfType(ClassTooSmallException.class)
                .isThrownBy(() -> SvmSmote.create().resample(data, SEED)).withMessage(
                        "class \"1\" has 3 rows, too few for k = 5 neighbors each; use k = 2 or less, or"
                                + " allow fewer neighbors for small classes");
        Dataset one = Dataset.of(rows, IntStream.range(0, 30).map(row -> row == 7 ? 1 : 0).toArray());
        assertThatIllegalArgumentException().isThrownBy(() -> SvmSmote.create().resample(one, SEED)).withMessage(
                "class \"1\" has only 1 row, and svm-smote needs at least two to go from one to another; use random-over for"
                        + " it");
        assertThat(
                SvmSmote.create().smallClasses(SmallClassPolicy.FEWER_NEIGHBORS).judgedBy(25).resample(data, SEED)
                        .counts().count(1))
                .isEqualTo(27);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SvmSmote.create().neighbors(2).judgedBy(30).resample(data, SEED))
                .withMessage("m is 30, and with 30 rows each has only 29 others; use a smaller m");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SvmSmote.create().neighbors(2).judgedBy(4).resample(data, SEED))
                .withMessage(
                        "class \"1\" has 3 support vectors, and all are noise: the m = 4 nearest rows of each are of"
                                + " other classes; use a larger m, or smote");
    }
}
