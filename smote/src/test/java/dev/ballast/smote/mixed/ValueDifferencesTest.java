package dev.ballast.smote.mixed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ballast.core.data.Column;
import dev.ballast.core.data.Column.Missing;
import dev.ballast.core.data.Dataset;
import dev.ballast.core.run.NeighborLists;
import dev.ballast.core.run.NeighborQuestion;
import dev.ballast.core.run.NeighborSpace;
import dev.ballast.core.run.NeighborSpace.CodeDistances;
import dev.ballast.core.run.RunSettings;
import dev.ballast.smote.neighbors.GoldenTable;
import dev.ballast.smote.space.ExactNeighbors;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

class ValueDifferencesTest {

    private static final int GOLDEN_ROWS = 40;
    private static final Pattern NUMBER = Pattern.compile("[0-9][-+.0-9e]*");

    /// The golden table, its columns as categories of as many levels as there are codes.
    static Dataset golden() {
        GoldenTable table = GoldenTable.read("categories");
        int columns = table.features()[0].length;
        List<Column> described = IntStream.range(0, columns).mapToObj(column -> {
            int levels = 1 + (int) IntStream.range(0, table.features().length)
                    .mapToDouble(row -> table.features()[row][column]).max().orElseThrow();
            return Column.categorical("c" + column, IntStream.range(0, levels).mapToObj(level -> "v" + level).toList());
        }).toList();
        return Dataset.of(table.features(), table.labels()).withColumns(described);
    }

    private static NeighborSpace space(Dataset data) {
        return ValueDifferences.of(data, Categories.of(data, true));
    }

    @Test
    void distancesAreThoseOfAnIndependentProgram() {
        Dataset data = golden();
        String answers = GoldenTable.read("categories").answers();
        double[] expected = NUMBER.matcher(answers.substring(answers.indexOf(':'))).results()
                .mapToDouble(found -> Double.parseDouble(found.group())).toArray();
        assertThat(expected).hasSize(GOLDEN_ROWS * GOLDEN_ROWS);
        NeighborQuestion.Members first = NeighborQuestion.listed(IntStream.range(0, GOLDEN_ROWS).toArray());

        NeighborLists found = ExactNeighbors.ask(data,
                NeighborQuestion.nearest(first, first, GOLDEN_ROWS - 1, space(data)), RunSettings.standard());

        for (int query = 0; query < GOLDEN_ROWS; query++) {
            assertThat(expected[query * GOLDEN_ROWS + query]).isZero();
            for (int rank = 0; rank < GOLDEN_ROWS - 1; rank++) {
                assertThat(found.squaredDistance(query, rank))
                        .isCloseTo(expected[query * GOLDEN_ROWS + found.row(query, rank)], within(1e-14));
            }
        }
    }

    @Test
    void sharesOfClassesTellLevelsApart() {
        CodeDistances distances = space(Dataset
                .of(new double[][]{{0}, {0}, {0}, {0}, {1}, {1}, {Double.NaN}},
                        new String[]{"a", "a", "a", "b", "b", "c", "c"})
                .withColumns(List.of(Column.categorical("x", List.of("u", "v", "unseen"))))).codes().get(0);

        assertThat(distances.between(0, 1)).isEqualTo(0.75 + 0.25 + 0.5);
        assertThat(distances.between(1, 3)).as("a missing value is a level").isEqualTo(0.5 + 0.5);
        assertThat(distances.between(0, 2)).as("a level without rows").isEqualTo(1);
    }

    @Test
    void anUnknownValueHasNoPart() {
        Dataset data = Dataset.of(new double[][]{{0, 0}, {0, 1}, {1, Double.NaN}}, new int[]{0, 1, 1})
                .withColumns(List.of(Column.categorical("x", List.of("u", "v")),
                        Column.categorical("y", List.of("u", "v")).missing(Missing.PRESENT)));

        NeighborLists found = ExactNeighbors.ask(data, NeighborQuestion.nearest(NeighborQuestion.ALL,
                NeighborQuestion.ALL, 2, space(data)), RunSettings.standard());

        assertThat(found.squaredDistance(2, 0)).as("x alone, for two columns").isEqualTo(2 * 1.0);
    }
}
