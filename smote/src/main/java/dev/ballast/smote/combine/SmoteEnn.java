package dev.ballast.smote.combine;

import dev.ballast.core.data.Dataset;
import dev.ballast.core.method.Accepts;
import dev.ballast.core.method.Family;
import dev.ballast.core.method.Makes;
import dev.ballast.core.method.MethodInfo;
import dev.ballast.core.method.MethodProvider;
import dev.ballast.core.method.MethodSettings;
import dev.ballast.core.method.Option;
import dev.ballast.core.method.PlanSource;
import dev.ballast.core.method.Promise;
import dev.ballast.core.method.Resampler;
import dev.ballast.core.run.RunSettings;
import dev.ballast.core.strategy.SamplingStrategy;
import dev.ballast.smote.Smote;
import dev.ballast.smote.clean.EditedNearestNeighbors;
import dev.ballast.smote.clean.EditedNearestNeighbors.Select;
import dev.ballast.smote.clean.Emptied;

/// SMOTE-ENN: makes rows of the rare classes by SMOTE, then drops rows of all classes whose neighbors are of other
/// classes.
///
/// ```java
/// Dataset cleaned = SmoteEnn.create().resample(data, Seed.of(42)).toDataset();
/// ```
///
/// Batista, Prati, Monard: "A study of the behavior of several methods for balancing machine learning training data", ACM SIGKDD
/// Explorations 6, 2004, doi:10.1145/1007730.1007735.
///
/// **Method.** [Smote] with k neighbors, then [EditedNearestNeighbors] with its own k on all classes, made rows and others alike; both say what they do. The same as
/// `smote` then `enn`, row for row; recipes point at rows of the source.
///
/// **Counts.** The strategy says how many rows the classes have after SMOTE; how many are left is known afterwards.
///
/// **Accepts** numeric and integer columns with finite values in all rows; columns of other roles may be anything.
///
/// **Cost.** Fitting: a search among the rows of each class that grows. Each draw: all rows made, and one search over all of them.
///
/// **Randomness.** That of [Smote]; the second step draws nothing.
///
/// **Choose something else when** counts must be exact.
///
/// Immutable and thread-safe.
///
/// @param settings its options and its strategy
public record SmoteEnn(MethodSettings settings) implements Resampler {

    private static final Option<Integer> CLEANING_K = new Option.Whole("cleaning-k", 3, 1,
            "neighbors of each row that decide whether it stays");
    private static final Option<Select> SELECT = new Option.Choice<>("select", Select.ALL,
            "a row stays if all its neighbors are of its class, or if no other class has more of them");
    private static final Option<Emptied> EMPTIED = new Option.Choice<>("emptied", Emptied.REFUSE,
            "what to do with a class that would lose all rows");

    /// What this method is.
    public static final MethodInfo INFO = MethodInfo
            .named("smote-enn", Family.COMBINATION,
                    "makes new rows of the rare classes by smote, then drops rows whose nearest neighbors are of other classes")
            .promises(Promise.Kind.WHATEVER_IS_LEFT)
            .accepts(SmoteThen.NUMBERS)
            .makes(Makes.SEGMENTS).options(SmoteThen.K, SmoteThen.SMALL_CLASSES, CLEANING_K, SELECT, EMPTIED)
            .asksForNeighbors()
            .paper("Batista, Prati, Monard 2004", "10.1145/1007730.1007735")
            .costs("smote, then a search over all rows for every draw")
            .makes(SmoteEnn::new);

    /// Checks that the settings are for this method.
    ///
    /// @throws IllegalArgumentException if they are for another method
    public SmoteEnn {
        settings.requireOf(INFO);
    }

    /// Offers the method by its name.
    public static final class Provider implements MethodProvider {

        /// Makes the offer.
        public Provider() {
        }

        @Override
        public MethodInfo info() {
            return INFO;
        }
    }

    /// Returns the method with the standard options and strategy [SamplingStrategy#AUTO].
    ///
    /// @return the method
    public static SmoteEnn create() {
        return new SmoteEnn(INFO.settings());
    }

    /// Returns this method with another strategy.
    ///
    /// @param newStrategy how many rows each class shall have before rows are dropped
    /// @return the method
    public SmoteEnn to(SamplingStrategy newStrategy) {
        return new SmoteEnn(settings.with(newStrategy));
    }

    /// Returns this method with another number of neighbors in SMOTE.
    ///
    /// @param k at least 1
    /// @return the method
    /// @throws IllegalArgumentException if k is not positive
    public SmoteEnn neighbors(int k) {
        return new SmoteEnn(settings.with(SmoteThen.K, k));
    }

    /// Returns this method with another rule of cleaning.
    ///
    /// @param k      neighbors of each row that decide, at least 1
    /// @param select when a row stays
    /// @return the method
    /// @throws IllegalArgumentException if k is not positive
    public SmoteEnn editing(int k, Select select) {
        return new SmoteEnn(settings.with(CLEANING_K, k).with(SELECT, select));
    }

    @Override
    public PlanSource prepare(Dataset data, Promise promise, RunSettings run) {
        Resampler cleaning = EditedNearestNeighbors.INFO.make(EditedNearestNeighbors.INFO.standard()
                .with("k", String.valueOf(settings.get(CLEANING_K))), SamplingStrategy.ALL)
                .with("select", settings.get(SELECT)).with("emptied", settings.get(EMPTIED));
        return SmoteThen.fit(settings, cleaning, data, run);
    }

    @Override
    public String toString() {
        return settings.toString();
    }
}
