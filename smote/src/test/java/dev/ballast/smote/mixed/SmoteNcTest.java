package dev.ballast.smote.mixed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ballast.core.data.Column;
import dev.ballast.core.data.Column.Missing;
import dev.ballast.core.data.Dataset;
import dev.ballast.core.method.ClassTooSmallException;
import dev.ballast.core.method.MethodInfo;
import dev.ballast.core.method.Methods;
import dev.ballast.core.random.Purpose;
import dev.ballast.core.random.RandomStream;
import dev.ballast.core.random.Seed;
import dev.ballast.core.recipe.Recipe;
import dev.ballast.core.recipe.Resampling;
import dev.ballast.smote.SmallClassPolicy;
import dev.ballast.smote.Smote;
import dev.ballast.smote.mixed.SmoteNc.Ordinals;

import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

class SmoteNcTest {

    private static final Seed SEED = Seed.of(3);
    private static final int RARE = 14;

    private final RandomStream random = Seed.of(8).stream(Purpose.of("test.smote-nc"), 0, 0, 0);

    @Test
    void agreesWithAPlainComputation() {
        for (int trial = 0; trial < 100; trial++) {
            int rare = 6 + random.nextInt(20);
            Dataset data = MixedTables.random(random, rare, 3 * rare);
            int k = 1 + random.nextInt(5);

            Resampling drawn = SmoteNc.create().neighbors(k).resample(data, SEED);

            double[][] rows = data.features().toDoubleRows();
            double[][] made = MixedTables.newRows(drawn);
            List<Recipe.Made> recipes = MixedTables.made(drawn);
            assertThat(recipes).hasSize(rare);
            for (int i = 0; i < recipes.size(); i++) {
                int base = (int) recipes.get(i).base();
                int[] near = plainNeighbors(rows, rare, base, k);
                assertThat(MixedTables.voters(recipes.get(i))).containsExactly(near);
                int neighbor = (int) recipes.get(i).neighbor();
                assertThat(near).contains(neighbor);
                for (int column : new int[]{0, 2}) {
                    assertThat(made[i][column]).isEqualTo(rows[base][column]
                            + recipes.get(i).gap() * (rows[neighbor][column] - rows[base][column]));
                }
                for (int column : new int[]{1, 3}) {
                    assertThat(mostFrequent(rows, near, column)).contains(made[i][column]);
                }
            }
        }
    }

    private static int[] plainNeighbors(double[][] rows, int rare, int base, int k) {
        double x = deviation(rows, rare, 0);
        double y = deviation(rows, rare, 2);
        double mismatch = x == 0 && y == 0 ? 1 : (x + y) / 2;
        double[] squared = new double[rare];
        for (int other = 0; other < rare; other++) {
            double dx = rows[base][0] - rows[other][0];
            double dy = rows[base][2] - rows[other][2];
            squared[other] = dx * dx + dy * dy
                    + mismatch * mismatch * ((Double.compare(rows[base][1], rows[other][1]) == 0 ? 0 : 1)
                            + (rows[base][3] == rows[other][3] ? 0 : 1));
        }
        return IntStream.range(0, rare).filter(other -> other != base).boxed()
                .sorted(Comparator.comparingDouble((Integer other) -> squared[other])
                        .thenComparing(Comparator.naturalOrder()))
                .limit(k).mapToInt(Integer::intValue).toArray();
    }

    private static double deviation(double[][] rows, int rare, int column) {
        double mean = Arrays.stream(rows).limit(rare).mapToDouble(row -> row[column]).average().orElseThrow();
        return Math.sqrt(Arrays.stream(rows).limit(rare)
                .mapToDouble(row -> (row[column] - mean) * (row[column] - mean)).average().orElseThrow());
    }

    private static List<Double> mostFrequent(double[][] rows, int[] voters, int column) {
        Map<Double, Long> votes = IntStream.of(voters).mapToObj(voter -> rows[voter][column])
                .collect(Collectors.groupingBy(value -> value, TreeMap::new, Collectors.counting()));
        long most = votes.values().stream().mapToLong(Long::longValue).max().orElseThrow();
        return votes.keySet().stream().filter(value -> votes.get(value) == most).toList();
    }

