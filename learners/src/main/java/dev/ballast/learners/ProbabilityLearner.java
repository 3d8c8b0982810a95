package dev.ballast.learners;

import dev.ballast.core.data.FeatureMatrix;
import dev.ballast.core.random.Seed;
import dev.ballast.core.target.ClassLabels;

/// A model of any kind: learns from some rows and says of others how probable each class is.
///
/// ```java
/// ProbabilityLearner mine = (train, labels, test, seed) -> model.fit(train.toDoubleRows(), labels.toCodes())
///         .probabilities(test.toDoubleRows());
/// Dataset fewer = InstanceHardness.learning(mine).resample(data, Seed.of(42)).toDataset();
/// ```
@FunctionalInterface
public interface ProbabilityLearner {

    /// Learns and answers. A pure function: the same arguments have the same answer, whatever else goes on.
    ///
    /// @param train  the rows to learn from: feature columns only, finite
    /// @param labels their classes; a class may have no rows among them
    /// @param test   the rows in question, the same columns
    /// @param seed   whatever is drawn comes from it
    /// @return for every row in question a number for every class, in the order of codes: at least 0, the larger the more
    ///         probable. They need not add up to 1, but rows are compared by them
    double[][] probabilities(FeatureMatrix train, ClassLabels labels, FeatureMatrix test, Seed seed);
}
