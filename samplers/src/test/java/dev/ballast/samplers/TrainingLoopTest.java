package dev.ballast.samplers;

import dev.ballast.core.ClassLabels;
import dev.ballast.core.Purpose;
import dev.ballast.core.RandomStream;
import dev.ballast.core.Seed;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/// Logistic regression by stochastic gradient descent, on a table in which one row of fifty is of the rare class.
class TrainingLoopTest {

    private static final int ROWS = 20_000;
    private static final int COLUMNS = 8;

    private final double[][] features = new double[ROWS][COLUMNS];
    private final int[] rare = new int[ROWS];
    private final ClassLabels labels;

    /// Each column of the rare class is shifted by 0.6 standard deviations.
    TrainingLoopTest() {
        RandomStream random = Seed.of(7).stream(Purpose.of("training-loop-test.table"), 0, 0, 0);
        for (int row = 0; row < ROWS; row++) {
            rare[row] = random.nextInt(50) == 0 ? 1 : 0;
            for (int column = 0; column < COLUMNS; column++) {
                features[row][column] = random.nextGaussian() + 0.6 * rare[row];
            }
        }
        labels = ClassLabels.of(Arrays.copyOf(rare, ROWS / 2));
    }

    private static double probability(double[] model, double[] row) {
        double sum = model[COLUMNS];
        for (int column = 0; column < COLUMNS; column++) {
            sum += model[column] * row[column];
        }
        return 1 / (1 + Math.exp(-sum));
    }

    /// One step down the gradient of the logistic loss of a batch.
    private void step(double[] model, int[] batch) {
        double[] gradient = new double[COLUMNS + 1];
        for (int row : batch) {
            double error = probability(model, features[row]) - rare[row];
            for (int column = 0; column < COLUMNS; column++) {
                gradient[column] += error * features[row][column];
            }
            gradient[COLUMNS] += error;
        }
        for (int i = 0; i <= COLUMNS; i++) {
            model[i] -= 0.2 * gradient[i] / batch.length;
        }
    }

    /// The share of rare rows of the second half, which were not trained on, that are found.
    private double recall(double[] model) {
        int found = 0;
        int all = 0;
        for (int row = ROWS / 2; row < ROWS; row++) {
            all += rare[row];
            found += rare[row] == 1 && probability(model, features[row]) > 0.5 ? 1 : 0;
        }
        return (double) found / all;
    }

    private double[] trained(BatchSampler sampler) {
        double[] model = new double[COLUMNS + 1];
        BatchCursor batches = sampler.start(Seed.of(42));
        for (int epoch = 0; epoch < 5; epoch++, batches.nextEpoch()) {
            while (batches.hasNext()) {
                step(model, batches.next());
            }
        }
        return model;
    }

    @Test
    void balancedBatchesFindTheRareRows() {
        double asTheyOccur = recall(trained(PlainBatchSampler.of(RandomSampler.of(labels.size()), 64)));
        double balanced = recall(trained(BalancedBatchSampler.of(labels, 64)));

        assertThat(asTheyOccur).isLessThan(0.15);
        assertThat(balanced).isGreaterThan(0.7);
    }

    /// Stopped after every tenth step, written down, and started again: the same model to the last bit.
    @Test
    void aTrainingRunThatIsInterruptedEndsWithTheSameModel() {
        BatchSampler sampler = BalancedBatchSampler.of(labels, 64);
        double[] model = new double[COLUMNS + 1];
        List<String> checkpoints = new ArrayList<>(List.of(sampler.start(Seed.of(42)).state().toString()));
        BatchCursor batches = sampler.resume(SamplerState.parse(checkpoints.getLast()));
        for (int steps = 1; batches.epoch() < 5; steps++) {
            if (!batches.hasNext()) {
                batches.nextEpoch();
                continue;
            }
            step(model, batches.next());
            if (steps % 10 == 0) {
                checkpoints.add(batches.state().toString());
                batches = sampler.resume(SamplerState.parse(checkpoints.getLast()));
            }
        }

        assertThat(checkpoints).hasSizeGreaterThan(50).doesNotHaveDuplicates();
        assertThat(model).containsExactly(trained(sampler));
    }
}