    private static double mismatch(double[][] rows, Column... columns) {
        Dataset data = MixedTables.data(rows, MixedTables.labels(rows.length, rows.length), columns);
        double[] ones = new double[columns.length];
        Arrays.fill(ones, 1);
        return Mismatch.distance(Categories.of(data, false).leavingNumbers(data), ones,
                IntStream.range(0, rows.length).toArray());
    }

    private static Column x(int number) {
        return Column.numeric("x" + number);
    }

    @Test
    void aMismatchCountsTheMedianOfDeviationsWithDivisorN() {
        Column city = Column.categorical("city", MixedTables.levels(9));

        assertThat(mismatch(new double[][]{{0, 0, 7, 8}, {2, 0, 1, 8}}, x(0), x(1), city, x(2)))
                .as("of deviations 1, 0 and 0").isZero();
        assertThat(mismatch(new double[][]{{0, 0, 7, 0}, {2, 10, 1, 4}}, x(0), x(1), city, x(2)))
                .as("of deviations 1, 5 and 2").isEqualTo(2);
        assertThat(mismatch(new double[][]{{0, 7, 0}, {2, 1, 4}}, x(0), city, x(1)))
                .as("of deviations 1 and 2").isEqualTo(1.5);
        assertThat(mismatch(new double[][]{{3, 0}, {3, 1}}, x(0), city)).as("of a constant column").isEqualTo(1);
        assertThat(mismatch(new double[][]{{0}, {1}}, city)).as("of no column").isEqualTo(1);
    }

    @Test
    void theOrderOfRowsChangesNoBitOfTheMedian() {
        double[][] rows = IntStream.range(0, 50).mapToObj(_ -> new double[]{random.nextDouble()})
                .toArray(double[][]::new);
        double[][] reversed = IntStream.range(0, 50).mapToObj(row -> rows[49 - row]).toArray(double[][]::new);

        assertThat(mismatch(reversed, x(0))).isEqualTo(mismatch(rows, x(0)));
    }

    /// The rare rows vary by 1, the common ones by 1000.
    @Test
    void theMedianIsThatOfTheClassThatGrowsAndNotHalved() {
        double[][] rows = new double[40][];
        for (int row = 0; row < rows.length; row++) {
            rows[row] = new double[]{row < 10 ? 2 * (row % 2) : 2000.0 * (row % 2), 0};
        }
        // Row 0 is at 0, and so are the even rows but for their city; the odd ones have its city, and are at 2.
        for (int row = 2; row < 10; row += 2) {
            rows[row][1] = 1;
        }
        Dataset data = MixedTables.data(rows, MixedTables.labels(10, 40), x(0),
                Column.categorical("city", MixedTables.levels(2)));

        List<Recipe.Made> fromFirst = MixedTables.made(SmoteNc.create().neighbors(4).resample(data, SEED)).stream()
                .filter(recipe -> recipe.base() == 0).toList();

        // The deviation is 1, so a mismatch is at distance 1 and nearer than 2.
        assertThat(fromFirst).isNotEmpty()
                .allSatisfy(recipe -> assertThat(MixedTables.voters(recipe)).containsExactly(2, 4, 6, 8));
    }

    @Test
    void aMedianOfZeroStillHasAVoteOnCategories() {
        double[][] rows = new double[40][];
        for (int row = 0; row < rows.length; row++) {
            rows[row] = new double[]{row, 5, 5, row < 7 ? 2 : 1};
        }
        Dataset data = MixedTables.data(rows, MixedTables.labels(10, 40), x(0), x(1), x(2),
                Column.categorical("city", MixedTables.levels(3)));

        Resampling drawn = SmoteNc.create().neighbors(3).resample(data, SEED);

        List<Recipe.Made> recipes = MixedTables.made(drawn);
        double[][] made = MixedTables.newRows(drawn);
        for (int i = 0; i < recipes.size(); i++) {
            assertThat(List.of(made[i][3])).isEqualTo(mostFrequent(rows, MixedTables.voters(recipes.get(i)), 3));
        }
        assertThat(recipes).filteredOn(recipe -> recipe.base() == 0).isNotEmpty()
                .allSatisfy(recipe -> assertThat(MixedTables.voters(recipe)).containsExactly(1, 2, 3));
    }

