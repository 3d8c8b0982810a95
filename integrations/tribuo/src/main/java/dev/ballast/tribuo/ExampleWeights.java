package dev.ballast.tribuo;

import dev.ballast.core.weight.ClassWeights;

import org.tribuo.Dataset;
import org.tribuo.Example;
import org.tribuo.MutableDataset;
import org.tribuo.classification.Label;

/// Gives examples of Tribuo weights by their classes.
///
/// ```java
/// ClassWeights weights = ClassWeights.balanced(ClassCounts.of(ExampleTable.of(train).labels()));
/// MutableDataset<Label> weighted = ExampleWeights.byClass(train, weights);
/// ```
///
/// Only trainers that are `WeightedExamples` look at weights; of others, resample the data. Tribuo's evaluations, and ours beside them,
/// count every example once whatever its weight is.
public final class ExampleWeights {

    private ExampleWeights() {
    }

    /// Copies a data set, each example with its weight times that of its class.
    ///
    /// @param data    examples with labels; not changed
    /// @param weights of the same classes
    /// @return the copies, in the same order; their provenance is a [WeightingProvenance] of this one's
    /// @throws IllegalArgumentException if the data set is not as [ExampleTable#of(Dataset)] wants it, the classes differ, or a weight
    ///                                  is beyond the largest `float`
    public static MutableDataset<Label> byClass(Dataset<Label> data, ClassWeights weights) {
        ExampleTable table = ExampleTable.of(data);
        double[] perExample = weights.perSample(table.labels());
        MutableDataset<Label> weighted = new MutableDataset<>(new WeightingProvenance(data.getProvenance(), weights),
                data.getOutputFactory());
        for (int row = 0; row < perExample.length; row++) {
            Example<Label> copy = ResampledExamples.copy(table.examples().get(row), data.getFeatureMap());
            float weight = (float) (copy.getWeight() * perExample[row]);
            if (!Float.isFinite(weight)) {
                throw new IllegalArgumentException("example " + row + " would have the weight " + copy.getWeight()
                        + " x " + perExample[row] + ", which is beyond the largest float");
            }
            copy.setWeight(weight);
            weighted.add(copy);
        }
        return weighted;
    }
}
