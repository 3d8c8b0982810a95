package dev.ballast.tribuo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.ballast.core.target.ClassCounts;
import dev.ballast.core.weight.ClassWeights;

import org.junit.jupiter.api.Test;
import org.tribuo.Example;
import org.tribuo.MutableDataset;
import org.tribuo.classification.Label;
import org.tribuo.classification.sgd.linear.LogisticRegressionTrainer;

import java.util.List;
import java.util.Map;

/// Weights of examples by their classes.
class ExampleWeightsTest {

    private static ClassWeights balanced(MutableDataset<Label> data) {
        return ClassWeights.balanced(ClassCounts.of(ExampleTable.of(data).labels()));
    }

    @Test
    void everyExampleHasItsWeightTimesThatOfItsClass() {
        MutableDataset<Label> data = Examples.gaussian(40, 2, 8, 1, 0);
        data.getExample(3).setWeight(2);
        ClassWeights weights = balanced(data);
        MutableDataset<Label> weighted = ExampleWeights.byClass(data, weights);
        assertThat(weighted.size()).isEqualTo(40);
        for (int row = 0; row < 40; row++) {
            Example<Label> example = weighted.getExample(row);
            assertThat(example.getOutput()).isEqualTo(data.getExample(row).getOutput());
            assertThat(example.getWeight())
                    .isEqualTo((float) ((row == 3 ? 2 : 1) * weights.weight(row % 8 == 7 ? 1 : 0)));
            assertThat(data.getExample(row).getWeight()).isEqualTo(row == 3 ? 2 : 1);
        }
    }

    @Test
    void provenanceHasTheFactors() {
        MutableDataset<Label> data = Examples.gaussian(40, 2, 8, 1, 0);
        MutableDataset<Label> weighted = ExampleWeights.byClass(data, balanced(data));
        WeightingProvenance provenance = (WeightingProvenance) weighted.getProvenance().getSourceProvenance();
        assertThat(provenance.source()).isEqualTo(data.getProvenance());
        assertThat(provenance.weights()).isEqualTo(Map.of("ok", 40 / 70.0, "rare", 4.0));
        assertThat(Examples.written(weighted.getProvenance())).isEqualTo(weighted.getProvenance());
        assertThat(provenance.toString()).contains("rare");
    }

    @Test
    void rareExamplesAreFoundWithWeights() {
        MutableDataset<Label> train = Examples.gaussian(1000, 4, 20, 1.2, 0);
        MutableDataset<Label> test = Examples.gaussian(2000, 4, 20, 1.2, 1);
        RareClassEvaluator evaluator = new RareClassEvaluator();
        double without = evaluator.evaluate(new LogisticRegressionTrainer().train(train), test).tribuo()
                .recall(new Label("rare"));
        double with = evaluator
                .evaluate(new LogisticRegressionTrainer().train(ExampleWeights.byClass(train, balanced(train))), test)
                .tribuo().recall(new Label("rare"));
        assertThat(without).isLessThan(0.5);
        assertThat(with).isGreaterThan(0.75);
    }

    @Test
    void whatDoesNotFitIsNamed() {
        MutableDataset<Label> data = Examples.gaussian(40, 2, 8, 1, 0);
        ClassCounts others = ClassCounts.of(List.of("fraud", "ok"), 5, 35);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ExampleWeights.byClass(data, ClassWeights.balanced(others)))
                .withMessageContaining("[fraud, ok]").withMessageContaining("[ok, rare]");
        ClassCounts counts = ClassCounts.of(ExampleTable.of(data).labels());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ExampleWeights.byClass(data, ClassWeights.of(counts, 1, 1e39)))
                .withMessageContaining("example 7").withMessageContaining("beyond the largest float");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ExampleWeights.byClass(Examples.none(), ClassWeights.balanced(others)))
                .withMessageContaining("has 0 examples");
    }
}
