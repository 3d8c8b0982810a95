package dev.ballast.smote.mixed;

import dev.ballast.core.data.Column;
import dev.ballast.core.data.Dataset;
import dev.ballast.core.method.Accepts;
import dev.ballast.core.method.Family;
import dev.ballast.core.method.GrowingClasses;
import dev.ballast.core.method.MethodInfo;
import dev.ballast.core.method.MethodProvider;
import dev.ballast.core.method.MethodSettings;
import dev.ballast.core.method.NeighborOptions;
import dev.ballast.core.run.NeighborLists;
import dev.ballast.core.run.NeighborQuestion;
import dev.ballast.core.run.NeighborSpace;
import dev.ballast.core.run.NeighborSpace.CodeDistances;
import dev.ballast.core.run.NeighborSpace.Distance;
import dev.ballast.core.method.Option;
import dev.ballast.core.method.PlanSource;
import dev.ballast.core.method.Promise;
import dev.ballast.core.method.Reads;
import dev.ballast.core.method.Resampler;
import dev.ballast.core.run.RunSettings;
import dev.ballast.core.random.Purpose;
import dev.ballast.core.random.RandomStream;
import dev.ballast.core.recipe.Mix;
import dev.ballast.core.recipe.Mixing;
import dev.ballast.core.strategy.SamplingStrategy;
import dev.ballast.core.target.Target;
import dev.ballast.smote.SmallClassPolicy;
import dev.ballast.smote.bases.BaseRule;
import dev.ballast.smote.bases.Bases;
import dev.ballast.smote.space.ClassSize;
import dev.ballast.core.near.Scale;
import dev.ballast.smote.space.ExactNeighbors;
import dev.ballast.smote.space.FiniteColumns;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// SMOTE-NC, for nominal and continuous columns: new rows lie between a row and one of its nearest neighbors in the class where
/// columns are numbers, and have what most neighbors have where they are categories.
///
/// ```java
/// Dataset balanced = SmoteNc.create().resample(data, Seed.of(42)).toDataset();
/// ```
///
/// Chawla, Bowyer, Hall, Kegelmeyer: "SMOTE: Synthetic Minority Over-sampling Technique", section 6.1, JAIR 16, 2002,
/// doi:10.1613/jair.953.
///
/// **Distance.** Squared differences of numbers, and m^2 for every category in which two rows differ:
///
///     squared distance = sum over numbers of (a - b)^2 + m^2 * (categories that differ)
///
/// where m is the median of the standard deviations (divisor n) of the columns of numbers, over the rows of the class that grows;
/// of an even number of columns the mean of the middle two. If m is 0, because more than half of the columns are constant in the
/// class, categories have no part in the distance. Where no column of numbers varies, or there is none, a mismatch counts 1,
/// so that the nearest rows are those with the fewest mismatches.
///
/// **New rows.** A base, one of its k nearest others of the class with the same probability, and a gap, uniform in [0, 1):
/// numbers are `base + gap * (neighbor - base)`, whole numbers and times rounded, ties to even. Each category is the most frequent
/// one among all k neighbors, the base not counted; ties are decided at random, in each column by itself. All rows of a class serve
/// as base equally often, up to one, or are drawn independently with `bases=random`.
///
/// **Kinds of columns.** Numbers, whole numbers and times are numbers. Categories and booleans are categories. Ordinal codes are
/// numbers, rounded to a level in new rows; with `ordinals=categories`, and always where a missing value is a level of its own, they
/// are categories. Without categories this is SMOTE.
///
/// **Missing values** are what the column says they are: a category of its own; unknown, with no part in a distance and no vote; or
/// refused.
///
/// **Cost.** Fitting: n x n x columns for a class of n rows; the values of its rows, 4 bytes for a category, and 12 n k bytes, with
/// any number of levels. Drawing: k votes a category.
///
/// **Randomness.** `smote-nc.draw` at (class, epoch, new row): with random bases the base, then neighbor, gap, and the ticket of
/// ties. `smote-nc.bases` at (class, epoch, 0): which rows get an extra turn.
///
/// **Errors.** Classes of k rows or less are refused unless `small-classes` says otherwise, those of one row always.
///
/// Immutable and thread-safe.
///
/// @param settings its options and its strategy
public record SmoteNc(MethodSettings settings) implements Resampler {

    private static final Purpose DRAW = Purpose.of("smote-nc.draw");
    private static final Purpose EXTRA = Purpose.of("smote-nc.bases");

    private static final Option<Integer> K = new Option.Whole("k", 5, 1, "neighbors of each row");
    private static final Option<SmallClassPolicy> SMALL_CLASSES = new Option.Choice<>("small-classes",
            SmallClassPolicy.REJECT, "what to do with a class of k rows or less");
    private static final Option<Bases> BASES = new Option.Choice<>("bases", Bases.EVEN,
            "use every row as base equally often, up to one, or draw bases independently");
    private static final Option<Boolean> ROUND_INTEGERS = new Option.Flag("round-integers", true,
            "keep whole numbers in columns that hold only such");
    private static final Option<Ordinals> ORDINALS = new Option.Choice<>("ordinals", Ordinals.NUMBERS,
            "take ordinal columns for numbers, by their codes, or for categories");

    /// What this method is.
    public static final MethodInfo INFO = MethodInfo
            .named("smote-nc", Family.OVER_SAMPLING,
                    "makes new rows of the rare classes between neighbors, with the categories that most neighbors have")
            .aliases("smotenc")
            .accepts(new Accepts(EnumSet.complementOf(EnumSet.of(Column.Kind.TEXT)), Set.of(Target.Kind.CLASSES),
                    "categorical, boolean and ordinal columns beside numeric, integer and time columns without missing"
                            + " values in the rows of the classes that grow"))
            .reads(Reads.GROWING).options(K, SMALL_CLASSES, BASES, ROUND_INTEGERS, ORDINALS).asksForNeighbors()
            .paper("Chawla, Bowyer, Hall, Kegelmeyer 2002", "10.1613/jair.953")
            .costs("n x n x columns for a class of n rows, 12 n k bytes beside its values").makes(SmoteNc::new);

