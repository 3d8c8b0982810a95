package dev.ballast.smote;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.core.data.Dataset;
import dev.ballast.core.method.FittedResampler;
import dev.ballast.core.run.NeighborLists;
import dev.ballast.core.run.RunSettings;
import dev.ballast.core.random.Purpose;
import dev.ballast.core.random.RandomStream;
import dev.ballast.core.random.Seed;
import dev.ballast.core.recipe.Recipe;
import dev.ballast.core.recipe.Resampling;
import dev.ballast.core.strategy.SamplingStrategy;

import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.distribution.UniformRealDistribution;
import org.apache.commons.math3.stat.correlation.PearsonsCorrelation;
import org.apache.commons.math3.stat.inference.ChiSquareTest;
import org.apache.commons.math3.stat.inference.KolmogorovSmirnovTest;
import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.IntSupplier;
import java.util.stream.IntStream;

/// What cannot be checked exactly. Seeds are fixed, so a test that passes once passes always; a correct change of the
/// random numbers fails each check with probability [#SIGNIFICANCE]. Each check is shown to reject a biased stub.
class SmoteStatisticsTest {

    private static final double SIGNIFICANCE = 1e-6;
    private static final Seed SEED = Seed.of(2026);
    private static final int MEMBERS = 40;
    private static final int ROWS = 20_000;
    private static final int K = 5;
    private static final Dataset DATA = Tables.table(3, MEMBERS + ROWS, MEMBERS, MEMBERS);
    private static final FittedResampler EVEN = Smote.withNeighbors(K).fit(DATA);
    private static final FittedResampler RANDOM = Smote.withNeighbors(K).withRandomBases().fit(DATA);

    @Test
    void everyNeighborRankIsEquallyLikely() {
        for (FittedResampler fitted : List.of(EVEN, RANDOM)) {
            assertThat(looksUniform(counts(K, ranks(fitted, 0)))).isTrue();
        }
    }

    @Test
    void aRankDrawnWithABiasIsNoticed() {
        RandomStream random = stub();
        assertThat(looksUniform(counts(K, repeated(() -> random.nextInt(K))))).isTrue();
        assertThat(looksUniform(counts(K, repeated(() -> random.nextInt(K + 1) % K)))).isFalse();
        assertThat(looksUniform(counts(K, repeated(() -> (int) Math.round(random.nextDouble() * (K - 1)))))).isFalse();
    }

    @Test
    void everyRankIsEquallyLikelyForEveryBase() {
        List<Recipe.Made> recipes = recipes(EVEN, 1, 0);
        int[] members = DATA.labels().rowsOf(1);
        int[] ranks = ranks(EVEN, 0);
        int[] pairs = IntStream.range(0, ROWS)
                .map(row -> Arrays.binarySearch(members, (int) recipes.get(row).base()) * K + ranks[row]).toArray();

        assertThat(looksUniform(counts(MEMBERS * K, pairs))).isTrue();
    }

    @Test
    void everyRandomBaseIsEquallyLikely() {
        assertThat(looksUniform(counts(MEMBERS, bases(RANDOM)))).isTrue();
    }

    @Test
    void aBaseDrawnWithABiasIsNoticed() {
        RandomStream random = stub();
        assertThat(looksUniform(counts(MEMBERS, repeated(() -> random.nextInt(MEMBERS))))).isTrue();
        assertThat(looksUniform(counts(MEMBERS, repeated(() -> random.nextInt(MEMBERS + 2) % MEMBERS)))).isFalse();
    }

    @Test
    void successiveRandomBasesDoNotDependOnEachOther() {
        int[] bases = bases(RANDOM);
        int[] pairs = IntStream.range(0, ROWS / 2).map(pair -> bases[2 * pair] / 4 * 10 + bases[2 * pair + 1] / 4)
                .toArray();

        assertThat(looksUniform(counts(100, pairs))).isTrue();
        assertThat(looksUniform(counts(100, IntStream.of(bases).map(base -> base / 4 * 11).toArray()))).isFalse();
    }

    @Test
    void theExtraTurnOfEvenBasesIsEquallyLikelyForEveryRow() {
        Dataset data = Tables.table(2, 100, 10);
        FittedResampler fitted = Smote.withNeighbors(3).to(SamplingStrategy.counts(Map.of(1, 21))).fit(data);
        int[] members = data.labels().rowsOf(1);
        int[] extra = IntStream.range(0, 5000)
                .map(epoch -> Arrays.binarySearch(members, (int) fitted.resampling(SEED, epoch).recipe(120).base()))
                .toArray();
        RandomStream random = stub();

        assertThat(looksUniform(counts(10, extra))).isTrue();
        assertThat(looksUniform(counts(10, IntStream.range(0, 5000).map(_ -> random.nextInt(11) % 10).toArray())))
                .isFalse();
    }

    @Test
    void gapsAreUniform() {
        for (FittedResampler fitted : List.of(EVEN, RANDOM)) {
            assertThat(looksUniform(gaps(fitted, 1, 0))).isTrue();
            assertThat(looksUniform(gaps(fitted, 2, 5))).isTrue();
        }
    }

