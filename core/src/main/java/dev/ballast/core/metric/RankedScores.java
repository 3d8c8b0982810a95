package dev.ballast.core.metric;

import dev.ballast.core.target.ClassLabels;

import java.util.Arrays;
import java.util.Objects;

/// For every threshold on a score, how many positive and how many negative rows are at or above it.
///
/// ```java
/// RankedScores ranked = RankedScores.of(testLabels, "fraud", scores);
/// double ap = ranked.precisionRecall().averagePrecision();
/// Threshold best = ranked.best(BinaryMetric.F1);
/// ```
///
/// A row is called positive if its score is at least the threshold. There is one threshold for each distinct score,
/// highest first, so equal scores are never torn apart, and no result depends on the order of the rows. Scores may be on
/// any scale, but must be finite; -0.0 equals 0.0.
///
/// **Cost.** Without weights: two sorts of primitive doubles, those of positive and those of negative rows, and a merge.
/// With weights: one indirect radix sort ([ScoreGroups]). Everything else is linear in the distinct scores or less.
/// Memory: 24 bytes for each distinct score, 56 with weights that are not whole.
///
/// **Rounding.** Counts and whole weights are exact up to 2^53. Of other weights every one of the four counts is summed by
/// itself, with compensation, so that a small one is not lost behind a large one.
///
/// Immutable and thread-safe.
public final class RankedScores {

    private final double[] thresholds;
    private final CumulativeWeights positives;
    private final CumulativeWeights negatives;

    RankedScores(double[] thresholds, CumulativeWeights positives, CumulativeWeights negatives) {
        this.thresholds = thresholds;
        this.positives = positives;
        this.negatives = negatives;
    }

    /// Ranks scores.
    ///
    /// @param labels   the actual class of every row
    /// @param positive the class that high scores speak for; all others are negative
    /// @param scores   the score of every row, finite
    /// @return the ranking
    /// @throws IllegalArgumentException if there is no such class, the numbers of rows differ, or a score is not finite
    public static RankedScores of(ClassLabels labels, String positive, double[] scores) {
        return of(positives(labels, positive), scores);
    }

    /// Ranks scores.
    ///
    /// @param positive whether each row is positive
    /// @param scores   the score of every row, finite
    /// @return the ranking
    /// @throws IllegalArgumentException if the numbers of rows differ, or a score is not finite
    public static RankedScores of(boolean[] positive, double[] scores) {
        RowWeights.requireSameLength(scores.length, "scores", positive.length, "labels");
        double[] ofPositives = new double[scores.length];
        int count = 0;
        for (int row = 0; row < scores.length; row++) {
            ScoreGroups.requireFinite(scores, row);
            // Adding 0.0 turns -0.0 into 0.0; a sort would tell them apart.
            ofPositives[count] = scores[row] + 0.0;
            count += positive[row] ? 1 : 0;
        }
        double[] ofNegatives = new double[scores.length - count];
        int next = 0;
        for (int row = 0; row < scores.length && next < ofNegatives.length; row++) {
            ofNegatives[next] = scores[row] + 0.0;
            next += positive[row] ? 0 : 1;
        }
        Arrays.sort(ofPositives, 0, count);
        Arrays.sort(ofNegatives);
        return merged(ofPositives, count, ofNegatives);
    }

    /// Ranks scores of weighted rows. A whole weight w has the same effect as w rows, to the last bit.
    ///
    /// @param positive whether each row is positive
    /// @param scores   the score of every row, finite
    /// @param weights  the weight of every row, finite and at least 0
    /// @return the ranking
    /// @throws IllegalArgumentException if the numbers of rows differ, or a score or weight is not in range
    public static RankedScores of(boolean[] positive, double[] scores, double[] weights) {
        return ScoreGroups.of(scores).ranked(positive, weights);
    }

    private static RankedScores merged(double[] ofPositives, int positives, double[] ofNegatives) {
        int capacity = positives + ofNegatives.length;
        double[] thresholds = new double[capacity];
        double[] truePositives = new double[capacity];
        double[] falsePositives = new double[capacity];
        int i = positives - 1;
        int j = ofNegatives.length - 1;
        int groups = 0;
        while (i >= 0 || j >= 0) {
            double score = i < 0 ? ofNegatives[j] : j < 0 ? ofPositives[i] : Math.max(ofPositives[i], ofNegatives[j]);
            while (i >= 0 && ofPositives[i] == score) {
                i--;
            }
            while (j >= 0 && ofNegatives[j] == score) {
                j--;
            }
            thresholds[groups] = score;
            truePositives[groups] = positives - 1 - i;
            falsePositives[groups] = ofNegatives.length - 1 - j;
            groups++;
        }
        return groups == capacity
                ? new RankedScores(thresholds, CumulativeWeights.ofWholeSums(truePositives),
                        CumulativeWeights.ofWholeSums(falsePositives))
                : new RankedScores(Arrays.copyOf(thresholds, groups),
                        CumulativeWeights.ofWholeSums(Arrays.copyOf(truePositives, groups)),
                        CumulativeWeights.ofWholeSums(Arrays.copyOf(falsePositives, groups)));
    }

