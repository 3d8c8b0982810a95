package dev.ballast.spark.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ballast.core.data.Column;
import dev.ballast.core.data.Column.Missing;
import dev.ballast.core.data.Dataset;
import dev.ballast.core.data.FeatureMatrix;
import dev.ballast.core.random.Purpose;
import dev.ballast.core.random.RandomStream;
import dev.ballast.core.random.Seed;
import dev.ballast.core.run.NeighborLists;
import dev.ballast.core.run.NeighborQuestion;
import dev.ballast.core.run.NeighborSpace;
import dev.ballast.core.run.NeighborSpace.CodeDistances;
import dev.ballast.core.run.NeighborSpace.Distance;
import dev.ballast.core.run.RunSettings;
import dev.ballast.core.target.ClassLabels;
import dev.ballast.spark.TestSession;

import org.apache.spark.api.java.JavaSparkContext;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// Blocks give the answers of one machine, in every space, ties, duplicates and values of any size included.
class ClusterNeighborsTest {

    private static final int ROWS = 230;
    private static final int COLUMNS = 3;

    /// Few different values, so that there are many ties; some rows are as large or small as numbers can be.
    private static Dataset data(boolean missing, double scale) {
        double[][] rows = new double[ROWS][COLUMNS];
        for (int row = 0; row < ROWS; row++) {
            RandomStream random = Seed.of(5).stream(Purpose.of("test.neighbors"), row, 0, 0);
            for (int column = 0; column < COLUMNS; column++) {
                rows[row][column] = (random.nextInt(7) - 3) * (row % 50 == 3 ? scale : 1);
            }
            if (missing && row % 6 == 0) {
                rows[row][row % COLUMNS] = Double.NaN;
            }
        }
        int[] labels = IntStream.range(0, ROWS).map(row -> row % 4 == 0 ? 1 : 0).toArray();
        return new Dataset(FeatureMatrix.wrap(rows), ClassLabels.of(labels), List.of(Column.numeric("a"),
                Column.numeric("b").missing(missing ? Missing.PRESENT : Missing.REFUSE),
                Column.numeric("c").missing(missing ? Missing.PRESENT : Missing.REFUSE)).stream()
                .map(column -> missing ? column.missing(Missing.PRESENT) : column).toList());
    }

    @ParameterizedTest
    @CsvSource({"EUCLIDEAN, 1", "MANHATTAN, 1", "CHEBYSHEV, 1", "EUCLIDEAN, 1e200", "EUCLIDEAN, 1e-200",
            "MANHATTAN, 1e300"})
    void spaces(Distance distance, double scale) {
        NeighborSpace space = new NeighborSpace(distance, new double[]{1, 2, 0.5}, Map.of());
        for (boolean missing : new boolean[]{false, true}) {
            Dataset data = data(missing, scale);
            requireSame(data, NeighborQuestion.nearest(NeighborQuestion.ALL, NeighborQuestion.ALL, 5, space));
            requireSame(data, NeighborQuestion.nearest(NeighborQuestion.ofClass(1), NeighborQuestion.ALL, 4, space));
            requireSame(data,
                    NeighborQuestion.nearest(NeighborQuestion.ofClass(0), NeighborQuestion.notOfClass(0), 3, space));
            requireSame(data, NeighborQuestion.farthest(NeighborQuestion.ALL, NeighborQuestion.ALL, 3, space));
            requireSame(data, NeighborQuestion.nearest(NeighborQuestion.listed(3, 60, 61, 140, 229),
                    NeighborQuestion.listed(IntStream.range(55, 200).toArray()), 7, space));
        }
    }

    @Test
    void codesAndColumnsLeftOut() {
        double[][] rows = new double[ROWS][2];
        Arrays.setAll(rows, row -> new double[]{row % 5, row % 11});
        Dataset data = new Dataset(FeatureMatrix.wrap(rows), ClassLabels.of(new int[ROWS]),
                List.of(Column.categorical("a", List.of("0", "1", "2", "3", "4")), Column.numeric("b")));
        requireSame(data, NeighborQuestion.nearest(NeighborQuestion.ALL, NeighborQuestion.ALL, 6,
                new NeighborSpace(Distance.EUCLIDEAN, new double[]{1, 2}, Map.of(0, CodeDistances.equalOr(5, 0.7)))));
        requireSame(data, NeighborQuestion.nearest(NeighborQuestion.ALL, NeighborQuestion.ALL, 6,
                NeighborSpace.euclidean(0, 2)));
    }

    @Test
    void moreNeighborsThanABlockHasRows() {
        requireSame(data(false, 1), NeighborQuestion.amongAll(90, 1, 1, 1));
        assertThatThrownBy(
                () -> engine().answer(data(false, 1), NeighborQuestion.amongAll(230, 1, 1, 1), RunSettings.standard()))
                .hasMessageContaining("use a smaller k");
    }

    private static ClusterNeighbors engine() {
        return new ClusterNeighbors(JavaSparkContext.fromSparkContext(TestSession.get().sparkContext()), 50, 0);
    }

    private static void requireSame(Dataset data, NeighborQuestion question) {
        NeighborLists here = ClusterNeighbors.here(data, question, RunSettings.standard());
        NeighborLists there = engine().answer(data, question, RunSettings.standard());
        assertThat(there).isInstanceOf(TopLists.class);
        assertThat(there.queries()).isEqualTo(here.queries());
        for (int query = 0; query < here.queries(); query++) {
            assertThat(there.asking(query)).isEqualTo(here.asking(query));
            for (int rank = 0; rank < question.k(); rank++) {
                assertThat(there.row(query, rank)).as("row of query %d, rank %d of %s", query, rank, question)
                        .isEqualTo(here.row(query, rank));
                assertThat(there.distance(query, rank)).isEqualTo(here.distance(query, rank));
                assertThat(there.squaredDistance(query, rank)).isEqualTo(here.squaredDistance(query, rank));
            }
        }
    }
}