    @Test
    void aGapOfAnotherDistributionIsNoticed() {
        RandomStream random = stub();
        assertThat(looksUniform(random.doubles(ROWS).toArray())).isTrue();
        assertThat(looksUniform(random.doubles(ROWS).map(gap -> gap * random.nextDouble()).toArray())).isFalse();
        assertThat(looksUniform(random.doubles(ROWS).map(gap -> 0.05 + 0.95 * gap).toArray())).isFalse();
    }

    @Test
    void gapsOfTwoClassesAreNotCorrelated() {
        assertThat(looksUncorrelated(gaps(EVEN, 1, 0), gaps(EVEN, 2, 0))).isTrue();
        assertThat(looksUncorrelated(gaps(RANDOM, 1, 0), gaps(RANDOM, 2, 0))).isTrue();
    }

    @Test
    void gapsOfTwoEpochsAreNotCorrelated() {
        assertThat(looksUncorrelated(gaps(EVEN, 1, 0), gaps(EVEN, 1, 1))).isTrue();
        assertThat(looksUncorrelated(gaps(RANDOM, 1, 0), gaps(RANDOM, 1, 1))).isTrue();
    }

    @Test
    void gapsOfTwoSeedsAreNotCorrelated() {
        double[] other = Tables.synthesis(EVEN.resampling(Seed.of(SEED.value() + 1), 0), 1).stream()
                .mapToDouble(Recipe.Made::gap).toArray();

        assertThat(looksUncorrelated(gaps(EVEN, 1, 0), other)).isTrue();
    }

    @Test
    void gapsAreNotCorrelatedWithTheRowBefore() {
        double[] gaps = gaps(EVEN, 1, 0);

        assertThat(looksUncorrelated(Arrays.copyOf(gaps, ROWS - 1), Arrays.copyOfRange(gaps, 1, ROWS))).isTrue();
    }

    @Test
    void gapsAreNotCorrelatedWithTheRankOfTheNeighborOrTheBase() {
        double[] ranks = IntStream.of(ranks(EVEN, 0)).asDoubleStream().toArray();
        double[] bases = IntStream.of(bases(RANDOM)).asDoubleStream().toArray();

        assertThat(looksUncorrelated(gaps(EVEN, 1, 0), ranks)).isTrue();
        assertThat(looksUncorrelated(gaps(RANDOM, 1, 0), bases)).isTrue();
    }

    @Test
    void aStreamUsedTwiceIsNoticed() {
        RandomStream random = stub();
        double[] gaps = random.doubles(ROWS).toArray();
        double[] partlyShared = Arrays.stream(gaps).map(gap -> random.nextInt(10) == 0 ? gap : random.nextDouble())
                .toArray();
        double[] ranks = Arrays.stream(gaps).map(gap -> Math.floor(gap * K)).toArray();

        assertThat(looksUncorrelated(gaps, random.doubles(ROWS).toArray())).isTrue();
        assertThat(looksUncorrelated(gaps, gaps)).isFalse();
        assertThat(looksUncorrelated(gaps, partlyShared)).isFalse();
        assertThat(looksUncorrelated(gaps, ranks)).isFalse();
    }

    private static boolean looksUniform(long[] counts) {
        double[] expected = new double[counts.length];
        Arrays.fill(expected, 1);
        return new ChiSquareTest().chiSquareTest(expected, counts) > SIGNIFICANCE;
    }

    private static boolean looksUniform(double[] gaps) {
        return new KolmogorovSmirnovTest().kolmogorovSmirnovTest(new UniformRealDistribution(0, 1),
                gaps) > SIGNIFICANCE;
    }

    private static boolean looksUncorrelated(double[] some, double[] others) {
        double score = new PearsonsCorrelation().correlation(some, others) * Math.sqrt(some.length);
        return 2 * new NormalDistribution(0, 1).cumulativeProbability(-Math.abs(score)) > SIGNIFICANCE;
    }

    private static List<Recipe.Made> recipes(FittedResampler fitted, int code, long epoch) {
        Resampling resampling = fitted.resampling(SEED, epoch);
        return Tables.synthesis(resampling, code);
    }

    private static double[] gaps(FittedResampler fitted, int code, long epoch) {
        return recipes(fitted, code, epoch).stream().mapToDouble(Recipe.Made::gap).toArray();
    }

    private static int[] bases(FittedResampler fitted) {
        int[] members = DATA.labels().rowsOf(1);
        return recipes(fitted, 1, 0).stream().mapToInt(recipe -> Arrays.binarySearch(members, (int) recipe.base()))
                .toArray();
    }

    private static int[] ranks(FittedResampler fitted, long epoch) {
        int[] members = DATA.labels().rowsOf(1);
        NeighborLists of = Tables.answer((Smote) fitted.method(), DATA, 1, RunSettings.standard());
        return recipes(fitted, 1, epoch).stream().mapToInt(recipe -> {
            int base = Arrays.binarySearch(members, (int) recipe.base());
            return IntStream.range(0, K).filter(rank -> of.row(base, rank) == recipe.neighbor()).findFirst()
                    .orElseThrow();
        }).toArray();
    }

    private static long[] counts(int categories, int[] draws) {
        long[] counts = new long[categories];
        for (int draw : draws) {
            counts[draw]++;
        }
        return counts;
    }

    private static int[] repeated(IntSupplier draw) {
        return IntStream.generate(draw).limit(ROWS).toArray();
    }

    private static RandomStream stub() {
        return SEED.stream(Purpose.of("test.stub"), 0, 0, 0);
    }
}
