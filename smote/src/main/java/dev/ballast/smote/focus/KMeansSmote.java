package dev.ballast.smote.focus;

import dev.ballast.smote.bases.Segments;
import dev.ballast.smote.SmallClassPolicy;
import dev.ballast.smote.bases.Bases;
import dev.ballast.smote.Fallback;
import dev.ballast.core.data.Dataset;
import dev.ballast.core.method.Accepts;
import dev.ballast.core.method.Family;
import dev.ballast.core.method.GrowingClasses;
import dev.ballast.core.method.GrowingClasses.ClassSource;
import dev.ballast.core.method.Makes;
import dev.ballast.core.method.MethodInfo;
import dev.ballast.core.method.MethodProvider;
import dev.ballast.core.method.MethodSettings;
import dev.ballast.core.run.NeighborLists;
import dev.ballast.core.run.NeighborQuestion;
import dev.ballast.core.run.NeighborQuestion.Members;
import dev.ballast.core.run.NeighborSpace;
import dev.ballast.core.method.Option;
import dev.ballast.core.method.PlanSource;
import dev.ballast.core.method.Promise;
import dev.ballast.core.method.Resampler;
import dev.ballast.core.run.RunSettings;
import dev.ballast.core.random.Purpose;
import dev.ballast.core.recipe.Mixing;
import dev.ballast.core.recipe.Plan;
import dev.ballast.core.recipe.RowSet;
import dev.ballast.core.strategy.ClassTargets;
import dev.ballast.core.strategy.SamplingStrategy;
import dev.ballast.core.target.Target;
import dev.ballast.core.near.Scale;
import dev.ballast.smote.space.ExactNeighbors;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// K-means SMOTE: new rows inside clusters in which a class is frequent, most of them where its rows lie far apart.
///
/// Douzas, Bacao, Last: "Improving imbalanced learning through a heuristic oversampling method based on k-means and SMOTE",
/// Information Sciences 465, 2018, doi:10.1016/j.ins.2018.06.056.
///
/// **Method.** All rows are divided into clusters ([dev.ballast.smote.space.KMeans]). For a class that is to grow, clusters count
/// that hold at least k + 1 of its rows and in which its share is at least `threshold` times its share of all rows. Of its G new
/// rows, cluster c with n_c of its rows, at mean distance d_c of two, gets
///
///     g_c = G * s_c / (s_1 + s_2 + ...),   s_c = d_c^(density-exponent * columns) / n_c
///
/// in whole numbers that add up to G, by the largest remainder; s_c is taken to 40 bits of the largest. If the class's rows
/// coincide in every cluster, clusters get the same. In a cluster, rows are made as by SMOTE from its rows of the class, each
/// base equally often, up to one, among its k nearest others of the class in the cluster.
///
/// **Threshold.** The paper asks for more rows of the class than of others in a cluster, imbalanced-learn for half of them; in
/// ordinary tables few clusters or none are such. Here a cluster counts if the class is not rarer in it than on the whole, and
/// there always is one. It is compared in whole numbers.
///
/// **No cluster.** If none has k + 1 rows, the class grows from all its rows as by SMOTE, or is refused, as `fallback` says.
///
/// **Small classes.** A class of k rows or less is refused, or has fewer neighbors, as `small-classes` says. There must be as many
/// rows as clusters.
///
/// **Accepts** numbers, whole numbers, ordinal codes and times with finite values; columns of other roles may be anything, and
/// come from the base. Distances are in the units of the columns.
///
/// **Cost.** Fitting: up to `rounds` searches of all N rows among the means; n_c^2 x columns for a cluster with n_c rows of a
/// class that grows, twice. 8 N columns bytes while it fits, 12 n k afterwards.
///
/// **Randomness.** `kmeans-smote.seeds` at (0, 0, 0), drawn while it fits: the first means. `kmeans-smote.draw` at (class, epoch, new
/// row): the base if it is drawn, neighbor, gap. `kmeans-smote.bases` at (class, epoch, 0) and above: which clusters of one
/// remainder, and which rows, get an extra turn.
///
/// Immutable and thread-safe.
///
/// @param settings its options and its strategy
public record KMeansSmote(MethodSettings settings) implements Resampler {

    private static final Purpose SEEDS = Purpose.of("kmeans-smote.seeds");

    private static final Option<Integer> CLUSTERS = new Option.Whole("clusters", 8, 1,
            "how many clusters all rows are divided into");
    private static final Option<Integer> K = new Option.Whole("k", 2, 1, "neighbors of each row in its cluster");
    private static final Option<Double> THRESHOLD = new Option.Real("threshold", 1.0, 0, Double.POSITIVE_INFINITY,
            "how many times its share of all rows a class must have of a cluster");
    private static final Option<Double> EXPONENT = new Option.Real("density-exponent", 1.0, 0,
            Double.POSITIVE_INFINITY,
            "exponent of the mean distance in a cluster, in multiples of the number of columns");
    private static final Option<Integer> ROUNDS = new Option.Whole("rounds", 100, 1,
            "at most so many rounds of moving means and rows");
    private static final Option<Bases> BASES = new Option.Choice<>("bases", Bases.EVEN,
            "use every row of a cluster as base equally often, up to one, or draw bases independently");
    private static final Option<SmallClassPolicy> SMALL_CLASSES = new Option.Choice<>("small-classes",
            SmallClassPolicy.REJECT, "what to do with a class of k rows or less");
    private static final Option<Fallback> FALLBACK = new Option.Choice<>("fallback", Fallback.ALL_ROWS,
            "what to do with a class that is rich in no cluster");

