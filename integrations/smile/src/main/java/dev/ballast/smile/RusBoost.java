package dev.ballast.smile;

import dev.ballast.core.random.Purpose;
import dev.ballast.core.random.Seed;
import dev.ballast.samplers.classwise.Bag;
import dev.ballast.samplers.classwise.BalancedBootstrap;
import dev.ballast.samplers.weighted.WeightedRandomSampler;

import smile.classification.DecisionTree;
import smile.data.DataFrame;
import smile.data.formula.Formula;
import smile.math.MathEx;
import smile.model.cart.CART;
import smile.model.cart.SplitRule;
import smile.validation.ClassificationMetrics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Boosting on balanced rows: in every round all rows of the smallest class and as many others, others each round, and of these
/// as many draws as they are, with replacement, by the weights that boosting has given them.
///
/// ```java
/// BoostedTrees boost = RusBoost.of(50).fit(Formula.lhs("class"), frame, Seed.of(42));
/// ```
///
/// Seiffert, Khoshgoftaar, Van Hulse, Napolitano, "RUSBoost: a hybrid approach to alleviating class imbalance", 2010,
/// doi:10.1109/TSMCA.2009.2029559, in its form by resampling, since trees of Smile take whole numbers of rows. Boosting is
/// AdaBoost.M2, as there (Freund, Schapire, 1997, doi:10.1006/jcss.1997.1504). With K classes, h(y) the probability that the
/// tree of a round gives class y of row i, t the class that it has, and D(i, y) the weight of the mistake y, first
/// 1 / (rows (K - 1)) for each y other than t:
///
/// | | |
/// |---|---|
/// | pseudo-loss e | half the sum over all rows and mistakes of D(i, y) (1 - h(t) + h(y)) |
/// | weight of the tree | -ln(b), with b = e / (1 - e) and e at least 1e-10 |
/// | D(i, y) | times b^((1 + h(t) - h(y)) / 2), then all divided by their sum |
/// | weight of row i in the draws of the next round | the sum of D(i, y), at least 2^-1022 |
///
/// A tree whose e is 1/2 or more is no better than guessing. It is thrown away and the round drawn anew; after 21 in a row the
/// boost ends with the trees it has: `size()` tells how many. If it has none, that is an error. More rounds are not always
/// better: judge by validation rows.
///
/// The result is the same for any number of threads.
///
/// **Cost.** A tree and its answers for all rows for each round, one after another; Smile looks for the best column of a node in
/// parallel. **Randomness.** Draw r of the balanced rows is bag r of [BalancedBootstrap#withoutReplacement()]; draws by
/// weights are epoch r of [WeightedRandomSampler] with the seed that is the first word of `smile.rusboost` at (0, 0, 0). The
/// trees are not random.
///
/// @param trees    how many rounds, at least 1
/// @param maxDepth the longest path of a tree, at least 1
/// @param maxNodes the most leaves of a tree, at least 2
/// @param nodeSize the fewest rows of a leaf, at least 1
public record RusBoost(int trees, int maxDepth, int maxNodes, int nodeSize) {

    private static final Purpose WEIGHTED = Purpose.of("smile.rusboost");
    private static final double LEAST_ERROR = 1e-10;
    private static final int MOST_FAILURES = 20;

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

    /// Returns the method with trees as Smile's AdaBoost grows them: at most 6 leaves, of one row and more, and a depth of at most
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
    public BoostedTrees fit(Formula formula, DataFrame data, Seed seed) {
        TrainingFrame frame = TrainingFrame.of(formula, data).requireForTrees();
        int[] labels = frame.codec().y;
        int[][] order = CART.order(frame.x());
        BalancedBootstrap balanced = BalancedBootstrap.of(frame.labels()).withoutReplacement();
        Seed byWeights = Seed.of(seed.stream(WEIGHTED, 0, 0, 0).nextLong());
        double[][] mistakes = uniform(labels, frame.codec().k);
        double[][] votes = new double[labels.length][frame.codec().k];
        List<DecisionTree> grown = new ArrayList<>();
        double[] weights = new double[trees];
        int failures = 0;
        long start = System.nanoTime();
        for (long round = 0; grown.size() < trees && failures <= MOST_FAILURES; round++) {
            DecisionTree tree = new DecisionTree(frame.x(), labels, frame.y().field(), frame.codec().k, SplitRule.GINI,
                    maxDepth, maxNodes, nodeSize, frame.x().ncol(),
                    drawn(balanced.bag(seed, round), mistakes, byWeights, round), order);
            double[][] answers = new double[labels.length][frame.codec().k];
            for (int row = 0; row < answers.length; row++) {
                tree.predict(frame.x().get(row), answers[row]);
            }
            double error = pseudoLoss(labels, answers, mistakes);
            if (error >= 0.5) {
                failures++;
                continue;
            }
            failures = 0;
            double factor = Math.max(LEAST_ERROR, error) / (1 - error);
            reweigh(labels, answers, mistakes, factor);
            weights[grown.size()] = -Math.log(factor);
            for (int row = 0; row < votes.length; row++) {
                for (int code = 0; code < votes[row].length; code++) {
                    votes[row][code] += weights[grown.size()] * answers[row][code];
                }
            }
            grown.add(tree);
        }
        if (grown.isEmpty()) {
            throw new IllegalArgumentException("no tree was better than guessing in " + failures
                    + " rounds; give the trees more leaves or better predictors");
        }
        int[] together = Arrays.stream(votes).mapToInt(MathEx::whichMax).toArray();
        return new BoostedTrees(frame.formula(), grown, Arrays.copyOf(weights, grown.size()),
                frame.codec().classes.values,
                ClassificationMetrics.of((System.nanoTime() - start) / 1e6, Double.NaN, labels, together));
    }

    private static double[][] uniform(int[] labels, int classes) {
        double[][] mistakes = new double[labels.length][classes];
        for (int row = 0; row < labels.length; row++) {
            Arrays.fill(mistakes[row], 1 / ((double) labels.length * (classes - 1)));
            mistakes[row][labels[row]] = 0;
        }
        return mistakes;
    }

    private static double pseudoLoss(int[] labels, double[][] answers, double[][] mistakes) {
        double sum = 0;
        for (int row = 0; row < labels.length; row++) {
            for (int code = 0; code < answers[row].length; code++) {
                sum += mistakes[row][code] * (1 - answers[row][labels[row]] + answers[row][code]);
            }
        }
        return sum / 2;
    }

    private static void reweigh(int[] labels, double[][] answers, double[][] mistakes, double factor) {
        double sum = 0;
        for (int row = 0; row < labels.length; row++) {
            for (int code = 0; code < answers[row].length; code++) {
                mistakes[row][code] *= Math.pow(factor,
                        (1 + answers[row][labels[row]] - answers[row][code]) / 2);
                sum += mistakes[row][code];
            }
        }
        for (int row = 0; row < labels.length; row++) {
            for (int code = 0; code < answers[row].length; code++) {
                mistakes[row][code] /= sum;
            }
        }
    }

    /// How often each row is drawn in a round.
    private static int[] drawn(Bag bag, double[][] mistakes, Seed seed, long round) {
        int[] rows = bag.rows();
        double[] ofRows = Arrays.stream(rows)
                .mapToDouble(row -> Math.max(Double.MIN_NORMAL, Arrays.stream(mistakes[row]).sum())).toArray();
        int[] times = new int[mistakes.length];
        WeightedRandomSampler.of(ofRows).draws(rows.length).draws(seed, round).ints().forEach(i -> times[rows[i]]++);
        return times;
    }
}
