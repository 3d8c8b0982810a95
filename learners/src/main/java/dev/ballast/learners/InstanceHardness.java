package dev.ballast.learners;

import dev.ballast.core.data.Dataset;
import dev.ballast.core.data.FeatureMatrix;
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
import dev.ballast.core.recipe.Mixing;
import dev.ballast.core.recipe.Plan;
import dev.ballast.core.recipe.RowSet;
import dev.ballast.core.split.Folds;
import dev.ballast.core.split.SmallClass;
import dev.ballast.core.split.Split;
import dev.ballast.core.strategy.ClassTargets;
import dev.ballast.core.strategy.SamplingStrategy;
import dev.ballast.core.target.ClassLabels;
import dev.ballast.core.target.Target;

import it.unimi.dsi.fastutil.ints.IntArrays;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Instance hardness: keeps the rows of the common classes that a model, trained on other rows, finds easiest to tell.
///
/// ```java
/// Dataset balanced = InstanceHardness.create().resample(data, Seed.of(42)).toDataset();
/// ```
///
/// Smith, Martinez, Giraud-Carrier: "An instance level analysis of data complexity", Machine Learning 95, 2014,
/// doi:10.1007/s10994-013-5422-z; as a method of under-sampling in imbalanced-learn.
///
/// **Method.** Rows are divided into stratified folds. A model that was trained on the other folds says how probable its own
/// class is for every row; one minus that is the row's hardness. Of a class that is to shrink, the rows of least hardness stay,
/// exactly as many as asked. Among rows of equal hardness chance decides which: where a threshold would keep all of
/// them, or row numbers would favor the beginning of a file.
///
/// **Model.** By default a random forest: `trees` trees on rows drawn with replacement, Gini's index, whole root of the number of
/// columns to choose from at every node, leaves down to single rows, average of class shares at the leaves. [#learning] takes
/// any other.
///
/// **Accepts** numbers, whole numbers, ordinal codes and times with finite values in all rows; columns of other roles may be
/// anything and are not shown to the model.
///
/// **Choose something else** to make a class smaller for its own sake: what is kept is easy, so that a model trained on it sees
/// fewer rows near the border than there are.
///
/// **Cost.** Training `folds` models. A forest: trees x rows x columns x levels of a tree, on all threads, for each; 24 bytes a
/// value, and the trees of a batch. A bit a row afterwards.
///
/// **Randomness.** While it fits, so that every epoch has the same rows. `instance-hardness.folds` at (0, 0, 0): the seed of the folds
/// ([Folds]). `instance-hardness.model` at (fold, 0, 0): the seed of a model. `instance-hardness.ties` at (class, 0, 0): which
/// of equally hard rows stay.
///
/// Immutable and thread-safe, if the model is.
///
/// @param settings its options and its strategy
/// @param learner  the model; without one, a random forest
public record InstanceHardness(MethodSettings settings, Optional<ProbabilityLearner> learner) implements Resampler {

    private static final Purpose FOLDS_SEED = Purpose.of("instance-hardness.folds");
    private static final Purpose MODEL_SEED = Purpose.of("instance-hardness.model");
    private static final Purpose TIES = Purpose.of("instance-hardness.ties");

    private static final Option<Integer> FOLDS = new Option.Whole("folds", 5, 2,
            "models trained, each on all rows but those of a fold");
    private static final Option<Integer> TREES = new Option.Whole("trees", 100, 1, "trees of the random forest");

    /// What this method is, with a random forest.
    public static final MethodInfo INFO = draft().options(FOLDS, TREES)
            .costs("folds random forests: trees x rows x columns x levels of a tree each")
            .makes(settings -> new InstanceHardness(settings, Optional.empty()));

    /// Checks that the settings are for this method.
    ///
    /// @throws IllegalArgumentException if they are for another method
    public InstanceHardness {
        settings.requireOf(INFO);
    }

