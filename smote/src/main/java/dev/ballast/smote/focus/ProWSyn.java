package dev.ballast.smote.focus;

import dev.ballast.smote.space.ClassSize;
import dev.ballast.core.data.Dataset;
import dev.ballast.core.method.Accepts;
import dev.ballast.core.method.Family;
import dev.ballast.core.method.GrowingClasses;
import dev.ballast.core.method.Makes;
import dev.ballast.core.method.MethodInfo;
import dev.ballast.core.method.MethodProvider;
import dev.ballast.core.method.MethodSettings;
import dev.ballast.core.method.NeighborOptions;
import dev.ballast.core.run.NeighborSpace;
import dev.ballast.core.method.Option;
import dev.ballast.core.method.PlanSource;
import dev.ballast.core.method.Promise;
import dev.ballast.core.method.Resampler;
import dev.ballast.core.run.RunSettings;
import dev.ballast.core.recipe.Mixing;
import dev.ballast.core.strategy.ClassTargets;
import dev.ballast.core.strategy.SamplingStrategy;
import dev.ballast.core.target.Target;
import dev.ballast.core.near.Scale;
import dev.ballast.smote.space.FiniteColumns;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/// Proximity weighted synthetic over-sampling (ProWSyn): more new rows where a class is near the others, fewer inside.
///
/// Barua, Islam, Murase: "ProWSyn: proximity weighted synthetic oversampling technique for imbalanced data set learning", Advances in
/// Knowledge Discovery and Data Mining (PAKDD), 2013, doi:10.1007/978-3-642-37456-2_27.
///
/// **Method.** The rows of a class that grows are peeled off from the outside. Level 1 are the rows that are among the k nearest of
/// the class of any row of the other classes; level 2 those that are so among the rows left, and so on. The last of L levels
/// takes the rest, and so does any level when k rows or fewer are left. Level l has the weight
///
///     w_l = exp(-theta * (l - 1))
///
/// A new row lies on the segment between a row of a level, which has its turn as often as others of the level, up to one, and
/// another row of it drawn at random, at a gap uniform in [0, 1).
///
/// **How many rows a level gets.** With `weights=rows` each row of level l weighs w_l, so a level gets new rows in proportion to
/// w_l times its size: the paper weights rows. With `weights=levels` the whole level weighs w_l, whatever its size: so does the
/// package smote-variants, which the large comparisons used. Shares are rounded by the largest remainder; counts are exact.
///
/// **Differences.** smote-variants peels L times and gives the rest the number L too, so that two levels may have it; here there
/// are L - 1 peelings, as in the paper. A row that is alone in its level goes toward rows of the level before it (of the second,
/// if it is the first), where smote-variants copies it; the paper does not say.
///
/// **Accepts** numbers, whole numbers, ordinal codes and times with finite values; columns of other roles may be anything.
///
/// **Edges.** A class of one row is refused, and so is a class beside which there are no other rows. More than two classes: each
/// that grows against all others.
///
/// **Cost.** Fitting: up to L - 1 searches of all rows of other classes among those of the class, 12 k bytes a row. Drawing:
/// O(columns) a row, 4 bytes for each base of incomplete rounds. **Randomness.** `prowsyn.draw` at (class, epoch, new row):
/// partner and gap. `prowsyn.bases` at (class, epoch, level): which rows get an extra turn.
///
/// **Choose something else when** rows near other classes are noise: they get the most.
///
/// Immutable and thread-safe.
///
/// @param settings its options and its strategy
public record ProWSyn(MethodSettings settings) implements Resampler {

    private static final Option<Integer> K = new Option.Whole("k", 5, 1,
            "rows of the class that each row of another class draws into a level");
    private static final Option<Integer> LEVELS = new Option.Whole("levels", 5, 1, "at most so many levels");
    private static final Option<Double> THETA = new Option.Real("theta", 1.0, 0, Double.POSITIVE_INFINITY,
            "how fast weights fall from level to level; 0 for equal ones");
    private static final Option<Weights> WEIGHTS = new Option.Choice<>("weights", Weights.ROWS,
            "whether every row of a level has the level's weight, or all of them together");

