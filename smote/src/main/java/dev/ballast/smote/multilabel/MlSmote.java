package dev.ballast.smote.multilabel;

import dev.ballast.core.data.Dataset;
import dev.ballast.core.method.Accepts;
import dev.ballast.core.method.ClassTooSmallException;
import dev.ballast.core.method.Family;
import dev.ballast.core.method.Makes;
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
import dev.ballast.core.random.EvenAllocation;
import dev.ballast.core.random.Purpose;
import dev.ballast.core.random.RandomStream;
import dev.ballast.core.recipe.Addition;
import dev.ballast.core.recipe.Mixing;
import dev.ballast.core.recipe.Plan;
import dev.ballast.core.strategy.SamplingStrategy;
import dev.ballast.core.strategy.SamplingStrategy.Direction;
import dev.ballast.core.target.ClassCounts;
import dev.ballast.core.target.ClassLabels;
import dev.ballast.core.target.LabelImbalance;
import dev.ballast.core.target.Target;
import dev.ballast.core.near.Scale;
import dev.ballast.smote.space.ExactNeighbors;
import dev.ballast.smote.space.FiniteColumns;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// MLSMOTE: new rows with rare labels between a row and a near one with the same rare label, with the labels that most of
/// those around have.
///
/// Charte, Rivera, del Jesus, Herrera: "MLSMOTE: Approaching imbalanced multilabel learning through synthetic instance
/// generation", Knowledge-Based Systems 89, 2015, doi:10.1016/j.knosys.2015.07.019.
///
/// **Method.** Labels are rare whose imbalance ratio is above the mean ratio ([LabelImbalance]). For every rare label, each row
/// that has it gets its k nearest others that have it. A new row has a base, one of its neighbors, each with the same
/// probability, and a gap, uniform in [0, 1):
///
///     value = base + gap * (neighbor - base)
///
/// one gap for the whole row (the paper draws one for each column), and the labels that at least half of the base and its k
/// neighbors have, the paper's rule by ranking.
///
/// **Counts.** [SamplingStrategy#AUTO] is the paper's: one new row for each rare label and each row that has it, so a row with
/// two rare labels is a base twice. The classes are `rare`, the rows with a rare label, and `common`; another strategy may say
/// how many rows `rare` shall have, which is then met exactly, by the same bases, all equally often, up to one. New rows
/// count as `rare`, although they may have lost the label in the vote.
///
/// **Accepts** numbers, whole numbers, ordinal codes and times with finite values in rows with rare labels; columns of other
/// roles may be anything, and are the base's. Categories are taken with `distance=gower`; the base and its neighbors vote on
/// those of a new row.
///
/// **Cost.** For each rare label n x n x columns for its n rows, 12 n k bytes. Drawing: O(columns) a row, and k x labels for its
/// labels.
///
/// **Randomness.** `ml-smote.draw` at (class, epoch, new row): neighbor, gap. `ml-smote.bases` at (class, epoch, 0): which bases
/// get an extra turn.
///
/// Immutable and thread-safe.
///
/// @param settings its options and its strategy
public record MlSmote(MethodSettings settings) implements Resampler {

    private static final Purpose DRAW = Purpose.of("ml-smote.draw");
    private static final Purpose BASES = Purpose.of("ml-smote.bases");

    private static final Option<Integer> K = new Option.Whole("k", 5, 1,
            "neighbors of each row, with the same rare label");
    private static final Option<SmallLabels> SMALL_LABELS = new Option.Choice<>("small-labels", SmallLabels.REJECT,
            "what to do about a rare label that k rows or less have");

    /// What this method is.
    public static final MethodInfo INFO = MethodInfo
            .named("ml-smote", Family.OVER_SAMPLING,
                    "makes rows with rare labels between a row and a near one, with the labels of most around")
            .promises(Promise.Kind.WHATEVER_IS_LEFT)
            .accepts(new Accepts(Accepts.NUMBERS, Set.of(Target.Kind.LABELS),
                    "numeric, integer, ordinal and time columns without missing values in rows with rare labels")
                    .andCategoriesByDistance())
            .makes(Makes.ROWS).options(K, SMALL_LABELS).asksForNeighbors()
            .paper("Charte, Rivera, del Jesus, Herrera 2015", "10.1016/j.knosys.2015.07.019")
            .costs("n x n x columns for the n rows of each rare label, 12 n k bytes").makes(MlSmote::new);

