package dev.ballast.smote.shape;

import dev.ballast.smote.Tables;
import dev.ballast.smote.NearRows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.ballast.core.data.Dataset;
import dev.ballast.core.method.ClassTooSmallException;
import dev.ballast.core.random.Seed;
import dev.ballast.core.recipe.Recipe;
import dev.ballast.core.recipe.Resampling;
import dev.ballast.core.strategy.SamplingStrategy;
import dev.ballast.smote.shape.GeometricSmote.Selection;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

class GeometricSmoteTest {

    private static final Seed SEED = Seed.of(1);
    private static final int COLUMNS = 3;

    /// A new row with what it is made from.
    private record Drawn(double[] center, double[] surface, double[] row, Recipe.Made recipe) {

        double radius() {
            return norm(minus(surface, center));
        }

        /// The place along the line to the surface and the distance from it, in radii.
        double along() {
            return dot(minus(row, center), minus(surface, center)) / (radius() * radius());
        }

        double across() {
            double[] moved = minus(row, center);
            double[] line = minus(surface, center);
            double along = along();
            Arrays.setAll(moved, j -> moved[j] - along * line[j]);
            return norm(moved) / radius();
        }
    }

    private static double[] minus(double[] a, double[] b) {
        return IntStream.range(0, a.length).mapToDouble(j -> a[j] - b[j]).toArray();
    }

    private static double dot(double[] a, double[] b) {
        return IntStream.range(0, a.length).mapToDouble(j -> a[j] * b[j]).sum();
    }

    private static double norm(double[] a) {
        return Math.sqrt(dot(a, a));
    }

    private static List<Drawn> drawn(GeometricSmote method, Dataset data) {
        Resampling resampling = method.to(SamplingStrategy.parse("1=2000")).resample(data, SEED);
        double[][] rows = resampling.toDataset().features().toDoubleRows();
        return IntStream.range(data.rows(), rows.length).mapToObj(row -> {
            Recipe.Made made = (Recipe.Made) resampling.recipe(row);
            return new Drawn(rows[(int) made.base()], rows[(int) made.neighbor()], rows[row], made);
        }).toList();
    }

    /// The steps of the paper, one after another, from the noise that the recipe names.
    @ParameterizedTest
    @CsvSource({"1,0", "0,0", "-1,0", "0.5,0.3", "-0.4,0.9", "0.2,0.5"})
    void rowsAreThoseOfThePapersSteps(double truncation, double deformation) {
        Dataset data = Tables.table(COLUMNS, 60, 20);
        // All values are below 4 and some above 2, so that noise is in units of 2.
        double unit = 2;
        Set<Boolean> reflected = new HashSet<>();

        for (Drawn drawn : drawn(GeometricSmote.create().truncation(truncation).deformation(deformation), data)) {
            Recipe.Displacement noise = drawn.recipe().displacement().orElseThrow();
            double[] normal = IntStream.range(0, COLUMNS)
                    .mapToDouble(column -> Recipe.Displacement.normal(noise.ticket(), column)).toArray();
            double radius = noise.scale() * unit * norm(normal) / ((1 - deformation) * drawn.radius());
            assertThat(radius).isBetween(0.0, 1.0);
            double[] point = Arrays.stream(normal).map(value -> radius * value / norm(normal)).toArray();
            double[] line = Arrays.stream(minus(drawn.surface(), drawn.center())).map(value -> value / drawn.radius())
                    .toArray();
            double part = dot(point, line);
            boolean isReflected = Math.abs(truncation - part) > 1;
            reflected.add(isReflected);
            double[] reflectedPoint = IntStream.range(0, COLUMNS)
                    .mapToDouble(j -> isReflected ? point[j] - 2 * part * line[j] : point[j]).toArray();
            double now = dot(reflectedPoint, line);
            for (int j = 0; j < COLUMNS; j++) {
                double parallel = now * line[j];
                double deformed = parallel + (1 - deformation) * (reflectedPoint[j] - parallel);
                assertThat(drawn.row()[j]).isCloseTo(drawn.center()[j] + drawn.radius() * deformed, within(1e-12));
            }
        }
        assertThat(reflected).hasSize(truncation == 0 ? 1 : 2);
    }

    @Test
    void truncationCutsTheBallAndDeformationFlattensIt() {
        Dataset data = Tables.table(COLUMNS, 60, 20);
        GeometricSmote method = GeometricSmote.create();

        assertThat(drawn(method, data)).allMatch(drawn -> drawn.along() >= -1e-12)
                .allMatch(drawn -> Math.hypot(drawn.along(), drawn.across()) <= 1 + 1e-12)
                .anyMatch(drawn -> drawn.across() > 0.9);
        assertThat(drawn(method.truncation(-1), data)).allMatch(drawn -> drawn.along() <= 1e-12);
        assertThat(drawn(method.truncation(0), data)).anyMatch(drawn -> drawn.along() < -0.8)
                .anyMatch(drawn -> drawn.along() > 0.8);
        assertThat(drawn(method.truncation(0.5), data)).allMatch(drawn -> drawn.along() >= -0.5 - 1e-12)
                .anyMatch(drawn -> drawn.along() < -0.4);
        assertThat(drawn(method.deformation(1), data)).allMatch(drawn -> drawn.across() < 1e-7)
                .allMatch(drawn -> drawn.recipe().displacement().isEmpty()).anyMatch(drawn -> drawn.along() > 0.9);
        assertThat(drawn(method.deformation(0.75), data)).allMatch(drawn -> drawn.across() <= 0.25 + 1e-12)
                .anyMatch(drawn -> drawn.across() > 0.2);
    }

