package dev.ballast.smile;

import smile.classification.DataFrameClassifier;
import smile.data.Tuple;
import smile.data.formula.Formula;
import smile.data.type.StructType;

import java.util.Arrays;
import java.util.List;

/// Models that were trained on balanced bags, all with one vote: the mean of their probabilities, or of their decisions where a
/// model has none. Among classes with equal means the first in the order of [#classes()] wins.
///
/// Its probabilities are those of a balanced world: bring them back by `PriorCorrection` from equal shares to those of the
/// data. Immutable, and safe to share between threads as far as the models are; Smile's are, for tuples of one schema.
public final class BalancedEnsemble implements DataFrameClassifier {

    private static final long serialVersionUID = 1;

    @SuppressWarnings("serial") // a list of List.of
    private final List<DataFrameClassifier> models;
    private final int[] classes;

    BalancedEnsemble(List<? extends DataFrameClassifier> models, int[] classes) {
        this.models = List.copyOf(models);
        this.classes = classes;
        for (int bag = 0; bag < models.size(); bag++) {
            if (!Arrays.equals(models.get(bag).classes(), classes)) {
                throw new IllegalArgumentException("the model of bag " + bag + " knows classes "
                        + Arrays.toString(models.get(bag).classes()) + ", and the data have " + Arrays.toString(classes)
                        + "; every bag needs rows of every class");
            }
        }
    }

    /// {@return the models, that of bag 0 first}
    public List<DataFrameClassifier> models() {
        return models;
    }

    @Override
    public Formula formula() {
        return models.getFirst().formula();
    }

    @Override
    public StructType schema() {
        return models.getFirst().schema();
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

    /// Predicts the class of a row, and how likely each class is in a balanced world.
    ///
    /// @param x          the row
    /// @param posteriori takes the probability of each class, in the order of [#classes()]
    /// @return the class
    /// @throws IllegalArgumentException if the array has another length
    @Override
    public int predict(Tuple x, double[] posteriori) {
        double[] votes = new double[models.size()];
        Arrays.fill(votes, 1);
        return MeanVote.of(classes, votes, (model, ofModel) -> ask(models.get(model), x, ofModel), posteriori);
    }

    private void ask(DataFrameClassifier model, Tuple x, double[] posteriori) {
        if (model.isSoft()) {
            model.predict(x, posteriori);
        } else {
            Arrays.fill(posteriori, 0);
            posteriori[Arrays.binarySearch(classes, model.predict(x))] = 1;
        }
    }

    @Override
    public String toString() {
        return "BalancedEnsemble[" + models.size() + " models, classes " + Arrays.toString(classes) + ']';
    }
}