    private static MethodInfo.Draft draft() {
        return MethodInfo
                .named("instance-hardness", Family.UNDER_SAMPLING,
                        "keeps the rows of the common classes that a model trained on other rows is surest of")
                .accepts(new Accepts(Accepts.NUMBERS, Set.of(Target.Kind.CLASSES),
                        "numeric, integer, ordinal and time columns without missing values"))
                .makes(Makes.NOTHING).draws(Draws.IN_FIT)
                .paper("Smith, Martinez, Giraud-Carrier 2014", "10.1007/s10994-013-5422-z");
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

    /// Returns the method with 5 folds, a random forest of 100 trees, and strategy [SamplingStrategy#AUTO].
    ///
    /// @return the method
    public static InstanceHardness create() {
        return new InstanceHardness(INFO.settings(), Optional.empty());
    }

    /// Returns the method with a model of any kind, 5 folds and strategy [SamplingStrategy#AUTO].
    ///
    /// @param model trained once for each fold, one after another
    /// @return the method; its option `trees` is gone
    public static InstanceHardness learning(ProbabilityLearner model) {
        MethodInfo info = draft().options(FOLDS).costs("folds models")
                .makes(settings -> new InstanceHardness(settings, Optional.of(model)));
        return new InstanceHardness(info.settings(), Optional.of(model));
    }

    /// Returns this method with another strategy.
    ///
    /// @param newStrategy how many rows each class shall have
    /// @return the method
    public InstanceHardness to(SamplingStrategy newStrategy) {
        return new InstanceHardness(settings.with(newStrategy), learner);
    }

    /// Returns this method with another number of folds.
    ///
    /// @param count at least 2, at most as many as there are rows
    /// @return the method
    /// @throws IllegalArgumentException if there are fewer than 2
    public InstanceHardness folds(int count) {
        return new InstanceHardness(settings.with(FOLDS, count), learner);
    }

    /// Returns this method with another number of trees.
    ///
    /// @param count at least 1
    /// @return the method
    /// @throws IllegalArgumentException if there are none, or the model is no forest
    public InstanceHardness trees(int count) {
        return new InstanceHardness(settings.with(TREES, count), learner);
    }

    @Override
    public PlanSource prepare(Dataset data, Promise promise, RunSettings run) {
        ClassTargets targets = promise.targets();
        Seed seed = run.requireSeed(INFO.name());
        ClassLabels labels = data.labels();
        FeatureMatrix features = FeatureValues.of(INFO.name(), data);
        BitSet kept = new BitSet(data.rows());
        kept.set(0, data.rows());
        if (!targets.isIdentity()) {
            double[] easiness = easiness(features, labels, seed, run);
            for (int code = 0; code < targets.classes(); code++) {
                if (targets.toDrop(code) > 0) {
                    drop(labels.rowsOf(code), Math.toIntExact(targets.after(code)), easiness,
                            seed.stream(TIES, labels.streamKey(code), 0, 0)
                                    .permutation(Math.toIntExact(targets.before(code))),
                            kept);
                }
            }
        }
        Plan plan = Plan.of(labels, Mixing.of(data.columns()), RowSet.of(data.rows(), kept), List.of());
        return (_, _) -> plan;
    }

    /// For every row, how probable its class is to a model that has not seen it.
    private double[] easiness(FeatureMatrix features, ClassLabels labels, Seed seed, RunSettings run) {
        int folds = settings.get(FOLDS);
        if (folds > labels.size()) {
            throw new IllegalArgumentException("folds is " + folds + ", and there are only " + labels.size()
                    + " rows; use fewer folds");
        }
        double[] easiness = new double[labels.size()];
        List<Split> splits = Folds.stratified(folds).smallClass(SmallClass.ALLOW).splits(labels,
                Seed.of(seed.stream(FOLDS_SEED, 0, 0, 0).nextLong()));
        for (int fold = 0; fold < folds; fold++) {
            RunSettings part = run.part((double) fold / folds, (fold + 1.0) / folds);
            part.at(0);
            int[] train = splits.get(fold).trainRows();
            int[] test = splits.get(fold).testRows();
            double[][] probabilities = learner.orElseGet(() -> new RandomForest(settings.get(TREES), part))
                    .probabilities(features.select(train), labels.select(train), features.select(test),
                            Seed.of(seed.stream(MODEL_SEED, fold, 0, 0).nextLong()));
            require(probabilities, test, labels);
            for (int i = 0; i < test.length; i++) {
                easiness[test[i]] = probabilities[i][labels.code(test[i])];
            }
            part.at(1);
        }
        return easiness;
    }

    private static void require(double[][] probabilities, int[] test, ClassLabels labels) {
        if (probabilities.length != test.length) {
            throw new IllegalArgumentException("the model answered for " + probabilities.length + " rows, and was asked"
                    + " about " + test.length + "; it must answer for every row in question");
        }
        for (int i = 0; i < test.length; i++) {
            if (probabilities[i].length != labels.classes()) {
                throw new IllegalArgumentException("row " + test[i] + ": the model gave " + probabilities[i].length
                        + " probabilities, and there are " + labels.classes()
                        + " classes; it must give one for every class, also for those it has not seen");
            }
            for (int code = 0; code < labels.classes(); code++) {
                double value = probabilities[i][code];
                if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
                    throw new IllegalArgumentException("row " + test[i] + ": the model gave class \""
                            + labels.names().get(code) + "\" the probability " + value
                            + "; it must be finite and not negative");
                }
            }
        }
    }

    /// Drops the hardest rows of a class, those of equal hardness in a random order.
    private static void drop(int[] rows, int left, double[] easiness, int[] ties, BitSet kept) {
        int[] order = ties.clone();
        // Stable: rows of equal hardness stay in the random order.
        IntArrays.mergeSort(order, (a, b) -> Double.compare(easiness[rows[b]], easiness[rows[a]]));
        for (int place = left; place < order.length; place++) {
            kept.clear(rows[order[place]]);
        }
    }

    @Override
    public String toString() {
        return settings.toString();
    }
}
