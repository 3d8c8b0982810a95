package dev.ballast.core.random;

/// Chooses exactly `sample` of `population` rows without replacement, one decision a row, in row order.
///
/// **Method.** Row i is chosen with probability (still to choose) / (rows left), decided in integers, so that every
/// subset has the same probability. Fan, Muller, Rezucha: "Development of sampling plans by using sequential (item by
/// item) selection techniques", 1962, doi:10.2307/2281647; algorithm S of Knuth's volume 2.
///
/// **Cost.** One random number a row until the choice is complete; no memory. **Randomness.** The stream given, in
/// order. Not thread-safe.
public final class SequentialSelection {

    private final RandomStream random;
    private long left;
    private long needed;

    /// Starts a choice.
    ///
    /// @param population number of rows there are
    /// @param sample     number of rows to choose
    /// @param random     decides
    /// @throws IllegalArgumentException if the sample is negative or larger than the population
    public SequentialSelection(long population, long sample, RandomStream random) {
        if (sample < 0 || sample > population) {
            throw new IllegalArgumentException("sample is " + sample + "; it must be between 0 and the population of "
                    + population);
        }
        this.left = population;
        this.needed = sample;
        this.random = random;
    }

    /// Decides on the next row.
    ///
    /// @return whether it is chosen
    /// @throws IllegalStateException if all rows were decided on already
    public boolean next() {
        if (left == 0) {
            throw new IllegalStateException("all rows of the population were decided on already");
        }
        boolean chosen = needed > 0 && (needed == left || random.nextLong(left) < needed);
        left--;
        if (chosen) {
            needed--;
        }
        return chosen;
    }
}
