package dev.ballast.smote.clean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.ballast.core.data.Dataset;
import dev.ballast.core.random.Purpose;
import dev.ballast.core.random.RandomStream;
import dev.ballast.core.random.Seed;
import dev.ballast.core.strategy.SamplingStrategy;
import dev.ballast.smote.clean.TomekLinks.Remove;
import dev.ballast.smote.neighbors.GoldenTable;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

class TomekLinksTest {

    private static final Seed SEED = Seed.of(1);
    /// Links are of rows 0 and 1, a and b, and of rows 4 and 5, b and c.
    private static final Dataset DATA = Dataset.of(
            new double[][]{{0}, {1}, {3}, {3.5}, {10}, {10.5}, {20}, {20.5}, {30}, {30.5}, {31}},
            new String[]{"a", "b", "a", "a", "b", "c", "c", "c", "b", "b", "a"});

    private static int[] kept(TomekLinks method, Dataset data) {
        return method.resample(data, SEED).keptRows();
    }

    @ParameterizedTest
    @ValueSource(strings = {"two-classes", "three-classes", "wide"})
    void keepsTheRowsThatIndependentProgramsKeep(String name) {
        GoldenTable table = GoldenTable.read(name);

        assertThat(kept(TomekLinks.create(), Dataset.of(table.features(), table.labels())))
                .containsExactly(table.array("tomek_links_kept"));
    }

    @ParameterizedTest
    @EnumSource
    void agreesWithAPlainLoopAmongEqualRows(Remove rule) {
        RandomStream random = Seed.of(5).stream(Purpose.of("test.tomek"), 0, 0, 0);
        int dropped = 0;
        for (int trial = 0; trial < 200; trial++) {
            int rows = 3 + random.nextInt(30);
            double[][] values = new double[rows][2];
            int[] labels = new int[rows];
            for (int row = 0; row < rows; row++) {
                Arrays.setAll(values[row], _ -> random.nextInt(5));
                labels[row] = random.nextInt(3);
            }
            labels[0] = 0;
            labels[1] = 1;
            List<Integer> cleaned = trial % 2 == 0 ? List.of(0) : List.of(0, 1);

            int[] kept = ((TomekLinks) TomekLinks.create().remove(rule).cleaning(SamplingStrategy.classes(cleaned))
                    .with("emptied", "allow")).resample(Dataset.of(values, labels), SEED).keptRows();

            assertThat(kept).containsExactly(plainly(values, labels, cleaned, rule));
            dropped += rows - kept.length;
        }
        assertThat(dropped).isGreaterThan(200);
    }

    private static int[] plainly(double[][] values, int[] labels, List<Integer> cleaned, Remove rule) {
        int[] nearest = IntStream.range(0, labels.length).map(row -> nearest(values, row)).toArray();
        return IntStream.range(0, labels.length).filter(row -> {
            int other = nearest[row];
            boolean link = nearest[other] == row && labels[row] != labels[other];
            return !link || (!cleaned.contains(labels[row])
                    && (rule == Remove.TARGETED || !cleaned.contains(labels[other])));
        }).toArray();
    }

    private static int nearest(double[][] values, int row) {
        int nearest = -1;
        for (int other = 0; other < values.length; other++) {
            if (other != row && (nearest < 0
                    || squaredDistance(values[row], values[other]) < squaredDistance(values[row], values[nearest]))) {
                nearest = other;
            }
        }
        return nearest;
    }

    private static double squaredDistance(double[] a, double[] b) {
        return (a[0] - b[0]) * (a[0] - b[0]) + (a[1] - b[1]) * (a[1] - b[1]);
    }

    @Test
    void dropsTheRowThatIsCleanedOrBoth() {
        TomekLinks ofA = TomekLinks.create().cleaning(SamplingStrategy.classes(List.of("a")));

        assertThat(kept(ofA, DATA)).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
        assertThat(kept(ofA.remove(Remove.BOTH), DATA)).containsExactly(2, 3, 4, 5, 6, 7, 8, 9, 10);
        // Class c is the smallest.
        assertThat(kept(TomekLinks.create(), DATA)).containsExactly(2, 3, 5, 6, 7, 8, 9, 10);
        assertThat(kept(TomekLinks.create().remove(Remove.BOTH), DATA)).containsExactly(2, 3, 6, 7, 8, 9, 10);
    }

    @Test
    void aRowIsNotItsOwnNeighborAmongCoincidentRowsOfTwoClasses() {
        Dataset data = Dataset.of(new double[][]{{1}, {1}, {5}, {6}, {7}}, new String[]{"a", "b", "a", "a", "b"});

        assertThat(kept(TomekLinks.create().cleaning(SamplingStrategy.ALL), data)).containsExactly(2, 3, 4);
    }

    @Test
    void ofRowsInOnePlaceOnlyTheFirstTwoCanBeALink() {
        Dataset data = Dataset.of(new double[][]{{1}, {1}, {1}, {1}, {9}}, new String[]{"a", "a", "b", "b", "b"});

        assertThat(kept(TomekLinks.create().cleaning(SamplingStrategy.ALL), data)).containsExactly(0, 1, 2, 3, 4);
    }

    @Test
    void aClassThatWouldBeEmptiedIsRefusedKeptOrLetGo() {
        Dataset data = Dataset.of(new double[][]{{0}, {1}, {5}, {6}}, new String[]{"a", "b", "b", "b"});
        TomekLinks both = TomekLinks.create().remove(Remove.BOTH);

        assertThatIllegalArgumentException().isThrownBy(() -> both.resample(data, SEED)).withMessage(
                "tomek-links would take all 1 rows of class \"a\"; leave such a class as it is (emptied=keep), let it go"
                        + " (emptied=allow), or clean other classes only");
        assertThat(both.with("emptied", "keep").resample(data, SEED).keptRows()).containsExactly(0, 2, 3);
        assertThat(both.with("emptied", "allow").resample(data, SEED).keptRows()).containsExactly(2, 3);
    }

    @Test
    void refusesValuesThatAreMissingAndNumbersOfRows() {
        Dataset data = Dataset.of(new double[][]{{0}, {Double.NaN}, {2}}, new int[]{0, 0, 1});

        assertThatIllegalArgumentException().isThrownBy(() -> TomekLinks.create().resample(data, SEED)).withMessage(
                "row 1, column \"x0\" is NaN; tomek-links needs finite values: fill or drop missing ones, say what a missing value means, or declare the"
                        + " column carried");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TomekLinks.create().cleaning(SamplingStrategy.ratio(0.5)).resample(data, SEED))
                .withMessageContaining("asks for numbers of rows");
    }
}
