package dev.ballast.tribuo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.ballast.core.data.Dataset;
import dev.ballast.core.method.Resampler;
import dev.ballast.core.random.Seed;
import dev.ballast.core.recipe.Recipe;
import dev.ballast.core.recipe.Resampling;
import dev.ballast.core.run.RunSettings;
import dev.ballast.core.strategy.SamplingStrategy;
import dev.ballast.samplers.resample.RandomOverSampler;
import dev.ballast.samplers.resample.RandomUnderSampler;
import dev.ballast.smote.Smote;
import dev.ballast.smote.clean.EditedNearestNeighbors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tribuo.Example;
import org.tribuo.Feature;
import org.tribuo.MutableDataset;
import org.tribuo.classification.Label;
import org.tribuo.dataset.DatasetView;
import org.tribuo.impl.ArrayExample;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The same rows as the library by itself, as examples, with their provenance.
class ResampledExamplesTest {

    private static final Seed SEED = Seed.of(42);

    @TempDir
    Path folder;

    static Stream<Resampler> methods() {
        return Stream.of(Smote.withNeighbors(3), Smote.withNeighbors(3).to(SamplingStrategy.parse("rare=30")),
                RandomOverSampler.create(), RandomUnderSampler.create(), EditedNearestNeighbors.create(),
                Smote.withNeighbors(3).then(EditedNearestNeighbors.create()),
                RandomUnderSampler.create().to(SamplingStrategy.ratio(0.5)).then(RandomOverSampler.create()));
    }

    private static void requireSameRows(MutableDataset<Label> source, Resampler method, long epoch) {
        MutableDataset<Label> actual = ResampledExamples.of(ExampleTable.of(source), method, SEED, epoch).toDataset();
        List<String> columns = source.getFeatureMap().keySet().stream().sorted().toList();
        Dataset alone = Dataset.of(Examples.rows(source, columns), Examples.labels(source));
        Dataset expected = method.fit(alone, RunSettings.standard().seed(SEED))
                .resampling(SEED, epoch).toDataset();
        assertThat(Examples.labels(actual)).containsExactly(expected.labels().toStrings());
        assertThat(Examples.rows(actual, columns)).isDeepEqualTo(expected.features().toDoubleRows());
    }

    @ParameterizedTest
    @MethodSource("methods")
    void rowsAreThoseOfTheLibraryByItself(Resampler method) {
        for (long epoch = 0; epoch < 2; epoch++) {
            requireSameRows(Examples.gaussian(120, 4, 10, 1, 0), method, epoch);
            requireSameRows(Examples.sparse(120), method, epoch);
        }
    }

    @Test
    void examplesAreCopiesThatKeepWhatTheyAre() {
        MutableDataset<Label> source = Examples.gaussian(60, 3, 6, 1, 0);
        for (int row = 0; row < source.size(); row++) {
            source.getExample(row).setWeight(1 + row % 5);
            source.getExample(row).setMetadataValue("number", row);
        }
        ResampledExamples resampled = ResampledExamples.of(source, Smote.withNeighbors(2), SEED);
        MutableDataset<Label> data = resampled.toDataset();
        Resampling rows = resampled.resampling();
        assertThat(data.size()).isEqualTo(100).isEqualTo((int) rows.size());
        int made = 0;
        for (int row = 0; row < data.size(); row++) {
            Example<Label> example = data.getExample(row);
            int base = (int) rows.recipe(row).base();
            if (rows.recipe(row) instanceof Recipe.Made recipe) {
                made++;
                float mean = (source.getExample(base).getWeight()
                        + source.getExample((int) recipe.neighbor()).getWeight()) / 2;
                assertThat(example.getWeight()).isEqualTo(mean);
                assertThat(example.getMetadata()).isEmpty();
            } else {
                assertThat(example.getWeight()).isEqualTo(1 + base % 5);
                assertThat(example.getMetadataValue("number")).contains(base);
                assertThat(example).isNotSameAs(source.getExample(base));
            }
            example.setWeight(77);
        }
        assertThat(made).isEqualTo(40);
        for (int row = 0; row < source.size(); row++) {
            assertThat(source.getExample(row).getWeight()).isEqualTo(1 + row % 5);
        }
    }

    @Test
    void aDenseDataSetStaysDenseAndASparseOneSparse() {
        assertThat(ResampledExamples.of(Examples.gaussian(60, 3, 6, 1, 0), Smote.withNeighbors(2), SEED).toDataset()
                .isDense()).isTrue();
        MutableDataset<Label> sparse = ResampledExamples.of(Examples.sparse(80), Smote.withNeighbors(2), SEED)
                .toDataset();
        assertThat(sparse.isDense()).isFalse();
        for (Example<Label> example : sparse) {
            for (Feature feature : example) {
                assertThat(feature.getValue()).isNotZero();
            }
        }
    }

