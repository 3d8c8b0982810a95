package dev.ballast.tribuo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ballast.core.method.Resampler;
import dev.ballast.core.random.Seed;
import dev.ballast.core.strategy.SamplingStrategy;
import dev.ballast.samplers.resample.RandomUnderSampler;
import dev.ballast.smote.Smote;
import dev.ballast.smote.clean.EditedNearestNeighbors;

import com.oracle.labs.mlrg.olcut.config.ConfigurationData;
import com.oracle.labs.mlrg.olcut.config.ConfigurationManager;
import com.oracle.labs.mlrg.olcut.config.PropertyException;
import com.oracle.labs.mlrg.olcut.config.property.SimpleProperty;
import com.oracle.labs.mlrg.olcut.provenance.ObjectProvenance;
import com.oracle.labs.mlrg.olcut.provenance.Provenance;
import com.oracle.labs.mlrg.olcut.provenance.ProvenanceUtil;
import com.oracle.labs.mlrg.olcut.provenance.primitives.StringProvenance;
import com.oracle.labs.mlrg.olcut.util.Pair;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tribuo.Dataset;
import org.tribuo.Example;
import org.tribuo.Model;
import org.tribuo.MutableDataset;
import org.tribuo.Prediction;
import org.tribuo.Trainer;
import org.tribuo.classification.Label;
import org.tribuo.classification.sgd.linear.LogisticRegressionTrainer;
import org.tribuo.ensemble.BaggingTrainer;
import org.tribuo.classification.ensemble.VotingCombiner;
import org.tribuo.evaluation.CrossValidation;
import org.tribuo.provenance.TrainerProvenance;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// What is trained on is resampled, what is judged is not; and what was done can be read from the model, and done again.
class ResampledTrainerTest {

    private static final Seed SEED = Seed.of(42);

    @TempDir
    Path folder;

    /// Keeps what it was given.
    private static final class Watched implements Trainer<Label> {

        private final LogisticRegressionTrainer inner = new LogisticRegressionTrainer();
        private final List<Dataset<Label>> trained = new ArrayList<>();

        @Override
        public Model<Label> train(Dataset<Label> examples, Map<String, Provenance> runProvenance) {
            trained.add(examples);
            return inner.train(examples, runProvenance);
        }

        @Override
        public int getInvocationCount() {
            return inner.getInvocationCount();
        }

        @Override
        public void setInvocationCount(int invocationCount) {
            inner.setInvocationCount(invocationCount);
        }

        @Override
        public TrainerProvenance getProvenance() {
            return inner.getProvenance();
        }
    }

    private static MutableDataset<Label> data() {
        return Examples.gaussian(1000, 4, 20, 1.2, 0);
    }

    @Test
    void onlyTrainingPartsOfFoldsAreResampled() {
        MutableDataset<Label> data = data();
        Watched watched = new Watched();
        Trainer<Label> trainer = ResampledTrainer.of(watched, Smote.withNeighbors(5), SEED);
        List<Pair<RareClassEvaluation, Model<Label>>> folds = new CrossValidation<>(trainer, data,
                new RareClassEvaluator(), 4).evaluate();
        Set<Example<Label>> judged = new HashSet<>();
        for (int fold = 0; fold < 4; fold++) {
            List<Prediction<Label>> predictions = folds.get(fold).getA().getPredictions();
            Set<List<Double>> testRows = new HashSet<>();
            for (Prediction<Label> prediction : predictions) {
                judged.add(prediction.getExample());
                testRows.add(values(prediction.getExample()));
            }
            Dataset<Label> trained = watched.trained.get(fold);
            long rare = trained.getData().stream().filter(e -> e.getOutput().getLabel().equals("rare")).count();
            assertThat(rare).isEqualTo(trained.size() - rare).isGreaterThan(600);
            for (Example<Label> example : trained) {
                assertThat(testRows).doesNotContain(values(example));
            }
        }
        assertThat(judged).hasSameSizeAs(data.getData());
        assertThat(judged).containsExactlyInAnyOrderElementsOf(data.getData());
    }

    private static List<Double> values(Example<Label> example) {
        List<Double> values = new ArrayList<>();
        example.forEach(feature -> values.add(feature.getValue()));
        return values;
    }

