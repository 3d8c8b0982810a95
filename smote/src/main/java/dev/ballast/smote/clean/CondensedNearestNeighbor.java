package dev.ballast.smote.clean;

import dev.ballast.core.data.Dataset;
import dev.ballast.core.method.Draws;
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
import dev.ballast.core.random.Purpose;
import dev.ballast.core.strategy.SamplingStrategy;

/// Condensed nearest neighbor: keeps rows that suffice to recognize all others by their nearest row.
///
/// Hart: "The condensed nearest neighbor rule", IEEE Transactions on Information Theory 14, 1968,
/// doi:10.1109/TIT.1968.1054155.
///
/// **Method.** Kept at first are all rows of classes that are not cleaned, and `seeds` rows of each other class, drawn at random without
/// replacement. Then the other rows are gone through, round after round, the classes in the order of their first rows and each class in
/// the order of its rows: a row whose nearest kept row is of another class is kept too. A round that keeps no further row is the
/// last.
///
/// **The result is consistent**: the nearest kept row of every row that is dropped is of its class; of several at one distance, the
/// one with the lowest number counts. It need not be the smallest such set. imbalanced-learn ends after one round, and judges
/// each class by a set of its own, so that dropped rows may be misclassified by what is kept.
///
/// **Classes.** All but the smallest are cleaned, unless the strategy names others; in a chain, all. No class loses all its rows. A
/// class with fewer rows than `seeds` is refused. Rows of two classes in one place are kept, but for those of the class whose kept
/// row has the lowest number there.
///
/// **Accepts** numbers, whole numbers, ordinal codes and times with finite values; columns of other roles may be anything.
///
/// **Cost.** For n rows of which s are kept, the nearest of s for each of n, by exact search, and up to 4096 s distances; at least two
/// rounds. A copy of the values and 20 bytes a row; a bit a row afterwards. **Randomness.** `cnn.seeds` at (class, 0, 0), in row
/// order, while it fits: every epoch has the same rows.
///
/// Immutable and thread-safe.
///
/// @param settings its options and its strategy
public record CondensedNearestNeighbor(MethodSettings settings) implements Resampler {

    private static final Purpose FIRST = Purpose.of("cnn.seeds");

    private static final Option<Integer> SEEDS = new Option.Whole("seeds", 1, 1,
            "rows drawn of each class that is cleaned, to start from");

    /// What this method is.
    public static final MethodInfo INFO = MethodInfo
            .named("cnn", Family.CLEANING, "keeps rows that suffice to recognize all others by their nearest row")
            .aliases("condensed-nearest-neighbor").promises(Promise.Kind.WHATEVER_IS_LEFT).makes(Makes.NOTHING)
            .draws(Draws.IN_FIT).accepts(Cleaning.NUMBERS).options(SEEDS).takesDistances()
            .paper("Hart 1968", "10.1109/TIT.1968.1054155")
            .costs("a few searches of n rows among those kept, and a copy of the values")
            .makes(CondensedNearestNeighbor::new);

    /// Checks that the settings are for this method.
    ///
    /// @throws IllegalArgumentException if they are for another method
    public CondensedNearestNeighbor {
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

    /// Returns the method, which starts from one row of each class but the smallest.
    ///
    /// @return the method
    public static CondensedNearestNeighbor create() {
        return new CondensedNearestNeighbor(INFO.settings());
    }

    /// Returns this method starting from more rows.
    ///
    /// @param rows of each class that is cleaned, at least 1
    /// @return the method
    /// @throws IllegalArgumentException if the number is not positive
    public CondensedNearestNeighbor seeds(int rows) {
        return new CondensedNearestNeighbor(settings.with(SEEDS, rows));
    }

    /// Returns this method for other classes.
    ///
    /// @param classes which classes may lose rows
    /// @return the method
    public CondensedNearestNeighbor cleaning(SamplingStrategy classes) {
        return new CondensedNearestNeighbor(settings.with(classes));
    }

    @Override
    public PlanSource prepare(Dataset data, Promise promise, RunSettings run) {
        Cleaning.requireFinite(INFO.name(), data);
        return Cleaning.keeping(data, CondensedStore.of(data,
                FirstRows.draw(INFO.name(), data, promise.cleaned(), settings.get(SEEDS), FIRST, run), run));
    }

    @Override
    public String toString() {
        return settings.toString();
    }
}
