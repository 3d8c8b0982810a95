package dev.ballast.smote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.data.Offset.offset;

import dev.ballast.core.data.Column;
import dev.ballast.core.data.Dataset;
import dev.ballast.core.data.FeatureMatrix;
import dev.ballast.core.method.FittedResampler;
import dev.ballast.core.method.Methods;
import dev.ballast.core.method.NeighborOptions;
import dev.ballast.core.method.Reads;
import dev.ballast.core.method.Resampler;
import dev.ballast.core.near.Groups;
import dev.ballast.core.near.Measure;
import dev.ballast.core.near.Nearness;
import dev.ballast.core.near.Scale;
import dev.ballast.core.random.Purpose;
import dev.ballast.core.random.RandomStream;
import dev.ballast.core.random.Seed;
import dev.ballast.core.recipe.Recipe;
import dev.ballast.core.recipe.Resampling;
import dev.ballast.core.run.NeighborLists;
import dev.ballast.core.run.NeighborQuestion;
import dev.ballast.core.run.RunSettings;
import dev.ballast.core.target.ClassLabels;
import dev.ballast.core.target.NumberTarget;
import dev.ballast.smote.space.ExactNeighbors;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.stat.correlation.Covariance;
import org.apache.commons.math3.stat.descriptive.rank.Percentile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/// The options that all methods have which ask for neighbors, against searches that are written down plainly.
class NeighborOptionsTest {

    private static final int ROWS = 120;
    private static final int K = 4;
    private static final Seed SEED = Seed.of(5);
    private static final Purpose VALUES = Purpose.of("test.near");

    /// The distance of two rows, by their numbers.
    @FunctionalInterface
    private interface Plain {

        double between(int a, int b);
    }

    private static double[][] numbers() {
        RandomStream random = SEED.stream(VALUES, 0, 0, 0);
        double[][] rows = new double[ROWS][4];
        for (double[] row : rows) {
            row[0] = random.nextGaussian();
            row[1] = 100 * random.nextGaussian() + 40 * row[0];
            row[2] = random.nextDouble() * random.nextDouble() - row[0];
            row[3] = 3 * random.nextGaussian();
        }
        return rows;
    }

    private static int[] labels() {
        return IntStream.range(0, ROWS).map(row -> row % 3 == 0 ? 1 : 0).toArray();
    }

    private static NeighborLists asked(Dataset data, Nearness nearness, int k) {
        RunSettings run = RunSettings.standard();
        return ExactNeighbors.ask(data, NeighborQuestion.amongAll(k, Scale.NONE.divisors(data, run)),
                run.choice(nearness.of(data, run)));
    }

    private static Nearness nearness(Measure measure, Scale scale) {
        return new Nearness(measure, scale, List.of(), Groups.ANY, false);
    }

    private static void assertNearest(NeighborLists found, Plain distance, IntBiPredicate allowed) {
        for (int row = 0; row < ROWS; row++) {
            int self = row;
            int[] expected = IntStream.range(0, ROWS).filter(other -> other != self && allowed.test(self, other))
                    .boxed()
                    .sorted(Comparator.comparingDouble((Integer other) -> distance.between(self, other))
                            .thenComparing(Comparator.naturalOrder()))
                    .mapToInt(Integer::intValue).limit(found.k()).toArray();
            assertThat(IntStream.range(0, found.k()).map(rank -> found.row(self, rank)).toArray()).as("row " + row)
                    .isEqualTo(expected);
            for (int rank = 0; rank < found.k(); rank++) {
                assertThat(found.distance(row, rank)).isCloseTo(distance.between(row, expected[rank]),
                        offset(1e-9 * (1 + found.distance(row, rank))));
            }
        }
    }

    @FunctionalInterface
    private interface IntBiPredicate {

        boolean test(int a, int b);
    }

