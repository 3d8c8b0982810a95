package dev.ballast.smote.regression;

import static dev.ballast.smote.regression.NumberTables.table;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.ballast.core.data.Dataset;
import dev.ballast.core.method.FittedResampler;
import dev.ballast.core.method.Promise;
import dev.ballast.core.method.Resampler;
import dev.ballast.core.random.Seed;
import dev.ballast.core.recipe.Resampling;
import dev.ballast.core.strategy.SamplingStrategy;
import dev.ballast.core.target.ClassCounts;
import dev.ballast.core.target.ClassLabels;
import dev.ballast.core.target.Relevance;
import dev.ballast.smote.Smote;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.stream.IntStream;

class RegressionChainTest {

    private static final Seed SEED = Seed.of(42);

    /// The box plot of a balanced result has no extremes, so a second step that looked again would find nothing to do.
    @Test
    void bandsOfTheFirstStepAreThoseOfAllSteps() {
        Dataset data = table(1, 200, 2);
        Resampler chain = Smoter.withNeighbors(3).then(RelevanceUnder.create().to(SamplingStrategy.parse("common=20")))
                .then(RelevanceOver.create().to(SamplingStrategy.parse("high=100")));
        ClassLabels bands = chain.classes(data);

        FittedResampler fitted = chain.fit(data);
        Resampling drawn = fitted.resampling(SEED, 0);

        assertThat(bands).isEqualTo(Smoter.withNeighbors(3).classes(data));
        assertThat(fitted.promise()).isInstanceOf(Promise.Exact.class);
        assertThat(drawn.counts()).isEqualTo(ClassCounts.of(List.of("low", "common", "high"), 67, 20, 100));
        for (long row = 0; row < drawn.size(); row++) {
            assertThat(drawn.code(row)).isEqualTo(bands.code((int) drawn.recipe(row).base()));
        }
        assertThat(drawn.toDataset().target().size()).isEqualTo(187);
    }

    @Test
    void aChainMakesTheTargetsThatItsStepsMakeOneAfterAnother() {
        Dataset data = table(2, 150, 2);
        Relevance relevance = NumberTables.RELEVANCE;
        Resampler chain = Smoter.withNeighbors(3).relevance(relevance)
                .then(GaussianNoise.create().relevance(relevance).to(SamplingStrategy.parse("low=x2,high=x2")));

        Resampling drawn = chain.resample(data, SEED);
        Dataset result = drawn.toDataset();

        assertThat(drawn.counts()).isEqualTo(ClassCounts.of(List.of("low", "common", "high"), 100, 50, 100));
        int[] copied = IntStream.range(0, 250).filter(row -> drawn.recipe(row).toString().contains("Displacement["))
                .toArray();
        assertThat(copied).hasSize(100);
        for (int row : copied) {
            assertThat(relevance.relevance(NumberTables.target(result, row))).isGreaterThan(0.8);
        }
    }

    @Test
    void stepsThatTellRowsApartOtherwiseAreRefused() {
        Dataset data = table(3, 150, 2);
        Resampler chain = Smoter.withNeighbors(3).then(RelevanceUnder.create().relevance(Relevance.parse("0:0,50:1")));

        assertThatIllegalArgumentException().isThrownBy(() -> chain.resample(data, SEED))
                .withMessageStartingWith("row 3 is low to smoter[")
                .withMessageContaining("and common to relevance-under[")
                .withMessageEndingWith("; all steps of a chain must tell rows apart by the same options");
    }

    @Test
    void aStepForClassesIsRefusedByName() {
        Dataset data = table(4, 150, 2);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Smoter.withNeighbors(3).then(Smote.withNeighbors(3)).resample(data, SEED))
                .withMessageContaining(
                        "smoter-then-smote has steps for different targets; use methods that are all for targets that are a number");
    }
}