    /// Rare examples are one explicit zero; so is what is made from them.
    @Test
    void aMadeExampleOfZerosHasOneFeature() {
        MutableDataset<Label> data = Examples.none();
        for (int row = 0; row < 12; row++) {
            boolean rare = row % 4 == 0;
            data.add(new ArrayExample<>(new Label(rare ? "rare" : "ok"), new String[]{rare ? "b" : "a"},
                    new double[]{rare ? 0 : 1}));
        }
        MutableDataset<Label> balanced = ResampledExamples.of(data, Smote.withNeighbors(2), SEED).toDataset();
        assertThat(balanced.size()).isEqualTo(18);
        for (int row = 12; row < 18; row++) {
            assertThat(balanced.getExample(row).size()).isEqualTo(1);
            assertThat(balanced.getExample(row).lookup("a").getValue()).isZero();
        }
    }

    /// As many features as a text has words: a table of them would not fit.
    @Test
    void methodsThatLookAtClassesNeedNoTable() {
        MutableDataset<Label> data = Examples.none();
        for (int row = 0; row < 3000; row++) {
            String[] names = new String[50];
            double[] values = new double[50];
            for (int i = 0; i < 50; i++) {
                names[i] = "word" + (row * 50 + i);
                values[i] = 1;
            }
            data.add(new ArrayExample<>(new Label(row % 100 == 0 ? "rare" : "ok"), names, values));
        }
        assertThat(ResampledExamples.of(data, RandomOverSampler.create(), SEED).toDataset().size()).isEqualTo(5940);
    }

    @Test
    void featuresOutsideTheDomainAreLeftOut() {
        MutableDataset<Label> data = Examples.gaussian(60, 3, 6, 1, 0);
        MutableDataset<Label> narrow = Examples.none();
        narrow.add(new ArrayExample<>(new Label("ok"), new String[]{"x0", "x2"}, new double[]{1, 1}));
        DatasetView<Label> view = new DatasetView<>(data, IntStream.range(0, 60).toArray(),
                narrow.getFeatureIDMap(), data.getOutputIDInfo(), "narrow");
        MutableDataset<Label> balanced = ResampledExamples.of(view, Smote.withNeighbors(2), SEED).toDataset();
        assertThat(balanced.getFeatureMap().keySet()).containsExactlyInAnyOrder("x0", "x2");
        assertThat(data.getExample(0).size()).isEqualTo(3);
    }

    @Test
    void provenanceSaysAllAndCanBeWrittenDown() throws Exception {
        MutableDataset<Label> source = Examples.gaussian(60, 3, 6, 1, 0);
        Resampler method = Smote.withNeighbors(2).then(EditedNearestNeighbors.create());
        ResampledExamples resampled = ResampledExamples.of(ExampleTable.of(source), method, SEED, 7);
        MutableDataset<Label> data = resampled.toDataset();
        ResamplingProvenance provenance = (ResamplingProvenance) data.getProvenance().getSourceProvenance();
        assertThat(provenance).isEqualTo(resampled.getProvenance());
        assertThat(provenance.source()).isEqualTo(source.getProvenance());
        assertThat(provenance.seed()).isEqualTo(SEED);
        assertThat(provenance.epoch()).isEqualTo(7);
        assertThat(provenance.examplesBefore()).isEqualTo(60);
        assertThat(provenance.kept()).isEqualTo(resampled.resampling().keptSize());
        assertThat(provenance.kept() + provenance.added()).isEqualTo(data.size());
        assertThat(provenance.steps()).hasSize(2);
        assertThat(provenance.steps().get(0).getConfiguredParameters().get("method")).hasToString("smote");
        assertThat(provenance.steps().get(0).getConfiguredParameters().get("options").toString()).contains("k=2");
        assertThat(provenance.steps().get(1).getConfiguredParameters().get("method")).hasToString("enn");
        assertThat(provenance.steps().get(1).getConfiguredParameters().get("strategy")).hasToString("all");
        assertThat(provenance.toString()).contains("smote", "seed=42", "epoch=7");

        assertThat(Examples.written(provenance)).isEqualTo(provenance).hasSameHashCodeAs(provenance);
        assertThat(Examples.written(data.getProvenance())).isEqualTo(data.getProvenance());
        data.serializeToFile(folder.resolve("data"));
        org.tribuo.Dataset<?> read = org.tribuo.Dataset.deserializeFromFile(folder.resolve("data"));
        assertThat(read.size()).isEqualTo(data.size());
        assertThat(read.getSourceProvenance()).isEqualTo(provenance);
    }

    @Test
    void dataThatTheMethodDoesNotTakeAreRefusedByItsOwnMessage() {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> ResampledExamples.of(Examples.gaussian(60, 3, 60, 1, 0), Smote.withNeighbors(5), SEED))
                .withMessageContaining("rare");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ResampledExamples.of(Examples.gaussian(60, 3, 6, 1, 0),
                        Smote.withNeighbors(5).to(SamplingStrategy.counts(Map.of("fraud", 3))), SEED))
                .withMessageContaining("fraud");
    }
}
