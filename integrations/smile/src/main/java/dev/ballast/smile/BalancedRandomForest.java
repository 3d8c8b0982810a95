package dev.ballast.smile;

import dev.ballast.core.random.Purpose;
import dev.ballast.core.random.Seed;
import dev.ballast.samplers.classwise.Bag;
import dev.ballast.samplers.classwise.BalancedBootstrap;

import smile.classification.DecisionTree;
import smile.classification.RandomForest;
import smile.data.DataFrame;
import smile.data.formula.Formula;
import smile.model.cart.CART;
import smile.model.cart.SplitRule;
import smile.validation.ClassificationMetrics;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// A random forest of Smile whose trees are grown on balanced bags: of every class as many rows as the smallest has, with
/// replacement.
///
/// ```java
/// RandomForest forest = BalancedRandomForest.of(500).fit(Formula.lhs("class"), frame, Seed.of(42));
/// ```
///
/// Chen, Liaw, Breiman, "Using random forest to learn imbalanced data", 2004. As there, trees are not pruned and each has one
/// vote; Smile's own forests weigh trees by their accuracy, which common classes decide. (Smile's `classWeight` draws fewer rows
/// too: a class with weight w has its rows divided by w, a whole number, so that classes are balanced only nearly.)
///
/// The metrics of the forest and of each tree are those on the rows out of its bags: where there are two classes with
/// sensitivity and the like, the second class being the positive one. They are judged on the data's own shares.
///
/// Tree b has the rows of `BalancedBootstrap.of(labels).bag(seed, b)` and chooses columns by `MathEx` seeded for it, so that the
/// forest is the same for any number of threads.
///
/// **Cost.** That of the trees, which are grown on few rows, and of the votes on all others. **Randomness.** That of
/// [BalancedBootstrap], and the first word of `smile.forest` at (0, tree, 0) as the seed of a tree.
///
/// Immutable and thread-safe.
public final class BalancedRandomForest {

    private static final Purpose GROWING = Purpose.of("smile.forest");

    /// Paths of a tree are walked by recursion.
    private static final int DEEPEST = 100;

    private final int trees;
    private final int columnsTried;
    private final DecisionTree.Options options;
    private final int threads;

    private BalancedRandomForest(int trees, int columnsTried, DecisionTree.Options options, int threads) {
        this.trees = trees;
        this.columnsTried = columnsTried;
        this.options = options;
        this.threads = threads;
    }

    /// Returns the method with the square root of the columns tried at each node, leaves of one row and more, and a depth of at
    /// most 100, on all processors.
    ///
    /// @param trees how many, at least 1
    /// @return the method
    /// @throws IllegalArgumentException if the number is not in range
    public static BalancedRandomForest of(int trees) {
        return new BalancedRandomForest(BalancedBagging.requireBags(trees), 0,
                new DecisionTree.Options(SplitRule.GINI, DEEPEST, 0, 1), Runtime.getRuntime().availableProcessors());
    }

    /// Returns this method with another number of columns tried at each node.
    ///
    /// @param count how many, at least 1
    /// @return the method
    /// @throws IllegalArgumentException if the number is not in range
    public BalancedRandomForest trying(int count) {
        if (count < 1) {
            throw new IllegalArgumentException("the number of columns tried is " + count + "; it must be at least 1");
        }
        return new BalancedRandomForest(trees, count, options, threads);
    }

    /// Returns this method with other trees.
    ///
    /// @param newOptions how they are grown; 0 nodes means as many as there are rows in a bag
    /// @return the method
    public BalancedRandomForest growing(DecisionTree.Options newOptions) {
        return new BalancedRandomForest(trees, columnsTried, newOptions, threads);
    }

    /// Returns this method on another number of threads, which changes no result.
    ///
    /// @param count at least 1
    /// @return the method
    /// @throws IllegalArgumentException if the number is not in range
    public BalancedRandomForest threads(int count) {
        return new BalancedRandomForest(trees, columnsTried, options, SeededTasks.requireThreads(count));
    }

