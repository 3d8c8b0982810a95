package dev.ballast.core;

import static dev.ballast.core.strategy.SamplingStrategy.Direction.OVER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.ballast.core.data.Column;
import dev.ballast.core.data.Dataset;
import dev.ballast.core.data.FeatureMatrix;
import dev.ballast.core.random.EvenAllocation;
import dev.ballast.core.random.Purpose;
import dev.ballast.core.random.Seed;
import dev.ballast.core.recipe.Recipe;
import dev.ballast.core.recipe.Resampling;
import dev.ballast.core.strategy.ClassTargets;
import dev.ballast.core.target.ClassCounts;
import dev.ballast.core.target.ClassLabels;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

class CornerCasesTest {

    @ParameterizedTest
    @CsvSource({"3,4,-1", "3,4,4", "3,4,6", "3,3,3", "3,3,-1", "0,0,0", "3,0,0"})
    void thereIsNoItemForADrawOutside(int items, long draws, long draw) {
        EvenAllocation allocation = new EvenAllocation(items, draws, Seed.of(1).stream(Purpose.of("test"), 0, 0, 0));

        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> allocation.item(draw));
    }

    @Test
    void aNullInADictionaryIsRefusedLikeANullLabel() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ClassLabels.ofRanks(Arrays.asList("a", null), new int[]{0, 1}))
                .withMessageContaining("null");
    }

    @Test
    void aLeadingBlankOfTheFirstNameIsPartOfTheName() {
        ClassCounts both = ClassCounts.of(List.of(" a", "a"), 10, 40);
        SamplingStrategy strategy = SamplingStrategy.counts(Map.of(" a", 50));

        assertThat(strategy.resolve(both, OVER)).isEqualTo(ClassTargets.of(both, 50, 40));
        assertThat(SamplingStrategy.parse(strategy.toString())).isEqualTo(strategy);
        assertThat(SamplingStrategy.parse(" a=50").resolve(both, OVER)).isEqualTo(ClassTargets.of(both, 50, 40));
    }

    @Test
    void aShareOfAClassWithoutRowsIsAnErrorAndDoesNotEmptyTheOthers() {
        ClassCounts absent = ClassCounts.of(List.of("a", "b"), 10, 0);

        for (SamplingStrategy.Direction direction : SamplingStrategy.Direction.values()) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> SamplingStrategy.parse("share:a=0.5,b=0.5").resolve(absent, direction))
                    .withMessageContaining("class \"b\" has no rows");
        }
    }

    @Test
    void twoKeysOfOneTextAreRefused() {
        for (var way : List.<Runnable>of(() -> SamplingStrategy.counts(Map.of(1, 5, "1", 7)),
                () -> SamplingStrategy.factors(Map.of(1, 5, "1", 7)),
                () -> SamplingStrategy.shares(Map.of(1, 0.5, "1", 0.25)))) {
            assertThatIllegalArgumentException().isThrownBy(way::run).withMessage("class \"1\" is named twice");
        }
    }

    @ParameterizedTest
    @CsvSource({"0.29,10 50,15 50", "0.58,1 25,15 25", "b=x1.1,3 5,3 6", "b=x1.005,3 100,3 101",
            "b=x1.15,3 50,3 58"})
    void halvesOfWrittenDecimalsAreRoundedUp(String strategy, String before, String after) {
        assertThat(SamplingStrategy.parse(strategy).resolve(counts(before), OVER).after()).isEqualTo(counts(after));
    }

    @Test
    void aWrongNumberIsRefusedByClass() {
        assertThatIllegalArgumentException().isThrownBy(() -> SamplingStrategy.counts(Map.of("fraud", -1)))
                .withMessageContaining("class \"fraud\"");
        assertThatIllegalArgumentException().isThrownBy(() -> SamplingStrategy.factors(Map.of("fraud", -1)))
                .withMessageContaining("class \"fraud\"");
        assertThatIllegalArgumentException().isThrownBy(() -> SamplingStrategy.parse("ok=5,fraud=xNaN"))
                .withMessageContaining("class \"fraud\"");
    }

    @Test
    void aRoundedValueIsNeverMinusZero() {
        Dataset source = new Dataset(FeatureMatrix.wrap(new double[][]{{0}, {-1}}), ClassLabels.of(0, 0),
                List.of(Column.integer("n")));
        Resampling resampling = Resampling.keepingAll(source, ClassTargets.of(source.counts(), 3),
                List.of(new Resampling.Addition(0, 1, _ -> new Recipe.Interpolated(0, 1, 0.25))));

        assertThat(Double.toString(resampling.toDataset().features().get(2, 0))).isEqualTo("0.0");
    }

    private static ClassCounts counts(String rows) {
        long[] counts = Arrays.stream(rows.split(" ", -1)).mapToLong(Long::parseLong).toArray();
        return ClassCounts.of(List.of("a", "b"), counts);
    }
}
