package dev.ballast.smote.shape;

import dev.ballast.smote.Tables;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.ballast.core.data.Dataset;
import dev.ballast.core.method.Makes;
import dev.ballast.core.random.Seed;
import dev.ballast.core.recipe.Recipe;
import dev.ballast.core.recipe.Resampling;
import dev.ballast.core.strategy.SamplingStrategy;
import dev.ballast.smote.shape.PolynomFit.Topology;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

class PolynomFitTest {

    private static final Seed SEED = Seed.of(11);

    private static Dataset data(int rare) {
        return Tables.table(3, 200, rare);
    }

    private static Resampling grown(Topology topology, Dataset data, int total) {
        return PolynomFit.create().topology(topology).to(SamplingStrategy.parse("1=" + total)).resample(data, SEED);
    }

    private static double[][] made(Resampling resampling) {
        double[][] all = resampling.toDataset().features().toDoubleRows();
        return Arrays.copyOfRange(all, resampling.keptSize(), all.length);
    }

    private static double[] mean(double[]... rows) {
        return IntStream.range(0, rows[0].length)
                .mapToDouble(column -> Arrays.stream(rows).mapToDouble(row -> row[column]).average().orElseThrow())
                .toArray();
    }

    /// The gaps on every segment, by its ends; the mean of the class is -1.
    private static Map<List<Long>, List<Double>> segments(Resampling resampling) {
        Map<List<Long>, List<Double>> gaps = new HashMap<>();
        for (Recipe.Made recipe : Tables.synthesis(resampling)) {
            boolean toMean = recipe.toward().getFirst().parent() instanceof Recipe.Made;
            gaps.computeIfAbsent(List.of(recipe.base(), toMean ? -1 : recipe.neighbor()), _ -> new ArrayList<>())
                    .add(recipe.gap());
        }
        return gaps;
    }

    private static List<Double> spaced(int rows) {
        return IntStream.rangeClosed(1, rows).mapToObj(j -> j / (rows + 1.0)).toList();
    }

