package dev.ballast.core.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.ballast.core.target.ClassLabels;

import org.junit.jupiter.api.Test;

class BinaryProbabilitiesTest {

    private static final boolean[] POSITIVE = {true, false, false, true};
    private static final double[] PROBABILITIES = {0.9, 0.1, 0.3, 0.3};

    @Test
    void weightsAreWorthAsManyRows() {
        BinaryProbabilities weighted = BinaryProbabilities.of(POSITIVE, PROBABILITIES, new double[]{2, 1, 0, 1});
        BinaryProbabilities repeated = BinaryProbabilities.of(new boolean[]{true, true, false, true},
                new double[]{0.9, 0.9, 0.1, 0.3});

        assertThat(weighted.brier()).isCloseTo(repeated.brier(), within(1e-16));
        assertThat(weighted.logLoss()).isCloseTo(repeated.logLoss(), within(1e-16));
        assertThat(weighted.calibration(4)).isEqualTo(repeated.calibration(4));
        assertThat(weighted.calibration(4).expectedError()).isEqualTo(repeated.calibration(4).expectedError());
    }

    @Test
    void whatHappenedAgainstAllOddsCostsInfinitely() {
        assertThat(BinaryProbabilities.of(POSITIVE, new double[]{0, 0, 0, 1}).logLoss())
                .isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(BinaryProbabilities.of(POSITIVE, new double[]{1, 0, 0, 1}).logLoss()).isZero();
        assertThat(BinaryProbabilities.of(POSITIVE, new double[]{0, 0, 0, 1}, new double[]{0, 1, 1, 1}).logLoss())
                .isZero();
    }

    @Test
    void binsOfEqualWidthHaveExactBounds() {
        boolean[] positive = new boolean[101];
        double[] probabilities = new double[101];
        for (int i = 0; i <= 100; i++) {
            probabilities[i] = i / 100.0;
            positive[i] = i % 2 == 0;
        }

        Calibration calibration = BinaryProbabilities.of(positive, probabilities).calibration(100);

        assertThat(calibration.bins()).hasSize(100);
        for (int bin = 0; bin < 100; bin++) {
            assertThat(calibration.bins().get(bin).weight()).as("bin %d", bin).isEqualTo(bin == 99 ? 2 : 1);
        }
    }

    @Test
    void theCalibrationErrorIsTheMeanDistance() {
        Calibration calibration = BinaryProbabilities.of(POSITIVE, PROBABILITIES).calibration(2);

        // Below 0.5: 0.7 / 3 predicted, 1 / 3 happened; above: 0.9 predicted, 1 happened.
        assertThat(calibration.expectedError()).isCloseTo((3 * (0.3 / 3) + 0.1) / 4, within(1e-15));
        assertThat(calibration.largestError()).isCloseTo(0.1, within(1e-15));
        assertThat(calibration.bins().get(1)).isEqualTo(new Calibration.Bin(0.5, 1, 1, 0.9, 1));
    }

    @Test
    void binsOfEqualWeightKeepEqualProbabilitiesTogether() {
        boolean[] positive = new boolean[8];
        double[] probabilities = {0.1, 0.5, 0.5, 0.2, 0.5, 0.3, 0.9, 0.8};

        Calibration calibration = BinaryProbabilities.of(positive, probabilities).calibrationByWeight(4);

        assertThat(calibration.bins()).extracting(Calibration.Bin::weight).containsExactly(2.0, 1.0, 3.0, 2.0);
        assertThat(calibration.bins()).extracting(Calibration.Bin::lower).containsExactly(0.1, 0.3, 0.5, 0.8);
        assertThat(calibration.bins()).extracting(Calibration.Bin::upper).containsExactly(0.2, 0.3, 0.5, 0.9);
    }

    @Test
    void constantProbabilitiesAreOneBin() {
        assertThat(BinaryProbabilities.of(POSITIVE, new double[]{0.5, 0.5, 0.5, 0.5}).calibrationByWeight(10).bins())
                .containsExactly(new Calibration.Bin(0.5, 0.5, 4, 0.5, 0.5));
    }

    @Test
    void arraysAreCopied() {
        double[] probabilities = PROBABILITIES.clone();
        BinaryProbabilities judged = BinaryProbabilities.of(ClassLabels.of("y", "n", "n", "y"), "y", probabilities);
        double before = judged.brier();

        probabilities[0] = 0;

        assertThat(judged.brier()).isEqualTo(before);
    }

    @Test
    void withoutRowsNothingIsDefined() {
        BinaryProbabilities none = BinaryProbabilities.of(new boolean[0], new double[0]);

        assertThat(none.brier()).isNaN();
        assertThat(none.logLoss()).isNaN();
        assertThat(none.calibration(3).expectedError()).isNaN();
        assertThat(none.calibration(3).largestError()).isNaN();
        assertThat(none.calibrationByWeight(3).bins()).isEmpty();
    }

    @Test
    void wrongProbabilitiesAreNamed() {
        for (double wrong : new double[]{Double.NaN, -0.1, 1.1}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> BinaryProbabilities.of(new boolean[2], new double[]{0.5, wrong}))
                    .withMessage("probability[1] is " + wrong + "; probabilities must be between 0 and 1");
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BinaryProbabilities.of(new boolean[2], new double[1]))
                .withMessage("there are 1 probabilities and 2 labels; every row needs both");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BinaryProbabilities.of(POSITIVE, PROBABILITIES).calibration(0))
                .withMessage("bins is 0; it must be at least 1");
    }
}
