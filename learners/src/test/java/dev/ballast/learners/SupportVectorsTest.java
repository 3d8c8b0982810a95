package dev.ballast.learners;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.ballast.core.data.Dataset;
import dev.ballast.core.data.FeatureMatrix;
import dev.ballast.core.run.RunSettings;
import dev.ballast.core.random.Purpose;
import dev.ballast.core.random.RandomStream;
import dev.ballast.core.random.Seed;
import dev.ballast.core.target.ClassLabels;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.BitSet;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

class SupportVectorsTest {

    private static final RunSettings RUN = RunSettings.standard();

    private static BitSet of(Dataset data, double c, double gamma) {
        return SupportVectors.of(data.features(), data.labels(), c, gamma, RUN);
    }

    @ParameterizedTest
    @CsvSource({"two-classes, 1, 0, c 1 gamma scale", "two-classes, 10, 0.05, c 10 gamma 0.05",
            "three-classes, 1, 0, c 1 gamma scale", "three-classes, 10, 0.05, c 10 gamma 0.05"})
    void areThoseOfScikitLearnOnScaledColumns(String name, double c, double gamma, String heading) {
        assertThat(of(GoldenTable.read(name), c, gamma).stream().toArray())
                .containsExactly(GoldenTable.rows(name + " support " + heading));
    }

    @Test
    void unitsOfColumnsDoNotMatter() {
        Dataset data = GoldenTable.read("two-classes");
        double[][] rows = data.features().toDoubleRows();
        for (double[] row : rows) {
            for (int column = 0; column < row.length; column++) {
                row[column] = Math.scalb(row[column], 300 * (column % 3 - 1));
            }
        }

        assertThat(of(Dataset.of(rows, data.labels().toStrings()), 1, 0)).isEqualTo(of(data, 1, 0));
    }

    @Test
    void theOrderOfRowsAndNamesOfClassesDoNotMatter() {
        Dataset data = GoldenTable.read("three-classes");
        int[] order = Seed.of(1).stream(Purpose.of("test.order"), 0, 0, 0).permutation(data.rows());
        ClassLabels renamed = ClassLabels.of(Arrays.stream(data.labels().toStrings())
                .map(name -> "c" + (9 - name.length() * Integer.parseInt(name))).toArray(String[]::new));

        BitSet shuffled = SupportVectors.of(data.features().select(order), renamed.select(order), 1, 0, RUN);

        assertThat(IntStream.of(shuffled.stream().toArray()).map(place -> order[place]).sorted().toArray())
                .containsExactly(of(data, 1, 0).stream().toArray());
    }

    @Test
    void constantColumnsHaveNoPart() {
        Dataset data = GoldenTable.read("two-classes");
        double[][] wider = Arrays.stream(data.features().toDoubleRows()).map(row -> {
            double[] more = Arrays.copyOf(row, row.length + 1);
            more[row.length] = 1e9;
            return more;
        }).toArray(double[][]::new);

        assertThat(of(Dataset.of(wider, data.labels().toStrings()), 1, 0)).isEqualTo(of(data, 1, 0));
    }

    @Test
    void rowsThatAreAllEqualAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> of(Dataset.of(new double[][]{{1, 2}, {1, 2}, {1, 2}}, new int[]{0, 1, 1}), 1, 0))
                .withMessage("all 3 rows have the same features, and a support vector machine has nothing to tell them"
                        + " apart by; use random-over");
    }

    @Test
    void nothingIsPrinted() {
        PrintStream out = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        try {
            System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
            of(GoldenTable.read("two-classes"), 1, 0);
        } finally {
            System.setOut(out);
        }

        assertThat(printed.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @Test
    void trainingCanBeCancelled() {
        AtomicInteger asked = new AtomicInteger();
        Dataset data = GoldenTable.read("three-classes");

        assertThatExceptionOfType(CancellationException.class).isThrownBy(() -> SupportVectors.of(data.features(),
                data.labels(), 1, 0, RUN.cancelledWhen(() -> asked.incrementAndGet() == 3)));
        assertThat(asked).hasValue(3);
    }

    @Test
    void aMachineThatIsNotDoneIsRefusedAndNotUsed() {
        RandomStream random = Seed.of(3).stream(Purpose.of("test.hard"), 0, 0, 0);
        double[][] rows = new double[100][2];
        int[] labels = new int[100];
        for (int row = 0; row < rows.length; row++) {
            Arrays.setAll(rows[row], _ -> random.nextGaussian());
            labels[row] = random.nextInt(2);
        }

        PrintStream err = System.err;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        try {
            System.setErr(new PrintStream(printed, true, StandardCharsets.UTF_8));
            assertThatIllegalArgumentException().isThrownBy(
                    () -> SupportVectors.of(FeatureMatrix.wrap(rows), ClassLabels.of(labels), 1e6, 0.01, RUN))
                    .withMessage(
                            "the support vector machine was not done after 9990000 steps; use a smaller c or another"
                                    + " gamma");
        } finally {
            System.setErr(err);
        }
        assertThat(printed.toString(StandardCharsets.UTF_8)).isEmpty();
    }
}
