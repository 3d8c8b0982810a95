package dev.ballast.samplers.weighted;

/// How many items there are to draw.
final class Positives {

    private Positives() {
    }

    /// Refuses numbers of draws without replacement that are negative or too large.
    static void require(int draws, long[] units) {
        int positive = 0;
        for (long unit : units) {
            positive += unit > 0 ? 1 : 0;
        }
        require(draws, positive);
    }

    static void require(int draws, int positive) {
        WeightedItems.requireDraws(draws);
        if (draws > positive) {
            throw new IllegalArgumentException("draws is " + draws + "; without replacement it must be at most "
                    + positive + ", the number of items with a positive weight");
        }
    }
}
