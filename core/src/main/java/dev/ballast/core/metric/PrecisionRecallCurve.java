package dev.ballast.core.metric;

/// Precision and recall at every threshold, highest first.
///
/// The curve is a staircase: between two thresholds there is nothing to interpolate, so its area is the average precision.
/// Trapezoids overrate it: with constant scores and 1 % positives they give 0.505, where the average precision is 0.01.
///
/// Immutable and thread-safe; a view of its [RankedScores].
public final class PrecisionRecallCurve {

    private final RankedScores ranked;

    PrecisionRecallCurve(RankedScores ranked) {
        this.ranked = ranked;
    }

    /// {@return the number of thresholds}
    public int size() {
        return ranked.size();
    }

    /// Returns a threshold.
    ///
    /// @param rank 0 is the highest
    /// @return the score
    public double threshold(int rank) {
        return ranked.threshold(rank);
    }

    /// Returns the precision at a threshold.
    ///
    /// @param rank 0 is the highest
    /// @return TP / (TP + FP); NaN if all rows so far have weight 0
    public double precision(int rank) {
        return ranked.truePositives(rank) / (ranked.truePositives(rank) + ranked.falsePositives(rank));
    }

    /// Returns the recall at a threshold.
    ///
    /// @param rank 0 is the highest
    /// @return TP / P; NaN without positive rows
    public double recall(int rank) {
        return ranked.truePositives(rank) / ranked.positives();
    }

    /// {@return the share of positive rows: the average precision of constant scores, and nearly that of random ones}
    public double prevalence() {
        return ranked.prevalence();
    }

    /// Returns the average precision: the sum over thresholds of the recall gained there times the precision there.
    ///
    /// @return above 0, at most 1; NaN without positive rows
    public double averagePrecision() {
        if (ranked.positives() == 0) {
            return Double.NaN;
        }
        CompensatedSum sum = new CompensatedSum();
        for (int rank = 0; rank < ranked.size(); rank++) {
            double gained = ranked.positivesAt(rank);
            if (gained > 0) {
                sum.add(gained * precision(rank));
            }
        }
        // Both are rounded: of a perfect ranking the quotient could be a bit above 1.
        return Math.min(1, sum.value() / ranked.positives());
    }

    /// Returns the largest recall of all thresholds whose precision is at least a given one.
    ///
    /// @param precision above 0, at most 1
    /// @return 0 to 1; 0 if no threshold is that precise, NaN without positive rows
    /// @throws IllegalArgumentException if the precision is not in range
    public double recallAtPrecision(double precision) {
        requireShare("precision", precision);
        for (int rank = ranked.size() - 1; rank >= 0; rank--) {
            if (precision(rank) >= precision) {
                return recall(rank);
            }
        }
        return 0 / ranked.positives();
    }

    /// Returns the largest precision of all thresholds whose recall is at least a given one.
    ///
    /// @param recall above 0, at most 1
    /// @return above 0, at most 1; NaN without positive rows
    /// @throws IllegalArgumentException if the recall is not in range
    public double precisionAtRecall(double recall) {
        requireShare("recall", recall);
        double best = Double.NaN;
        for (int rank = ranked.size() - 1; rank >= 0 && recall(rank) >= recall; rank--) {
            double precision = precision(rank);
            best = best >= precision ? best : precision;
        }
        return best;
    }

    private static void requireShare(String name, double share) {
        if (!(share > 0 && share <= 1)) {
            throw new IllegalArgumentException(name + " is " + share + "; it must be above 0 and at most 1");
        }
    }

    /// Returns the area under the precision-recall-gain curve, whose baseline, calling every row positive, is 0 for every
    /// prevalence.
    ///
    /// The gain of a precision or recall v at prevalence p is (v - p) / ((1 - p) v). Between two thresholds the gains lie on
    /// a line, for a mixture of the two decisions has counts between theirs; so trapezoids are right here. The area is that
    /// of recall gains 0 to 1. Flach, Kull, "Precision-recall-gain curves: PR analysis done right", 2015.
    ///
    /// @return at most 1, and below 0 for scores worse than none; NaN without positive or without negative rows
    public double gainArea() {
        if (ranked.positives() == 0 || ranked.negatives() == 0) {
            return Double.NaN;
        }
        // Only ratios matter; a total of about 1 keeps products in range.
        double unit = BinaryCounts.unit(ranked.positives() + ranked.negatives());
        double positives = ranked.positives() * unit;
        double negatives = ranked.negatives() * unit;
        double odds = positives / negatives;
        // Precision gain is 1 - odds FP / TP, recall gain 1 - odds FN / TP, over a unit of recall gain. So the area is 1 less
        // a sum of terms that are not negative: it cannot be above 1, and of a perfect ranking nothing is rounded.
        CompensatedSum missing = new CompensatedSum();
        double foundBefore = 0;
        double gainBefore = -positives * positives;
        for (int rank = 0; rank < ranked.size(); rank++) {
            double gained = ranked.positivesAt(rank) * unit;
            if (gained > 0) {
                double found = ranked.truePositives(rank) * unit;
                double alarmsBefore = ranked.falsePositives(rank - 1) * unit;
                double alarms = ranked.falsePositives(rank) * unit;
                // Recall gain times TP N.
                double gain = BinaryCounts.determinant(found, positives, ranked.falseNegatives(rank) * unit, negatives);
                if (gain > 0) {
                    // The part of the step where the recall gain is above 0, the rest, and where the part begins.
                    double part = gainBefore < 0 ? gain / (gain - gainBefore) : 1;
                    double rest = gainBefore < 0 ? -gainBefore / (gain - gainBefore) : 0;
                    double from = gainBefore < 0 ? positives * (positives / (positives + negatives)) : foundBefore;
                    double atFrom = part * alarmsBefore + rest * alarms;
                    double width = odds * (part * gained / from) * (positives / found);
                    missing.add(width * (odds * (atFrom / from) + odds * (alarms / found)) / 2);
                }
                foundBefore = found;
                gainBefore = gain;
            }
        }
        return 1 - missing.value();
    }
}
