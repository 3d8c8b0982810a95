package dev.ballast.smile;

import smile.classification.DataFrameClassifier;
import smile.classification.DecisionTree;
import smile.data.Tuple;
import smile.data.formula.Formula;
import smile.data.type.StructType;
import smile.validation.ClassificationMetrics;

import java.util.Arrays;
import java.util.List;

/// Trees of Smile with weights: the class with the largest weighted mean of the trees' probabilities wins, the first in the order
/// of [#classes()] among equals. (In Smile's `RandomForest` weights count for probabilities, and not for decisions.)
///
/// Immutable, and safe to share between threads as far as a formula of Smile is, for tuples of one schema.
public final class BoostedTrees implements DataFrameClassifier {

    private static final long serialVersionUID = 1;

    private final Formula formula;
    @SuppressWarnings("serial") // a list of List.copyOf
    private final List<DecisionTree> trees;
    private final double[] weights;
    private final int[] classes;
    private final ClassificationMetrics metrics;

    BoostedTrees(Formula formula, List<DecisionTree> trees, double[] weights, int[] classes,
            ClassificationMetrics metrics) {
        this.formula = formula;
        this.trees = List.copyOf(trees);
        this.weights = weights;
        this.classes = classes;
        this.metrics = metrics;
    }

    /// {@return the number of trees}
    public int size() {
        return trees.size();
    }

    /// {@return the trees in the order of their rounds; they predict the place of a class in [#classes()]}
    public List<DecisionTree> trees() {
        return trees;
    }

    /// {@return the weight of each tree}
    public double[] weights() {
        return weights.clone();
    }

    /// {@return how many of the rows that the trees were trained on they get right; better than on others}
    public ClassificationMetrics metrics() {
        return metrics;
    }

    /// {@return for each predictor how much its splits reduced the impurity, in all trees}
    public double[] importance() {
        double[] importance = new double[trees.getFirst().importance().length];
        for (DecisionTree tree : trees) {
            double[] ofTree = tree.importance();
            for (int column = 0; column < importance.length; column++) {
                importance[column] += ofTree[column];
            }
        }
        return importance;
    }

    @Override
    public Formula formula() {
        return formula;
    }

    @Override
    public StructType schema() {
        return trees.getFirst().schema();
    }

    @Override
    public int numClasses() {
        return classes.length;
    }

    @Override
    public int[] classes() {
        return classes.clone();
    }

    @Override
    public boolean isSoft() {
        return true;
    }

    @Override
    public int predict(Tuple x) {
        return predict(x, new double[classes.length]);
    }

    /// Predicts the class of a row, and the weighted mean of the trees' probabilities.
    ///
    /// @param x          the row
    /// @param posteriori takes the mean of each class, in the order of [#classes()]; they add up to 1
    /// @return the class
    /// @throws IllegalArgumentException if the array has another length
    @Override
    public int predict(Tuple x, double[] posteriori) {
        Tuple predictors = formula.x(x);
        return MeanVote.of(classes, weights, (tree, ofTree) -> trees.get(tree).predict(predictors, ofTree), posteriori);
    }

    @Override
    public String toString() {
        return "BoostedTrees[" + trees.size() + " trees, classes " + Arrays.toString(classes) + ']';
    }
}
