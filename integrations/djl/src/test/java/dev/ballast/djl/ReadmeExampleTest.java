package dev.ballast.djl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.core.loss.SoftmaxLoss;
import dev.ballast.core.metric.BinaryMetric;
import dev.ballast.core.random.Purpose;
import dev.ballast.core.random.RandomStream;
import dev.ballast.core.random.Seed;
import dev.ballast.core.target.ClassLabels;
import dev.ballast.samplers.SamplerState;
import dev.ballast.samplers.batch.BalancedBatchSampler;

import ai.djl.Model;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.core.Linear;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.EasyTrain;
import ai.djl.training.Trainer;
import ai.djl.training.dataset.ArrayDataset;
import ai.djl.training.dataset.Dataset;
import ai.djl.training.listener.TrainingListener;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/// The example of this module's README is the one below, word for word, and does what it says.
class ReadmeExampleTest {

    @TempDir
    Path folder;

    private static float[][] rows(long part) {
        RandomStream random = Seed.of(11).stream(Purpose.of("djl-readme-example-test.rows"), part, 0, 0);
        float[][] rows = new float[2000][4];
        for (int row = 0; row < rows.length; row++) {
            for (int column = 0; column < 4; column++) {
                rows[row][column] = (float) (random.nextGaussian() + (row % 50 == 0 ? 1 : 0));
            }
        }
        return rows;
    }

    private static int[] classes() {
        int[] classes = new int[2000];
        for (int row = 0; row < classes.length; row++) {
            classes[row] = row % 50 == 0 ? 1 : 0;
        }
        return classes;
    }

    @Test
    void theExampleFindsRareRows() throws Exception {
        try (NDManager manager = NDManager.newBaseManager()) {
            Engine.getInstance().setRandomSeed(1);
            NDArray x = manager.create(rows(0));
            NDArray y = manager.create(classes());
            Dataset test = new ArrayDataset.Builder().setData(manager.create(rows(1))).optLabels(y)
                    .setSampling(500, false).build();
            Path checkpoint = folder.resolve("checkpoint");
            float found = trained(manager, x, y, test, checkpoint);
            assertThat(found).isBetween(0.7f, 1f);
            SamplerState state = SamplerState.parse(Files.readString(checkpoint));
            assertThat(state.epoch()).isEqualTo(4);
            assertThat(state.consumed()).isEqualTo(40);
        }
    }

    private static float trained(NDManager manager, NDArray x, NDArray y, Dataset test, Path checkpoint)
            throws Exception {
        // README
        ArrayDataset.Builder arrays = new ArrayDataset.Builder().setData(x).optLabels(y);
        ClassLabels labels = RecordLabels.read(arrays.setSampling(1, false).build(), manager, 2);
        ResumableSampler sampler = ResumableSampler.start(BalancedBatchSampler.of(labels, 50), Seed.of(42));
        ArrayDataset train = arrays.setSampling(sampler).build(); // half of every batch is fraud

        List<String> classes = List.of("ok", "fraud");
        DefaultTrainingConfig config = new DefaultTrainingConfig(RareClassLoss.of(SoftmaxLoss.focal(2, 1)))
                .addEvaluator(ConfusionEvaluator.of("recall", classes, "fraud", BinaryMetric.RECALL))
                .addTrainingListeners(TrainingListener.Defaults.basic())
                .optOptimizer(Optimizer.adam().optLearningRateTracker(Tracker.fixed(0.01f)).build());
        try (Model model = Model.newInstance("fraud")) {
            model.setBlock(new SequentialBlock().add(Linear.builder().setUnits(8).build())
                    .add(Activation::relu).add(Linear.builder().setUnits(2).build()));
            try (Trainer trainer = model.newTrainer(config)) {
                trainer.initialize(new Shape(1, 4));
                EasyTrain.fit(trainer, 5, train, test);
                Files.writeString(checkpoint, sampler.state().toString());
                return trainer.getTrainingResult().getValidateEvaluation("recall");
            }
        }
        // README
    }

    @Test
    void theReadmeShowsThisExample() throws IOException {
        List<String> lines = Files.readAllLines(Path.of("src/test/java/dev/ballast/djl/ReadmeExampleTest.java"));
        String mark = "        // README";
        String here = lines.subList(lines.indexOf(mark) + 1, lines.lastIndexOf(mark)).stream()
                .map(line -> line.isBlank() ? "" : line.substring(8)).collect(Collectors.joining("\n"));
        assertThat(Files.readString(Path.of("README.md"))).contains("```java\n" + here + "\n```");
    }
}
