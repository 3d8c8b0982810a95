package dev.ballast.smote.space;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.core.data.Dataset;
import dev.ballast.core.run.NeighborLists;
import dev.ballast.core.run.NeighborQuestion;
import dev.ballast.core.run.NeighborQuestion.Members;
import dev.ballast.core.run.NeighborQuestion.Rank;
import dev.ballast.core.run.NeighborSpace;
import dev.ballast.core.run.RunSettings;
import dev.ballast.core.random.Purpose;
import dev.ballast.core.random.RandomStream;
import dev.ballast.core.random.Seed;

import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// Few different values, so that many rows are equal and at one distance.
class ExactNeighborsTest {

    private static final List<Members> SETS = List.of(NeighborQuestion.ALL, NeighborQuestion.ofClass(0),
            NeighborQuestion.ofClass(1), NeighborQuestion.notOfClass(0), NeighborQuestion.listed(0, 2, 3, 5, 7, 8, 11));

    @Test
    void everySetMayAskAmongEverySet() {
        RandomStream random = Seed.of(11).stream(Purpose.of("test.neighbors"), 0, 0, 0);
        NeighborSpace.Distance[] distances = NeighborSpace.Distance.values();
        for (int trial = 0; trial < 100; trial++) {
            int rows = 12 + random.nextInt(40);
            double[][] values = new double[rows][2];
            int[] labels = new int[rows];
            for (int row = 0; row < rows; row++) {
                Arrays.setAll(values[row], _ -> random.nextInt(3));
                labels[row] = row < 10 ? row % 2 : random.nextInt(2);
            }
            Dataset data = Dataset.of(values, labels);
            for (Members asking : SETS) {
                for (Members among : SETS) {
                    for (Rank rank : Rank.values()) {
                        NeighborQuestion question = new NeighborQuestion(asking, among, 1 + random.nextInt(4),
                                new NeighborSpace(distances[random.nextInt(3)], new double[]{1, 2}, Map.of()), rank);
                        assertPlain(values, labels, question,
                                ExactNeighbors.ask(data, question, RunSettings.standard()));
                    }
                }
            }
        }
    }

    @Test
    void distancesAreThereWhereTheirSquaresAreNot() {
        Dataset data = Dataset.of(new double[][]{{0}, {0x1p700}, {0x3p700}}, new int[]{0, 0, 0});
        for (Rank rank : Rank.values()) {
            NeighborLists found = ExactNeighbors.ask(data, new NeighborQuestion(NeighborQuestion.listed(0),
                    NeighborQuestion.ALL, 2, NeighborSpace.euclidean(1), rank), RunSettings.standard());

            assertThat(new double[]{found.distance(0, 0), found.distance(0, 1)}).containsExactlyInAnyOrder(0x1p700,
                    0x3p700);
            assertThat(found.squaredDistance(0, 0)).isInfinite();
        }
    }

    private static void assertPlain(double[][] values, int[] labels, NeighborQuestion question, NeighborLists found) {
        int[] asking = rows(labels, question.asking());
        assertThat(found.queries()).isEqualTo(asking.length);
        assertThat(found.k()).isEqualTo(question.k());
        for (int query = 0; query < asking.length; query++) {
            int row = asking[query];
            assertThat(found.asking(query)).isEqualTo(row);
            int[] expected = IntStream.of(rows(labels, question.among())).filter(other -> other != row).boxed()
                    .sorted(Comparator.comparingDouble((Integer other) -> (question.rank() == Rank.FARTHEST ? -1 : 1)
                            * squaredDistance(question, values[row], values[other]))
                            .thenComparing(Comparator.naturalOrder()))
                    .limit(question.k()).mapToInt(Integer::intValue).toArray();
            for (int rank = 0; rank < expected.length; rank++) {
                assertThat(found.row(query, rank)).as("%s, row %d, rank %d", question, row, rank)
                        .isEqualTo(expected[rank]);
                assertThat(found.squaredDistance(query, rank))
                        .isEqualTo(squaredDistance(question, values[row], values[expected[rank]]));
                assertThat(found.distance(query, rank))
                        .isEqualTo(Math.sqrt(squaredDistance(question, values[row], values[expected[rank]])));
            }
        }
    }

    private static double squaredDistance(NeighborQuestion question, double[] a, double[] b) {
        double first = Math.abs(a[0] - b[0]);
        double second = Math.abs(a[1] / 2 - b[1] / 2);
        return switch (question.space().distance()) {
            case EUCLIDEAN -> first * first + second * second;
            case MANHATTAN -> (first + second) * (first + second);
            case CHEBYSHEV -> Math.max(first, second) * Math.max(first, second);
        };
    }

    private static int[] rows(int[] labels, Members members) {
        return IntStream.range(0, labels.length).filter(row -> switch (members) {
            case Members.All _ -> true;
            case Members.OfClass(int code) -> labels[row] == code;
            case Members.NotOfClass(int code) -> labels[row] != code;
            case Members.Listed(int[] rows) -> Arrays.binarySearch(rows, row) >= 0;
        }).toArray();
    }
}
