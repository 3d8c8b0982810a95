package dev.ballast.smote.clean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.ballast.core.data.Column;
import dev.ballast.core.data.Dataset;
import dev.ballast.core.data.FeatureMatrix;
import dev.ballast.core.method.ClassTooSmallException;
import dev.ballast.core.run.NeighborLists;
import dev.ballast.core.run.NeighborQuestion;
import dev.ballast.core.run.NeighborSpace;
import dev.ballast.core.method.Resampler;
import dev.ballast.core.run.RunSettings;
import dev.ballast.core.random.Purpose;
import dev.ballast.core.random.RandomStream;
import dev.ballast.core.random.Seed;
import dev.ballast.core.recipe.RecipeText;
import dev.ballast.core.recipe.Resampling;
import dev.ballast.core.strategy.SamplingStrategy;
import dev.ballast.core.target.ClassCounts;
import dev.ballast.smote.Smote;
import dev.ballast.smote.neighbors.GoldenTable;
import dev.ballast.smote.space.ExactNeighbors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

class CondensedNearestNeighborTest {

    private static final Seed SEED = Seed.of(1);

    private static CondensedNearestNeighbor method() {
        return CondensedNearestNeighbor.create();
    }

    private static int[] kept(Dataset data, Seed seed) {
        return method().resample(data, seed).keptRows();
    }

    private static Dataset golden(String name) {
        GoldenTable table = GoldenTable.read(name);
        return Dataset.of(table.features(), table.labels());
    }

    /// Rows of overlapping clouds, enough for several blocks.
    private static Dataset clouds(int rows, int columns) {
        RandomStream random = Seed.of(6).stream(Purpose.of("test.cnn"), rows, columns, 0);
        double[][] values = new double[rows][columns];
        int[] labels = new int[rows];
        for (int row = 0; row < rows; row++) {
            labels[row] = random.nextInt(10) == 0 ? 2 : random.nextInt(4) == 0 ? 1 : 0;
            int shift = 2 * labels[row];
            Arrays.setAll(values[row], _ -> random.nextGaussian() + shift);
        }
        return Dataset.of(values, labels);
    }

    private static int misclassified(Dataset data, int... kept) {
        int[] dropped = IntStream.range(0, data.rows()).filter(row -> Arrays.binarySearch(kept, row) < 0).toArray();
        double[] ones = new double[data.columns().size()];
        Arrays.fill(ones, 1);
        NeighborLists lists = ExactNeighbors.ask(data, NeighborQuestion.nearest(NeighborQuestion.listed(dropped),
                NeighborQuestion.listed(kept), 1, NeighborSpace.euclidean(ones)), RunSettings.standard());
        return (int) IntStream.range(0, dropped.length)
                .filter(i -> data.labels().code(lists.row(i, 0)) != data.labels().code(dropped[i])).count();
    }

    @ParameterizedTest
    @ValueSource(strings = {"two-classes", "three-classes", "wide"})
    void theResultIsConsistentForEverySeed(String name) {
        Dataset data = golden(name);
        for (int seed = 0; seed < 20; seed++) {
            int[] kept = kept(data, Seed.of(seed));

            assertThat(kept).doesNotHaveDuplicates().hasSizeLessThan(data.rows());
            assertThat(misclassified(data, kept)).isZero();
        }
    }

    @Test
    void theResultIsConsistentAcrossBlocks() {
        Dataset data = clouds(13_000, 2);

        int[] kept = kept(data, SEED);

        assertThat(misclassified(data, kept)).isZero();
        assertThat(kept.length).isLessThan(7_000);
    }

    @Test
    void namesOfClassesChangeNothingAlsoWhereNewRowsStandInTheirOrder() {
        GoldenTable table = GoldenTable.read("three-classes");
        String[] renamed = Arrays.stream(table.labels()).map(label -> "class " + (9 - Integer.parseInt(label)))
                .toArray(String[]::new);
        Resampler chain = Smote.withNeighbors(5).then(method());

        assertThat(recipes(chain.resample(Dataset.of(table.features(), renamed), SEED)))
                .isEqualTo(recipes(chain.resample(Dataset.of(table.features(), table.labels()), SEED)));
    }

    private static List<String> recipes(Resampling resampling) {
        return LongStream.range(0, resampling.size()).mapToObj(row -> RecipeText.of(resampling.recipe(row))).sorted()
                .toList();
    }

    /// One round over the rows, which is where imbalanced-learn ends.
    @Test
    void oneRoundWouldNotBeConsistent() {
        Dataset data = golden("three-classes");
        int[] once = plainly(data, 1, kept(data, SEED));

        assertThat(misclassified(data, once)).isPositive();
        assertThat(misclassified(data, plainly(data, Integer.MAX_VALUE, kept(data, SEED)))).isZero();
    }

