package dev.ballast.smile;

import dev.ballast.core.data.Dataset;
import dev.ballast.core.data.FeatureMatrix;
import dev.ballast.core.method.Reads;
import dev.ballast.core.method.Resampler;
import dev.ballast.core.random.Seed;
import dev.ballast.core.recipe.Resampling;
import dev.ballast.core.target.ClassLabels;
import dev.ballast.core.target.NumberTarget;
import dev.ballast.core.target.Target;

import smile.data.DataFrame;
import smile.data.formula.Formula;

import java.util.Arrays;
import java.util.function.BiFunction;

/// Puts a resampler in front of a trainer, in the form that Smile's validation asks for. `CrossValidation`, `Bootstrap` and
/// `LOOCV` hand a trainer the training part of each round and nothing else, so that is what is resampled; test parts stay as they
/// are in the data, and no copy of a test row, and no row made from one, is trained on.
///
/// ```java
/// var rounds = CrossValidation.stratify(5, Formula.lhs("class"), frame,
///         ResampledTrainer.frames(Smote.withNeighbors(5), Seed.of(42), RandomForest::fit));
/// ```
///
/// Every training part is resampled as `method.resample(part, seed)` would: whatever the round, the order of rounds and the
/// thread, so that a round can be repeated by itself.
public final class ResampledTrainer {

    private ResampledTrainer() {
    }

    /// Returns a trainer of data frames that are resampled first.
    ///
    /// @param method  how; the response of the formula is the label, or the number if the method is for numbers to be predicted
    /// @param seed    fixes all random choices
    /// @param trainer trains on the result
    /// @param <M>     the type of models
    /// @return the trainer, which throws `IllegalArgumentException` if the data cannot be resampled; see [SmileFrame]
    public static <M> BiFunction<Formula, DataFrame, M> frames(Resampler method, Seed seed,
            BiFunction<Formula, DataFrame, M> trainer) {
        boolean isForClasses = method.accepts().targets().contains(Target.Kind.CLASSES);
        return (formula, part) -> trainer.apply(formula, (isForClasses
                ? SmileFrame.of(part, formula)
                : SmileFrame.ofNumber(part, formula)).resample(method, seed));
    }

    /// Returns a trainer of rows of numbers that are resampled first.
    ///
    /// @param method  how
    /// @param seed    fixes all random choices
    /// @param trainer trains on the result
    /// @param <M>     the type of models
    /// @return the trainer, which throws `IllegalArgumentException` if the data cannot be resampled
    public static <M> BiFunction<double[][], int[], M> rows(Resampler method, Seed seed,
            BiFunction<double[][], int[], M> trainer) {
        return (rows, labels) -> {
            requireRows(rows.length);
            Dataset result = method.resample(Dataset.of(rows, labels), seed).toDataset();
            return trainer.apply(result.features().toDoubleRows(), result.labels().toInts());
        };
    }

    /// Returns a trainer of rows of numbers, with a number to be predicted, that are resampled first.
    ///
    /// @param method  how; one for numbers to be predicted
    /// @param seed    fixes all random choices
    /// @param trainer trains on the result
    /// @param <M>     the type of models
    /// @return the trainer, which throws `IllegalArgumentException` if the data cannot be resampled
    public static <M> BiFunction<double[][], double[], M> numbers(Resampler method, Seed seed,
            BiFunction<double[][], double[], M> trainer) {
        return (rows, numbers) -> {
            requireRows(rows.length);
            Dataset result = method.resample(Dataset.of(rows, numbers), seed).toDataset();
            return trainer.apply(result.features().toDoubleRows(), ((NumberTarget) result.target()).toArray());
        };
    }

    /// Returns a trainer of instances of any type (texts, sparse arrays, images), some of which are repeated or left out first.
    ///
    /// @param method  how; one that looks at labels only and makes no new rows, such as random over- and under-sampling
    /// @param seed    fixes all random choices
    /// @param trainer trains on the result, whose instances are those given, not copied
    /// @param <T>     the type of instances
    /// @param <M>     the type of models
    /// @return the trainer, which throws `IllegalArgumentException` if the method looks at features, or the labels cannot be
    ///         resampled
    public static <T, M> BiFunction<T[], int[], M> instances(Resampler method, Seed seed,
            BiFunction<T[], int[], M> trainer) {
        return (instances, labels) -> {
            requireRows(instances.length);
            int[] rows = chosen(method, seed, labels);
            T[] result = Arrays.copyOf(instances, rows.length);
            int[] resultLabels = new int[rows.length];
            for (int i = 0; i < rows.length; i++) {
                result[i] = instances[rows[i]];
                resultLabels[i] = labels[rows[i]];
            }
            return trainer.apply(result, resultLabels);
        };
    }

    private static void requireRows(int rows) {
        if (rows == 0) {
            throw new IllegalArgumentException("the training part has no rows; there is nothing to resample");
        }
    }

    private static int[] chosen(Resampler method, Seed seed, int[] labels) {
        if (method.makes().isSynthesis() || method.reads() != Reads.CLASSES) {
            throw new IllegalArgumentException(method.info().name()
                    + " looks at features, and instances of any type have none; use a method that looks at labels only"
                    + " (random-over, random-under), or ResampledTrainer.rows with rows of numbers");
        }
        Resampling resampling = method.resample(
                Dataset.of(FeatureMatrix.wrap(new double[0], labels.length, 0), ClassLabels.of(labels)), seed);
        int[] rows = Arrays.copyOf(resampling.keptRows(), Math.toIntExact(resampling.size()));
        for (int row = resampling.keptSize(); row < rows.length; row++) {
            rows[row] = (int) resampling.recipe(row).base();
        }
        return rows;
    }
}
