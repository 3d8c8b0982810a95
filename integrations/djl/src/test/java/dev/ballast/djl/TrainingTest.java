package dev.ballast.djl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ballast.core.loss.BinaryLoss;
import dev.ballast.core.loss.SoftmaxLoss;
import dev.ballast.core.metric.BinaryMetric;
import dev.ballast.core.random.Purpose;
import dev.ballast.core.random.RandomStream;
import dev.ballast.core.random.Seed;
import dev.ballast.core.target.ClassCounts;
import dev.ballast.core.target.ClassLabels;
import dev.ballast.core.weight.ClassWeights;
import dev.ballast.samplers.RandomSampler;
import dev.ballast.samplers.SamplerState;
import dev.ballast.samplers.batch.BalancedBatchSampler;
import dev.ballast.samplers.batch.BatchSampler;
import dev.ballast.samplers.batch.PlainBatchSampler;
import dev.ballast.samplers.batch.RowBatches;
import dev.ballast.samplers.weighted.WeightedRandomSampler;
import dev.ballast.smote.Smote;

import ai.djl.Model;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.core.Linear;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.EasyTrain;
import ai.djl.training.Trainer;
import ai.djl.training.dataset.ArrayDataset;
import ai.djl.training.dataset.Batch;
import ai.djl.training.dataset.Dataset;
import ai.djl.training.listener.TrainingListener;
import ai.djl.training.loss.Loss;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.List;

/// A small network on the PyTorch engine, offline, on a table in which one row of fifty is rare: what part of the rare rows a
/// model finds that it was not trained on, and of how many others it takes for rare.
class TrainingTest {

    private static final List<String> CLASSES = List.of("ok", "rare");
    private static final Seed SEED = Seed.of(42);
    private static final int ROWS = 10_000;
    private static final int COLUMNS = 8;
    private static final int EPOCHS = 5;

    private final NDManager manager = NDManager.newBaseManager();
    private final float[][] x = new float[2 * ROWS][COLUMNS];
    private final int[] y = new int[2 * ROWS];
    private final ClassLabels labels;

    /// Each column of the rare class is shifted by 0.6 standard deviations.
    TrainingTest() {
        RandomStream random = Seed.of(7).stream(Purpose.of("djl-training-test.table"), 0, 0, 0);
        for (int row = 0; row < y.length; row++) {
            y[row] = random.nextInt(50) == 0 ? 1 : 0;
            for (int column = 0; column < COLUMNS; column++) {
                x[row][column] = (float) (random.nextGaussian() + 0.6 * y[row]);
            }
        }
        labels = ClassLabels.of(Arrays.copyOf(y, ROWS));
    }

    @AfterEach
    void close() {
        manager.close();
    }

    private ArrayDataset rows(int from, ai.djl.training.dataset.Sampler sampler) {
        return new ArrayDataset.Builder().setData(manager.create(Arrays.copyOfRange(x, from, from + ROWS)))
                .optLabels(manager.create(Arrays.copyOfRange(y, from, from + ROWS))).setSampling(sampler).build();
    }

    private static ResumableSampler start(BatchSampler batches) {
        return ResumableSampler.start(batches, SEED);
    }

    private static BatchSampler asTheyOccur() {
        return PlainBatchSampler.of(RandomSampler.of(ROWS), 100);
    }

    private static Trainer trainer(Model model, Loss loss, int units) {
        model.setBlock(new SequentialBlock().add(Linear.builder().setUnits(8).build()).add(Activation::relu)
                .add(Linear.builder().setUnits(units).build()));
        Trainer trainer = model.newTrainer(new DefaultTrainingConfig(loss)
                .addEvaluator(ConfusionEvaluator.of("recall", CLASSES, "rare", BinaryMetric.RECALL))
                .addEvaluator(ConfusionEvaluator.of("specificity", CLASSES, "rare", BinaryMetric.SPECIFICITY))
                .addEvaluator(RankingEvaluator.of("area", CLASSES, "rare", ranked -> ranked.roc().area()))
                .optOptimizer(Optimizer.adam().optLearningRateTracker(Tracker.fixed(0.01f)).build())
                .addTrainingListeners(TrainingListener.Defaults.basic()));
        Engine.getInstance().setRandomSeed(1);
        trainer.initialize(new Shape(1, COLUMNS));
        return trainer;
    }

    /// @param recall      the share of rare rows found
    /// @param falseAlarms the share of other rows taken for rare
    private record Judged(double recall, double falseAlarms) {}