    @ParameterizedTest
    @ValueSource(ints = {21, 37, 40, 60, 113})
    void theStarIsEvenlySpacedBetweenEveryRowAndTheMean(int total) {
        Dataset data = data(20);
        double[] mean = mean(Tables.rowsOf(data, 1));

        Resampling resampling = grown(Topology.STAR, data, total);

        int added = total - 20;
        Map<List<Long>, List<Double>> segments = segments(resampling);
        assertThat(segments).hasSize(Math.min(20, added));
        segments.forEach((ends, gaps) -> {
            assertThat(ends.getLast()).isEqualTo(-1);
            assertThat(gaps.size()).isBetween(added / 20, (added + 19) / 20);
            assertThat(gaps.stream().sorted().toList()).isEqualTo(spaced(gaps.size()));
        });
        double[][] made = made(resampling);
        List<Recipe.Made> recipes = Tables.synthesis(resampling);
        for (int i = 0; i < made.length; i++) {
            for (int column = 0; column < 3; column++) {
                double base = data.features().get((int) recipes.get(i).base(), column);
                assertThat(made[i][column]).isCloseTo(base + recipes.get(i).gap() * (mean[column] - base),
                        within(1e-14));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {21, 37, 58, 59, 113})
    void theBusGoesFromEveryRowToTheNext(int total) {
        Dataset data = data(20);
        int[] rows = data.labels().rowsOf(1);
        int added = total - 20;

        Map<List<Long>, List<Double>> segments = segments(grown(Topology.BUS, data, total));

        assertThat(segments).hasSize(Math.min(19, added));
        segments.forEach((ends, gaps) -> {
            int place = Arrays.binarySearch(rows, ends.getFirst().intValue());
            assertThat(ends.getLast()).isEqualTo(rows[place + 1]);
            assertThat(gaps.size()).isBetween(added / 19, (added + 18) / 19);
            assertThat(gaps.stream().sorted().toList()).isEqualTo(spaced(gaps.size()));
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 7, 8, 9, 10})
    void theMeshServesAllPairsAndAllRowsEvenly(int rare) {
        Dataset data = data(rare);
        int pairs = rare * (rare - 1) / 2;
        for (int added = 1; added < 3 * pairs + 2 && rare + added <= 200; added++) {
            int least = added / pairs;
            Map<List<Long>, List<Double>> segments = segments(grown(Topology.MESH, data, rare + added));
            Map<List<Long>, Integer> uses = new HashMap<>();
            Map<Long, Integer> uneven = new TreeMap<>();
            segments.forEach((ends, gaps) -> {
                assertThat(ends.getFirst()).isNotEqualTo(ends.getLast());
                uses.merge(ends.stream().sorted().toList(), gaps.size(), Integer::sum);
                assertThat(gaps.stream().sorted().toList()).isEqualTo(spaced(gaps.size()));
                ends.forEach(end -> uneven.merge(end, gaps.size() - least, Integer::sum));
            });
            assertThat(uses.values()).allMatch(use -> use >= least && use <= least + 1);
            assertThat(uses).hasSize(Math.min(pairs, added));
            if (uneven.size() == rare) {
                assertThat(Collections.max(uneven.values()) - Collections.min(uneven.values())).isLessThanOrEqualTo(2);
            }
        }
    }

    @Test
    void pairsOfTheMeshAreAnyPairs() {
        Dataset data = data(7);
        Map<List<Long>, Integer> uses = new HashMap<>();
        for (int epoch = 0; epoch < 2100; epoch++) {
            Resampling one = PolynomFit.create().topology(Topology.MESH).to(SamplingStrategy.parse("1=8")).fit(data)
                    .resampling(SEED, epoch);
            Recipe.Made recipe = Tables.synthesis(one).getFirst();
            uses.merge(List.of(Math.min(recipe.base(), recipe.neighbor()), Math.max(recipe.base(), recipe.neighbor())),
                    1, Integer::sum);
        }

        // 100 expected; six standard deviations are 59.
        assertThat(uses).hasSize(21).allSatisfy((_, use) -> assertThat(use).isBetween(41, 159));
    }

    /// Forty columns that go from row to row put the rows in order; one more is noise. What the curve makes of the first is the
    /// place, what it makes of the last must be what normal equations give there.
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5})
    void theCurveIsThePolynomialOfLeastSquaresWithOnePlaceForAllColumns(int degree) {
        int n = 23;
        double[][] noise = Tables.gaussian(5, n, 1);
        double[][] values = new double[n + 80][41];
        int[] labels = new int[n + 80];
        for (int i = 0; i < n; i++) {
            int row = (i * 7 + 3) % n;
            Arrays.fill(values[row], i);
            values[row][40] = noise[i][0];
            labels[row] = 1;
        }

        double[][] made = made(PolynomFit.create().curve(degree).resample(Dataset.of(values, labels), SEED));

        double[] fitted = fitted(Arrays.stream(noise).mapToDouble(row -> row[0]).toArray(), degree);
        assertThat(made).hasNumberOfRows(57);
        for (int i = 0; i < made.length; i++) {
            double place = made[i][0];
            assertThat(place / (n - 1)).isBetween(i / 57.0 - 1e-12, (i + 1) / 57.0 + 1e-12);
            double expected = 0;
            for (int power = degree; power >= 0; power--) {
                expected = expected * (2 * place / (n - 1) - 1) + fitted[power];
            }
            assertThat(made[i][40]).isCloseTo(expected, within(1e-11));
            for (int column = 1; column < 40; column++) {
                assertThat(made[i][column]).isCloseTo(place, within(1e-12));
            }
        }
    }

    /// Coefficients by normal equations, solved by elimination.
    private static double[] fitted(double[] values, int degree) {
        double[][] system = new double[degree + 1][degree + 2];
        for (int i = 0; i < values.length; i++) {
            double place = 2.0 * i / (values.length - 1) - 1;
            for (int row = 0; row <= degree; row++) {
                for (int column = 0; column <= degree; column++) {
                    system[row][column] += Math.pow(place, row + column);
                }
                system[row][degree + 1] += Math.pow(place, row) * values[i];
            }
        }
        for (int pivot = 0; pivot <= degree; pivot++) {
            for (int row = 0; row <= degree; row++) {
                double factor = row == pivot ? 0 : system[row][pivot] / system[pivot][pivot];
                for (int column = pivot; column <= degree + 1; column++) {
                    system[row][column] -= factor * system[pivot][column];
                }
            }
        }
        return IntStream.rangeClosed(0, degree).mapToDouble(row -> system[row][degree + 1] / system[row][row])
                .toArray();
    }

    @Test
    void unitsOfColumnsDoNotChangeTheOrderAlongTheCurve() {
        Dataset data = data(20);
        double[][] values = data.features().toDoubleRows();
        for (double[] row : values) {
            row[1] *= 1024;
        }

        double[][] before = made(PolynomFit.create().curve(2).resample(data, SEED));
        double[][] after = made(PolynomFit.create().curve(2)
                .resample(Dataset.of(values, codes(data)), SEED));

        for (int i = 0; i < before.length; i++) {
            assertThat(after[i]).containsExactly(before[i][0], before[i][1] * 1024, before[i][2]);
        }
    }

    private static int[] codes(Dataset data) {
        return IntStream.range(0, data.rows()).map(data.labels()::code).toArray();
    }

    @Test
    void theOrderOfRowsChangesNeitherFullStarsNorCurves() {
        Dataset data = data(20);
        int[] order = IntStream.range(0, data.rows()).map(row -> (row * 37 + 5) % data.rows()).toArray();
        for (Topology topology : List.of(Topology.STAR, Topology.CURVE)) {
            List<double[]> before = sorted(made(grown(topology, data, 60)));
            List<double[]> after = sorted(made(grown(topology, data.select(order), 60)));
            for (int i = 0; i < before.size(); i++) {
                assertThat(after.get(i)).containsExactly(before.get(i), within(1e-12));
            }
        }
    }

    private static List<double[]> sorted(double[]... rows) {
        return Arrays.stream(rows).sorted((a, b) -> Double.compare(a[0], b[0])).toList();
    }

    @ParameterizedTest
    @EnumSource
    void countsAreExactWhereRoundedQuotientsAreNot(Topology topology) {
        assertThat(grown(topology, data(20), 127).counts().count(1)).isEqualTo(127);
    }

    @ParameterizedTest
    @EnumSource
    void aClassOfOneRowIsRefused(Topology topology) {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> PolynomFit.create().topology(topology).fit(data(1)))
                .withMessage("class \"1\" has only"
                        + " 1 row, and polynom-fit needs at least two to draw lines between; use random-over for it");
    }

    @Test
    void aCurveOfTooHighADegreeIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> PolynomFit.create().curve(3).fit(data(3)))
                .withMessage("class \"1\" has 3 rows, too few for a polynomial of degree 3; use degree = 2 or less, or"
                        + " another topology");
        assertThat(PolynomFit.create().curve(2).resample(data(3), SEED).counts().count(1)).isEqualTo(200);
    }

    @Test
    void busAndMeshMakeSegments() {
        assertThat(Arrays.stream(Topology.values()).map(topology -> PolynomFit.create().topology(topology).makes()))
                .containsExactly(Makes.ROWS, Makes.SEGMENTS, Makes.SEGMENTS, Makes.ROWS);
    }
}