    /// The volume within a share of the radius is the share to the power of the columns, so this power is uniform.
    @Test
    void pointsAreUniformInTheBall() {
        Dataset data = Tables.table(COLUMNS, 60, 20);

        double[] volumes = drawn(GeometricSmote.create().truncation(0), data).stream()
                .mapToDouble(drawn -> Math.pow(Math.hypot(drawn.along(), drawn.across()), COLUMNS)).sorted().toArray();

        // Kolmogorov's distance at significance 1e-6 is 2.69 / sqrt(1980); a uniform radius would be 0.38 off.
        double distance = IntStream.range(0, volumes.length)
                .mapToDouble(i -> Math.abs(volumes[i] - (i + 0.5) / volumes.length)).max().orElseThrow();
        assertThat(distance).isLessThan(2.69 / Math.sqrt(volumes.length));
        double[] wrong = Arrays.stream(volumes).map(Math::cbrt).toArray();
        assertThat(IntStream.range(0, wrong.length)
                .mapToDouble(i -> Math.abs(wrong[i] - (i + 0.5) / wrong.length)).max().orElseThrow())
                .isGreaterThan(2.69 / Math.sqrt(volumes.length));
    }

    @ParameterizedTest
    @EnumSource
    void surfacesAreThoseOfAPlainLoop(Selection selection) {
        for (int trial = 0; trial < 20; trial++) {
            Dataset data = NearRows.ofFewValues(trial);
            Set<List<Long>> wanted = new HashSet<>();
            for (int row : data.labels().rowsOf(2)) {
                int foreign = NearRows.of(data, row, 1, other -> data.labels().code(other) != 2).getFirst();
                for (int near : NearRows.of(data, row, 2, other -> data.labels().code(other) == 2)) {
                    boolean nearer = NearRows.squaredDistance(data, row, foreign) < NearRows.squaredDistance(data, row,
                            near);
                    wanted.add(List.of((long) row, (long) switch (selection) {
                        case MINORITY -> near;
                        case MAJORITY -> foreign;
                        case COMBINED -> nearer ? foreign : near;
                    }));
                }
            }
            Set<List<Long>> pairs = new HashSet<>();
            Tables.synthesis(GeometricSmote.create().neighbors(2).select(selection)
                    .to(SamplingStrategy.counts(Map.of(2, 400))).resample(data, SEED))
                    .forEach(recipe -> pairs.add(List.of(recipe.base(), recipe.neighbor())));
            assertThat(pairs).isEqualTo(wanted);
        }
    }

    @Test
    void rowsEqualToTheirSurfaceStayWhereTheyAre() {
        double[][] values = IntStream.range(0, 30).mapToObj(row -> new double[]{row < 6 ? 5 : row, 1})
                .toArray(double[][]::new);
        Dataset data = Dataset.of(values, IntStream.range(0, 30).map(row -> row < 6 ? 1 : 0).toArray());

        assertThat(drawn(GeometricSmote.create(), data))
                .allMatch(drawn -> Arrays.equals(drawn.row(), new double[]{5, 1}));
    }

    /// Columns in units of which one is a million times another, and one that is constant.
    @Test
    void standardizedBallsAreAsWideInEveryColumnAsItsValuesAreSpread() {
        double[][] values = Tables.gaussian(4, 80, 3);
        for (double[] row : values) {
            row[1] *= 1e6;
            row[2] = 7;
        }
        Dataset data = Dataset.of(values, Tables.labels(60, 20));

        List<Drawn> drawn = drawn(GeometricSmote.create().standardized(), data);

        assertThat(drawn).allMatch(made -> made.row()[2] == 7)
                .allMatch(made -> Math.abs(made.row()[0] - made.center()[0]) < 5)
                .anyMatch(made -> Math.abs(made.row()[0] - made.center()[0]) > 0.3)
                .anyMatch(made -> Math.abs(made.row()[1] - made.center()[1]) > 0.3e6);
        assertThat(drawn(GeometricSmote.create(), data))
                .anyMatch(made -> Math.abs(made.row()[0] - made.center()[0]) > 1e5);
    }

    @Test
    void aClassOfOneRowGrowsTowardOthersOnlyIfAsked() {
        Dataset data = Tables.table(2, 30, 1);

        assertThat(GeometricSmote.create().select(Selection.MAJORITY).resample(data, SEED).counts().count(1))
                .isEqualTo(30);
        assertThatIllegalArgumentException().isThrownBy(() -> GeometricSmote.create().resample(data, SEED))
                .withMessage(
                        "class \"1\" has only 1 row, and geometric SMOTE needs at least two to interpolate between;"
                                + " use random-over for it");
    }

    @Test
    void refusesWhatCannotBe() {
        Dataset data = Tables.table(2, 30, 5);
        double[][] values = Tables.gaussian(2, 35, 2);
        values[7][1] = 0x1p1000;

        assertThatExceptionOfType(ClassTooSmallException.class)
                .isThrownBy(() -> GeometricSmote.create().resample(data, SEED))
                .withMessageStartingWith("class \"1\" has 5 rows, too few for k = 5 neighbors each");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GeometricSmote.create().neighbors(2)
                        .resample(Dataset.of(values, data.labels().toCodes()), SEED))
                .withMessage("row 7, column \"x1\" is " + 0x1p1000 + "; geometric-smote computes with values below"
                        + " 2^1000: fill it in, or divide the column by a constant");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GeometricSmote.create().to(SamplingStrategy.parse("1=20"))
                        .resample(Dataset.of(Tables.gaussian(1, 9, 2), new int[]{1, 1, 1, 1, 1, 1, 1, 1, 1}), SEED))
                .withMessage(
                        "class \"1\" is the only one, and geometric-smote looks for the nearest row of another; use"
                                + " selection=minority");
    }
}