    /// Two of three columns of numbers are constant, so that the rows before and after a row are its neighbors; for most rows
    /// these differ in both categories.
    @Test
    void tiesAreNotAlwaysWonByTheSmallestCodeAndColumnsAreDecidedByThemselves() {
        double[][] rows = new double[220][];
        for (int row = 0; row < rows.length; row++) {
            rows[row] = new double[]{row, 7, 7, row / 2 % 2, row / 2 % 2};
        }
        Dataset data = MixedTables.data(rows, MixedTables.labels(20, 220), x(0), x(1), x(2),
                Column.categorical("a", MixedTables.levels(2)), Column.categorical("b", MixedTables.levels(2)));

        Map<String, Long> found = Arrays
                .stream(MixedTables.newRows(SmoteNc.create().neighbors(2).resample(data, SEED))).collect(Collectors
                        .groupingBy(row -> row[3] + " " + row[4], TreeMap::new, Collectors.counting()));

        // 18 of 20 bases have ties, 162 of 180 new rows; each of the four ways of deciding them has probability 1/4.
        assertThat(found).hasSize(4).allSatisfy((_, count) -> assertThat(count).isBetween(18L, 80L));
    }

    @Test
    void theBaseDoesNotVote() {
        double[][] rows = new double[30][];
        for (int row = 0; row < rows.length; row++) {
            rows[row] = new double[]{row, row == 0 ? 1 : 0};
        }
        Dataset data = MixedTables.data(rows, MixedTables.labels(10, 30), x(0),
                Column.categorical("city", MixedTables.levels(2)));

        Resampling drawn = SmoteNc.create().neighbors(1).resample(data, SEED);

        double[][] made = MixedTables.newRows(drawn);
        List<Recipe.Made> recipes = MixedTables.made(drawn);
        assertThat(IntStream.range(0, made.length).filter(i -> recipes.get(i).base() == 0)).isNotEmpty()
                .allSatisfy(i -> assertThat(made[i][1]).isZero());
    }

    /// A table of distances would take 80 gigabytes, one-hot columns 1.6.
    @Test
    void aHundredThousandLevelsCostNoMore() {
        double[][] rows = new double[4000][];
        for (int row = 0; row < rows.length; row++) {
            rows[row] = new double[]{random.nextGaussian(), random.nextInt(100_000)};
        }
        Dataset data = MixedTables.data(rows, MixedTables.labels(1000, 4000), x(0),
                Column.categorical("id", MixedTables.levels(100_000)));

        assertThat(SmoteNc.create().resample(data, SEED).size()).isEqualTo(6000);
    }

    @Test
    void aMissingCategoryIsACategoryOfItsOwn() {
        double[][] rows = new double[30][];
        for (int row = 0; row < rows.length; row++) {
            rows[row] = new double[]{row % 5, row < 5 ? Double.NaN : row % 3};
        }
        Dataset data = MixedTables.data(rows, MixedTables.labels(10, 30), x(0),
                Column.categorical("city", MixedTables.levels(3)));

        Resampling drawn = SmoteNc.create().neighbors(1).resample(data, SEED);

        List<Recipe.Made> recipes = MixedTables.made(drawn);
        double[][] made = MixedTables.newRows(drawn);
        assertThat(IntStream.range(0, made.length)).anySatisfy(i -> {
            assertThat(recipes.get(i).base()).isLessThan(5);
            assertThat(made[i][1]).isNaN();
        });
    }

    @Test
    void anUnknownCategoryHasNoVote() {
        double[][] rows = new double[30][];
        for (int row = 0; row < rows.length; row++) {
            rows[row] = new double[]{row, row % 2 == 0 ? Double.NaN : 2};
        }
        Dataset data = MixedTables.data(rows, MixedTables.labels(10, 30), x(0),
                Column.categorical("city", MixedTables.levels(3)).missing(Missing.PRESENT));

        assertThat(column(SmoteNc.create().neighbors(5).resample(data, SEED), 1)).containsOnly(2);
    }