    /// What ordinal columns are taken for.
    public enum Ordinals {
        /// Numbers, rounded to a level in new rows.
        NUMBERS,
        /// Categories, whose order does not matter.
        CATEGORIES
    }

    /// Checks that the settings are for this method.
    ///
    /// @throws IllegalArgumentException if they are for another method
    public SmoteNc {
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

    /// Returns the method with 5 neighbors, strategy [SamplingStrategy#AUTO], and refusal of classes with fewer than 6 rows.
    ///
    /// @return the method
    public static SmoteNc create() {
        return new SmoteNc(INFO.settings());
    }

    /// Returns this method with another number of neighbors.
    ///
    /// @param k at least 1
    /// @return the method
    /// @throws IllegalArgumentException if k is not positive
    public SmoteNc neighbors(int k) {
        return new SmoteNc(settings.with(K, k));
    }

    /// Returns this method with another strategy.
    ///
    /// @param newStrategy how many rows each class shall have
    /// @return the method
    public SmoteNc to(SamplingStrategy newStrategy) {
        return new SmoteNc(settings.with(newStrategy));
    }

    /// Returns this method with another treatment of classes with fewer than k + 1 rows.
    ///
    /// @param policy the treatment
    /// @return the method
    public SmoteNc smallClasses(SmallClassPolicy policy) {
        return new SmoteNc(settings.with(SMALL_CLASSES, policy));
    }

    /// Returns this method with distances on columns of numbers divided by their standard deviation over all rows of the data
    /// set, or over those of the larger one that [RunSettings#deviations()] tells of. The median is that of the divided
    /// columns too; interpolation stays in the columns' own units.
    ///
    /// @return the method
    public SmoteNc standardized() {
        return new SmoteNc(settings.with(NeighborOptions.SCALE, Scale.DEVIATION));
    }

    /// Returns this method with bases drawn independently, each row of the class with the same probability.
    ///
    /// @return the method
    public SmoteNc withRandomBases() {
        return new SmoteNc(settings.with(BASES, Bases.RANDOM));
    }

    /// Returns this method with another view of ordinal columns.
    ///
    /// @param view what they are taken for
    /// @return the method
    public SmoteNc ordinals(Ordinals view) {
        return new SmoteNc(settings.with(ORDINALS, view));
    }

    @Override
    public PlanSource prepare(Dataset data, Promise promise, RunSettings run) {
        int k = settings.get(K);
        ClassSize.require("SMOTE-NC", "interpolate between", promise.targets(), k,
                settings.get(SMALL_CLASSES) == SmallClassPolicy.FEWER_NEIGHBORS);
        Categories categories = Categories.of(data, settings.get(ORDINALS) == Ordinals.CATEGORIES);
        Dataset numbers = categories.leavingNumbers(data);
        double[] divisors = settings.get(NeighborOptions.SCALE).divisors(numbers,
                run);
        Mixing mixing = categories.voted(Mixing.of(data.columns()));
        List<NeighborLists> found = new ArrayList<>();
        PlanSource plans = GrowingClasses.fit(data, data.labels(), promise.targets(),
                settings.get(ROUND_INTEGERS) ? mixing : mixing.with(Mix.WHOLE, Mix.LINEAR), run,
                (code, rows, part) -> {
                    FiniteColumns.require("SMOTE-NC", numbers, rows);
                    categories.require("SMOTE-NC", data, rows);
                    NeighborLists near = ExactNeighbors.ask(data, NeighborQuestion.nearest(
                            NeighborQuestion.ofClass(code), NeighborQuestion.ofClass(code),
                            Math.min(k, rows.length - 1),
                            space(categories, divisors, Mismatch.distance(numbers, divisors, rows))), part);
                    long lists = found.stream().mapToLong(NeighborLists::queries).sum();
                    found.add(near);
                    return source(near, data.labels().streamKey(code), categories.isEmpty() ? -1 : lists);
                });
        NeighborVoters voters = new NeighborVoters(found, false);
        return (seed, epoch) -> plans.plan(seed, epoch).with(voters);
    }

    private static NeighborSpace space(Categories categories, double[] divisors, double mismatch) {
        double[] used = divisors.clone();
        Map<Integer, CodeDistances> codes = new HashMap<>();
        for (int j = 0; j < categories.columns().length; j++) {
            used[categories.columns()[j]] = 1;
            codes.put(categories.columns()[j], CodeDistances.equalOr(categories.levels()[j], mismatch));
        }
        return new NeighborSpace(Distance.EUCLIDEAN, used, codes);
    }

    /// @param lists where the lists of voters of this class begin; below 0 if nothing is voted on
    private GrowingClasses.ClassSource source(NeighborLists near, long streamKey, long lists) {
        return (seed, epoch, count) -> {
            BaseRule.Choice choice = settings.get(BASES).choose(near.queries(), count,
                    number -> seed.stream(EXTRA, streamKey, epoch, number));
            return (index, into) -> {
                RandomStream random = seed.stream(DRAW, streamKey, epoch, index);
                int base = choice.base(index, random);
                int neighbor = near.row(base, random.nextInt(near.k()));
                into.made(near.asking(base)).toward(neighbor, random.nextDouble());
                if (lists >= 0) {
                    into.votedBy(lists + base, random.nextLong());
                }
            };
        };
    }

    @Override
    public String toString() {
        return settings.toString();
    }
}
