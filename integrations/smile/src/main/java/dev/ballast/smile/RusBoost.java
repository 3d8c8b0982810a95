package dev.ballast.smile;

import dev.ballast.core.random.Purpose;
import dev.ballast.core.random.Seed;
import dev.ballast.samplers.classwise.Bag;
import dev.ballast.samplers.classwise.BalancedBootstrap;
import dev.ballast.samplers.weighted.WeightedRandomSampler;

import smile.classification.AdaBoost;
import smile.classification.DecisionTree;
import smile.data.DataFrame;
import smile.data.formula.Formula;
import smile.model.cart.CART;
import smile.model.cart.SplitRule;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Boosting on balanced rows: in every round all rows of the smallest class and as many others, others each round, and of these
/// as many draws as they are, with replacement, by the weights that boosting has given them. The result is an `AdaBoost` of
/// Smile.
///
/// ```java
/// AdaBoost boost = RusBoost.of(100).fit(Formula.lhs("class"), frame, Seed.of(42));
/// ```
///
/// Seiffert, Khoshgoftaar, Van Hulse, Napolitano, "RUSBoost: a hybrid approach to alleviating class imbalance", 2010,
/// doi:10.1109/TSMCA.2009.2029559, in its form by resampling, since trees of Smile take whole numbers of rows. The paper boosts
/// by AdaBoost.M2; here, as in Smile's own AdaBoost, by SAMME for any number of classes (Zhu, Zou, Rosset, Hastie, "Multi-class
/// AdaBoost", 2009, doi:10.4310/SII.2009.v2.n3.a8). With K classes and e the weight of the rows that the tree of a round gets
/// wrong, of all rows, drawn or not:
///
/// | | |
/// |---|---|
/// | vote of the tree | ln((1 - e) / e) + ln(K - 1), e at least 1e-10 |
/// | weight of a row it gets wrong | times e^vote, then all weights divided by their sum, at least 2^-1022 |
///
/// A tree that is not better than guessing (1 - e at most 1 / K) is thrown away and the round drawn anew; after four in a row
/// the boost ends with the trees it has: `size()` tells how many. If it has none, that is an error.
///
/// The result is the same for any number of threads. **Cost.** A tree and a vote on all rows for each round, one after another; Smile
/// looks for the best column of a node in parallel. **Randomness.** Draw r of the balanced rows is bag r of
/// [BalancedBootstrap#withoutReplacement()]; draws by weights are epoch r of [WeightedRandomSampler] with the seed that is
/// the first word of `smile.rusboost` at (0, 0, 0). The trees are not random.
///
/// @param trees    how many rounds, at least 1
/// @param maxDepth the longest path of a tree, at least 1
/// @param maxNodes the most leaves of a tree, at least 2
/// @param nodeSize the fewest rows of a leaf, at least 1
public record RusBoost(int trees, int maxDepth, int maxNodes, int nodeSize) {

    private static final Purpose WEIGHTED = Purpose.of("smile.rusboost");
    private static final double LEAST_ERROR = 1e-10;
    private static final int MOST_FAILURES = 3;

    /// Checks the settings.
    ///
    /// @throws IllegalArgumentException if one is not in range
    public RusBoost {
        BalancedBagging.requireBags(trees);
        if (maxDepth < 1 || maxNodes < 2 || nodeSize < 1) {
            throw new IllegalArgumentException("maxDepth is " + maxDepth + ", maxNodes " + maxNodes + " and nodeSize "
                    + nodeSize + "; they must be at least 1, 2 and 1");
        }
    }

    /// Returns the method with trees as Smile's AdaBoost has them: at most 6 leaves, of one row and more, and a depth of at most
    /// 20.
    ///
    /// @param trees how many rounds, at least 1
    /// @return the method
    /// @throws IllegalArgumentException if the number is not in range
    public static RusBoost of(int trees) {
        return new RusBoost(trees, 20, 6, 1);
    }

    /// Boosts.
    ///
    /// @param formula its response is the label: whole numbers or levels of a scale
    /// @param data    the rows
    /// @param seed    fixes all random choices
    /// @return the boost
    /// @throws IllegalArgumentException if the frame has no rows or no such column, a label is null or text, there are not two
    ///                                  classes, a predictor is missing in a row or has more than 10,000 levels, or no tree is
    ///                                  better than guessing
    public AdaBoost fit(Formula formula, DataFrame data, Seed seed) {
        TrainingFrame frame = TrainingFrame.of(formula, data).requireForTrees();
        int[][] order = CART.order(frame.x());
        BalancedBootstrap balanced = BalancedBootstrap.of(frame.labels()).withoutReplacement();
        Seed byWeights = Seed.of(seed.stream(WEIGHTED, 0, 0, 0).nextLong());
        int rows = frame.x().size();
        int classes = frame.codec().k;
        double[] weights = new double[rows];
        Arrays.fill(weights, 1.0 / rows);
        List<DecisionTree> grown = new ArrayList<>();
        double[] votes = new double[trees];
        double[] errors = new double[trees];
        int failures = 0;
        for (long round = 0; grown.size() < trees && failures <= MOST_FAILURES; round++) {
            int[] times = drawn(balanced.bag(seed, round), weights, byWeights, round);
            DecisionTree tree = new DecisionTree(frame.x(), frame.codec().y, frame.y().field(), classes, SplitRule.GINI,
                    maxDepth, maxNodes, nodeSize, frame.x().ncol(), times, order);
            boolean[] wrong = new boolean[rows];
            double error = 0;
            for (int row = 0; row < rows; row++) {
                wrong[row] = tree.predict(frame.x().get(row)) != frame.codec().y[row];
                error += wrong[row] ? weights[row] : 0;
            }
            if (1 - error <= 1.0 / classes) {
                failures++;
                continue;
            }
            failures = 0;
            errors[grown.size()] = error;
            votes[grown.size()] = Math.log((1 - error) / Math.max(LEAST_ERROR, error)) + Math.log(classes - 1.0);
            reweigh(weights, wrong, Math.exp(votes[grown.size()]));
            grown.add(tree);
        }
        if (grown.isEmpty()) {
            throw new IllegalArgumentException("no tree was better than guessing in " + failures
                    + " rounds; give the trees more leaves or better predictors");
        }
        double[] importance = new double[frame.x().ncol()];
        for (DecisionTree tree : grown) {
            for (int column = 0; column < importance.length; column++) {
                importance[column] += tree.importance()[column];
            }
        }
        return new AdaBoost(frame.formula(), classes, grown.toArray(DecisionTree[]::new),
                Arrays.copyOf(votes, grown.size()), Arrays.copyOf(errors, grown.size()), importance,
                frame.codec().classes);
    }

    /// How often each row is drawn in a round.
    private static int[] drawn(Bag bag, double[] weights, Seed seed, long round) {
        int[] rows = bag.rows();
        double[] ofRows = Arrays.stream(rows).mapToDouble(row -> weights[row]).toArray();
        int[] times = new int[weights.length];
        WeightedRandomSampler.of(ofRows).draws(rows.length).draws(seed, round).ints().forEach(i -> times[rows[i]]++);
        return times;
    }

    private static void reweigh(double[] weights, boolean[] wrong, double factor) {
        double sum = 0;
        for (int row = 0; row < weights.length; row++) {
            weights[row] *= wrong[row] ? factor : 1;
            sum += weights[row];
        }
        for (int row = 0; row < weights.length; row++) {
            weights[row] = Math.max(Double.MIN_NORMAL, weights[row] / sum);
        }
    }
}