    @Test
    void rareExamplesAreFoundWithAndNotWithout() {
        MutableDataset<Label> train = data();
        MutableDataset<Label> test = Examples.gaussian(2000, 4, 20, 1.2, 1);
        double without = recall(new LogisticRegressionTrainer(), train, test);
        double with = recall(ResampledTrainer.of(new LogisticRegressionTrainer(), Smote.withNeighbors(5), SEED), train,
                test);
        assertThat(without).isLessThan(0.5);
        assertThat(with).isGreaterThan(0.75);
    }

    private static double recall(Trainer<Label> trainer, Dataset<Label> train, Dataset<Label> test) {
        return new RareClassEvaluator().evaluate(trainer.train(train), test).tribuo().recall(new Label("rare"));
    }

    @Test
    void trainingNDrawsEpochN() {
        MutableDataset<Label> data = data();
        Watched watched = new Watched();
        ResampledTrainer trainer = ResampledTrainer.of(watched, Smote.withNeighbors(5), SEED);
        trainer.train(data);
        trainer.train(data);
        assertThat(trainer.getInvocationCount()).isEqualTo(2);
        trainer.train(data, Map.of(), 0);
        trainer.train(data);
        List<List<List<Double>>> trained = watched.trained.stream()
                .map(set -> set.getData().stream().map(ResampledTrainerTest::values).toList()).toList();
        assertThat(trained.get(0)).isNotEqualTo(trained.get(1)).isEqualTo(trained.get(2));
        assertThat(trained.get(1)).isEqualTo(trained.get(3));
        for (int epoch = 0; epoch < 2; epoch++) {
            assertThat(trained.get(epoch)).isEqualTo(ResampledExamples
                    .of(ExampleTable.of(data), Smote.withNeighbors(5), SEED, epoch).toDataset().getData().stream()
                    .map(ResampledTrainerTest::values).toList());
        }
        assertThat(watched.getInvocationCount()).isEqualTo(2);
        assertThatIllegalArgumentException().isThrownBy(() -> trainer.setInvocationCount(-1))
                .withMessageContaining("invocationCount is -1");
    }

    @Test
    void theModelKnowsHowItCameAbout() throws Exception {
        MutableDataset<Label> data = data();
        ResampledTrainer trainer = ResampledTrainer.of(new LogisticRegressionTrainer(), Smote.withNeighbors(3), SEED);
        trainer.train(data);
        Model<Label> model = trainer.train(data, Map.of("run", new StringProvenance("run", "nightly")));
        ResamplingProvenance resampling = (ResamplingProvenance) model.getProvenance().getDatasetProvenance()
                .getSourceProvenance();
        assertThat(resampling.source()).isEqualTo(data.getProvenance());
        assertThat(resampling.seed()).isEqualTo(SEED);
        assertThat(resampling.epoch()).isEqualTo(1);
        assertThat(resampling.examplesBefore()).isEqualTo(1000);
        assertThat(resampling.added()).isEqualTo(900);
        Map<String, ? extends Provenance> values = model.getProvenance().getInstanceProvenance().getMap();
        assertThat(values.get("run")).hasToString("nightly");
        TrainerProvenance recorded = (TrainerProvenance) values.get(ResampledTrainer.INSTANCE_VALUE);
        assertThat(recorded.getInstanceValues().get(TrainerProvenance.TRAIN_INVOCATION_COUNT)).hasToString("1");

        assertThat(Examples.written(model.getProvenance())).isEqualTo(model.getProvenance());
        model.serializeToFile(folder.resolve("model"));
        assertThat(Model.deserializeFromFile(folder.resolve("model")).getProvenance())
                .isEqualTo(model.getProvenance());
    }

    static Stream<Resampler> methods() {
        return Stream.of(Smote.withNeighbors(3), Smote.withNeighbors(3).to(SamplingStrategy.parse("rare=x4")),
                RandomUnderSampler.create().to(SamplingStrategy.ratio(0.5)).then(Smote.withNeighbors(7))
                        .then(EditedNearestNeighbors.create()));
    }

