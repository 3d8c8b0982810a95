package dev.ballast.smote.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.ballast.core.data.Column;
import dev.ballast.core.data.Column.Missing;
import dev.ballast.core.data.Dataset;
import dev.ballast.core.data.FeatureMatrix;
import dev.ballast.core.run.NeighborLists;
import dev.ballast.core.run.NeighborQuestion;
import dev.ballast.core.run.NeighborQuestion.Rank;
import dev.ballast.core.run.NeighborSpace;
import dev.ballast.core.run.NeighborSpace.CodeDistances;
import dev.ballast.core.run.NeighborSpace.Distance;
import dev.ballast.core.run.RunSettings;
import dev.ballast.core.random.Purpose;
import dev.ballast.core.random.RandomStream;
import dev.ballast.core.random.Seed;
import dev.ballast.core.target.ClassLabels;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// Numbers beside codes, against the definition: few different values, so that many rows are at one distance.
class MixedDistancesTest {

    private static final int LEVELS = 4;

    private final RandomStream random = Seed.of(31).stream(Purpose.of("test.mixed-distances"), 0, 0, 0);

    private static List<Column> columns(boolean[] coded, Missing missing) {
        List<Column> columns = new ArrayList<>();
        for (int column = 0; column < coded.length; column++) {
            columns.add((coded[column]
                    ? Column.categorical("c" + column, List.of("a", "b", "c", "d"))
                    : Column.numeric("x" + column)).missing(missing));
        }
        return columns;
    }