    private Dataset ordinals(Missing missing) {
        double[][] rows = new double[60][];
        for (int row = 0; row < rows.length; row++) {
            rows[row] = new double[]{random.nextGaussian(), random.nextInt(2) * 4};
        }
        if (missing == Missing.LEVEL) {
            rows[3][1] = Double.NaN;
        }
        return MixedTables.data(rows, MixedTables.labels(RARE, 60), x(0),
                Column.ordinal("size", MixedTables.levels(5)).missing(missing));
    }

    @Test
    void ordinalColumnsAreBetweenOrVotedOn() {
        double[] between = column(SmoteNc.create().resample(ordinals(Missing.REFUSE), SEED), 1);
        double[] voted = column(
                SmoteNc.create().ordinals(Ordinals.CATEGORIES).resample(ordinals(Missing.REFUSE), SEED), 1);
        double[] withMissing = column(SmoteNc.create().resample(ordinals(Missing.LEVEL), SEED), 1);

        assertThat(DoubleStream.of(between)).contains(1.0)
                .allMatch(value -> value == Math.rint(value) && value >= 0 && value <= 4);
        assertThat(voted).containsOnly(0, 4);
        assertThat(withMissing).doesNotContain(1, 2, 3);
    }

    private static double[] column(Resampling drawn, int column) {
        return Arrays.stream(MixedTables.newRows(drawn)).mapToDouble(row -> row[column]).toArray();
    }

    @Test
    void wholeNumbersAndTimesStayWholeUnlessTold() {
        double[][] rows = new double[60][];
        for (int row = 0; row < rows.length; row++) {
            rows[row] = new double[]{random.nextInt(100), random.nextInt(100), random.nextInt(3)};
        }
        Dataset data = MixedTables.data(rows, MixedTables.labels(RARE, 60), Column.whole("n"),
                new Column("day", Column.Kind.TIME, Column.Role.FEATURE, Missing.REFUSE, List.of()),
                Column.categorical("city", MixedTables.levels(3)));

        assertThat(DoubleStream.of(column(SmoteNc.create().resample(data, SEED), 0)))
                .allMatch(value -> value == Math.rint(value));
        assertThat(DoubleStream.of(column(SmoteNc.create().resample(data, SEED), 1)))
                .allMatch(value -> value == Math.rint(value));
        assertThat(DoubleStream.of(column(SmoteNc.create().with("round-integers", false).resample(data, SEED), 0)))
                .anyMatch(value -> value != Math.rint(value));
    }

    @Test
    void withoutCategoriesNeighborsAreThoseOfSmote() {
        double[][] rows = IntStream.range(0, 900).mapToObj(_ -> new double[]{random.nextInt(6), random.nextInt(6)})
                .toArray(double[][]::new);
        Dataset data = MixedTables.data(rows, MixedTables.labels(RARE, 900), x(0), x(1));

        assertThat(pairs(SmoteNc.create().neighbors(2).resample(data, SEED))).hasSize(2 * RARE)
                .isEqualTo(pairs(Smote.withNeighbors(2).resample(data, SEED)));
        assertThat(MixedTables.made(SmoteNc.create().resample(data, SEED)))
                .allMatch(recipe -> recipe.vote().isEmpty());
    }

    private static List<String> pairs(Resampling drawn) {
        return MixedTables.made(drawn).stream().map(recipe -> recipe.base() + " " + recipe.neighbor()).sorted()
                .distinct().toList();
    }