    /// What this method is.
    public static final MethodInfo INFO = MethodInfo
            .named("kmeans-smote", Family.OVER_SAMPLING,
                    "makes new rows of the rare classes inside clusters in which they are frequent and thinly spread")
            .accepts(new Accepts(Accepts.NUMBERS, Set.of(Target.Kind.CLASSES),
                    "numeric, integer, ordinal and time columns without missing values"))
            .makes(Makes.SEGMENTS)
            .options(CLUSTERS, K, THRESHOLD, EXPONENT, ROUNDS, BASES, SMALL_CLASSES, FALLBACK).asksForNeighbors()
            .paper("Douzas, Bacao, Last 2018", "10.1016/j.ins.2018.06.056")
            .costs("up to rounds searches of all rows among the means, and n x n x columns in a cluster of n rows")
            .makes(KMeansSmote::new);

    /// Checks that the settings are for this method.
    ///
    /// @throws IllegalArgumentException if they are for another method
    public KMeansSmote {
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

    /// Returns the method with 8 clusters and 2 neighbors, strategy [SamplingStrategy#AUTO].
    ///
    /// @return the method
    public static KMeansSmote create() {
        return new KMeansSmote(INFO.settings());
    }

    /// Returns this method with another number of clusters.
    ///
    /// @param count at least 1
    /// @return the method
    /// @throws IllegalArgumentException if it is not positive
    public KMeansSmote clusters(int count) {
        return new KMeansSmote(settings.with(CLUSTERS, count));
    }

    /// Returns this method with another number of neighbors.
    ///
    /// @param k at least 1
    /// @return the method
    /// @throws IllegalArgumentException if k is not positive
    public KMeansSmote neighbors(int k) {
        return new KMeansSmote(settings.with(K, k));
    }

    /// Returns this method with another bound for what a cluster rich in a class is.
    ///
    /// @param multiple how many times its share of all rows a class must have of a cluster, at least 0
    /// @return the method
    /// @throws IllegalArgumentException if it is negative or not finite
    public KMeansSmote threshold(double multiple) {
        return new KMeansSmote(settings.with(THRESHOLD, multiple));
    }

    /// Returns this method with another exponent of the mean distance in a cluster.
    ///
    /// @param multiple in multiples of the number of columns, at least 0
    /// @return the method
    /// @throws IllegalArgumentException if it is negative or not finite
    public KMeansSmote densityExponent(double multiple) {
        return new KMeansSmote(settings.with(EXPONENT, multiple));
    }

    /// Returns this method with another policy for classes that are rich in no cluster.
    ///
    /// @param policy the policy
    /// @return the method
    public KMeansSmote fallback(Fallback policy) {
        return new KMeansSmote(settings.with(FALLBACK, policy));
    }

    /// Returns this method with another strategy.
    ///
    /// @param newStrategy how many rows each class shall have
    /// @return the method
    public KMeansSmote to(SamplingStrategy newStrategy) {
        return new KMeansSmote(settings.with(newStrategy));
    }

    @Override
    public PlanSource prepare(Dataset data, Promise promise, RunSettings run) {
        ClassTargets targets = promise.targets();
        settings.get(SMALL_CLASSES).require("K-means SMOTE", targets, settings.get(K));
        WholeTable.require(INFO.name(), data, targets, "k", settings.get(K));
        Mixing mixing = Mixing.of(data.columns());
        if (targets.isIdentity()) {
            Plan plan = Plan.of(data.labels(), mixing, RowSet.all(data.rows()), List.of());
            return (_, _) -> plan;
        }
        int clusters = settings.get(CLUSTERS);
        if (clusters > data.rows()) {
            throw new IllegalArgumentException("clusters is " + clusters + ", and there are only " + data.rows()
                    + " rows; use fewer clusters");
        }
        ClusteredRows clustered = ClusteredRows.of(INFO.name(), data, clusters, settings.get(ROUNDS),
                run.requireSeed(INFO.name()).stream(SEEDS, 0, 0, 0), run.part(0, 0.5));
        double[] divisors = Scale.NONE.divisors(data, run);
        return GrowingClasses.fit(data, data.labels(), targets, mixing, run.part(0.5, 1),
                (code, rows, part) -> fit(data, clustered, code, rows, NeighborSpace.euclidean(divisors), part));
    }

    private ClassSource fit(Dataset data, ClusteredRows clustered, int code, int[] rows, NeighborSpace space,
            RunSettings run) {
        int k = SmallClassPolicy.neighbors(rows.length, settings.get(K));
        List<int[]> rich = clustered.rich(rows, k + 1, settings.get(THRESHOLD));
        if (rich.isEmpty()) {
            settings.get(FALLBACK).require(INFO.name(), data.labels().names().get(code), rows.length,
                    "is in a cluster with " + (k + 1) + " of them and " + settings.get(THRESHOLD)
                            + " times their share of all rows");
            rich = List.of(rows);
        }
        long[] weights = clustered.sparsity(rich, settings.get(EXPONENT), run.part(0, 0.5));
        List<NeighborLists> near = new ArrayList<>();
        for (int i = 0; i < rich.size(); i++) {
            Members members = NeighborQuestion.listed(rich.get(i));
            near.add(ExactNeighbors.ask(data, NeighborQuestion.nearest(members, members, k, space),
                    run.part(0.5 + 0.5 * i / rich.size(), 0.5 + 0.5 * (i + 1) / rich.size())));
        }
        ClusterBases bases = ClusterBases.of(near, weights, settings.get(BASES));
        return Segments.of(INFO.name(), bases, data.labels().streamKey(code), bases, Segments.Gap.UNIFORM);
    }

    @Override
    public String toString() {
        return settings.toString();
    }
}
