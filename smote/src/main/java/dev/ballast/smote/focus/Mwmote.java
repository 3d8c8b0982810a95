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

import java.util.Set;
import java.util.stream.IntStream;

/// Majority weighted minority over-sampling (MWMOTE): new rows inside clusters of a class, most of them from rows that are near
/// the border to other classes and have few of their own beside them.
///
/// Barua, Islam, Yao, Murase: "MWMOTE - majority weighted minority oversampling technique for imbalanced data set learning", IEEE
/// Transactions on Knowledge and Data Engineering 26, 2014, doi:10.1109/TKDE.2012.232.
///
/// **Method.** For every class that grows, of n rows; d is the Euclidean distance of two rows, and C the number of columns:
///
/// 1. Rows none of whose k1 nearest rows are of the class are noise, and left out of what follows.
/// 2. The k2 nearest rows of other classes of each row that is left are the border.
/// 3. The k3 nearest rows of the class of each row y of the border are informative. How close such a row x is to y, and the weight that
///    it gets, are
///
///        closeness(y, x) = min(C / d(y, x), cf-th) / cf-th
///        weight(x) = sum over y of closeness(y, x)^2 / (sum over the k3 nearest x' of y of closeness(y, x'))
///
/// 4. All rows of the class are joined into clusters by average linkage, as long as the mean distance between two clusters is at
///    most cp times the mean distance of a row that is no noise from the nearest other such row.
/// 5. A new row lies between a row drawn with a chance in proportion to its weight, and another row of its cluster, each with the same
///    probability, at a gap uniform in [0, 1).
///
/// **Units.** The threshold `cf-th` is a number of units of distance, so all distances are taken on columns divided by their standard
/// deviation over all rows; columns that are constant have no part and are not counted in C. The paper takes columns as they are.
///
/// **Differences.** The paper multiplies closeness by CMAX = 2, which changes no probability and is no option here. The package
/// smote-variants takes k-means with 10 clusters for average linkage, 5 for k2 and k3, weighs all informative rows by all rows of
/// the border instead of the k3 nearest, and takes no distance for smaller than 0.1; where all rows are noise it returns the data as
/// they were, with a line in the log.
///
/// **Accepts** numbers, whole numbers, ordinal codes and times with finite values; columns of other roles may be anything.
///
/// **Edges.** k2 and k3 are at most all rows of other classes, or of the class. A row alone in its cluster has new rows like itself,
/// as follows from the paper; raise `cp` if they are too many. If all rows are noise, `all-noise=keep` leaves none out, and
/// `all-noise=refuse` is an error. A class of one row is refused, and so is a class beside which there are no other rows.
///
/// **Cost.** Fitting: three searches among all rows, at most k2 n rows among n with k3 neighbors each, in blocks of 50 MB, and clusters:
/// n x n x C to n x n x sqrt(n) x C operations on one thread, 8 n sqrt(n) bytes. Drawing: O(log n + columns) a row.
/// **Randomness.** `mwmote.draw` at (class, epoch, new row): base, partner, gap.
///
/// **Choose something else when** a class has more than some ten thousand rows, since clusters take long.
///
/// Immutable and thread-safe.
///
/// @param settings its options and its strategy
public record Mwmote(MethodSettings settings) implements Resampler {

    private static final Option<Integer> K1 = new Option.Whole("k1", 5, 1,
            "a row is noise if none of so many neighbors is of its class");
    private static final Option<Integer> K2 = new Option.Whole("k2", 3, 1,
            "neighbors of each row in other classes, which are the border");
    private static final Option<Integer> K3 = new Option.Whole("k3", 0, 0,
            "neighbors in the class of each row of the border; 0 for half of the class");
    private static final Option<Double> CLOSENESS = new Option.Real("cf-th", 5.0, 0.001, Double.POSITIVE_INFINITY,
            "rows nearer than the number of columns divided by this count as equally close");
    private static final Option<Double> CLUSTERS = new Option.Real("cp", 3.0, 0, Double.POSITIVE_INFINITY,
            "clusters are joined up to so many times the mean distance of nearest rows");
    private static final Option<AllNoise> ALL_NOISE = new Option.Choice<>("all-noise", AllNoise.KEEP,
            "when all rows of a class are noise, leave none out, or refuse");