    /// Which rows are of a class.
    static boolean[] positives(ClassLabels labels, String positive) {
        int code = labels.names().indexOf(positive);
        if (code < 0) {
            throw new IllegalArgumentException(
                    "there is no class \"" + positive + "\"; classes are " + labels.names());
        }
        boolean[] positives = new boolean[labels.size()];
        for (int row = 0; row < positives.length; row++) {
            positives[row] = labels.code(row) == code;
        }
        return positives;
    }

    /// {@return the number of distinct scores}
    public int size() {
        return thresholds.length;
    }

    /// Returns a threshold.
    ///
    /// @param rank 0 is the highest
    /// @return the score
    public double threshold(int rank) {
        return thresholds[rank];
    }

    /// {@return the positive rows, or their weight}
    public double positives() {
        return positives.total();
    }

    /// {@return the negative rows, or their weight}
    public double negatives() {
        return negatives.total();
    }

    /// {@return the share of positive rows; NaN without rows}
    public double prevalence() {
        return positives() / (positives() + negatives());
    }

    double truePositives(int rank) {
        return positives.atOrAbove(rank);
    }

    double falsePositives(int rank) {
        return negatives.atOrAbove(rank);
    }

    double falseNegatives(int rank) {
        return positives.below(rank);
    }

    /// The positive rows whose score is this threshold.
    double positivesAt(int rank) {
        return positives.at(rank);
    }

    /// The negative rows whose score is this threshold.
    double negativesAt(int rank) {
        return negatives.at(rank);
    }

    /// Returns the decisions at the threshold of a rank.
    ///
    /// @param rank 0 to [#size()] - 1, or -1 to call no row positive
    /// @return the four counts
    /// @throws IndexOutOfBoundsException if there is no such rank
    public BinaryCounts counts(int rank) {
        Objects.checkIndex(rank + 1, thresholds.length + 1);
        return new BinaryCounts(positives.atOrAbove(rank), negatives.atOrAbove(rank), positives.below(rank),
                negatives.below(rank));
    }

    /// Returns the decisions at any threshold.
    ///
    /// @param threshold the least score that is called positive, not NaN
    /// @return the four counts
    /// @throws IllegalArgumentException if the threshold is NaN
    public BinaryCounts countsAt(double threshold) {
        if (Double.isNaN(threshold)) {
            throw new IllegalArgumentException("threshold is NaN; it must be a number");
        }
        return counts(rankOf(threshold));
    }

    /// The last rank whose threshold is at least a number, -1 if there is none.
    int rankOf(double threshold) {
        int below = 0;
        int end = thresholds.length;
        while (below < end) {
            int middle = (below + end) >>> 1;
            if (thresholds[middle] >= threshold) {
                below = middle + 1;
            } else {
                end = middle;
            }
        }
        return below - 1;
    }

    /// {@return precision and recall at every threshold}
    public PrecisionRecallCurve precisionRecall() {
        return new PrecisionRecallCurve(this);
    }

    /// {@return true and false positive rate at every threshold}
    public RocCurve roc() {
        return new RocCurve(this);
    }

    /// Finds the threshold at which a metric is largest, among all distinct scores and a threshold above them all. Where
    /// the metric is NaN it is passed over; among equals the highest threshold wins.
    ///
    /// A threshold chosen on the rows it is judged by looks better than it is: choose it on validation rows.
    ///
    /// @param metric what to maximize
    /// @return the threshold
    /// @throws IllegalArgumentException if the metric is NaN at every threshold
    public Threshold best(BinaryMetric metric) {
        int best = -2;
        double bestValue = Double.NaN;
        for (int rank = -1; rank < thresholds.length; rank++) {
            double value = metric.of(counts(rank));
            if (value > bestValue || (best == -2 && !Double.isNaN(value))) {
                best = rank;
                bestValue = value;
            }
        }
        if (best == -2) {
            throw new IllegalArgumentException("the metric is NaN at every threshold of " + positives()
                    + " positive and " + negatives() + " negative rows");
        }
        return new Threshold(best < 0 ? Double.POSITIVE_INFINITY : thresholds[best], counts(best), bestValue);
    }

    /// Finds the threshold at which decisions cost least, among those of [#best(BinaryMetric)].
    ///
    /// @param costs what decisions cost
    /// @return the threshold; its value is the cost
    public Threshold cheapest(CostMatrix costs) {
        Threshold best = best(counts -> -costs.scaledTotal(counts));
        return new Threshold(best.score(), best.counts(), costs.total(best.counts()));
    }

    @Override
    public String toString() {
        return "RankedScores[" + thresholds.length + " thresholds, " + positives() + " positive, " + negatives()
                + " negative]";
    }
}