    private Judged trained(Dataset train, Loss loss, int units) throws Exception {
        try (Model model = Model.newInstance("network"); Trainer trainer = trainer(model, loss, units)) {
            EasyTrain.fit(trainer, EPOCHS, train,
                    rows(ROWS, start(PlainBatchSampler.of(RandomSampler.of(ROWS), 1000))));
            float area = trainer.getTrainingResult().getValidateEvaluation("area");
            assertThat(area).isCloseTo(0.86f, within(0.03f));
            return new Judged(trainer.getTrainingResult().getValidateEvaluation("recall"),
                    1 - trainer.getTrainingResult().getValidateEvaluation("specificity"));
        }
    }

    private Judged trained(BatchSampler batches, Loss loss) throws Exception {
        return trained(rows(0, start(batches)), loss, 2);
    }

    private static void requireFound(Judged judged) {
        assertThat(judged.recall()).isBetween(0.65, 0.85);
        assertThat(judged.falseAlarms()).isBetween(0.15, 0.28);
    }

    /// What the README of this module says.
    @Test
    void rareRowsAreFoundWithEachLeverAndNotWithout() throws Exception {
        Loss crossEntropy = Loss.softmaxCrossEntropyLoss();
        Judged without = trained(asTheyOccur(), crossEntropy);
        assertThat(without.recall()).isLessThan(0.1);
        assertThat(without.falseAlarms()).isLessThan(0.01);

        requireFound(trained(BalancedBatchSampler.of(labels, 100), crossEntropy));
        requireFound(trained(PlainBatchSampler.of(
                WeightedRandomSampler.of(ClassWeights.balanced(ClassCounts.of(labels)), labels), 100), crossEntropy));
        dev.ballast.core.data.Dataset data = dev.ballast.core.data.Dataset.of(Arrays.copyOf(x, ROWS),
                Arrays.copyOf(y, ROWS));
        try (RowBatchDataset fresh = RowBatchDataset
                .start(RowBatches.of(Smote.withNeighbors(5).fit(data)).size(100).shuffled().prefetched(), SEED)) {
            requireFound(trained(fresh, crossEntropy, 2));
        }
    }

    @Test
    void rareRowsAreFoundByLosses() throws Exception {
        ClassCounts counts = ClassCounts.of(labels);
        Judged plain = trained(asTheyOccur(), RareClassLoss.of(SoftmaxLoss.crossEntropy(2)));
        assertThat(plain.recall()).isLessThan(0.1);

        requireFound(trained(asTheyOccur(), RareClassLoss.of(SoftmaxLoss.logitAdjusted(counts.prior(), 1))));
        requireFound(trained(asTheyOccur(),
                RareClassLoss.of(SoftmaxLoss.focal(2, 1).weighted(ClassWeights.balanced(counts)))));
        requireFound(trained(asTheyOccur(), RareClassLoss
                .of(SoftmaxLoss.ldam(counts, 0.5, 1).weighted(ClassWeights.effectiveNumber(counts, 1e-5)))));
        requireFound(trained(rows(0, start(asTheyOccur())),
                RareClassLoss.of(BinaryLoss.crossEntropy().weighted(ClassWeights.balanced(counts), "1")), 1));
    }

    /// Stopped in the middle of an epoch, written down, and gone on with by another sampler: the same model to the last bit.
    @Test
    void aTrainingRunThatIsInterruptedEndsWithTheSameModel() throws Exception {
        BatchSampler batches = BalancedBatchSampler.of(labels, 100);
        float[] straight;
        try (Model model = Model.newInstance("network");
                Trainer trainer = trainer(model, Loss.softmaxCrossEntropyLoss(), 2)) {
            EasyTrain.fit(trainer, 2, rows(0, start(batches)), null);
            straight = weights(model);
        }
        try (Model model = Model.newInstance("network");
                Trainer trainer = trainer(model, Loss.softmaxCrossEntropyLoss(), 2)) {
            ResumableSampler sampler = start(batches);
            int steps = 0;
            for (Batch batch : trainer.iterateDataset(rows(0, sampler))) {
                EasyTrain.trainBatch(trainer, batch);
                trainer.step();
                batch.close();
                if (++steps == 37) {
                    break;
                }
            }
            SamplerState state = SamplerState.parse(sampler.state().toString());
            EasyTrain.fit(trainer, 2, rows(0, ResumableSampler.resume(batches, state)), null);
            assertThat(weights(model)).containsExactly(straight);
        }
    }

    private static float[] weights(Model model) {
        return model.getBlock().getParameters().get(0).getValue().getArray().toFloatArray();
    }
}
