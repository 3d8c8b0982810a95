package dev.ballast.tribuo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.ballast.core.metric.BinaryCounts;
import dev.ballast.core.metric.ConfusionMatrix;

import com.oracle.labs.mlrg.olcut.util.Pair;

import org.junit.jupiter.api.Test;
import org.tribuo.DataSource;
import org.tribuo.Example;
import org.tribuo.Model;
import org.tribuo.MutableDataset;
import org.tribuo.OutputFactory;
import org.tribuo.Prediction;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;
import org.tribuo.classification.baseline.DummyClassifierTrainer;
import org.tribuo.classification.evaluation.LabelEvaluation;
import org.tribuo.classification.evaluation.LabelEvaluator;
import org.tribuo.classification.sgd.kernel.KernelSVMTrainer;
import org.tribuo.classification.sgd.linear.LogisticRegressionTrainer;
import org.tribuo.evaluation.CrossValidation;
import org.tribuo.evaluation.DescriptiveStats;
import org.tribuo.evaluation.EvaluationAggregator;
import org.tribuo.evaluation.metrics.MetricID;
import org.tribuo.impl.ArrayExample;
import org.tribuo.math.kernel.Linear;
import org.tribuo.provenance.DataSourceProvenance;
import org.tribuo.provenance.SimpleDataSourceProvenance;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/// Tribuo's numbers and ours of the same predictions.
class RareClassEvaluatorTest {

    private static final Label RARE = new Label("rare");

    private final RareClassEvaluator evaluator = new RareClassEvaluator();

    private static Model<Label> model() {
        return new LogisticRegressionTrainer().train(Examples.sparse(400));
    }

    @Test
    void whatBothComputeIsTheSame() {
        Model<Label> model = model();
        MutableDataset<Label> test = Examples.sparse(300);
        RareClassEvaluation evaluation = evaluator.evaluate(model, test);
        LabelEvaluation tribuo = new LabelEvaluator().evaluate(model, test);
        ConfusionMatrix ours = evaluation.confusion();
        assertThat(ours.names()).containsExactly("odd", "ok", "rare");
        assertThat(ours.total()).isEqualTo(300);
        assertThat(ours.accuracy()).isCloseTo(tribuo.accuracy(), within(1e-12));
        assertThat(1 - ours.balancedAccuracy()).isCloseTo(tribuo.balancedErrorRate(), within(1e-12));
        for (int code = 0; code < 3; code++) {
            Label label = new Label(ours.names().get(code));
            BinaryCounts counts = ours.oneVersusRest(code);
            assertThat(counts.truePositives()).isEqualTo(tribuo.tp(label)).isPositive();
            assertThat(counts.falsePositives()).isEqualTo(tribuo.fp(label));
            assertThat(counts.falseNegatives()).isEqualTo(tribuo.fn(label));
            assertThat(counts.trueNegatives()).isEqualTo(tribuo.tn(label));
            assertThat(counts.recall()).isCloseTo(tribuo.recall(label), within(1e-12));
            assertThat(counts.precision()).isCloseTo(tribuo.precision(label), within(1e-12));
            assertThat(counts.f1()).isCloseTo(tribuo.f1(label), within(1e-12));
            assertThat(evaluation.ranked(label.getLabel()).roc().area()).isCloseTo(tribuo.AUCROC(label),
                    within(1e-12));
            assertThat(evaluation.ranked(label.getLabel()).precisionRecall().averagePrecision())
                    .isCloseTo(tribuo.averagedPrecision(label), within(1e-12));
            for (int other = 0; other < 3; other++) {
                assertThat(ours.count(code, other))
                        .isEqualTo(tribuo.confusion(new Label(ours.names().get(other)), label));
            }
        }
    }

    private static Prediction<Label> scored(String actual, double ofRare) {
        Label ok = new Label("ok", 1 - ofRare);
        Label rare = new Label("rare", ofRare);
        return new Prediction<>(ofRare > 0.5 ? rare : ok, Map.of("ok", ok, "rare", rare), 1,
                new ArrayExample<>(new Label(actual), new String[]{"x0"}, new double[]{1}), true);
    }

