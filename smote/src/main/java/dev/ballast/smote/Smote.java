package dev.ballast.smote;

import dev.ballast.smote.bases.Segments;
import dev.ballast.smote.bases.Bases;
import dev.ballast.core.data.Column;
import dev.ballast.core.data.Dataset;
import dev.ballast.core.method.Accepts;
import dev.ballast.core.method.Family;
import dev.ballast.core.method.GrowingClasses;
import dev.ballast.core.method.Makes;
import dev.ballast.core.method.MethodInfo;
import dev.ballast.core.method.MethodProvider;
import dev.ballast.core.method.MethodSettings;
import dev.ballast.core.method.NeighborOptions;
import dev.ballast.core.run.NeighborLists;
import dev.ballast.core.run.NeighborQuestion;
import dev.ballast.core.method.Option;
import dev.ballast.core.method.PlanSource;
import dev.ballast.core.method.Promise;
import dev.ballast.core.method.Reads;
import dev.ballast.core.method.Resampler;
import dev.ballast.core.run.RunSettings;
import dev.ballast.core.recipe.Mix;
import dev.ballast.core.recipe.Mixing;
import dev.ballast.core.strategy.ClassTargets;
import dev.ballast.core.strategy.SamplingStrategy;
import dev.ballast.core.target.Target;
import dev.ballast.core.near.Scale;
import dev.ballast.smote.space.ExactNeighbors;
import dev.ballast.smote.space.FiniteColumns;

import java.util.EnumSet;
import java.util.Set;

/// SMOTE: new rows of a class on the segments between its rows and their nearest neighbors in the class.
///
/// ```java
/// Dataset balanced = Smote.withNeighbors(5).resample(data, Seed.of(42)).toDataset();
/// ```
///
/// Chawla, Bowyer, Hall, Kegelmeyer: "SMOTE: Synthetic Minority Over-sampling Technique", JAIR 16, 2002,
/// doi:10.1613/jair.953.
///
/// **Method.** For every class that is to grow, each of its rows gets its k nearest others of the class (squared
/// Euclidean distance; the exact order, ties included, is that of [dev.ballast.smote.neighbors]). A new row has a base
/// row, one of the base's k neighbors, each with the same probability, and a gap, uniform in [0, 1):
///
///     value = base + gap * (neighbor - base)
///
/// in `double`, one gap for the whole row, then rounded once to the storage type; integer columns are rounded to whole
/// numbers first, ties to even ([dev.ballast.core.recipe.Cook] says what is done where the difference overflows). As in the
/// paper, all rows of the class serve as base equally often, up to one; which ones get the extra turn is random. [#withRandomBases()] draws bases independently instead, as imbalanced-learn does.
///
/// **Accepts** numeric and integer columns with finite values, and any values in carried columns, which have no part in
/// distances and are taken from the base. Categorical columns are refused by name; [dev.ballast.smote.mixed] has methods for them.
///
/// **Cost.** Fitting: n x n x columns for a class of n rows, 12 n k bytes. Drawing: O(columns) a row, no memory but
/// 4 bytes for each base of the incomplete round.
///
/// **Randomness.** `smote.draw` at (class, epoch, new row): neighbor, gap, and with random bases the base before them.
/// `smote.bases` at (class, epoch, 0): which rows get an extra turn.
///
/// **Choose something else when** features are categories ([dev.ballast.smote.mixed.SmoteNc]), when k or the class is tiny, or when the classes overlap so
/// much that points between minority rows lie among majority rows. Distances mix units: scale the columns, or use
/// [#standardized()], unless they are comparable as they are.
///
/// Immutable and thread-safe.
///
/// @param settings its options and its strategy
public record Smote(MethodSettings settings) implements Resampler {