    @Test
    void everyClassHasVotersOfItsOwn() {
        Dataset data = MixedTables.random(random, 12, 90);
        String[] labels = MixedTables.labels(12, 90);
        Arrays.fill(labels, 12, 30, "odd");
        Dataset three = MixedTables.data(data.features().toDoubleRows(), labels,
                data.columns().toArray(Column[]::new));

        for (Recipe.Made recipe : MixedTables.made(SmoteNc.create().resample(three, SEED))) {
            int code = three.labels().code((int) recipe.base());
            assertThat(IntStream.of(MixedTables.voters(recipe))).allMatch(row -> three.labels().code(row) == code)
                    .doesNotContain((int) recipe.base()).contains((int) recipe.neighbor());
        }
    }

    @Test
    void smallClassesAreRefusedOrServedWithFewerNeighbors() {
        Dataset data = MixedTables.random(random, 4, 20);

        assertThatThrownBy(() -> SmoteNc.create().resample(data, SEED)).isInstanceOf(ClassTooSmallException.class)
                .hasMessage("class \"rare\" has 4 rows, too few for k = 5 neighbors each; use k = 3 or less, or allow"
                        + " fewer neighbors for small classes");
        assertThat(MixedTables.made(SmoteNc.create().smallClasses(SmallClassPolicy.FEWER_NEIGHBORS).resample(data,
                SEED))).hasSize(12).allMatch(recipe -> MixedTables.voters(recipe).length == 3);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SmoteNc.create().resample(MixedTables.random(random, 1, 20), SEED))
                .withMessage("class \"rare\" has only 1 row, and SMOTE-NC needs at least two to interpolate between;"
                        + " use random-over for it");
    }

    @Test
    void valuesThatCannotBeUsedAreNamedByRowAndColumn() {
        assertThatIllegalArgumentException().isThrownBy(() -> SmoteNc.create().resample(broken(0, Double.NaN), SEED))
                .withMessageStartingWith("row 2, column \"x\" is NaN; SMOTE-NC needs finite values");
        assertThatIllegalArgumentException().isThrownBy(() -> SmoteNc.create().resample(broken(1, 4), SEED))
                .withMessage("row 2, column \"city\" is 4.0; the column has 4 levels, whose codes are whole numbers"
                        + " from 0");
        assertThatIllegalArgumentException().isThrownBy(() -> SmoteNc.create().resample(broken(3, Double.NaN), SEED))
                .withMessage("row 2, column \"member\" has no value; SMOTE-NC needs one: say what a missing value means"
                        + " (a level of its own, unknown), or fill or drop it");
    }

    private Dataset broken(int column, double value) {
        Dataset data = MixedTables.random(random, RARE, 60);
        double[][] rows = data.features().toDoubleRows();
        rows[2][column] = value;
        return MixedTables.data(rows, MixedTables.labels(RARE, 60), data.columns().toArray(Column[]::new));
    }

    @Test
    void aCommonRowMayHaveAnything() {
        Dataset data = MixedTables.random(random, RARE, 60);
        double[][] rows = data.features().toDoubleRows();
        rows[RARE][0] = Double.NaN;
        rows[RARE][3] = 7;

        assertThat(SmoteNc.create().resample(MixedTables.data(rows, MixedTables.labels(RARE, 60),
                data.columns().toArray(Column[]::new)), SEED).size()).isEqualTo(2 * 46);
    }

    /// What other modules offer comes after what is made for such columns.
    @Test
    void methodsForNumbersNameTheMethodsThatTakeCategories() {
        assertThat(Methods.all()).extracting(MethodInfo::name).contains("smote-nc", "smote-n");
        assertThat(Methods.named("smotenc").info().name()).isEqualTo("smote-nc");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Smote.withNeighbors(5).resample(MixedTables.random(random, RARE, 60), SEED))
                .withMessageStartingWith("smote takes numeric and integer columns without missing values in the rows of"
                        + " the classes that grow, and these columns hold something else: city (CATEGORY), member"
                        + " (BOOLEAN); use smote-nc")
                .withMessageEndingWith(", or declare them carried");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Smote.withNeighbors(5).resample(ValueDifferencesTest.golden(), SEED))
                .withMessageContaining("use smote-n or smote-nc");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SmoteN.create().resample(MixedTables.random(random, RARE, 60), SEED))
                .withMessageContaining("x (NUMBER), y (NUMBER); use smote-nc");
    }
}
