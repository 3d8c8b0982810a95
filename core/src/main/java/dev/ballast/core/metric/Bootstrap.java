package dev.ballast.core.metric;

import dev.ballast.core.random.Purpose;
import dev.ballast.core.random.RandomStream;
import dev.ballast.core.random.Seed;
import dev.ballast.core.target.ClassLabels;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/// Says how much a metric would vary if other rows had been drawn to judge by.
///
/// ```java
/// ScoreGroups scored = ScoreGroups.of(scores);
/// BootstrapInterval interval = Bootstrap.stratified(testLabels).interval(Seed.of(42),
///         weights -> scored.ranked(testLabels, "fraud", weights).precisionRecall().averagePrecision());
/// ```
///
/// **Method.** Each replicate draws, for every class, as many of its rows as it has, with replacement; so every replicate
/// has the same class counts. Rows are not copied: the metric is given how often each was drawn, as its weight. Bounds are
/// the (1 - level) / 2 and (1 + level) / 2 quantiles of the replicates, interpolated linearly between order statistics.
/// Efron, Tibshirani, "An introduction to the bootstrap", 1993, chapter 13 (percentile intervals).
///
/// **Limits.** With few rows in a class the interval is too short, as every bootstrap interval is. It knows nothing of what
/// did not happen: a recall of 3 of 3 is 1 of every replicate, and the interval is a single point
/// ([BootstrapInterval#isConstant()]); [BinomialInterval] says 0.29 to 1.
///
/// **Cost.** One number and one addition a row and replicate, and the metric. **Randomness.** `bootstrap.rows` at (class,
/// replicate, 0), in order.
///
/// Immutable and thread-safe.
public final class Bootstrap {

    private static final Purpose ROWS = Purpose.of("bootstrap.rows");
    private static final int REPLICATES = 1000;
    private static final double LEVEL = 0.95;

    private final ClassLabels labels;
    private final int[][] rowsOf;
    private final int replicates;
    private final double level;

    private Bootstrap(ClassLabels labels, int[][] rowsOf, int replicates, double level) {
        this.labels = labels;
        this.rowsOf = rowsOf;
        this.replicates = replicates;
        this.level = level;
    }

    /// Returns the bootstrap of 1000 replicates and level 0.95.
    ///
    /// @param labels the actual class of every row
    /// @return the bootstrap
    /// @throws IllegalArgumentException if there are no rows
    public static Bootstrap stratified(ClassLabels labels) {
        if (labels.size() == 0) {
            throw new IllegalArgumentException("there are no rows to draw from");
        }
        int[][] rowsOf = new int[labels.classes()][];
        Arrays.setAll(rowsOf, labels::rowsOf);
        return new Bootstrap(labels, rowsOf, REPLICATES, LEVEL);
    }

    /// Returns this bootstrap with another number of replicates.
    ///
    /// @param newReplicates at least 20
    /// @return the bootstrap
    /// @throws IllegalArgumentException if there are fewer
    public Bootstrap replicates(int newReplicates) {
        if (newReplicates < 20) {
            throw new IllegalArgumentException(
                    "replicates is " + newReplicates + "; it must be at least 20, and 1000 are usual");
        }
        return new Bootstrap(labels, rowsOf, newReplicates, level);
    }

    /// Returns this bootstrap with another level.
    ///
    /// @param newLevel the probability that the interval is meant to cover the truth, above 0 and below 1
    /// @return the bootstrap
    /// @throws IllegalArgumentException if the level is not in range
    public Bootstrap level(double newLevel) {
        if (!(newLevel > 0 && newLevel < 1)) {
            throw new IllegalArgumentException("level is " + newLevel + "; it must be above 0 and below 1");
        }
        return new Bootstrap(labels, rowsOf, replicates, newLevel);
    }

    /// Returns the interval of a metric.
    ///
    /// @param seed   fixes all random choices
    /// @param metric of the weight of every row; must not keep the array, which is used again
    /// @return the interval; its bounds are NaN if the metric is NaN of any replicate
    public BootstrapInterval interval(Seed seed, ToDoubleFunction<double[]> metric) {
        return intervals(seed, weights -> new double[]{metric.applyAsDouble(weights)}).getFirst();
    }

    /// Returns the intervals of several metrics, all of the same replicates: quicker than one after the other if they share
    /// work.
    ///
    /// @param seed    fixes all random choices
    /// @param metrics of the weight of every row, always as many; must not keep the array, which is used again
    /// @return an interval for each
    public List<BootstrapInterval> intervals(Seed seed, Function<double[], double[]> metrics) {
        double[] weights = new double[labels.size()];
        double[][] values = new double[replicates][];
        for (int replicate = 0; replicate < replicates; replicate++) {
            draw(seed, replicate, weights);
            values[replicate] = metrics.apply(weights);
        }
        Arrays.fill(weights, 1);
        double[] estimates = metrics.apply(weights);
        return IntStream.range(0, estimates.length).mapToObj(i -> BootstrapInterval.of(estimates[i],
                Arrays.stream(values).mapToDouble(drawn -> drawn[i]).toArray(), level)).toList();
    }

    /// Compares two models by the same metric on the same replicates, which tells differences apart that two separate
    /// intervals cannot.
    ///
    /// @param seed   fixes all random choices
    /// @param first  the metric of the first model, as for [#interval]
    /// @param second the metric of the second model, as for [#interval]
    /// @return the interval of first - second
    public BootstrapInterval difference(Seed seed, ToDoubleFunction<double[]> first,
            ToDoubleFunction<double[]> second) {
        return interval(seed, weights -> first.applyAsDouble(weights) - second.applyAsDouble(weights));
    }

    private void draw(Seed seed, int replicate, double[] weights) {
        Arrays.fill(weights, 0);
        RandomStream random = seed.stream(ROWS, 0, 0, 0);
        for (int code = 0; code < rowsOf.length; code++) {
            int[] rows = rowsOf[code];
            random.at(labels.streamKey(code), replicate, 0);
            for (int draw = 0; draw < rows.length; draw++) {
                weights[rows[random.nextInt(rows.length)]]++;
            }
        }
    }
}