    private static double[] divisors(double[][] rows, Scale scale) {
        return IntStream.range(0, rows[0].length).mapToDouble(column -> {
            double[] values = Arrays.stream(rows).mapToDouble(row -> row[column]).toArray();
            return switch (scale) {
                case OWN, NONE -> 1;
                case DEVIATION -> {
                    double mean = DoubleStream.of(values).average().orElseThrow();
                    yield Math.sqrt(DoubleStream.of(values).map(x -> (x - mean) * (x - mean)).sum() / ROWS);
                }
                case RANGE -> DoubleStream.of(values).max().orElseThrow() - DoubleStream.of(values).min().orElseThrow();
                case IQR -> {
                    Percentile quartiles = new Percentile().withEstimationType(Percentile.EstimationType.R_7);
                    quartiles.setData(values);
                    yield quartiles.evaluate(75) - quartiles.evaluate(25);
                }
            };
        }).toArray();
    }

    @ParameterizedTest
    @EnumSource(Scale.class)
    void distancesAreThoseOfTheirDefinitionsInEveryUnit(Scale scale) {
        double[][] rows = numbers();
        Dataset data = Dataset.of(rows, labels());
        double[] divisors = divisors(rows, scale);
        assertNearest(asked(data, nearness(Measure.EUCLIDEAN, scale), K), (a, b) -> Math.sqrt(IntStream.range(0, 4)
                .mapToDouble(j -> (rows[a][j] - rows[b][j]) / divisors[j]).map(d -> d * d).sum()), (_, _) -> true);
        assertNearest(asked(data, nearness(Measure.MANHATTAN, scale), K), (a, b) -> IntStream.range(0, 4)
                .mapToDouble(j -> Math.abs(rows[a][j] - rows[b][j]) / divisors[j]).sum(), (_, _) -> true);
        assertNearest(asked(data, nearness(Measure.CHEBYSHEV, scale), K), (a, b) -> IntStream.range(0, 4)
                .mapToDouble(j -> Math.abs(rows[a][j] - rows[b][j]) / divisors[j]).max().orElseThrow(), (_, _) -> true);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1, 0x1p300, 0x1p-300})
    void mahalanobisIsTheFormWithTheInverseOfTheCovariance(double unit) {
        double[][] rows = numbers();
        double[][] scaled = Arrays.stream(rows).map(row -> DoubleStream.of(row).map(x -> x * unit).toArray())
                .toArray(double[][]::new);
        RealMatrix inverse = new LUDecomposition(new Covariance(rows).getCovarianceMatrix()).getSolver().getInverse();
        assertNearest(asked(Dataset.of(scaled, labels()), nearness(Measure.MAHALANOBIS, Scale.OWN), K), (a, b) -> {
            double[] difference = IntStream.range(0, 4).mapToDouble(j -> rows[a][j] - rows[b][j]).toArray();
            RealMatrix column = new Array2DRowRealMatrix(difference);
            return Math.sqrt(column.transpose().multiply(inverse).multiply(column).getEntry(0, 0));
        }, (_, _) -> true);
    }

    @Test
    void mahalanobisLeavesOutConstantColumnsAndRefusesCombinations() {
        double[][] rows = numbers();
        double[][] constant = Arrays.stream(rows).map(row -> new double[]{row[0], 7, row[1]}).toArray(double[][]::new);
        double[][] without = Arrays.stream(rows).map(row -> new double[]{row[0], row[1]}).toArray(double[][]::new);
        Nearness mahalanobis = nearness(Measure.MAHALANOBIS, Scale.OWN);
        NeighborLists found = asked(Dataset.of(constant, labels()), mahalanobis, K);
        NeighborLists expected = asked(Dataset.of(without, labels()), mahalanobis, K);
        for (int row = 0; row < ROWS; row++) {
            for (int rank = 0; rank < K; rank++) {
                assertThat(found.row(row, rank)).isEqualTo(expected.row(row, rank));
            }
        }
        double[][] dependent = Arrays.stream(rows).map(row -> new double[]{row[0], row[1], 2 * row[0] - row[1]})
                .toArray(double[][]::new);
        assertThatIllegalArgumentException().isThrownBy(() -> asked(Dataset.of(dependent, labels()), mahalanobis, K))
                .withMessage(
                        "column \"x2\" is a combination of the columns before it, so distance mahalanobis does not exist;"
                                + " leave it out of the distance, or use scale=deviation");
        rows[7][2] = Double.NaN;
        assertThatIllegalArgumentException().isThrownBy(() -> asked(Dataset.of(rows, labels()), mahalanobis, K))
                .withMessageStartingWith("row 7, column \"x2\" is NaN; distance mahalanobis needs every value");
    }

    private static Dataset mixed(double[][] rows) {
        for (int row = 0; row < ROWS; row++) {
            rows[row][2] = Math.floorMod((int) Math.rint(2 * rows[row][2]), 4);
            rows[row][3] = row % 11 == 0 ? Double.NaN : Math.floorMod((int) Math.rint(rows[row][3]), 3);
        }
        return new Dataset(FeatureMatrix.wrap(rows), ClassLabels.of(labels()),
                List.of(Column.numeric("u"), Column.numeric("v"),
                        Column.categorical("c", List.of("a", "b", "c", "d", "e")),
                        Column.categorical("d", List.of("x", "y", "z"))));
    }

    @Test
    void gowerAddsSharesOfRangesAndMismatches() {
        double[][] rows = numbers();
        Dataset data = mixed(rows);
        double[] ranges = divisors(rows, Scale.RANGE);
        assertNearest(asked(data, nearness(Measure.GOWER, Scale.OWN), K),
                (a, b) -> Math.abs(rows[a][0] - rows[b][0]) / ranges[0]
                        + Math.abs(rows[a][1] - rows[b][1]) / ranges[1]
                        + (rows[a][2] == rows[b][2] ? 0 : 1)
                        + (Double.compare(rows[a][3], rows[b][3]) == 0 ? 0 : 1),
                (_, _) -> true);
    }

    @Test
    void hvdmComparesCategoriesByTheClassesOfTheirRows() {
        double[][] rows = numbers();
        Dataset data = mixed(rows);
        double[] deviations = divisors(rows, Scale.DEVIATION);
        double[][][] shares = new double[4][ROWS][2];
        for (int j = 2; j < 4; j++) {
            for (int row = 0; row < ROWS; row++) {
                shares[j][row] = new double[]{share(rows, j, rows[row][j], 0), share(rows, j, rows[row][j], 1)};
            }
        }
        assertNearest(asked(data, nearness(Measure.HVDM, Scale.OWN), K), (a, b) -> {
            double sum = 0;
            for (int j = 0; j < 2; j++) {
                double difference = (rows[a][j] - rows[b][j]) / (4 * deviations[j]);
                sum += difference * difference;
            }
            for (int j = 2; j < 4; j++) {
                for (int code = 0; code < 2; code++) {
                    double difference = shares[j][a][code] - shares[j][b][code];
                    sum += difference * difference;
                }
            }
            return Math.sqrt(sum);
        }, (_, _) -> true);
    }

    private static double share(double[][] rows, int column, double level, int code) {
        int[] alike = IntStream.range(0, ROWS).filter(row -> Double.compare(rows[row][column], level) == 0).toArray();
        return IntStream.of(alike).filter(row -> labels()[row] == code).count() / (double) alike.length;
    }

    @Test
    void onlyNamedColumnsEnter() {
        double[][] rows = numbers();
        Dataset data = Dataset.of(rows, labels());
        assertNearest(
                asked(data, new Nearness(Measure.MANHATTAN, Scale.OWN, List.of("x2", "x0"), Groups.ANY, false), K),
                (a, b) -> Math.abs(rows[a][0] - rows[b][0]) + Math.abs(rows[a][2] - rows[b][2]), (_, _) -> true);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> asked(data,
                        new Nearness(Measure.MANHATTAN, Scale.OWN, List.of("x9"), Groups.ANY, false), K))
                .withMessage("there is no feature column \"x9\" to enter distances");
    }

    private static Dataset grouped(double[][] rows, int groups) {
        double[][] with = new double[ROWS][];
        for (int row = 0; row < ROWS; row++) {
            with[row] = new double[]{rows[row][0], row % groups, rows[row][2]};
        }
        return Dataset.of(with, labels()).withColumns(
                List.of(Column.numeric("x"), Column.numeric("patient").as(Column.Role.GROUP), Column.numeric("z")));
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 7, 24})
    void neighborsAreOfTheSameOrOfOtherGroups(int groups) {
        double[][] rows = numbers();
        Dataset data = grouped(rows, groups);
        Plain plain = (a, b) -> Math.hypot(rows[a][0] - rows[b][0], rows[a][2] - rows[b][2]);
        Nearness own = nearness(Measure.EUCLIDEAN, Scale.OWN);
        assertNearest(asked(data, new Nearness(own.measure(), own.scale(), List.of(), Groups.SAME, false), K), plain,
                (a, b) -> a % groups == b % groups);
        for (int k : new int[]{1, K, 50}) {
            assertNearest(asked(data, new Nearness(own.measure(), own.scale(), List.of(), Groups.OTHER, false), k),
                    plain,
                    (a, b) -> a % groups != b % groups);
        }
    }

    @Test
    void aGroupTooSmallIsNamedByItsRow() {
        Dataset data = grouped(numbers(), 40);
        assertThatIllegalArgumentException().isThrownBy(() -> asked(data,
                new Nearness(Measure.EUCLIDEAN, Scale.OWN, List.of(), Groups.SAME, false), K))
                .withMessage(
                        "k is 4, and row 0 has only 2 rows of its own group that may be neighbors; use a smaller k, drop small"
                                + " groups, or neighbors of any group");
        assertThatIllegalArgumentException().isThrownBy(() -> asked(grouped(numbers(), 2),
                new Nearness(Measure.EUCLIDEAN, Scale.OWN, List.of(), Groups.OTHER, false), 61))
                .withMessageContaining("has only 60 rows of other groups");
        assertThatIllegalArgumentException().isThrownBy(() -> asked(Dataset.of(numbers(), labels()),
                new Nearness(Measure.EUCLIDEAN, Scale.OWN, List.of(), Groups.OTHER, false), 2))
                .withMessage(
                        "neighbors by group need one column of groups, and there is none; name it (--group on the command line)");
    }

    @Test
    void syntheticRowsAreBetweenRowsOfOneGroup() {
        Dataset data = grouped(numbers(), 4);
        for (String name : List.of("smote", "adasyn", "borderline-smote", "safe-level-smote")) {
            Resampler method = Methods.named(name).with("k", 3).with("groups", "same");
            Resampling result = method.resample(data, SEED);
            int made = 0;
            for (int row = 0; row < result.size(); row++) {
                if (result.recipe(row) instanceof Recipe.Made recipe) {
                    made++;
                    for (Recipe.Toward toward : recipe.toward()) {
                        assertThat(toward.parent().base() % 4).as(name).isEqualTo(recipe.base() % 4);
                    }
                }
            }
            assertThat(made).as(name).isPositive();
        }
    }

    @Test
    void distinctNeighborsAreThoseOfATableWithoutRepeats() {
        double[][] once = numbers();
        int[] labels = labels();
        double[][] rows = new double[ROWS * 3][];
        int[] all = new int[rows.length];
        for (int row = 0; row < ROWS; row++) {
            for (int copy = 0; copy < 3; copy++) {
                rows[3 * row + copy] = once[row];
                all[3 * row + copy] = labels[row];
            }
        }
        Nearness distinct = new Nearness(Measure.EUCLIDEAN, Scale.OWN, List.of(), Groups.ANY, true);
        NeighborLists expected = asked(Dataset.of(once, labels), Nearness.OWN, K);
        NeighborLists found = asked(Dataset.of(rows, all), distinct, K);
        for (int row = 0; row < rows.length; row++) {
            for (int rank = 0; rank < K; rank++) {
                assertThat(found.row(row, rank)).isEqualTo(3 * expected.row(row / 3, rank));
                assertThat(found.distance(row, rank)).isEqualTo(expected.distance(row / 3, rank));
            }
        }
        assertThatIllegalArgumentException().isThrownBy(() -> asked(Dataset.of(rows, all), distinct, ROWS))
                .withMessageContaining("has only " + (ROWS - 1) + " different rows");
        assertThat(asked(Dataset.of(rows, all), distinct, ROWS - 1).k()).isEqualTo(ROWS - 1);
    }

    @Test
    void smoteOnRepeatedRowsMakesNoCopiesOnceNeighborsAreDistinct() {
        double[][] rows = new double[60][];
        int[] labels = new int[60];
        for (int row = 0; row < 60; row++) {
            labels[row] = row < 40 ? 0 : 1;
            rows[row] = new double[]{row < 40 ? row : row % 4, row < 40 ? -row : row % 4 * 2};
        }
        Dataset data = Dataset.of(rows, labels);
        assertThat(copies(Smote.withNeighbors(3).resample(data, SEED))).isPositive();
        assertThat(copies(Smote.withNeighbors(3).with("distinct", true).resample(data, SEED))).isZero();
    }

    private static int copies(Resampling result) {
        int copies = 0;
        for (int row = 0; row < result.size(); row++) {
            if (result.recipe(row) instanceof Recipe.Made made && made.toward().stream()
                    .allMatch(toward -> toward.parent().base() % 4 == made.base() % 4)) {
                copies++;
            }
        }
        return copies;
    }

    @Test
    void cleaningMethodsTakeCategoriesByADistanceThatDoes() {
        Dataset data = mixed(numbers());
        for (String name : List.of("enn", "tomek-links", "repeated-enn", "all-knn", "ncr", "near-miss", "cnn", "oss")) {
            assertThatIllegalArgumentException().as(name).isThrownBy(() -> Methods.named(name).resample(data, SEED))
                    .withMessageEndingWith(", or set distance=gower");
            for (String distance : List.of("gower", "hvdm")) {
                assertThat(Methods.named(name).with("distance", distance).resample(data, SEED).size()).as(name)
                        .isBetween(1L, (long) ROWS);
            }
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Methods.named("smote").with("distance", "gower").resample(data, SEED))
                .withMessageContaining("use smote-nc");
        assertThat(Methods.named("smote-nc").with("distance", "hvdm").resample(data, SEED).size()).isEqualTo(160);
    }

    @ParameterizedTest
    @ValueSource(strings = {"smoter", "smogn"})
    void newRowsWithRareNumbersHaveCategoriesOfTheNearerParent(String name) {
        Dataset classes = mixed(numbers());
        double[] target = IntStream.range(0, ROWS).mapToDouble(row -> row % 12 == 0 ? 100 + row : row % 17).toArray();
        Dataset data = new Dataset(classes.features(), NumberTarget.of(target), classes.columns());
        assertThatIllegalArgumentException().isThrownBy(() -> Methods.named(name).resample(data, SEED))
                .withMessageEndingWith(", or set distance=gower");
        Resampling result = Methods.named(name).with("distance", "gower").resample(data, SEED);
        double[][] rows = data.features().toDoubleRows();
        double[] made = new double[4];
        int between = 0;
        int others = 0;
        for (long row = 0; row < result.size(); row++) {
            if (result.recipe(row) instanceof Recipe.Made recipe) {
                result.copyRow(row, made, 0);
                boolean far = recipe.neighbor() >= 0 && recipe.gap() > 0.5;
                double[] nearer = rows[(int) (far ? recipe.neighbor() : recipe.base())];
                assertThat(made[2]).isEqualTo(nearer[2]);
                assertThat(Double.compare(made[3], nearer[3])).isZero();
                between += recipe.neighbor() >= 0 ? 1 : 0;
                others += far && (made[2] != rows[(int) recipe.base()][2]
                        || Double.compare(made[3], rows[(int) recipe.base()][3]) != 0) ? 1 : 0;
            }
        }
        assertThat(between).isPositive();
        // smogn interpolates between near rows only, which have the same categories here.
        assertThat(others > 0).isEqualTo(name.equals("smoter"));
    }

    /// A consistent subset in a distance is one in this distance, not in another.
    @Test
    void condensedRowsAreConsistentInTheChosenDistance() {
        double[][] rows = numbers();
        Dataset data = Dataset.of(rows, labels());
        Resampling result = Methods.named("cnn").with("distance", "chebyshev").with("scale", "range").resample(data,
                SEED);
        int[] kept = IntStream.range(0, (int) result.size()).map(row -> (int) result.recipe(row).base()).toArray();
        double[] ranges = divisors(rows, Scale.RANGE);
        for (int row = 0; row < ROWS; row++) {
            int self = row;
            int nearest = IntStream.of(kept).boxed()
                    .min(Comparator.comparingDouble((Integer other) -> IntStream.range(0, 4)
                            .mapToDouble(j -> Math.abs(rows[self][j] - rows[other][j]) / ranges[j]).max().orElseThrow())
                            .thenComparing(Comparator.naturalOrder()))
                    .orElseThrow();
            assertThat(labels()[nearest]).isEqualTo(labels()[row]);
        }
    }

    @Test
    void whatExcludesEachOtherIsRefused() {
        Dataset data = Dataset.of(numbers(), labels());
        assertThatIllegalArgumentException().isThrownBy(
                () -> Methods.named("enn").with("distance", "gower").with("scale", "range").resample(data, SEED))
                .withMessage("distance gower has units of its own; leave out scale=range");
        assertThatIllegalArgumentException().isThrownBy(
                () -> Methods.named("enn").with("distinct", true).with("groups", "same").resample(data, SEED))
                .withMessageStartingWith("distinct neighbors are not to be had within or across groups");
        double[][] spiked = numbers();
        for (int row = 5; row < ROWS; row++) {
            spiked[row][1] = 3;
        }
        assertThatIllegalArgumentException().isThrownBy(
                () -> Methods.named("enn").with("scale", "iqr").resample(Dataset.of(spiked, labels()), SEED))
                .withMessage(
                        "column \"x1\" has equal quartiles, though not all of its values are equal; divide by deviation or"
                                + " range");
    }

    @Test
    void unitsOfAllRowsNeedAllRows() {
        Resampler smote = Methods.named("smote");
        assertThat(smote.reads()).isEqualTo(Reads.GROWING);
        assertThat(smote.with("distance", "manhattan").reads()).isEqualTo(Reads.GROWING);
        assertThat(smote.with("scale", "deviation").reads()).isEqualTo(Reads.GROWING_AND_DEVIATIONS);
        for (String scale : List.of("range", "iqr")) {
            assertThat(smote.with("scale", scale).reads()).isEqualTo(Reads.ALL);
        }
        assertThat(smote.with("distance", "mahalanobis").reads()).isEqualTo(Reads.ALL);
    }

    /// Every method that declares the options is governed by them: in one column all neighbors are others.
    @Test
    void everyMethodThatDeclaresThemIsGovernedByThem() {
        double[][] rows = numbers();
        Dataset data = Dataset.of(rows,
                IntStream.range(0, ROWS).map(row -> rows[row][0] > 0.5 != (row % 10 == 0) ? 1 : 0).toArray());
        List<String> unmoved = new ArrayList<>();
        int tried = 0;
        for (var info : Methods.all()) {
            if (info.options().contains(NeighborOptions.DISTANCE) && info.accepts().takes(data)) {
                tried++;
                Resampler method = Methods.named(info.name());
                if (info.options().stream().anyMatch(option -> option.name().equals("fallback"))) {
                    method = method.with("fallback", "all-rows");
                }
                if (recipes(method, data).equals(recipes(method.with("distance-columns", "x0"), data))) {
                    unmoved.add(info.name());
                }
            }
        }
        assertThat(unmoved).isEmpty();
        assertThat(tried).isGreaterThan(15);
    }

    private static List<Recipe> recipes(Resampler method, Dataset data) {
        FittedResampler fitted = method.fit(data, RunSettings.standard().seed(SEED));
        Resampling result = fitted.resampling(SEED, 0);
        List<Recipe> recipes = new ArrayList<>();
        for (int row = 0; row < result.size(); row++) {
            recipes.add(result.recipe(row));
        }
        return recipes;
    }
}
