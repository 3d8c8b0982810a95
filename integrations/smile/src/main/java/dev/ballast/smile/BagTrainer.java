package dev.ballast.smile;

import smile.classification.DataFrameClassifier;
import smile.data.DataFrame;
import smile.data.formula.Formula;

/// Trains a model on a bag. `RandomForest::fit`, `DecisionTree::fit` and the like are trainers by [#of].
///
/// @param <M> the type of models
@FunctionalInterface
public interface BagTrainer<M extends DataFrameClassifier> {

    /// Trains a model.
    ///
    /// @param formula says what is to be predicted by what
    /// @param bag     the rows drawn
    /// @param seed    for learners that ask for one; `MathEx` has it on this thread already
    /// @return the model
    M train(Formula formula, DataFrame bag, long seed);

    /// Returns the trainer of a method that takes a formula and a data frame. Its model is the same for the same seed if it
    /// draws from `MathEx` on the thread that calls it, or not at all; `RandomForest` does so on others unless it is given
    /// seeds: `(formula, bag, seed) -> RandomForest.fit(formula, bag, options(seed))`.
    ///
    /// @param trainer the method
    /// @param <M>     the type of models
    /// @return the trainer
    static <M extends DataFrameClassifier> BagTrainer<M> of(Trainer<M> trainer) {
        return (formula, bag, seed) -> trainer.fit(formula, bag);
    }

    /// A method that trains, such as `DecisionTree::fit`.
    ///
    /// @param <M> the type of models
    @FunctionalInterface
    interface Trainer<M extends DataFrameClassifier> {

        /// Trains a model.
        ///
        /// @param formula says what is to be predicted by what
        /// @param data    the rows
        /// @return the model
        M fit(Formula formula, DataFrame data);
    }
}
