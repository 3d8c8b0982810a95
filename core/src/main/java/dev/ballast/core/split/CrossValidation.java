package dev.ballast.core.split;

import dev.ballast.core.data.Dataset;
import dev.ballast.core.method.Resampler;
import dev.ballast.core.run.RunSettings;
import dev.ballast.core.random.Seed;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/// Trains and judges a model on every split, resampling the training part only.
///
/// ```java
/// List<Double> errors = CrossValidation.over(Folds.stratified(5)).resampling(method).run(data, Seed.of(42),
///         train -> train.counts().imbalanceRatio(),
///         (model, test) -> model - test.counts().imbalanceRatio());
/// ```
///
/// The trainer is given the resampled training part and nothing else; the judge is given the model and the test part as it
/// is in the data. So no copy of a test row, and no row made from one, can be trained on. (Duplicates within the data
/// can be: keep them together by [Folds#grouped(int[])].)
///
/// **Randomness.** That of the folds, and that of the resampler, with the number of the split as epoch.
///
/// Immutable and thread-safe.
public final class CrossValidation {

    private final Folds folds;
    private final @Nullable Resampler resampler;

    private CrossValidation(Folds folds, @Nullable Resampler resampler) {
        this.folds = folds;
        this.resampler = resampler;
    }

    /// Returns the cross-validation of folds, without resampling.
    ///
    /// @param folds how to divide the rows
    /// @return the cross-validation
    public static CrossValidation over(Folds folds) {
        return new CrossValidation(folds, null);
    }

    /// Returns this cross-validation with training parts resampled.
    ///
    /// @param method how
    /// @return the cross-validation
    public CrossValidation resampling(Resampler method) {
        return new CrossValidation(folds, method);
    }

    /// Trains and judges.
    ///
    /// @param data    the data set
    /// @param seed    fixes all random choices
    /// @param trainer makes a model of the (resampled) training part
    /// @param judge   says how good the model is on the untouched test part
    /// @param <M>     the type of models
    /// @param <R>     the type of results
    /// @return the result of every split, in the order of [Folds#splits]
    /// @throws IllegalArgumentException if the data cannot be divided or resampled
    public <M, R> List<R> run(Dataset data, Seed seed, Function<Dataset, M> trainer,
            BiFunction<M, Dataset, R> judge) {
        List<Split> splits = folds.splits(data.labels(), seed);
        List<R> results = new ArrayList<>(splits.size());
        for (int i = 0; i < splits.size(); i++) {
            Dataset train = splits.get(i).train(data);
            Dataset trained = resampler == null
                    ? train
                    : resampler
                            .fit(train, RunSettings.standard().seed(seed)).resampling(seed, i).toDataset();
            results.add(judge.apply(trainer.apply(trained), splits.get(i).test(data)));
        }
        return results;
    }
}