    /// Many rows of few scores.
    @Test
    void tiesAmongScoresAreTheSameToBoth() {
        MutableDataset<Label> data = Examples.gaussian(100, 1, 10, 1, 0);
        Model<Label> model = new LogisticRegressionTrainer().train(data);
        List<Prediction<Label>> tied = new ArrayList<>();
        for (int row = 0; row < 60; row++) {
            tied.add(scored(row % 5 == 0 || row % 7 == 0 ? "rare" : "ok", (row % 4) / 4.0));
        }
        RareClassEvaluation evaluation = evaluator.evaluate(model, tied, data.getProvenance());
        assertThat(evaluation.ranked("rare").size()).isEqualTo(4);
        for (String label : List.of("ok", "rare")) {
            assertThat(evaluation.ranked(label).roc().area())
                    .isCloseTo(evaluation.tribuo().AUCROC(new Label(label)), within(1e-12));
            assertThat(evaluation.ranked(label).precisionRecall().averagePrecision())
                    .isCloseTo(evaluation.tribuo().averagedPrecision(new Label(label)), within(1e-12));
        }
    }

    @Test
    void aClassWithoutExamplesHasNoRecall() {
        Model<Label> model = model();
        MutableDataset<Label> test = Examples.none();
        Examples.sparse(100).getData().stream().filter(example -> !example.getOutput().equals(RARE))
                .forEach(test::add);
        RareClassEvaluation evaluation = evaluator.evaluate(model, test);
        assertThat(evaluation.confusion().oneVersusRest(2).recall()).isNaN();
        assertThat(evaluation.get(RareClassEvaluation.metric("AVERAGE_PRECISION", "rare"))).isNaN();
    }

    @Test
    void bothAreInOneMapAndOneText() {
        MutableDataset<Label> test = Examples.sparse(300);
        RareClassEvaluation evaluation = evaluator.evaluate(model(), test);
        Map<MetricID<Label>, Double> all = evaluation.asMap();
        assertThat(all).containsAllEntriesOf(evaluation.tribuo().asMap());
        assertThat(evaluation.get(RareClassEvaluation.metric("G_MEAN")))
                .isEqualTo(evaluation.confusion().gMean());
        assertThat(evaluation.get(RareClassEvaluation.metric("MATTHEWS")))
                .isEqualTo(evaluation.confusion().matthews());
        assertThat(evaluation.get(RareClassEvaluation.metric("SPECIFICITY", "rare")))
                .isEqualTo(evaluation.confusion().oneVersusRest(2).specificity());
        assertThat(evaluation.get(RareClassEvaluation.metric("AVERAGE_PRECISION", "rare")))
                .isEqualTo(evaluation.ranked("rare").precisionRecall().averagePrecision());
        assertThat(all).hasSize(evaluation.tribuo().asMap().size() + 4 + 3 * 3);
        assertThat(evaluation.toString()).contains("Balanced Error Rate", "g-mean", "always the largest class");
        assertThat(evaluation.getPredictions()).hasSize(300);
        assertThat(evaluation.getProvenance().getTestDatasetProvenance()).isEqualTo(test.getProvenance());
    }

    @Test
    void summariesOfCrossValidationsHaveBoth() {
        List<Pair<RareClassEvaluation, Model<Label>>> folds = new CrossValidation<>(new LogisticRegressionTrainer(),
                Examples.sparse(400), evaluator, 4).evaluate();
        Map<MetricID<Label>, DescriptiveStats> summary = EvaluationAggregator.summarizeCrossValidation(folds);
        MetricID<Label> gMean = RareClassEvaluation.metric("G_MEAN");
        double mean = folds.stream().mapToDouble(fold -> fold.getA().confusion().gMean()).average().orElseThrow();
        assertThat(summary.get(gMean).getMean()).isCloseTo(mean, within(1e-12));
        assertThat(summary.get(RareClassEvaluation.metric("RECALL", "rare")).getMean()).isPositive();
    }

