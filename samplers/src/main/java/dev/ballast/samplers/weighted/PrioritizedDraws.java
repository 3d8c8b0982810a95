package dev.ballast.samplers.weighted;

import java.util.Arrays;

/// A batch of prioritized replay: items, and the probabilities they were drawn with.
public final class PrioritizedDraws {

    private final int[] items;
    private final double[] probabilities;
    private final int positive;

    PrioritizedDraws(int[] items, double[] probabilities, int positive) {
        this.items = items;
        this.probabilities = probabilities;
        this.positive = positive;
    }

    /// {@return the items drawn; a copy}
    public int[] items() {
        return items.clone();
    }

    /// {@return for every draw, the share of its item in the sum of weights; a copy}
    public double[] probabilities() {
        return probabilities.clone();
    }

    /// Returns for every draw the factor that makes up for its probability: (N * probability)^-beta, divided by the
    /// largest such factor of the batch, so that they are at most 1. N is the number of items of positive weight; it
    /// cancels out, as does any constant.
    ///
    /// @param beta 0 for no correction to 1 for all of it
    /// @return the factors
    /// @throws IllegalArgumentException if beta is not in [0, 1]
    public double[] importanceWeights(double beta) {
        if (!(beta >= 0 && beta <= 1)) {
            throw new IllegalArgumentException("beta is " + beta + "; it must be between 0 and 1");
        }
        double least = Arrays.stream(probabilities).min().orElseThrow();
        return Arrays.stream(probabilities).map(probability -> StrictMath.pow(least / probability, beta)).toArray();
    }

    /// {@return the number of items that had a positive weight, the N of the paper}
    public int candidates() {
        return positive;
    }

    @Override
    public String toString() {
        return "PrioritizedDraws[" + items.length + " of " + positive + " items]";
    }
}