    /// From the provenance of a model alone: the same trainer, and so the same model.
    @ParameterizedTest
    @MethodSource("methods")
    void aTrainerIsMadeAgainFromTheProvenanceOfItsModel(Resampler method) {
        MutableDataset<Label> data = data();
        Model<Label> model = ResampledTrainer.of(new LogisticRegressionTrainer(), method, SEED).train(data);
        ObjectProvenance recorded = (ObjectProvenance) Examples.written((ObjectProvenance) model.getProvenance()
                .getInstanceProvenance().getMap().get(ResampledTrainer.INSTANCE_VALUE));
        ConfigurationManager manager = new ConfigurationManager();
        manager.addConfiguration(ProvenanceUtil.extractConfiguration(recorded));
        List<ResampledTrainer> found = manager.lookupAll(ResampledTrainer.class);
        assertThat(found).hasSize(1);
        assertThat(found.getFirst().toString()).contains(method.toString(), "seed=42");
        Model<Label> again = found.getFirst().train(data);
        assertThat(again.getProvenance().getDatasetProvenance())
                .isEqualTo(model.getProvenance().getDatasetProvenance());
        for (Example<Label> example : Examples.gaussian(50, 4, 10, 1.2, 1)) {
            assertThat(again.predict(example).distributionEquals(model.predict(example))).isTrue();
        }
    }

    @Test
    void everyMemberOfAnEnsembleDrawsAnew() {
        Watched watched = new Watched();
        BaggingTrainer<Label> bagging = new BaggingTrainer<>(
                ResampledTrainer.of(watched, RandomUnderSampler.create(), SEED), new VotingCombiner(), 3);
        Model<Label> ensemble = bagging.train(data());
        assertThat(watched.trained).hasSize(3);
        List<Long> epochs = watched.trained.stream()
                .map(set -> ((ResamplingProvenance) set.getProvenance().getSourceProvenance()).epoch()).toList();
        assertThat(epochs).containsExactly(0L, 1L, 2L);
        assertThat(new RareClassEvaluator().evaluate(ensemble, Examples.gaussian(500, 4, 20, 1.2, 1)).confusion()
                .oneVersusRest(1).recall()).isGreaterThan(0.7);
    }

    private static ConfigurationManager configured(String method, String options, String strategy) {
        ConfigurationData inner = new ConfigurationData("inner", LogisticRegressionTrainer.class.getName());
        ConfigurationData step = new ConfigurationData("step", ResamplingStep.class.getName());
        step.add("method", new SimpleProperty(method));
        step.add("strategy", new SimpleProperty(strategy));
        if (!options.isEmpty()) {
            step.add("options", new com.oracle.labs.mlrg.olcut.config.property.MapProperty(
                    Map.of("k", new SimpleProperty(options))));
        }
        ConfigurationData trainer = new ConfigurationData("trainer", ResampledTrainer.class.getName());
        trainer.add("innerTrainer", new SimpleProperty("inner"));
        trainer.add("steps", new com.oracle.labs.mlrg.olcut.config.property.ListProperty(
                method.isEmpty() ? List.of() : List.of(new SimpleProperty("step"))));
        ConfigurationManager manager = new ConfigurationManager();
        manager.addConfiguration(List.of(inner, step, trainer));
        return manager;
    }

    @Test
    void configurationsThatCannotBeAreNamed() {
        assertThat(configured("smote", "3", "auto").lookup("trainer").toString()).contains("smote[k=3");
        assertThatThrownBy(() -> configured("smot", "", "auto").lookup("trainer"))
                .isInstanceOf(PropertyException.class).hasMessageContaining("did you mean \"smote\"");
        assertThatThrownBy(() -> configured("smote", "zero", "auto").lookup("trainer"))
                .isInstanceOf(PropertyException.class).hasMessageContaining("zero");
        assertThatThrownBy(() -> configured("smote", "", "automatic").lookup("trainer"))
                .isInstanceOf(PropertyException.class).hasMessageContaining("automatic");
        assertThatThrownBy(() -> configured("", "", "auto").lookup("trainer"))
                .isInstanceOf(PropertyException.class).hasMessageContaining("no steps");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ResamplingStep.of(Smote.withNeighbors(3).then(EditedNearestNeighbors.create())))
                .withMessageContaining("is a chain");
    }

    @Test
    void badTrainingDataAreNamedBeforeAnythingIsTrained() {
        Watched watched = new Watched();
        ResampledTrainer trainer = ResampledTrainer.of(watched, Smote.withNeighbors(3), SEED);
        assertThatIllegalArgumentException().isThrownBy(() -> trainer.train(Examples.none()))
                .withMessageContaining("has 0 examples");
        assertThat(watched.trained).isEmpty();
    }
}
