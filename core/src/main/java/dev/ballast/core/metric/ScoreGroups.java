package dev.ballast.core.metric;

import dev.ballast.core.target.ClassLabels;

import it.unimi.dsi.fastutil.doubles.DoubleArrays;

/// Scores sorted once, to be ranked under many weights: a [Bootstrap] needs no further sort.
///
/// **Cost.** One indirect radix sort; 12 bytes a row afterwards. Each ranking is one pass over the rows.
///
/// Immutable and thread-safe.
public final class ScoreGroups {

    private final double[] thresholds;
    private final int[] groupOf;

    private ScoreGroups(double[] thresholds, int[] groupOf) {
        this.thresholds = thresholds;
        this.groupOf = groupOf;
    }

    /// Groups rows of equal score.
    ///
    /// @param scores the score of every row, finite; copied
    /// @return the groups
    /// @throws IllegalArgumentException if a score is not finite
    public static ScoreGroups of(double[] scores) {
        double[] keys = new double[scores.length];
        int[] order = new int[scores.length];
        for (int row = 0; row < scores.length; row++) {
            requireFinite(scores, row);
            // 0.0 - s sorts descending and turns either zero into 0.0; a sort would tell them apart.
            keys[row] = 0.0 - scores[row];
            order[row] = row;
        }
        DoubleArrays.radixSortIndirect(order, keys, false);
        int[] groupOf = new int[scores.length];
        int groups = 0;
        for (int i = 0; i < order.length; i++) {
            groups += i == 0 || keys[order[i]] != keys[order[i - 1]] ? 1 : 0;
            groupOf[order[i]] = groups - 1;
        }
        double[] thresholds = new double[groups];
        for (int row = 0; row < scores.length; row++) {
            thresholds[groupOf[row]] = 0.0 - keys[row];
        }
        return new ScoreGroups(thresholds, groupOf);
    }

    static void requireFinite(double[] scores, int row) {
        if (!Double.isFinite(scores[row])) {
            throw new IllegalArgumentException("score[" + row + "] is " + scores[row] + "; scores must be finite");
        }
    }

    /// Ranks the scores under weights.
    ///
    /// @param labels   the actual class of every row
    /// @param positive the class that high scores speak for; all others are negative
    /// @param weights  the weight of every row, finite and at least 0
    /// @return the ranking
    /// @throws IllegalArgumentException if there is no such class, the numbers of rows differ, or a weight is not in range
    public RankedScores ranked(ClassLabels labels, String positive, double[] weights) {
        return ranked(RankedScores.positives(labels, positive), weights);
    }

    /// Ranks the scores under weights.
    ///
    /// @param positive whether each row is positive
    /// @param weights  the weight of every row, finite and at least 0
    /// @return the ranking; thresholds whose rows all have weight 0 are part of it
    /// @throws IllegalArgumentException if the numbers of rows differ, or a weight is not in range
    public RankedScores ranked(boolean[] positive, double[] weights) {
        RowWeights.requireSameLength(groupOf.length, "scores", positive.length, "labels");
        RowWeights.require(weights, groupOf.length);
        return RowWeights.areCounts(weights) ? counted(positive, weights) : summed(positive, weights);
    }

    private RankedScores counted(boolean[] positive, double[] weights) {
        double[] positives = new double[thresholds.length];
        double[] negatives = new double[thresholds.length];
        for (int row = 0; row < groupOf.length; row++) {
            (positive[row] ? positives : negatives)[groupOf[row]] += weights[row];
        }
        for (int group = 1; group < thresholds.length; group++) {
            positives[group] += positives[group - 1];
            negatives[group] += negatives[group - 1];
        }
        return new RankedScores(thresholds, CumulativeWeights.ofWholeSums(positives),
                CumulativeWeights.ofWholeSums(negatives));
    }

    private RankedScores summed(boolean[] positive, double[] weights) {
        CompensatedSums positives = new CompensatedSums(thresholds.length);
        CompensatedSums negatives = new CompensatedSums(thresholds.length);
        for (int row = 0; row < groupOf.length; row++) {
            (positive[row] ? positives : negatives).add(groupOf[row], weights[row]);
        }
        return new RankedScores(thresholds, CumulativeWeights.of(positives.values()),
                CumulativeWeights.of(negatives.values()));
    }
}