    private Dataset table(int rows, boolean[] coded, Missing missing, double unknown, double scale) {
        double[][] values = new double[rows][coded.length];
        int[] labels = new int[rows];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < coded.length; column++) {
                values[row][column] = coded[column] ? random.nextInt(LEVELS) : scale * random.nextInt(5);
                if ((coded[column] || missing.isUnknown()) && random.nextDouble() < unknown) {
                    values[row][column] = Double.NaN;
                }
            }
            labels[row] = row % 3 == 0 ? 1 : 0;
        }
        return new Dataset(FeatureMatrix.wrap(values), ClassLabels.of(labels), columns(coded, missing));
    }

    private CodeDistances distances(double scale) {
        return switch (random.nextInt(3)) {
            case 0 -> CodeDistances.equalOr(LEVELS, 0.7 * scale);
            case 1 -> CodeDistances.profiles(LEVELS, 2, random(2 * (LEVELS + 1), scale));
            default -> {
                double[] table = random((LEVELS + 1) * (LEVELS + 1), scale);
                for (int a = 0; a <= LEVELS; a++) {
                    for (int b = 0; b < a; b++) {
                        table[a * (LEVELS + 1) + b] = table[b * (LEVELS + 1) + a];
                    }
                }
                yield CodeDistances.table(LEVELS, table);
            }
        };
    }

    private double[] random(int count, double scale) {
        return IntStream.range(0, count).mapToDouble(_ -> scale * random.nextInt(6) / 3).toArray();
    }

    private NeighborSpace space(boolean[] coded, Distance distance, double scale) {
        double[] divisors = new double[coded.length];
        Map<Integer, CodeDistances> codes = new HashMap<>();
        for (int column = 0; column < coded.length; column++) {
            divisors[column] = column == 2 ? 0 : coded[column] ? 1 : 1 + random.nextInt(3);
            if (coded[column]) {
                codes.put(column, distances(scale));
            }
        }
        return new NeighborSpace(distance, divisors, codes);
    }

    private static boolean[] kinds(int bits) {
        boolean[] coded = new boolean[7];
        for (int column = 0; column < coded.length; column++) {
            coded[column] = (bits >> column & 1) == 1;
        }
        return coded;
    }

    @ParameterizedTest
    @EnumSource
    void everyMixtureOfColumnsIsComparedByTheDefinition(Distance distance) {
        for (int trial = 0; trial < 40; trial++) {
            boolean[] coded = kinds(1 + random.nextInt(127));
            Dataset data = table(12 + random.nextInt(40), coded, Missing.LEVEL, 0.2, 1);
            for (Rank rank : Rank.values()) {
                assertPlain(data, new NeighborQuestion(NeighborQuestion.ALL, NeighborQuestion.ofClass(0),
                        1 + random.nextInt(4), space(coded, distance, 1), rank));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void unknownValuesHaveNoPartInADistanceCodesToo(Distance distance) {
        for (int trial = 0; trial < 40; trial++) {
            boolean[] coded = kinds(1 + random.nextInt(127));
            Dataset data = table(12 + random.nextInt(40), coded, Missing.PRESENT, 0.3, 1);
            for (Rank rank : Rank.values()) {
                assertPlain(data, new NeighborQuestion(NeighborQuestion.ofClass(1), NeighborQuestion.ALL, 3,
                        space(coded, distance, 1), rank));
            }
        }
    }

    /// More rows than are compared at once.
    @ParameterizedTest
    @ValueSource(ints = {511, 512, 513, 1100})
    void rowsOfSeveralTilesAreComparedByTheDefinition(int rows) {
        boolean[] coded = {false, true, false, false, true, false, true};
        Dataset data = table(rows, coded, Missing.LEVEL, 0.1, 1);
        for (Rank rank : Rank.values()) {
            assertPlain(data, new NeighborQuestion(NeighborQuestion.listed(0, 9, 200, 509), NeighborQuestion.ALL, 7,
                    space(coded, Distance.EUCLIDEAN, 1), rank));
        }
    }

    @Test
    void hugeAndTinyUnitsChangeNoNeighbor() {
        boolean[] coded = {false, true, false, false, true, true, false};
        for (double scale : new double[]{0x1p600, 0x1p-600}) {
            Dataset data = table(60, coded, Missing.LEVEL, 0.1, 1);
            double[][] scaled = data.features().toDoubleRows();
            for (double[] row : scaled) {
                for (int column = 0; column < coded.length; column++) {
                    row[column] *= coded[column] ? 1 : scale;
                }
            }
            NeighborSpace space = new NeighborSpace(Distance.EUCLIDEAN, new double[]{1, 1, 1, 1, 1, 1, 1},
                    codes(1));
            NeighborSpace large = new NeighborSpace(Distance.EUCLIDEAN, space.divisors(), codes(scale));
            NeighborLists expected = ask(data, within(space));
            NeighborLists found = ask(
                    new Dataset(FeatureMatrix.wrap(scaled), data.target(), data.columns()), within(large));
            for (int query = 0; query < expected.queries(); query++) {
                for (int rank = 0; rank < expected.k(); rank++) {
                    assertThat(found.row(query, rank)).isEqualTo(expected.row(query, rank));
                }
            }
        }
    }

    private static NeighborQuestion within(NeighborSpace space) {
        return NeighborQuestion.nearest(NeighborQuestion.ALL, NeighborQuestion.ALL, 5, space);
    }

    private static Map<Integer, CodeDistances> codes(double scale) {
        return Map.of(1, CodeDistances.equalOr(LEVELS, scale), 4, CodeDistances.equalOr(LEVELS, 0.5 * scale), 5,
                CodeDistances.equalOr(LEVELS, 0));
    }

    @Test
    void threadsChangeNothing() {
        boolean[] coded = {true, false, false, true, true, false, false};
        Dataset data = table(700, coded, Missing.LEVEL, 0.1, 1);
        NeighborQuestion question = within(space(coded, Distance.EUCLIDEAN, 1));
        NeighborLists one = ExactNeighbors.ask(data, question, RunSettings.standard().threads(1));
        NeighborLists three = ExactNeighbors.ask(data, question, RunSettings.standard().threads(3));
        for (int query = 0; query < 700; query++) {
            for (int rank = 0; rank < 5; rank++) {
                assertThat(three.row(query, rank)).isEqualTo(one.row(query, rank));
            }
        }
    }

    @Test
    void whatCannotBeComparedIsNamedByRowAndColumn() {
        boolean[] coded = {false, true};
        Dataset data = new Dataset(FeatureMatrix.wrap(new double[][]{{1, 0}, {2, 3}, {Double.NaN, 1}}),
                ClassLabels.of(new int[]{0, 0, 0}), columns(coded, Missing.LEVEL));
        NeighborSpace space = new NeighborSpace(Distance.EUCLIDEAN, new double[]{1, 1},
                Map.of(1, CodeDistances.equalOr(3, 1)));

        assertThatIllegalArgumentException().isThrownBy(() -> ask(data, NeighborQuestion.nearest(
                NeighborQuestion.listed(0, 1), NeighborQuestion.listed(0, 1), 1, space)))
                .withMessage("row 1, column \"c1\" is 3.0; a code is a whole number from 0 to 2");
        assertThatIllegalArgumentException().isThrownBy(() -> ask(data, NeighborQuestion.nearest(
                NeighborQuestion.listed(0, 2), NeighborQuestion.listed(0, 2), 1, space)))
                .withMessage("row 2, column \"x0\" is NaN in the units of the distance, which needs finite values");
    }

    @Test
    void tablesOfAnotherSizeAndDistancesThatAreNoneAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> CodeDistances.table(2, 0, 1, 1, 0))
                .withMessage("there are 4 distances of codes; for 2 levels and a missing value there must be 9");
        assertThatIllegalArgumentException().isThrownBy(() -> CodeDistances.profiles(1, 2, 0.5))
                .withMessageContaining("for 1 levels and a missing value of 2 places each there must be 4");
        assertThatIllegalArgumentException().isThrownBy(() -> CodeDistances.equalOr(2, Double.NaN))
                .withMessage("a distance of codes is NaN; it must be finite and not negative");
        assertThatIllegalArgumentException().isThrownBy(() -> CodeDistances.table(0, -1));
    }

    private static NeighborLists ask(Dataset data, NeighborQuestion question) {
        return ExactNeighbors.ask(data, question, RunSettings.standard().threads(1));
    }

    private static void assertPlain(Dataset data, NeighborQuestion question) {
        NeighborLists found = ask(data, question);
        double[][] values = data.features().toDoubleRows();
        int[] among = IntStream.range(0, data.rows()).filter(row -> switch (question.among()) {
            case NeighborQuestion.Members.OfClass(int code) -> data.labels().code(row) == code;
            default -> true;
        }).toArray();
        for (int query = 0; query < found.queries(); query++) {
            int row = found.asking(query);
            double[] to = IntStream.range(0, data.rows())
                    .mapToDouble(other -> distance(data, question.space(), values[row], values[other])).toArray();
            Integer[] expected = IntStream.of(among).filter(other -> other != row).boxed()
                    .sorted(Comparator
                            .comparingDouble((Integer other) -> question.rank() == Rank.FARTHEST
                                    ? -to[other]
                                    : to[other])
                            .thenComparing(Comparator.naturalOrder()))
                    .limit(question.k()).toArray(Integer[]::new);
            for (int rank = 0; rank < expected.length; rank++) {
                assertThat(found.row(query, rank)).as("%s, row %d, rank %d", question, row, rank)
                        .isEqualTo(expected[rank]);
                double distance = to[expected[rank]];
                assertThat(found.squaredDistance(query, rank)).isEqualTo(
                        question.space().distance() == Distance.EUCLIDEAN ? distance : distance * distance);
            }
        }
    }

    /// Squared, if it is Euclidean: numbers in order, then codes in order.
    private static double distance(Dataset data, NeighborSpace space, double[] a, double[] b) {
        List<Double> differences = new ArrayList<>();
        for (boolean coded : new boolean[]{false, true}) {
            for (int column = 0; column < a.length; column++) {
                if (space.divisors()[column] > 0 && space.codes().containsKey(column) == coded) {
                    boolean unknown = data.columns().get(column).missing().isUnknown()
                            && (Double.isNaN(a[column]) || Double.isNaN(b[column]));
                    differences.add(unknown
                            ? Double.NaN
                            : coded
                                    ? space.codes().get(column).between(place(a[column]), place(b[column]))
                                    : Math.abs(a[column] / space.divisors()[column]
                                            - b[column] / space.divisors()[column]));
                }
            }
        }
        double[] known = differences.stream().filter(difference -> !difference.isNaN()).mapToDouble(d -> d).toArray();
        double sum = 0;
        for (double difference : known) {
            sum = switch (space.distance()) {
                case EUCLIDEAN -> sum + difference * difference;
                case MANHATTAN -> sum + difference;
                case CHEBYSHEV -> Math.max(sum, difference);
            };
        }
        if (known.length == differences.size()) {
            return sum;
        }
        return known.length == 0
                ? Double.POSITIVE_INFINITY
                : space.distance() == Distance.CHEBYSHEV ? sum : sum * differences.size() / known.length;
    }

    private static int place(double code) {
        return Double.isNaN(code) ? LEVELS : (int) code;
    }
}
