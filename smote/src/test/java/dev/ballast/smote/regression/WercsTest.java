package dev.ballast.smote.regression;

import static dev.ballast.smote.regression.NumberTables.RELEVANCE;
import static dev.ballast.smote.regression.NumberTables.table;
import static dev.ballast.smote.regression.NumberTables.target;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.ballast.core.data.Dataset;
import dev.ballast.core.method.FittedResampler;
import dev.ballast.core.method.Promise;
import dev.ballast.core.random.Seed;
import dev.ballast.core.recipe.Recipe;
import dev.ballast.core.recipe.Resampling;
import dev.ballast.core.strategy.SamplingStrategy;
import dev.ballast.core.target.ClassCounts;
import dev.ballast.core.target.Relevance;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

class WercsTest {

    private static final Seed SEED = Seed.of(42);
    private static final Wercs WERCS = Wercs.create().relevance(RELEVANCE);
    /// Numbers 0 to 9, as relevant as they are large: 0, 1/9, ... 1.
    private static final Dataset TEN = Dataset.of(new double[10][1],
            IntStream.range(0, 10).asDoubleStream().toArray());
    private static final Wercs LINEAR = Wercs.create()
            .relevance(Relevance.parse("0:0:0.1111111111111111,9:1:0.1111111111111111"));

    private static List<Long> copies(Resampling drawn) {
        return LongStream.range(0, drawn.size()).mapToObj(drawn::recipe).filter(Recipe.Copy.class::isInstance)
                .map(Recipe::base).toList();
    }

    /// UBL drops rows that are drawn with replacement, and so fewer than it says.
    @Test
    void sharesOfAllRowsAreCopiedAndDroppedToTheRow() {
        Dataset data = table(1, 101, 1);
        for (double[] shares : new double[][]{{0.5, 0.5}, {0.29, 0}, {0, 0.29}, {2.5, 0.7}}) {
            Resampling drawn = WERCS.shares(shares[0], shares[1]).resample(data, SEED);

            assertThat(copies(drawn)).hasSize((int) Math.round(101 * shares[0]));
            assertThat(drawn.keptSize()).isEqualTo(101 - (int) Math.round(101 * shares[1]));
        }
        // 0.29 of 50 is 15, although the nearest double is a little less.
        assertThat(WERCS.shares(0.29, 0).resample(table(1, 50, 1), SEED).size()).isEqualTo(65);
    }

    @Test
    void rowsWithoutRelevanceAreNeverCopiedAndThoseOfRelevanceOneNeverDropped() {
        Dataset data = table(2, 150, 1);
        FittedResampler fitted = WERCS.shares(1, 0.7).fit(data);
        for (long epoch = 0; epoch < 20; epoch++) {
            Resampling drawn = fitted.resampling(SEED, epoch);
            assertThat(copies(drawn))
                    .allSatisfy(row -> assertThat(RELEVANCE.relevance(target(data, row))).isPositive());
            List<Integer> kept = IntStream.of(drawn.keptRows()).boxed().toList();
            assertThat(IntStream.range(0, 150).filter(row -> RELEVANCE.relevance(target(data, row)) == 1))
                    .allMatch(kept::contains);
        }
    }

    /// Pearson's statistic with 8 degrees of freedom is above 46 with a probability of 2e-7.
    @Test
    void copiesAreDrawnInProportionToRelevance() {
        long[] counts = new long[10];
        copies(LINEAR.shares(5000, 0).resample(TEN, SEED)).forEach(row -> counts[row.intValue()]++);

        assertThat(statistic(counts, row -> row / 45.0)).isLessThan(46);
        assertThat(statistic(counts, row -> (row + 0.5) / 50.0)).isGreaterThan(46);
        assertThat(counts[0]).isZero();
    }

    /// The first row dropped, and the second after it: drawn in proportion to what is left.
    @Test
    void rowsAreDroppedOneAfterTheOtherInProportionToIrrelevance() {
        long[] dropped = new long[10];
        FittedResampler fitted = LINEAR.shares(0, 0.2).fit(TEN);
        for (long epoch = 0; epoch < 25_000; epoch++) {
            List<Integer> kept = IntStream.of(fitted.resampling(SEED, epoch).keptRows()).boxed().toList();
            IntStream.range(0, 10).filter(row -> !kept.contains(row)).forEach(row -> dropped[row]++);
        }

        assertThat(statistic(dropped, row -> successive(row) / 2)).isLessThan(46);
        assertThat(statistic(dropped, row -> (9 - row) / 45.0)).isGreaterThan(46);
        assertThat(dropped[9]).isZero();
    }

    /// The probability that a row of weight 9 - row is among the first two of ten.
    private static double successive(double row) {
        double weight = 9 - row;
        double sum = weight / 45;
        for (int first = 0; first < 10; first++) {
            double other = 9 - first;
            sum += first == row ? 0 : other / 45 * weight / (45 - other);
        }
        return sum;
    }

    private static double statistic(long[] counts, ToDoubleFunction<Double> share) {
        long total = LongStream.of(counts).sum();
        double sum = 0;
        for (int row = 0; row < counts.length; row++) {
            double expected = total * share.applyAsDouble((double) row);
            sum += expected == 0 ? 0 : (counts[row] - expected) * (counts[row] - expected) / expected;
        }
        return sum;
    }

    @Test
    void aStrategySaysHowManyOfEachBandExactly() {
        Dataset data = table(4, 120, 1);
        assertThat(ClassCounts.of(WERCS.classes(data)).toString()).isEqualTo("ClassCounts[low=17, common=92, high=11]");

        FittedResampler fitted = WERCS.to(SamplingStrategy.parse("low=x2,common=x0.5,high=40")).fit(data);

        assertThat(fitted.promise()).isInstanceOf(Promise.Exact.class);
        assertThat(fitted.resampling(SEED, 3).counts().toString()).isEqualTo("ClassCounts[low=34, common=46, high=40]");
        assertThat(WERCS.fit(data).promise()).isInstanceOf(Promise.Open.class);
    }

    @Test
    void whatCannotBeDrawnIsRefused() {
        Dataset data = table(4, 120, 1);
        assertThatIllegalArgumentException().isThrownBy(() -> WERCS.shares(0, 0.9).resample(data, SEED))
                .withMessage(
                        "108 rows of the data set shall be dropped, and only 92 have a relevance below 1; drop fewer");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WERCS.to(SamplingStrategy.parse("common=x2")).resample(data, SEED))
                .withMessage(
                        "92 rows of band \"common\" shall be copied, and none has a relevance above 0; use other control"
                                + " points or a lower coef");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WERCS.to(SamplingStrategy.parse("high=2")).resample(data, SEED))
                .withMessage(
                        "9 rows of band \"high\" shall be dropped, and only 0 have a relevance below 1; drop fewer");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WERCS.shares(1, 0.5).to(SamplingStrategy.BALANCE).resample(data, SEED))
                .withMessage(
                        "strategy balance says how many rows each band shall have, and over=1.0, under=0.5 how many of"
                                + " all are copied and dropped; give one or the other");
        Dataset even = Dataset.of(new double[9][1], IntStream.range(0, 9).asDoubleStream().toArray());
        assertThatIllegalArgumentException().isThrownBy(() -> Wercs.create().resample(even, SEED))
                .withMessageStartingWith("5 rows of the data set shall be copied, and none has a relevance above 0");
    }
}
