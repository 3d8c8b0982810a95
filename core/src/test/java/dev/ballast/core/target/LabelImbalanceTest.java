package dev.ballast.core.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

class LabelImbalanceTest {

    /// a: 4 rows, b: 2 rows, c: 1 row, d: none.
    private static final LabelSets SETS = LabelSets.of(List.of("a", "b", "c", "d"),
            new boolean[][]{{true, true, false, false}, {true, false, false, false}, {false, true, false, false},
                    {false, false, false, false}, {true, false, true, false}, {true, false, false, false}});
    private static final LabelImbalance IMBALANCE = LabelImbalance.of(SETS);

    @Test
    void ratiosCompareWithTheMostFrequentLabel() {
        assertThat(IMBALANCE.ratio(0)).isEqualTo(1);
        assertThat(IMBALANCE.ratio(1)).isEqualTo(2);
        assertThat(IMBALANCE.ratio(2)).isEqualTo(4);
        assertThat(IMBALANCE.count(1)).isEqualTo(2);
        assertThat(IMBALANCE.sets()).isSameAs(SETS);
    }

    /// The R package mldr counts such a label as one of ratio 0.
    @Test
    void aLabelThatNoRowHasIsNeitherRareNorPartOfTheMean() {
        assertThat(IMBALANCE.ratio(3)).isNaN();
        assertThat(IMBALANCE.meanRatio()).isEqualTo(7.0 / 3);
        assertThat(IMBALANCE.isRare(3)).isFalse();
        assertThat(IMBALANCE.isRare(2)).isTrue();
        assertThat(IMBALANCE.isRare(1)).isFalse();
    }

    @Test
    void cardinalityAndDensityAreMeans() {
        assertThat(IMBALANCE.cardinality()).isEqualTo(7.0 / 6);
        assertThat(IMBALANCE.density()).isEqualTo(7.0 / 24);
    }

    @Test
    void scumbleComparesGeometricAndArithmeticMeans() {
        assertThat(IMBALANCE.scumble(0)).isCloseTo(1 - Math.sqrt(2) / 1.5, within(1e-12));
        assertThat(IMBALANCE.scumble(4)).isCloseTo(1 - 2 / 2.5, within(1e-12));
        assertThat(IMBALANCE.scumble(1)).isZero();
        assertThat(IMBALANCE.scumble(3)).isZero();
        assertThat(IMBALANCE.scumble()).isCloseTo((1 - Math.sqrt(2) / 1.5 + 0.2) / 6, within(1e-12));
    }

    @Test
    void rowsAreRareIfTheyHaveARareLabel() {
        ClassLabels rows = IMBALANCE.rows();

        assertThat(rows.names()).containsExactly("common", "rare");
        assertThat(rows.toStrings()).containsExactly("common", "common", "common", "common", "rare", "common");
        assertThat(rows.streamKey(1)).isEqualTo(1);
    }

    @Test
    void withoutLabelsNothingIsRareAndBothClassesAreThere() {
        LabelImbalance none = LabelImbalance.of(LabelSets.of(List.of("a"), new boolean[3][1]));

        assertThat(none.meanRatio()).isNaN();
        assertThat(none.isRare(0)).isFalse();
        assertThat(none.scumble()).isZero();
        assertThat(none.cardinality()).isZero();
        assertThat(ClassCounts.of(none.rows())).isEqualTo(ClassCounts.of(List.of("common", "rare"), 3, 0));
    }

    @Test
    void setsCanBeMadeAndReadAsBits() {
        List<String> names = IntStream.range(0, 70).mapToObj(i -> "l" + i).toList();
        LabelSets empty = LabelSets.of(names, new boolean[0][]);

        LabelSets sets = empty.withSets(3, row -> BitSet.valueOf(new long[]{row, row}));

        assertThat(sets.set(1)).isEqualTo(BitSet.valueOf(new long[]{1, 1}));
        assertThat(sets.has(1, 64)).isTrue();
        assertThat(sets.has(2, 64)).isFalse();
        assertThat(sets.set(0).isEmpty()).isTrue();
        sets.set(1).clear();
        assertThat(sets.has(1, 0)).isTrue();
        assertThatThrownBy(() -> empty.withSets(1, _ -> BitSet.valueOf(new long[]{0, 64})))
                .isInstanceOf(IndexOutOfBoundsException.class).hasMessage("row 0 has label 70; there are 70");
    }
}
