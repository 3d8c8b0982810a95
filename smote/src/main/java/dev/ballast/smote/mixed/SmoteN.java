package dev.ballast.smote.mixed;

import dev.ballast.core.data.Column;
import dev.ballast.core.data.Dataset;
import dev.ballast.core.method.Accepts;
import dev.ballast.core.method.Family;
import dev.ballast.core.method.GrowingClasses;
import dev.ballast.core.method.MethodInfo;
import dev.ballast.core.method.MethodProvider;
import dev.ballast.core.method.MethodSettings;
import dev.ballast.core.run.NeighborLists;
import dev.ballast.core.run.NeighborQuestion;
import dev.ballast.core.run.NeighborSpace;
import dev.ballast.core.method.Option;
import dev.ballast.core.method.PlanSource;
import dev.ballast.core.method.Promise;
import dev.ballast.core.method.Resampler;
import dev.ballast.core.run.RunSettings;
import dev.ballast.core.random.Purpose;
import dev.ballast.core.random.RandomStream;
import dev.ballast.core.recipe.Mixing;
import dev.ballast.core.strategy.SamplingStrategy;
import dev.ballast.core.target.Target;
import dev.ballast.smote.SmallClassPolicy;
import dev.ballast.smote.bases.BaseRule;
import dev.ballast.smote.bases.Bases;
import dev.ballast.smote.space.ClassSize;
import dev.ballast.smote.space.ExactNeighbors;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/// SMOTE-N, for nominal columns only: a new row has in every column what most of a row and its nearest neighbors in the class have.
///
/// ```java
/// Dataset balanced = SmoteN.create().resample(data, Seed.of(42)).toDataset();
/// ```
///
/// Chawla, Bowyer, Hall, Kegelmeyer: "SMOTE: Synthetic Minority Over-sampling Technique", section 6.2, JAIR 16, 2002,
/// doi:10.1613/jair.953.
///
/// **Distance.** The value difference metric (Stanfill, Waltz 1986, doi:10.1145/7902.7906), fitted to all rows: levels are near each
/// other if rows of either are of the same classes about equally often.
///
///     levels u, v of a column:  d(u, v) = sum over classes of abs(share of the class among rows of u - that among rows of v)
///     two rows:                 squared distance = sum over columns of d(u, v)^2
///
/// Many rows are at one distance in tables of categories; of those the lower numbers are nearer, as everywhere.
///
/// **New rows.** In every column the most frequent level among a base and its k nearest others of the class; ties are decided
/// at random, for each new row and column by itself. The base votes, as in the paper; `base-votes=false` leaves the vote to its
/// neighbors. All rows of a class serve as base equally often, up to one, or are drawn independently with `bases=random`.
///
/// **Choose something else when** new rows must differ much: rows made from one base differ only where votes are tied, so that the
/// result repeats few rows often. Any column of numbers calls for [SmoteNc].
///
/// **Accepts** categorical, boolean and ordinal columns, all taken for categories. A missing value is a level of its own, or unknown,
/// as the column says: unknown ones have no part in a distance and no vote.
///
/// **Cost.** Fitting: n x n x columns for a class of n rows; 4 bytes for each of its values, levels x classes x 8 bytes a column, and
/// 12 n k bytes. Drawing: k + 1 votes a column.
///
/// **Randomness.** `smote-n.draw` at (class, epoch, new row): with random bases the base, then the ticket of ties. `smote-n.bases` at
/// (class, epoch, 0): which rows get an extra turn.
///
/// **Errors.** Classes of k rows or less are refused unless `small-classes` says otherwise, those of one row always.
///
/// Immutable and thread-safe.
///
/// @param settings its options and its strategy
public record SmoteN(MethodSettings settings) implements Resampler {

    private static final Purpose DRAW = Purpose.of("smote-n.draw");
    private static final Purpose EXTRA = Purpose.of("smote-n.bases");

    private static final Option<Integer> K = new Option.Whole("k", 5, 1, "neighbors of each row");
    private static final Option<SmallClassPolicy> SMALL_CLASSES = new Option.Choice<>("small-classes",
            SmallClassPolicy.REJECT, "what to do with a class of k rows or less");
    private static final Option<Bases> BASES = new Option.Choice<>("bases", Bases.EVEN,
            "use every row as base equally often, up to one, or draw bases independently");
    private static final Option<Boolean> BASE_VOTES = new Option.Flag("base-votes", true,
            "let the base vote beside its neighbors");