    /// Tribuo says 0 of a class that was never predicted; what is not defined is NaN here.
    @Test
    void whereTheyDifferIsWrittenDown() {
        MutableDataset<Label> data = Examples.gaussian(100, 2, 10, 1, 0);
        Model<Label> always = DummyClassifierTrainer.createMostFrequentTrainer().train(data);
        RareClassEvaluation evaluation = evaluator.evaluate(always, data);
        assertThat(evaluation.tribuo().precision(RARE)).isZero();
        assertThat(evaluation.confusion().oneVersusRest(1).precision()).isNaN();
        assertThat(evaluation.confusion().oneVersusRest(1).recall()).isZero();
        assertThat(evaluation.confusion().accuracy()).isEqualTo(0.9);
        assertThat(evaluation.confusion().gMean()).isZero();
    }

    /// Weights are for training: they do not change what is judged.
    @Test
    void everyExampleCountsOnceWhateverItsWeight() {
        Model<Label> model = model();
        MutableDataset<Label> test = Examples.sparse(300);
        RareClassEvaluation before = evaluator.evaluate(model, test);
        test.getData().forEach(example -> example.setWeight(1 + example.size()));
        RareClassEvaluation after = evaluator.evaluate(model, test);
        assertThat(after.asMap()).isEqualTo(before.asMap());
    }

    /// What a model is judged by may come from anywhere.
    private record Source(List<Example<Label>> examples) implements DataSource<Label> {

        @Override
        public OutputFactory<Label> getOutputFactory() {
            return Examples.LABELS;
        }

        @Override
        public Iterator<Example<Label>> iterator() {
            return examples.iterator();
        }

        @Override
        public DataSourceProvenance getProvenance() {
            return new SimpleDataSourceProvenance("a test's", Examples.LABELS);
        }
    }

    @Test
    void dataSourcesAndPredictionsAreJudgedToo() {
        Model<Label> model = model();
        MutableDataset<Label> test = Examples.sparse(300);
        RareClassEvaluation expected = evaluator.evaluate(model, test);
        assertThat(evaluator.evaluate(model, new Source(test.getData())).asMap()).isEqualTo(expected.asMap());
        assertThat(evaluator.evaluate(model, model.predict(test), test.getProvenance()).asMap())
                .isEqualTo(expected.asMap());
    }

    @Test
    void modelsWithoutScoresAreJudgedByDecisionsOnly() {
        MutableDataset<Label> data = Examples.gaussian(100, 2, 10, 3, 0);
        Model<Label> model = new KernelSVMTrainer(new Linear(), 0.1, 5, 1).train(data);
        RareClassEvaluation evaluation = evaluator.evaluate(model, data);
        assertThat(model.generatesProbabilities()).isFalse();
        assertThat(evaluation.asMap().keySet()).noneMatch(id -> id.getB().equals("AVERAGE_PRECISION"));
        List<Prediction<Label>> bare = new ArrayList<>();
        for (Example<Label> example : data) {
            bare.add(new Prediction<>(model.predict(example).getOutput(), example.size(), example));
        }
        RareClassEvaluation ofBare = evaluator.evaluate(model, bare, data.getProvenance());
        assertThat(ofBare.confusion()).isEqualTo(evaluation.confusion());
        assertThatIllegalArgumentException().isThrownBy(() -> ofBare.ranked("rare"))
                .withMessageContaining("prediction 0 has no score for \"rare\"");
    }

    @Test
    void whatCannotBeJudgedIsNamed() {
        Model<Label> model = model();
        assertThatIllegalArgumentException().isThrownBy(() -> evaluator.evaluate(model, Examples.none()))
                .withMessageContaining("no predictions to judge");
        MutableDataset<Label> foreign = Examples.sparse(10);
        foreign.add(new ArrayExample<>(new Label("fraud"), new String[]{"word1"}, new double[]{1}));
        assertThatIllegalArgumentException().isThrownBy(() -> evaluator.evaluate(model, foreign))
                .withMessageContaining("example 10 has the label \"fraud\"").withMessageContaining("[odd, ok, rare]");
        MutableDataset<Label> unlabelled = Examples.sparse(10);
        unlabelled.add(new ArrayExample<>(LabelFactory.UNKNOWN_LABEL, new String[]{"word1"}, new double[]{1}));
        assertThatIllegalArgumentException().isThrownBy(() -> evaluator.evaluate(model, unlabelled))
                .withMessageContaining("example 10 has no label");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> evaluator.evaluate(model, Examples.sparse(10)).ranked("fraud"))
                .withMessageContaining("there is no label \"fraud\"");
    }
}