    private static final Option<Integer> K = new Option.Whole("k", 5, 1, "neighbors of each row");
    private static final Option<SmallClassPolicy> SMALL_CLASSES = new Option.Choice<>("small-classes",
            SmallClassPolicy.REJECT, "what to do with a class of k rows or less");
    private static final Option<Bases> BASES = new Option.Choice<>("bases", Bases.EVEN,
            "use every row as base equally often, up to one, or draw bases independently");
    private static final Option<Boolean> ROUND_INTEGERS = new Option.Flag("round-integers", true,
            "keep whole numbers in columns that hold only such");

    /// What this method is.
    public static final MethodInfo INFO = MethodInfo
            .named("smote", Family.OVER_SAMPLING,
                    "makes new rows of the rare classes between a row and one of its nearest neighbors")
            .accepts(new Accepts(EnumSet.of(Column.Kind.NUMBER, Column.Kind.WHOLE), Set.of(Target.Kind.CLASSES),
                    "numeric and integer columns without missing values in the rows of the classes that grow"))
            .reads(Reads.GROWING).makes(Makes.SEGMENTS).options(K, SMALL_CLASSES, BASES, ROUND_INTEGERS)
            .asksForNeighbors()
            .paper("Chawla, Bowyer, Hall, Kegelmeyer 2002", "10.1613/jair.953")
            .costs("n x n x columns for a class of n rows, 12 n k bytes").makes(Smote::new);

    /// Checks that the settings are for this method.
    ///
    /// @throws IllegalArgumentException if they are for another method
    public Smote {
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

    /// Returns the method with k neighbors (the paper uses 5), strategy [SamplingStrategy#AUTO], distances in the units
    /// of the columns, and refusal of classes with fewer than k + 1 rows.
    ///
    /// @param k neighbors of each row, at least 1
    /// @return the method
    /// @throws IllegalArgumentException if k is not positive
    public static Smote withNeighbors(int k) {
        if (k < 1) {
            throw new IllegalArgumentException("k is " + k + "; it must be at least 1");
        }
        return new Smote(INFO.settings().with(K, k));
    }

    /// Returns this method with another strategy.
    ///
    /// @param newStrategy how many rows each class shall have
    /// @return the method
    public Smote to(SamplingStrategy newStrategy) {
        return new Smote(settings.with(newStrategy));
    }

    /// Returns this method with another treatment of classes with fewer than k + 1 rows.
    ///
    /// @param policy the treatment
    /// @return the method
    public Smote smallClasses(SmallClassPolicy policy) {
        return new Smote(settings.with(SMALL_CLASSES, policy));
    }

    /// Returns this method with bases drawn independently, each row of the class with the same probability.
    ///
    /// @return the method
    public Smote withRandomBases() {
        return new Smote(settings.with(BASES, Bases.RANDOM));
    }

    /// Returns this method with distances on columns divided by their standard deviation over all rows of the data set, or
    /// over those of the larger one that [RunSettings#deviations()] tells of. Interpolation stays in the columns' own units.
    /// Constant columns have no part in distances.
    ///
    /// @return the method
    public Smote standardized() {
        return new Smote(settings.with(NeighborOptions.SCALE, Scale.DEVIATION));
    }

    @Override
    public PlanSource prepare(Dataset data, Promise promise, RunSettings run) {
        ClassTargets targets = promise.targets();
        settings.get(SMALL_CLASSES).require("SMOTE", targets, settings.get(K));
        double[] divisors = Scale.NONE.divisors(data,
                run);
        Mixing mixing = Mixing.of(data.columns());
        return GrowingClasses.fit(data, data.labels(), targets,
                settings.get(ROUND_INTEGERS) ? mixing : mixing.with(Mix.WHOLE, Mix.LINEAR), run,
                (code, rows, part) -> {
                    FiniteColumns.require("SMOTE", data, rows);
                    NeighborLists near = ExactNeighbors.ask(data, NeighborQuestion.withinClass(code,
                            SmallClassPolicy.neighbors(rows.length, settings.get(K)), divisors), part);
                    return Segments.of(INFO.name(), near, data.labels().streamKey(code), settings.get(BASES),
                            Segments.Gap.UNIFORM);
                });
    }

    @Override
    public String toString() {
        return settings.toString();
    }
}