    /// What this method is.
    public static final MethodInfo INFO = MethodInfo
            .named("smote-n", Family.OVER_SAMPLING,
                    "makes new rows of the rare classes of categories alone, by a vote of near rows in every column")
            .aliases("smoten")
            .accepts(new Accepts(EnumSet.of(Column.Kind.CATEGORY, Column.Kind.BOOLEAN, Column.Kind.ORDINAL),
                    Set.of(Target.Kind.CLASSES), "categorical, boolean and ordinal columns"))
            .options(K, SMALL_CLASSES, BASES, BASE_VOTES).paper("Chawla, Bowyer, Hall, Kegelmeyer 2002",
                    "10.1613/jair.953")
            .costs("n x n x columns for a class of n rows, 12 n k bytes beside its values").makes(SmoteN::new);

    /// Checks that the settings are for this method.
    ///
    /// @throws IllegalArgumentException if they are for another method
    public SmoteN {
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
    public static SmoteN create() {
        return new SmoteN(INFO.settings());
    }

    /// Returns this method with another number of neighbors.
    ///
    /// @param k at least 1
    /// @return the method
    /// @throws IllegalArgumentException if k is not positive
    public SmoteN neighbors(int k) {
        return new SmoteN(settings.with(K, k));
    }

    /// Returns this method with another strategy.
    ///
    /// @param newStrategy how many rows each class shall have
    /// @return the method
    public SmoteN to(SamplingStrategy newStrategy) {
        return new SmoteN(settings.with(newStrategy));
    }

    /// Returns this method with another treatment of classes with fewer than k + 1 rows.
    ///
    /// @param policy the treatment
    /// @return the method
    public SmoteN smallClasses(SmallClassPolicy policy) {
        return new SmoteN(settings.with(SMALL_CLASSES, policy));
    }

    /// Returns this method with bases drawn independently, each row of the class with the same probability.
    ///
    /// @return the method
    public SmoteN withRandomBases() {
        return new SmoteN(settings.with(BASES, Bases.RANDOM));
    }

    /// Returns this method with a vote of the neighbors alone.
    ///
    /// @return the method
    public SmoteN withoutVoteOfBase() {
        return new SmoteN(settings.with(BASE_VOTES, false));
    }

    @Override
    public PlanSource prepare(Dataset data, Promise promise, RunSettings run) {
        int k = settings.get(K);
        ClassSize.require("SMOTE-N", "vote", promise.targets(), k,
                settings.get(SMALL_CLASSES) == SmallClassPolicy.FEWER_NEIGHBORS);
        Categories categories = Categories.of(data, true);
        categories.require("SMOTE-N", data, IntStream.range(0, data.rows()).toArray());
        NeighborSpace space = ValueDifferences.of(data, categories);
        List<NeighborLists> found = new ArrayList<>();
        PlanSource plans = GrowingClasses.fit(data, data.labels(), promise.targets(),
                categories.voted(Mixing.of(data.columns())), run, (code, rows, part) -> {
                    NeighborLists near = ExactNeighbors.ask(data,
                            NeighborQuestion.nearest(NeighborQuestion.ofClass(code), NeighborQuestion.ofClass(code),
                                    Math.min(k, rows.length - 1), space),
                            part);
                    long lists = found.stream().mapToLong(NeighborLists::queries).sum();
                    found.add(near);
                    return source(near, data.labels().streamKey(code), lists);
                });
        NeighborVoters voters = new NeighborVoters(found, settings.get(BASE_VOTES));
        return (seed, epoch) -> plans.plan(seed, epoch).with(voters);
    }

    /// @param lists where the lists of voters of this class begin
    private GrowingClasses.ClassSource source(NeighborLists near, long streamKey, long lists) {
        return (seed, epoch, count) -> {
            BaseRule.Choice choice = settings.get(BASES).choose(near.queries(), count,
                    number -> seed.stream(EXTRA, streamKey, epoch, number));
            return (index, into) -> {
                RandomStream random = seed.stream(DRAW, streamKey, epoch, index);
                int base = choice.base(index, random);
                into.made(near.asking(base)).votedBy(lists + base, random.nextLong());
            };
        };
    }

    @Override
    public String toString() {
        return settings.toString();
    }
}