    /// What this method is.
    public static final MethodInfo INFO = MethodInfo
            .named("prowsyn", Family.OVER_SAMPLING,
                    "makes new rows of the rare classes, the more the nearer a row is to other classes")
            .accepts(new Accepts(Accepts.NUMBERS, Set.of(Target.Kind.CLASSES),
                    "numeric, integer, ordinal and time columns without missing values"))
            .makes(Makes.SEGMENTS).options(K, LEVELS, THETA, WEIGHTS).asksForNeighbors()
            .paper("Barua, Islam, Murase 2013", "10.1007/978-3-642-37456-2_27")
            .costs("levels - 1 searches of all rows among those of the class, 12 k bytes a row").makes(ProWSyn::new);

    /// What the weight of a level is for.
    public enum Weights {
        /// Every row of it.
        ROWS,
        /// All of them together.
        LEVELS
    }

    /// Checks that the settings are for this method.
    ///
    /// @throws IllegalArgumentException if they are for another method
    public ProWSyn {
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

    /// Returns the method with k = 5, 5 levels, theta = 1, weights of rows, strategy [SamplingStrategy#AUTO].
    ///
    /// @return the method
    public static ProWSyn create() {
        return new ProWSyn(INFO.settings());
    }

    /// Returns this method with another number of neighbors.
    ///
    /// @param k at least 1
    /// @return the method
    /// @throws IllegalArgumentException if k is not positive
    public ProWSyn neighbors(int k) {
        return new ProWSyn(settings.with(K, k));
    }

    /// Returns this method with another number of levels.
    ///
    /// @param most at most so many, at least 1
    /// @return the method
    /// @throws IllegalArgumentException if it is not positive
    public ProWSyn levels(int most) {
        return new ProWSyn(settings.with(LEVELS, most));
    }

    /// Returns this method with weights that fall otherwise.
    ///
    /// @param theta at least 0, for equal weights
    /// @return the method
    /// @throws IllegalArgumentException if it is negative or not finite
    public ProWSyn theta(double theta) {
        return new ProWSyn(settings.with(THETA, theta));
    }

    /// Returns this method with weights of rows or levels.
    ///
    /// @param of what the weight of a level is for
    /// @return the method
    public ProWSyn weights(Weights of) {
        return new ProWSyn(settings.with(WEIGHTS, of));
    }

    /// Returns this method with distances on columns divided by their standard deviation over all rows.
    ///
    /// @return the method
    public ProWSyn standardized() {
        return new ProWSyn(settings.with(NeighborOptions.SCALE, Scale.DEVIATION));
    }

    /// Returns this method with another strategy.
    ///
    /// @param newStrategy how many rows each class shall have
    /// @return the method
    public ProWSyn to(SamplingStrategy newStrategy) {
        return new ProWSyn(settings.with(newStrategy));
    }

    @Override
    public PlanSource prepare(Dataset data, Promise promise, RunSettings run) {
        ClassTargets targets = promise.targets();
        for (int code = 0; code < targets.classes(); code++) {
            if (targets.toAdd(code) > 0) {
                ClassSize.requireTwo(INFO.name(), "interpolate between", targets, code);
                ClassSize.requireOthers(INFO.name(), targets, code);
            }
        }
        FiniteColumns.require(INFO.name(), data, IntStream.range(0, data.rows()).toArray());
        NeighborSpace space = NeighborSpace.euclidean(
                Scale.NONE.divisors(data, run));
        return GrowingClasses.fit(data, data.labels(), targets, Mixing.of(data.columns()), run, (code, rows, part) -> {
            List<int[]> levels = ProximityLevels.divided(data, code, rows, settings.get(K), settings.get(LEVELS), space,
                    part);
            return new ProximityLevels(levels, weights(levels), data.labels().streamKey(code));
        });
    }

    private double[] weights(List<int[]> levels) {
        double[] weights = new double[levels.size()];
        for (int level = 0; level < weights.length; level++) {
            weights[level] = StrictMath.exp(-settings.get(THETA) * level)
                    * (settings.get(WEIGHTS) == Weights.ROWS ? levels.get(level).length : 1);
        }
        return weights;
    }

    @Override
    public String toString() {
        return settings.toString();
    }
}
