package dev.ballast.core.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.ballast.core.data.Dataset;
import dev.ballast.core.data.FeatureMatrix;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.stream.IntStream;

class TargetTest {

    @Test
    void numbersAreCopiedAndSelected() {
        double[] given = {1.5, -2, 0};
        NumberTarget target = NumberTarget.of(given);

        given[0] = 9;

        assertThat(target.value(0)).isEqualTo(1.5);
        assertThat(target.toArray()).containsExactly(1.5, -2, 0);
        assertThat(target.select(2, 0, 2)).isEqualTo(NumberTarget.of(0, 1.5, 0))
                .hasSameHashCodeAs(NumberTarget.of(0, 1.5, 0)).isNotEqualTo(target);
        assertThat(target.kind()).isEqualTo(Target.Kind.NUMBER);
        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> target.select(3));
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void everyRowNeedsAFiniteNumber(double value) {
        assertThatIllegalArgumentException().isThrownBy(() -> NumberTarget.of(1, value))
                .withMessage("target[1] is " + value + "; every row needs a finite number");
    }

    /// More labels than a word has bits.
    @Test
    void setsHoldWhatTheyWereGiven() {
        List<String> names = IntStream.range(0, 130).mapToObj(label -> "l" + label).toList();
        boolean[][] sets = new boolean[7][130];
        for (int row = 0; row < 7; row++) {
            for (int label = 0; label < 130; label++) {
                sets[row][label] = (row * 37 + label * 11) % (row + 2) == 0;
            }
        }
        LabelSets target = LabelSets.of(names, sets);
        LabelSets selected = target.select(6, 0, 6);

        for (int label = 0; label < 130; label++) {
            int count = 0;
            for (int row = 0; row < 7; row++) {
                assertThat(target.has(row, label)).isEqualTo(sets[row][label]);
                count += sets[row][label] ? 1 : 0;
            }
            assertThat(target.count(label)).isEqualTo(count);
            assertThat(List.of(selected.has(0, label), selected.has(1, label), selected.has(2, label)))
                    .containsExactly(sets[6][label], sets[0][label], sets[6][label]);
        }
        assertThat(selected).isEqualTo(LabelSets.of(names, new boolean[][]{sets[6], sets[0], sets[6]}))
                .isNotEqualTo(target);
        assertThat(target.kind()).isEqualTo(Target.Kind.LABELS);
        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> target.has(0, 130));
        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> target.has(7, 0));
    }

    @Test
    void setsThatDoNotFitTheirNamesAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> LabelSets.of(List.of("a", "a"), new boolean[1][2]))
                .withMessage("a label is named twice; labels are [a, a]");
        assertThatIllegalArgumentException().isThrownBy(() -> LabelSets.of(List.of("a", "b"), new boolean[][]{{true}}))
                .withMessage("row 0 says 1 labels; there are 2");
    }

    @Test
    void aDataSetWithoutClassesSaysSo() {
        Dataset numbers = Dataset.of(new double[2][1], new double[]{1, 2});
        Dataset sets = Dataset.of(FeatureMatrix.wrap(new double[2][1]),
                LabelSets.of(List.of("a"), new boolean[][]{{true}, {false}}));

        assertThatIllegalStateException().isThrownBy(numbers::labels)
                .withMessage("the target is NumberTarget[2 rows]; this needs classes");
        assertThatIllegalStateException().isThrownBy(sets::counts)
                .withMessage("the target is LabelSets[2 rows, labels [a]]; this needs classes");
        assertThat(sets.select(1).target()).isEqualTo(LabelSets.of(List.of("a"), new boolean[][]{{false}}));
    }
}
