package dev.ballast.samplers.weighted;

import dev.ballast.core.random.Purpose;
import dev.ballast.core.random.RandomStream;
import dev.ballast.core.random.Seed;
import dev.ballast.samplers.Sampler;
import dev.ballast.samplers.draws.Draws;

import java.util.Objects;

/// Draws items without replacement one by one: each draw is one of the items not drawn yet, with probability proportional
/// to its weight.
///
/// The probability that an item is among the draws is **not** proportional to its weight; [InclusionSampler] is for that.
///
/// **Method.** Every item gets the key -ln(U) / weight, U random; the items with the smallest keys are drawn, smallest first.
/// Efraimidis and Spirakis, "Weighted random sampling with a reservoir", 2006, doi:10.1016/j.ipl.2005.11.003. Keys are compared
/// as logarithms, ln(-ln U) - ln(weight), so that no weight is too small or too large for them.
///
/// **Cost.** Making: O(n), 8 bytes an item. [#draws(Seed, long)]: a word and two logarithms an item, O(n + k log k log(n/k)) for
/// k draws, 16 bytes a draw; then O(1) a draw. The first call of [#expectedCount] takes about 60 passes.
///
/// **Randomness.** `successive.key` at (0, epoch, 0), word i for item i.
///
/// Immutable and thread-safe.
public final class SuccessiveSampler implements Sampler {

    private static final Purpose KEY = Purpose.of("successive.key");
    private static final int BATCH = 1024;

    private final double[] logWeights;
    private final int positive;
    private final int length;
    private final String fingerprint;
    private double logHorizon = Double.NaN;

    private SuccessiveSampler(double[] logWeights, int positive, int length, String fingerprint) {
        this.logWeights = logWeights;
        this.positive = positive;
        this.length = length;
        this.fingerprint = fingerprint;
    }

    /// Returns the sampler of weights.
    ///
    /// @param draws   how many items are drawn an epoch, at least 0
    /// @param weights finite, at least 0, at least one of them positive; they need not add up to 1
    /// @return the sampler
    /// @throws IllegalArgumentException if a weight is wrong, with its index, or none is positive, or there are more draws
    ///                                  than items of positive weight
    public static SuccessiveSampler of(int draws, double... weights) {
        Units.of(weights, 1);
        double[] logWeights = new double[weights.length];
        long[] bits = new long[weights.length];
        int positive = 0;
        for (int i = 0; i < weights.length; i++) {
            logWeights[i] = StrictMath.log(weights[i]);
            bits[i] = Double.doubleToLongBits(logWeights[i]);
            positive += weights[i] > 0 ? 1 : 0;
        }
        Positives.require(draws, positive);
        return new SuccessiveSampler(logWeights, positive, draws,
                "successive/1[items=" + weights.length + ",draws=" + draws + ",weights=" + Hash.of(bits) + ']');
    }

    @Override
    public long population() {
        return logWeights.length;
    }

    @Override
    public long length(long epoch) {
        return length;
    }

    @Override
    public Draws draws(Seed seed, long epoch) {
        RandomStream random = seed.stream(KEY, 0, epoch, 0);
        SmallestKeys smallest = new SmallestKeys(length);
        long[] words = new long[Math.min(BATCH, logWeights.length)];
        for (int begin = 0; begin < logWeights.length && length > 0; begin += BATCH) {
            int count = Math.min(BATCH, logWeights.length - begin);
            random.fill(words, 0, count);
            for (int i = 0; i < count; i++) {
                double logWeight = logWeights[begin + i];
                if (logWeight > Double.NEGATIVE_INFINITY) {
                    smallest.offer(StrictMath.log(Exponentials.of(words[i])) - logWeight, begin + i);
                }
            }
        }
        return Draws.of(smallest.drain());
    }

    /// {@inheritDoc}
    ///
    /// This is the probability that the item is among the draws. It has no closed form. For one draw, and if all items of
    /// positive weight are drawn, this is exact; else it is Rosén's approximation 1 - exp(-weight * t), with t such that all
    /// items together give the number of draws ("Asymptotic theory for successive sampling with varying probabilities without
    /// replacement", 1972), which is the better, the more draws there are.
    @Override
    public double expectedCount(long epoch, long item) {
        Objects.checkIndex(item, logWeights.length);
        double logWeight = logWeights[(int) item];
        if (length == 0 || logWeight == Double.NEGATIVE_INFINITY) {
            return 0;
        }
        if (length == positive) {
            return 1;
        }
        if (length == 1) {
            double sum = 0;
            for (double other : logWeights) {
                sum += StrictMath.exp(other - logWeight);
            }
            return 1 / sum;
        }
        return reached(logWeight, logHorizon());
    }

    private synchronized double logHorizon() {
        if (Double.isNaN(logHorizon)) {
            // Logarithms of weights are in (-745, 710), and all times of interest in (-800, 800) less that.
            double low = -1600;
            double high = 1600;
            for (double middle = 0; middle > low && middle < high; middle = (low + high) / 2) {
                if (excess(middle) < 0) {
                    low = middle;
                } else {
                    high = middle;
                }
            }
            logHorizon = high;
        }
        return logHorizon;
    }

    /// The sum of [#reached] less the number of draws. Items that are more likely reached than not count as one less what
    /// they miss, so that a light item's chance does not vanish beside heavy ones that are all but certain.
    private double excess(double logTime) {
        int likely = 0;
        double missed = 0;
        double reached = 0;
        for (double logWeight : logWeights) {
            double rate = StrictMath.exp(logWeight + logTime);
            if (rate > 1) {
                likely++;
                missed += StrictMath.exp(-rate);
            } else {
                reached += reached(logWeight, logTime);
            }
        }
        return likely - length + (reached - missed);
    }

    /// 1 - exp(-weight * time).
    private static double reached(double logWeight, double logTime) {
        return -StrictMath.expm1(-StrictMath.exp(logWeight + logTime));
    }

    @Override
    public String fingerprint() {
        return fingerprint;
    }

    @Override
    public String toString() {
        return "SuccessiveSampler[" + logWeights.length + " items, " + length + " draws an epoch]";
    }
}