    /// Checks that the settings are for this method.
    ///
    /// @throws IllegalArgumentException if they are for another method
    public MlSmote {
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

    /// Returns the method with k neighbors (the paper uses 5) and as many new rows as the paper makes.
    ///
    /// @param k neighbors of each row, at least 1
    /// @return the method
    /// @throws IllegalArgumentException if k is not positive
    public static MlSmote withNeighbors(int k) {
        return new MlSmote(INFO.settings().with(K, k));
    }

    /// Returns this method with another treatment of labels that k rows or less have.
    ///
    /// @param policy the treatment
    /// @return the method
    public MlSmote smallLabels(SmallLabels policy) {
        return new MlSmote(settings.with(SMALL_LABELS, policy));
    }

    /// Returns this method with a number of rows.
    ///
    /// @param newStrategy how many rows class `rare` shall have
    /// @return the method
    public MlSmote to(SamplingStrategy newStrategy) {
        return new MlSmote(settings.with(newStrategy));
    }

    @Override
    public ClassLabels classes(Dataset data) {
        return RareLabels.imbalance(data).rows();
    }

    /// Exact with a strategy, else open: the number of rows follows from labels, not from classes.
    @Override
    public Promise promise(ClassCounts before) {
        RareLabels.requireRarity(INFO.name(), before);
        return strategy() == SamplingStrategy.AUTO
                ? new Promise.Open(before)
                : new Promise.Exact(RareLabels.resolve(INFO.name(), strategy(), before, Direction.OVER));
    }

    @Override
    public PlanSource prepare(Dataset data, Promise promise, RunSettings run) {
        ClassLabels classes = classes(data, run);
        LabelNeighbors near = neighbors(data, classes, run);
        long rows = promise instanceof Promise.Exact exact ? exact.targets().toAdd(RareLabels.RARE) : near.bases();
        if (rows > 0 && near.bases() == 0) {
            throw new IllegalArgumentException(rows + " rows with rare labels shall be made, and no rare label has two"
                    + " rows to make others between; use ml-ros");
        }
        Mixing mixing = Mixing.of(data.columns());
        long key = classes.streamKey(RareLabels.RARE);
        return (seed, epoch) -> {
            EvenAllocation bases = new EvenAllocation(near.bases(), rows, seed.stream(BASES, key, epoch, 0));
            return Plan.keepingAll(classes, mixing, List.of(new Addition(RareLabels.RARE, rows, (index, into) -> {
                int base = bases.item(index);
                RandomStream random = seed.stream(DRAW, key, epoch, index);
                into.made(near.row(base, 0)).toward(near.row(base, 1 + random.nextInt(near.size(base) - 1)),
                        random.nextDouble()).votedBy(base, 0);
            }))).with(near);
        };
    }

    private LabelNeighbors neighbors(Dataset data, ClassLabels classes, RunSettings run) {
        LabelImbalance imbalance = RareLabels.imbalance(data);
        List<int[]> bags = new ArrayList<>();
        double all = 0;
        for (int label = 0; label < imbalance.sets().names().size(); label++) {
            if (imbalance.isRare(label)) {
                int[] rows = RareLabels.bag(imbalance.sets(), label, classes, RareLabels.RARE);
                if (requireEnoughRows(imbalance.sets().names().get(label), rows.length)) {
                    FiniteColumns.require(INFO.name(), data, rows);
                    bags.add(rows);
                    all += (double) rows.length * rows.length;
                }
            }
        }
        double[] divisors = bags.isEmpty()
                ? new double[0]
                : Scale.NONE.divisors(data, run);
        List<NeighborLists> lists = new ArrayList<>();
        double done = 0;
        for (int[] rows : bags) {
            double share = (double) rows.length * rows.length / all;
            NeighborQuestion.Members bag = NeighborQuestion.listed(rows);
            lists.add(ExactNeighbors.ask(data, NeighborQuestion.nearest(bag, bag,
                    Math.min(settings.get(K), rows.length - 1), NeighborSpace.euclidean(divisors)),
                    run.part(done, Math.min(1, done + share))));
            done += share;
        }
        return LabelNeighbors.of(lists);
    }

    /// Whether rows are made for a label.
    private boolean requireEnoughRows(String label, int rows) {
        int k = settings.get(K);
        SmallLabels policy = settings.get(SMALL_LABELS);
        if (rows == 0 || (rows == 1 && policy == SmallLabels.SKIP_SINGLE)) {
            return false;
        }
        if (rows == 1) {
            throw new ClassTooSmallException("rare label \"" + label + "\" has only 1 row, and " + INFO.name()
                    + " needs at least two to interpolate between; use small-labels=skip-single, ml-ros, or leave out"
                    + " the label");
        }
        if (rows <= k && policy == SmallLabels.REJECT) {
            throw new ClassTooSmallException("rare label \"" + label + "\" has " + rows + " rows, too few for k = " + k
                    + " neighbors each; use k = " + (rows - 1) + (rows > 2 ? " or less" : "")
                    + ", or small-labels=fewer-neighbors");
        }
        return true;
    }

    @Override
    public String toString() {
        return settings.toString();
    }
}
