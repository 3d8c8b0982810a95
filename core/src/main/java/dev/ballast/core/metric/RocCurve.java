package dev.ballast.core.metric;

/// True and false positive rate at every threshold, highest first. It begins at (0, 0), which has no threshold.
///
/// With rare positives a good area can go with many false alarms for each hit; look at the [PrecisionRecallCurve] too.
///
/// Immutable and thread-safe; a view of its [RankedScores].
public final class RocCurve {

    private final RankedScores ranked;

    RocCurve(RankedScores ranked) {
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

    /// Returns the share of the positive rows that is at or above a threshold.
    ///
    /// @param rank 0 is the highest
    /// @return TP / P; NaN without positive rows
    public double truePositiveRate(int rank) {
        return ranked.truePositives(rank) / ranked.positives();
    }

    /// Returns the share of the negative rows that is at or above a threshold.
    ///
    /// @param rank 0 is the highest
    /// @return FP / N; NaN without negative rows
    public double falsePositiveRate(int rank) {
        return ranked.falsePositives(rank) / ranked.negatives();
    }

    /// Returns the area under the curve: the probability that a positive row has a higher score than a negative one, ties
    /// counting half.
    ///
    /// @return 0 to 1; NaN without positive or without negative rows
    public double area() {
        // Each class's weights add up to about 1, so that products stay in range; powers of two change no other bit.
        double ofPositives = BinaryCounts.unit(ranked.positives());
        double ofNegatives = BinaryCounts.unit(ranked.negatives());
        CompensatedSum halves = new CompensatedSum();
        double found = 0;
        for (int rank = 0; rank < ranked.size(); rank++) {
            double nextFound = ranked.truePositives(rank) * ofPositives;
            halves.add(ranked.negativesAt(rank) * ofNegatives * (found + nextFound));
            found = nextFound;
        }
        // The quotients are rounded: of a perfect ranking they could be a bit above 1.
        return Math.min(1, halves.value() / 2 / (ranked.positives() * ofPositives)
                / (ranked.negatives() * ofNegatives));
    }
}
