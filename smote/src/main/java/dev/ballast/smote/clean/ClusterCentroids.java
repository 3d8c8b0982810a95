package dev.ballast.smote.clean;

import dev.ballast.core.data.Dataset;
import dev.ballast.core.method.Accepts;
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
import dev.ballast.core.random.Seed;
import dev.ballast.core.recipe.Addition;
import dev.ballast.core.recipe.Mixing;
import dev.ballast.core.recipe.Plan;
import dev.ballast.core.recipe.RowSet;
import dev.ballast.core.strategy.ClassTargets;
import dev.ballast.core.strategy.SamplingStrategy;
import dev.ballast.core.target.Target;
import dev.ballast.smote.space.FiniteColumns;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/// Cluster centroids: replaces the rows of a class by the means of clusters, as many as the class shall have rows, or by rows near
/// them.
///
/// Yen, Lee: "Cluster-based under-sampling approaches for imbalanced data distributions", Expert Systems with Applications 36,
/// 2009, doi:10.1016/j.eswa.2008.06.108.
///
/// **Method.** The rows of a class that shrinks from n to m rows are divided into m clusters (k-means). With `voting=soft` (the
/// default) the result has the mean of each in place of its rows. A new row's recipe names all rows of its cluster: it starts from
/// the first and goes 1/size of the way toward each of the others. With `voting=hard` nothing is made: m rows of the class are
/// kept. Each mean in turn takes the row of the class that is nearest to it, of those that no mean before it has taken;
/// imbalanced-learn may take a row several times. Clusters come in the order of their first rows. Classes that keep their
/// size keep their rows.
///
/// **Accepts** numbers, whole numbers, ordinal codes and times with finite values; columns of other roles may be anything, and
/// come from the first row of the cluster.
///
/// **Cost.** Fitting: up to `rounds` searches of n rows among m; with `voting=hard`, one of m means among n rows, and more for
/// means whose nearest rows are taken. 4 n bytes afterwards. **Randomness.** `cluster-centroids.seeds`
/// at (class, 0, 0), drawn while it fits: every epoch has the same rows.
///
/// Immutable and thread-safe.
///
/// @param settings its options and its strategy
public record ClusterCentroids(MethodSettings settings) implements Resampler {

    private static final Purpose SEEDS = Purpose.of("cluster-centroids.seeds");

    private static final Option<Integer> ROUNDS = new Option.Whole("rounds", 100, 1,
            "at most so many rounds of moving means and rows");
    private static final Option<Voting> VOTING = new Option.Choice<>("voting", Voting.SOFT,
            "replace rows by the means of clusters, or keep the row nearest to each mean");

    /// What this method is.
    public static final MethodInfo INFO = MethodInfo
            .named("cluster-centroids", Family.PROTOTYPES, "replaces rows of the common classes by means of clusters")
            .accepts(new Accepts(Accepts.NUMBERS, Set.of(Target.Kind.CLASSES),
                    "numeric, integer, ordinal and time columns without missing values in the rows of the classes that"
                            + " shrink"))
            .draws(Draws.IN_FIT).options(ROUNDS, VOTING).paper("Yen, Lee 2009", "10.1016/j.eswa.2008.06.108")
            .costs("up to rounds searches of n rows among m means").makes(ClusterCentroids::new);

    /// What stands for a cluster.
    public enum Voting {
        /// Its mean.
        SOFT,
        /// The row of the class that is nearest to its mean, never one that stands for another cluster.
        HARD
    }

    /// Checks that the settings are for this method.
    ///
    /// @throws IllegalArgumentException if they are for another method
    public ClusterCentroids {
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

    /// Returns the method with strategy [SamplingStrategy#AUTO].
    ///
    /// @return the method
    public static ClusterCentroids create() {
        return new ClusterCentroids(INFO.settings());
    }

    /// Returns this method with another strategy.
    ///
    /// @param newStrategy how many rows each class shall have
    /// @return the method
    public ClusterCentroids to(SamplingStrategy newStrategy) {
        return new ClusterCentroids(settings.with(newStrategy));
    }

    /// Returns this method with something else in place of a cluster.
    ///
    /// @param what what stands for a cluster
    /// @return the method
    public ClusterCentroids voting(Voting what) {
        return new ClusterCentroids(settings.with(VOTING, what));
    }

    @Override
    public Makes makes() {
        return settings.get(VOTING) == Voting.HARD ? Makes.NOTHING : Makes.ROWS;
    }

    @Override
    public PlanSource prepare(Dataset data, Promise promise, RunSettings run) {
        ClassTargets targets = promise.targets();
        Seed seed = run.requireSeed(INFO.name());
        BitSet kept = new BitSet(data.rows());
        kept.set(0, data.rows());
        List<Addition> additions = new ArrayList<>();
        double work = IntStream.range(0, targets.classes()).mapToDouble(code -> work(targets, code)).sum();
        double done = 0;
        for (int code = 0; code < targets.classes(); code++) {
            if (targets.toDrop(code) > 0) {
                int[] rows = data.labels().rowsOf(code);
                for (int row : rows) {
                    kept.clear(row);
                }
                double share = work == 0 ? 0 : work(targets, code) / work;
                FiniteColumns.require(INFO.name(), data, rows);
                if (targets.after(code) > 0) {
                    Clusters clusters = Clusters.of(data, rows, (int) targets.after(code), settings.get(ROUNDS),
                            seed.stream(SEEDS, data.labels().streamKey(code), 0, 0), run.part(done, done + share));
                    if (settings.get(VOTING) == Voting.HARD) {
                        clusters.nearestRows(run.threads()).forEach(kept::set);
                    } else {
                        additions.add(new Addition(code, clusters.count(), clusters.means()));
                    }
                }
                done += share;
            }
        }
        Plan plan = Plan.of(data.labels(), Mixing.of(data.columns()), RowSet.of(data.rows(), kept), additions);
        return (_, _) -> plan;
    }

    private static double work(ClassTargets targets, int code) {
        return targets.toDrop(code) > 0 ? (double) targets.before(code) * targets.after(code) : 0;
    }

    @Override
    public String toString() {
        return settings.toString();
    }
}