    /// Grows the forest.
    ///
    /// @param formula its response is the label: whole numbers or levels of a scale
    /// @param data    the rows
    /// @param seed    fixes all random choices
    /// @return the forest
    /// @throws IllegalArgumentException if the frame has no rows or no such column, a label is null or text, there are not two
    ///                                  classes, more columns shall be tried than there are, or a predictor is missing in a row
    ///                                  or has more than 10,000 levels
    public RandomForest fit(Formula formula, DataFrame data, Seed seed) {
        TrainingFrame frame = TrainingFrame.of(formula, data).requireForTrees();
        if (columnsTried > frame.x().ncol()) {
            throw new IllegalArgumentException(columnsTried + " columns shall be tried at each node, and there are "
                    + frame.x().ncol());
        }
        int tried = columnsTried > 0 ? columnsTried : (int) Math.sqrt(frame.x().ncol());
        BalancedBootstrap bootstrap = BalancedBootstrap.of(frame.labels());
        int[][] order = CART.order(frame.x());
        List<Grown> grown = new SeededTasks(seed, GROWING, threads).run(trees,
                tree -> grow(frame, bootstrap.bag(seed, tree), tried, order));
        double[] importance = new double[frame.x().ncol()];
        OutOfBagVotes all = new OutOfBagVotes(frame.codec());
        for (Grown tree : grown) {
            double[] ofTree = tree.model.tree().importance();
            for (int column = 0; column < importance.length; column++) {
                importance[column] += ofTree[column];
            }
            all.add(tree.rows, tree.votes);
        }
        double milliseconds = grown.stream().mapToDouble(tree -> tree.model.metrics().fitTime()).sum();
        return new RandomForest(frame.formula(), frame.codec().k,
                grown.stream().map(Grown::model).toArray(RandomForest.Model[]::new), all.metrics(milliseconds),
                importance, frame.codec().classes);
    }

    /// A tree, and its votes on the rows out of its bag.
    private record Grown(RandomForest.Model model, int[] rows, int[] votes) {}

    private Grown grow(TrainingFrame frame, Bag bag, int tried, int[][] order) {
        long start = System.nanoTime();
        DecisionTree tree = new DecisionTree(frame.x(), frame.codec().y, frame.y().field(), frame.codec().k,
                options.rule(), options.maxDepth(), options.maxNodes() > 0 ? options.maxNodes() : bag.size(),
                options.nodeSize(), tried, bag.times(), order);
        double milliseconds = (System.nanoTime() - start) / 1e6;
        int[] rows = bag.outOfBag();
        int[] votes = Arrays.stream(rows).map(row -> tree.predict(frame.x().get(row))).toArray();
        OutOfBagVotes own = new OutOfBagVotes(frame.codec());
        own.add(rows, votes);
        ClassificationMetrics metrics = own.metrics(milliseconds);
        return new Grown(new RandomForest.Model(tree, metrics, 1), rows, votes);
    }

    /// For every row how many of the trees that have not seen it voted for each class.
    private record OutOfBagVotes(smile.classification.ClassLabels codec, int[][] votes) {

        OutOfBagVotes(smile.classification.ClassLabels codec) {
            this(codec, new int[codec.y.length][]);
        }

        void add(int[] rows, int[] classes) {
            for (int i = 0; i < rows.length; i++) {
                if (votes[rows[i]] == null) {
                    votes[rows[i]] = new int[codec.k];
                }
                votes[rows[i]][classes[i]]++;
            }
        }

        /// Of the rows that a tree has voted on.
        ClassificationMetrics metrics(double milliseconds) {
            int[] rows = IntStream.range(0, votes.length).filter(row -> votes[row] != null).toArray();
            int[] truth = Arrays.stream(rows).map(row -> codec.y[row]).toArray();
            int[] predicted = Arrays.stream(rows).map(row -> largest(votes[row])).toArray();
            if (codec.k == 2 && Arrays.stream(truth).distinct().count() == 2) {
                return ClassificationMetrics.binary(milliseconds, 0, truth, predicted,
                        Arrays.stream(rows).mapToDouble(row -> votes[row][1] / (double) (votes[row][0] + votes[row][1]))
                                .toArray());
            }
            return truth.length == 0
                    ? new ClassificationMetrics(milliseconds, 0, 0, 0, Double.NaN)
                    : ClassificationMetrics.of(milliseconds, 0, truth, predicted);
        }

        private static int largest(int... counts) {
            int largest = 0;
            for (int code = 1; code < counts.length; code++) {
                largest = counts[code] > counts[largest] ? code : largest;
            }
            return largest;
        }
    }
}
