package dev.ballast.samplers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ballast.core.random.Purpose;
import dev.ballast.core.random.RandomStream;
import dev.ballast.core.random.Seed;
import dev.ballast.core.target.ClassLabels;
import dev.ballast.samplers.batch.BalancedBatchSampler;
import dev.ballast.samplers.batch.BatchCursor;
import dev.ballast.samplers.batch.BatchSampler;
import dev.ballast.samplers.batch.PlainBatchSampler;

import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/// Logistic regression by stochastic gradient descent, on a table in which one row of fifty is of the rare class.
class TrainingLoopTest {

    private static final int ROWS = 20_000;
    private static final int COLUMNS = 9;

    private final double[][] x = new double[ROWS][COLUMNS];
    private final int[] y = new int[ROWS];
    private final ClassLabels labels;

    /// Each column of the rare class is shifted by 0.6 standard deviations; the last column is the constant.
    TrainingLoopTest() {
        RandomStream random = Seed.of(7).stream(Purpose.of("training-loop-test.table"), 0, 0, 0);
        for (int row = 0; row < ROWS; row++) {
            y[row] = random.nextInt(50) == 0 ? 1 : 0;
            for (int column = 0; column < COLUMNS - 1; column++) {
                x[row][column] = random.nextGaussian() + 0.6 * y[row];
            }
            x[row][COLUMNS - 1] = 1;
        }
        labels = ClassLabels.of(Arrays.copyOf(y, ROWS / 2));
    }

    private static double probability(double[] w, double[] row) {
        double sum = 0;
        for (int j = 0; j < w.length; j++) {
            sum += w[j] * row[j];
        }
        return 1 / (1 + Math.exp(-sum));
    }

    private void step(double[] w, int[] batch) {
        for (int row : batch) {
            double error = y[row] - probability(w, x[row]);
            for (int j = 0; j < w.length; j++) {
                w[j] += 0.01 * error * x[row][j];
            }
        }
    }

    private double[] trained(BatchSampler sampler) {
        double[] w = new double[COLUMNS];
        BatchCursor batches = sampler.start(Seed.of(42));
        for (int epoch = 0; epoch < 5; epoch++, batches.nextEpoch()) {
            while (batches.hasNext()) {
                step(w, batches.next());
            }
        }
        return w;
    }

    /// The share of rows of a class that are taken for rare, in the second half, which was not trained on.
    private double takenForRare(double[] w, int actual) {
        int taken = 0;
        int all = 0;
        for (int row = ROWS / 2; row < ROWS; row++) {
            if (y[row] == actual) {
                all++;
                taken += probability(w, x[row]) > 0.5 ? 1 : 0;
            }
        }
        return (double) taken / all;
    }

    @Test
    void balancedBatchesFindTheRareRows() {
        double[] asTheyOccur = trained(PlainBatchSampler.of(RandomSampler.of(labels.size()), 64));
        double[] balanced = trained(BalancedBatchSampler.of(labels, 64));

        // As the README says.
        assertThat(takenForRare(asTheyOccur, 1)).isCloseTo(0.03, within(0.01));
        assertThat(takenForRare(balanced, 1)).isCloseTo(0.82, within(0.01));
        assertThat(takenForRare(asTheyOccur, 0)).isCloseTo(0, within(0.01));
        assertThat(takenForRare(balanced, 0)).isCloseTo(0.24, within(0.01));
    }

    /// Stopped after every tenth step, written down, and started again: the same model to the last bit.
    @Test
    void aTrainingRunThatIsInterruptedEndsWithTheSameModel() {
        BatchSampler sampler = BalancedBatchSampler.of(labels, 64);
        double[] w = new double[COLUMNS];
        Set<String> checkpoints = new HashSet<>();
        BatchCursor batches = sampler.start(Seed.of(42));
        while (batches.epoch() < 5) {
            for (int steps = 0; steps < 10 && batches.hasNext(); steps++) {
                step(w, batches.next());
            }
            String checkpoint = batches.state().toString();
            assertThat(checkpoints.add(checkpoint)).isTrue();
            batches = sampler.resume(SamplerState.parse(checkpoint));
            if (!batches.hasNext()) {
                batches.nextEpoch();
            }
        }

        assertThat(checkpoints).hasSizeGreaterThan(50);
        assertThat(w).containsExactly(trained(sampler));
    }
}
