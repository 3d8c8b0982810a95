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
import dev.ballast.smote.clean.Emptied;
import dev.ballast.smote.clean.TomekLinks;

/// SMOTE-Tomek: makes rows of the rare classes by SMOTE, then drops both rows of every Tomek link.
///
/// ```java
/// Dataset cleaned = SmoteTomek.create().resample(data, Seed.of(42)).toDataset();
/// ```
///
/// Batista, Prati, Monard: "A study of the behavior of several methods for balancing machine learning training data", ACM SIGKDD
/// Explorations 6, 2004, doi:10.1145/1007730.1007735.
///
/// **Method.** [Smote] with k neighbors, then [TomekLinks] on all classes, made rows and others alike; both say what they do. The same as
/// `smote` then `tomek-links`, row for row; recipes point at rows of the source.
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
public record SmoteTomek(MethodSettings settings) implements Resampler {

    private static final Option<Emptied> EMPTIED = new Option.Choice<>("emptied", Emptied.REFUSE,
            "what to do with a class that would lose all rows");

    /// What this method is.
    public static final MethodInfo INFO = MethodInfo
            .named("smote-tomek", Family.COMBINATION,
                    "makes new rows of the rare classes by smote, then drops both rows of every Tomek link")
            .promises(Promise.Kind.WHATEVER_IS_LEFT)
            .accepts(SmoteThen.NUMBERS)
            .makes(Makes.SEGMENTS).options(SmoteThen.K, SmoteThen.SMALL_CLASSES, EMPTIED).asksForNeighbors()
            .paper("Batista, Prati, Monard 2004", "10.1145/1007730.1007735")
            .costs("smote, then a search over all rows for every draw")
            .makes(SmoteTomek::new);

    /// Checks that the settings are for this method.
    ///
    /// @throws IllegalArgumentException if they are for another method
    public SmoteTomek {
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
    public static SmoteTomek create() {
        return new SmoteTomek(INFO.settings());
    }

    /// Returns this method with another strategy.
    ///
    /// @param newStrategy how many rows each class shall have before rows are dropped
    /// @return the method
    public SmoteTomek to(SamplingStrategy newStrategy) {
        return new SmoteTomek(settings.with(newStrategy));
    }

    /// Returns this method with another number of neighbors in SMOTE.
    ///
    /// @param k at least 1
    /// @return the method
    /// @throws IllegalArgumentException if k is not positive
    public SmoteTomek neighbors(int k) {
        return new SmoteTomek(settings.with(SmoteThen.K, k));
    }

    @Override
    public PlanSource prepare(Dataset data, Promise promise, RunSettings run) {
        Resampler cleaning = TomekLinks.create().cleaning(SamplingStrategy.ALL).with("emptied", settings.get(EMPTIED));
        return SmoteThen.fit(settings, cleaning, data, run);
    }

    @Override
    public String toString() {
        return settings.toString();
    }
}