    @Test
    void agreesWithPlainLoopsAmongEqualRows() {
        for (int trial = 0; trial < 200; trial++) {
            PlainEditing table = PlainEditing.random(trial);
            Dataset data = Dataset.of(table.values(), table.labels());

            int[] kept = kept(data, SEED);

            assertThat(kept).as("trial %d", trial).containsExactly(plainly(data, Integer.MAX_VALUE, kept));
        }
    }

    @Test
    void agreesWithPlainLoopsAcrossBlocks() {
        Dataset data = clouds(9_000, 1);
        int[] kept = kept(data, SEED);

        assertThat(kept).containsExactly(plainly(data, Integer.MAX_VALUE, kept));
    }

    private static int[] plainly(Dataset data, int rounds, int... kept) {
        double[][] values = data.features().toDoubleRows();
        List<Integer> inside = new ArrayList<>();
        boolean[] in = new boolean[values.length];
        for (int row : first(data)) {
            assertThat(kept).contains(row);
            inside.add(row);
            in[row] = true;
        }
        int before = -1;
        for (int round = 0; round < rounds && before < inside.size(); round++) {
            before = inside.size();
            for (int row : byClass(data)) {
                if (!in[row] && data.labels().code(nearest(values, row, inside)) != data.labels().code(row)) {
                    inside.add(row);
                    in[row] = true;
                }
            }
        }
        return inside.stream().mapToInt(Integer::intValue).sorted().toArray();
    }

    private static int[] byClass(Dataset data) {
        return IntStream.range(0, data.rows()).boxed()
                .sorted(Comparator.comparingLong(row -> data.labels().streamKey(data.labels().code(row))))
                .mapToInt(Integer::intValue).toArray();
    }

    /// The rows drawn: what is kept of the same classes where each is in a place of its own.
    private static int[] first(Dataset data) {
        double[][] places = IntStream.range(0, data.rows()).mapToObj(row -> new double[]{data.labels().code(row)})
                .toArray(double[][]::new);
        return kept(new Dataset(FeatureMatrix.wrap(places), data.labels(), Column.numeric(1)), SEED);
    }

    private static int nearest(double[][] values, int row, List<Integer> inside) {
        int nearest = -1;
        double least = Double.POSITIVE_INFINITY;
        for (int other : inside) {
            double distance = 0;
            for (int column = 0; column < values[row].length; column++) {
                double difference = values[row][column] - values[other][column];
                distance += difference * difference;
            }
            if (distance < least || (distance == least && other < nearest)) {
                nearest = other;
                least = distance;
            }
        }
        return nearest;
    }

    @Test
    void startsFromDifferentRows() {
        Dataset data = Dataset.of(IntStream.range(0, 40).mapToObj(row -> new double[]{row < 30 ? 0 : 1})
                .toArray(double[][]::new), IntStream.range(0, 40).map(row -> row < 30 ? 0 : 1).toArray());

        ClassCounts counts = method().seeds(25).resample(data, SEED).counts();

        assertThat(counts.count(0)).isEqualTo(25);
        assertThat(method().seeds(30).resample(data, SEED).keptRows()).hasSize(40);
        assertThatExceptionOfType(ClassTooSmallException.class)
                .isThrownBy(() -> method().seeds(31).resample(data, SEED)).withMessage(
                        "class \"0\" has 30 rows, too few to start from 31; use seeds = 30 or less, or clean other classes"
                                + " only");
    }

    @Test
    void ofCoincidentClassesOnlyTheFirstIsCondensed() {
        Dataset data = Dataset.of(new double[12][1], new int[]{0, 0, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0});

        int[] kept = kept(data, SEED);

        assertThat(kept).contains(2, 3, 4).hasSizeGreaterThanOrEqualTo(4);
        assertThat(misclassified(data, kept)).isZero();
    }

    @Test
    void otherClassesCanBeCondensed() {
        Dataset data = clouds(600, 2);

        ClassCounts counts = method().cleaning(SamplingStrategy.classes(List.of(2))).resample(data, SEED).counts();

        assertThat(counts.count(0)).isEqualTo(data.counts().count(0));
        assertThat(counts.count(2)).isBetween(1L, data.counts().count(2) - 1);
    }

    @Test
    void fittingWithoutASeedIsRefusedWithTheCallToMake() {
        assertThatIllegalArgumentException().isThrownBy(() -> method().fit(clouds(20, 1))).withMessage(
                "cnn draws while it fits and needs a seed for that; call resample(data, seed), or fit(data,"
                        + " RunSettings.standard().seed(seed))");
    }
}
