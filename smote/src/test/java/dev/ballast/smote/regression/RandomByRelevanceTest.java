package dev.ballast.smote.regression;

import static dev.ballast.smote.regression.NumberTables.RELEVANCE;
import static dev.ballast.smote.regression.NumberTables.table;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.ballast.core.data.Column;
import dev.ballast.core.data.Dataset;
import dev.ballast.core.random.Seed;
import dev.ballast.core.recipe.Recipe;
import dev.ballast.core.recipe.Resampling;
import dev.ballast.core.strategy.SamplingStrategy;
import dev.ballast.core.target.ClassCounts;
import dev.ballast.core.target.ClassLabels;
import dev.ballast.core.target.NumberTarget;
import dev.ballast.core.target.Relevance;

import org.junit.jupiter.api.Test;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

class RandomByRelevanceTest {

    private static final Seed SEED = Seed.of(42);
    private static final RelevanceOver OVER = RelevanceOver.create().relevance(RELEVANCE);
    private static final RelevanceUnder UNDER = RelevanceUnder.create().relevance(RELEVANCE);
    /// 17 low, 92 common, 11 high.
    private static final Dataset DATA = table(4, 120, 1);

    private static ClassCounts counts(long low, long common, long high) {
        return ClassCounts.of(List.of("low", "common", "high"), low, common, high);
    }

    @Test
    void rareRowsBecomeAsManyAsCommonOnesTheTwoBandsAlike() {
        assertThat(OVER.resample(DATA, SEED).counts()).isEqualTo(counts(46, 92, 46));
        assertThat(OVER.relevance(Relevance.parse("0:0,6:1")).resample(DATA, SEED).counts())
                .isEqualTo(counts(0, 109, 109));
        assertThat(OVER.to(SamplingStrategy.parse("high=x2")).resample(DATA, SEED).counts())
                .isEqualTo(counts(17, 92, 22));
    }

    @Test
    void aBandThatHasMoreAlreadyStays() {
        Dataset few = DATA.select(IntStream.concat(IntStream.range(0, 120).filter(row -> row % 7 == 3),
                IntStream.of(0, 1, 2, 4, 5, 6)).toArray());
        ClassCounts before = ClassCounts.of(OVER.classes(few));

        assertThat(before).isEqualTo(counts(17, 5, 1));
        assertThat(OVER.resample(few, SEED).counts()).isEqualTo(counts(17, 5, 3));
        assertThat(UNDER.resample(few, SEED).counts()).isEqualTo(before);
    }

    @Test
    void copiesAreRowsOfTheirBandAndAllOriginalsStay() {
        ClassLabels bands = OVER.classes(DATA);
        Resampling drawn = OVER.resample(DATA, SEED);
        Set<Long> copied = new HashSet<>();

        assertThat(drawn.keptSize()).isEqualTo(120);
        for (int row = 120; row < drawn.size(); row++) {
            assertThat(drawn.recipe(row)).isInstanceOf(Recipe.Copy.class);
            assertThat(bands.code((int) drawn.recipe(row).base())).isEqualTo(drawn.code(row));
            copied.add(drawn.recipe(row).base());
        }
        assertThat(copied).hasSizeGreaterThan(20);
    }

    @Test
    void commonRowsBecomeAsManyAsRareOnes() {
        ClassLabels bands = UNDER.classes(DATA);
        Resampling drawn = UNDER.resample(DATA, SEED);

        assertThat(drawn.counts()).isEqualTo(counts(17, 28, 11));
        assertThat(IntStream.of(drawn.keptRows()).filter(row -> bands.code(row) != 1).count()).isEqualTo(28);
        assertThat(UNDER.to(SamplingStrategy.parse("common=x0.25")).resample(DATA, SEED).counts())
                .isEqualTo(counts(17, 23, 11));
    }

    @Test
    void anyColumnsAreTaken() {
        double[][] rows = DATA.features().toDoubleRows();
        for (double[] row : rows) {
            row[0] = Double.NaN;
        }
        Dataset missing = Dataset.of(rows, ((NumberTarget) DATA.target()).toArray())
                .withColumns(List.of(Column.numeric("x")));

        assertThat(OVER.resample(missing, SEED).size()).isEqualTo(184);
        assertThat(UNDER.resample(missing, SEED).size()).isEqualTo(56);
    }

    @Test
    void theWrongDirectionIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OVER.to(SamplingStrategy.BALANCE).resample(DATA, SEED))
                .withMessage(
                        "class \"common\" has 92 rows and shall have 40, which an over-sampling method cannot do: it only"
                                + " adds rows");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> UNDER.to(SamplingStrategy.EXTREME).resample(DATA, SEED))
                .withMessageContaining("which an under-sampling method cannot do");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OVER.relevance(Relevance.parse("0:0,100:1")).resample(DATA, SEED))
                .withMessageStartingWith("no number is rare: all 120 have a relevance below the threshold");
    }

    @Test
    void classesAreNoNumbers() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OVER.resample(Dataset.of(new double[2][1], new int[]{0, 1}), SEED))
                .withMessageContaining("relevance-over is for targets that are a number, and this one is classes");
    }
}
