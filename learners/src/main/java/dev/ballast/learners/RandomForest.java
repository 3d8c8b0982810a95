package dev.ballast.learners;

import dev.ballast.core.data.FeatureMatrix;
import dev.ballast.core.run.RunSettings;
import dev.ballast.core.random.Purpose;
import dev.ballast.core.random.RandomStream;
import dev.ballast.core.random.Seed;
import dev.ballast.core.target.ClassLabels;
import dev.ballast.smote.neighbors.exact.SearchThreads;

import java.util.Arrays;

/// Many trees ([TreeGrower]), each grown on as many rows drawn with replacement, and choosing at every node from the whole root
/// of the number of columns; the probability of a class is its share at the leaf that a row comes to, averaged over trees.
///
/// Breiman: "Random forests", Machine Learning 45, 2001, doi:10.1023/A:1010933404324; averages of shares where the paper counts
/// votes.
///
/// **Cost.** For n rows a tree costs n x root of columns x its levels, plus n x columns x levels for keeping order; a batch of
/// trees is in memory at once. **Randomness.** `random-forest.tree` at (tree, 0, 0): rows, then columns node by node. Trees are
/// added in their order, so that threads change no bit.
///
/// @param trees how many
/// @param run   threads and progress
record RandomForest(int trees, RunSettings run) implements ProbabilityLearner {

    private static final Purpose TREE = Purpose.of("random-forest.tree");
    private static final int TREES_OF_A_THREAD = 4;
    private static final int ROWS_OF_A_UNIT = 1024;

    @Override
    public double[][] probabilities(FeatureMatrix train, ClassLabels labels, FeatureMatrix test, Seed seed) {
        SortedColumns table = SortedColumns.of(train);
        double[][] asked = SortedColumns.columns(test);
        int[] codes = labels.toCodes();
        int columnsTried = Math.max(1, (int) Math.sqrt(train.columns()));
        double[][] sums = new double[test.rows()][labels.classes()];
        int batch = Math.min(trees, run.threads() * TREES_OF_A_THREAD);
        for (int first = 0; first < trees; first += batch) {
            int begin = first;
            DecisionTree[] grown = new DecisionTree[Math.min(batch, trees - first)];
            RunSettings growing = run.part((double) first / trees, (double) (first + grown.length) / trees);
            new SearchThreads(run.threads(), growing::at).run(grown.length, () -> {
                TreeGrower grower = new TreeGrower(table, codes, labels.classes(), 1, columnsTried);
                int[] times = new int[codes.length];
                return i -> {
                    RandomStream random = seed.stream(TREE, begin + i, 0, 0);
                    Arrays.fill(times, 0);
                    for (int draw = 0; draw < times.length; draw++) {
                        times[random.nextInt(times.length)]++;
                    }
                    grown[i] = grower.grow(times, random);
                };
            });
            new SearchThreads(run.threads(), null).run((sums.length + ROWS_OF_A_UNIT - 1) / ROWS_OF_A_UNIT,
                    () -> unit -> add(grown, asked, unit, sums));
        }
        for (double[] row : sums) {
            for (int code = 0; code < row.length; code++) {
                row[code] /= trees;
            }
        }
        return sums;
    }

    private static void add(DecisionTree[] grown, double[][] asked, int unit, double[][] sums) {
        for (int row = unit * ROWS_OF_A_UNIT; row < Math.min(sums.length, (unit + 1) * ROWS_OF_A_UNIT); row++) {
            for (DecisionTree tree : grown) {
                tree.addShares(tree.leaf(asked, row), sums[row]);
            }
        }
    }
}