    /// What this method is.
    public static final MethodInfo INFO = MethodInfo
            .named("mwmote", Family.OVER_SAMPLING,
                    "makes new rows of the rare classes inside their clusters, most near the border to other classes")
            .accepts(new Accepts(Accepts.NUMBERS, Set.of(Target.Kind.CLASSES),
                    "numeric, integer, ordinal and time columns without missing values"))
            .makes(Makes.SEGMENTS).options(K1, K2, K3, CLOSENESS, CLUSTERS, ALL_NOISE).asksForNeighbors()
            .paper("Barua, Islam, Yao, Murase 2014", "10.1109/TKDE.2012.232")
            .costs("searches among all rows, and n x n x columns or more for the clusters of a class of n rows")
            .makes(Mwmote::new);

    /// What to do with a class all of whose rows are noise.
    public enum AllNoise {
        /// Leave none out.
        KEEP,
        /// Refuse, naming the class.
        REFUSE
    }

    /// Checks that the settings are for this method.
    ///
    /// @throws IllegalArgumentException if they are for another method
    public Mwmote {
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

    /// Returns the method with the paper's numbers (k1 = 5, k2 = 3, k3 = half of the class, cf-th = 5, cp = 3), strategy
    /// [SamplingStrategy#AUTO].
    ///
    /// @return the method
    public static Mwmote create() {
        return new Mwmote(INFO.settings());
    }

    /// Returns this method with other numbers of neighbors.
    ///
    /// @param k1 to tell noise, at least 1
    /// @param k2 to find the border, at least 1
    /// @param k3 to find informative rows, at least 1, or 0 for half of the class
    /// @return the method
    /// @throws IllegalArgumentException if a number is too small
    public Mwmote neighbors(int k1, int k2, int k3) {
        return new Mwmote(settings.with(K1, k1).with(K2, k2).with(K3, k3));
    }

    /// Returns this method with another threshold of closeness.
    ///
    /// @param threshold rows nearer than the number of columns divided by it count as equally close; at least 0.001
    /// @return the method
    /// @throws IllegalArgumentException if it is out of range
    public Mwmote closeness(double threshold) {
        return new Mwmote(settings.with(CLOSENESS, threshold));
    }

    /// Returns this method with smaller or larger clusters.
    ///
    /// @param cp clusters are joined up to so many times the mean distance of nearest rows; at least 0
    /// @return the method
    /// @throws IllegalArgumentException if it is negative or not finite
    public Mwmote clusters(double cp) {
        return new Mwmote(settings.with(CLUSTERS, cp));
    }

    /// Returns this method with another treatment of classes all of whose rows are noise.
    ///
    /// @param policy the treatment
    /// @return the method
    public Mwmote allNoise(AllNoise policy) {
        return new Mwmote(settings.with(ALL_NOISE, policy));
    }

    /// Returns this method with another strategy.
    ///
    /// @param newStrategy how many rows each class shall have
    /// @return the method
    public Mwmote to(SamplingStrategy newStrategy) {
        return new Mwmote(settings.with(newStrategy));
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
        if (settings.get(K1) >= data.rows()) {
            throw new IllegalArgumentException("k1 is " + settings.get(K1) + ", and with " + data.rows()
                    + " rows each has only " + (data.rows() - 1) + " others; use a smaller k1");
        }
        FiniteColumns.require(INFO.name(), data, IntStream.range(0, data.rows()).toArray());
        NeighborSpace space = NeighborSpace.euclidean(Scale.DEVIATION.divisors(data, run));
        return GrowingClasses.fit(data, data.labels(), targets, Mixing.of(data.columns()), run,
                (code, rows, part) -> segments(new InformativeRows(data, code, rows, space), part));
    }

    private ClusteredSegments segments(InformativeRows of, RunSettings run) {
        int[] rows = of.rows();
        int[] filtered = of.withoutNoise(settings.get(K1), run.part(0, 0.2));
        if (filtered.length == 0) {
            if (settings.get(ALL_NOISE) == AllNoise.REFUSE) {
                throw new IllegalArgumentException("none of the " + rows.length + " rows of class \""
                        + of.data().labels().names().get(of.code()) + "\" has a row of the class among its "
                        + settings.get(K1) + " nearest: all are noise to mwmote; raise k1, or leave none out"
                        + " (all-noise=keep)");
            }
            filtered = rows;
        }
        int[] border = of.border(filtered, settings.get(K2), run.part(0.2, 0.4));
        int k3 = settings.get(K3) == 0 ? rows.length / 2 : settings.get(K3);
        double[] weights = of.weights(border, k3, settings.get(CLOSENESS), run.part(0.4, 0.6));
        int[] clusters = of.clusters(filtered, settings.get(CLUSTERS), run.part(0.6, 1));
        return ClusteredSegments.of(rows, weights, clusters, of.data().labels().streamKey(of.code()));
    }

    @Override
    public String toString() {
        return settings.toString();
    }
}
