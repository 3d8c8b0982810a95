package dev.ballast.core.metric;

import java.util.Arrays;
import java.util.Locale;

/// A metric, and the interval in which it would mostly be if other rows had been drawn; made by [Bootstrap].
public final class BootstrapInterval {

    private final double estimate;
    private final double[] sorted;
    private final int undefined;
    private final double level;

    private BootstrapInterval(double estimate, double[] sorted, int undefined, double level) {
        this.estimate = estimate;
        this.sorted = sorted;
        this.undefined = undefined;
        this.level = level;
    }

    static BootstrapInterval of(double estimate, double[] replicates, double level) {
        double[] sorted = replicates.clone();
        Arrays.sort(sorted);
        int undefined = 0;
        while (undefined < sorted.length && Double.isNaN(sorted[sorted.length - 1 - undefined])) {
            undefined++;
        }
        return new BootstrapInterval(estimate, sorted, undefined, level);
    }

    /// {@return the metric on the rows as they are}
    public double estimate() {
        return estimate;
    }

    /// {@return the lower bound; NaN if the metric was NaN of a replicate}
    public double lower() {
        return quantile((1 - level) / 2);
    }

    /// {@return the upper bound; NaN if the metric was NaN of a replicate}
    public double upper() {
        return quantile((1 + level) / 2);
    }

    /// {@return the probability that the interval is meant to cover the truth}
    public double level() {
        return level;
    }

    /// {@return the number of replicates}
    public int replicates() {
        return sorted.length;
    }

    /// {@return the number of replicates of which the metric was NaN}
    public int undefinedReplicates() {
        return undefined;
    }

    /// Tells whether the metric was the same of every replicate, as of rows that were all judged right. The bounds are then
    /// one number, and say nothing about how sure it is; of a share, [BinomialInterval] does.
    ///
    /// @return whether replicates do not differ
    public boolean isConstant() {
        return sorted[0] == sorted[sorted.length - 1];
    }

    /// Returns how surprising these rows would be if the truth were a value, mostly 0 of a difference of two models:
    /// 2 x the smaller of (replicates at most the value + 1) / (all + 1) and (replicates at least it + 1) / (all + 1), at
    /// most 1.
    ///
    /// @param value the value
    /// @return a two-sided probability; NaN if the metric was NaN of a replicate
    public double probabilityOf(double value) {
        if (undefined > 0 || Double.isNaN(value)) {
            return Double.NaN;
        }
        long atMost = Arrays.stream(sorted).filter(replicate -> replicate <= value).count();
        long atLeast = Arrays.stream(sorted).filter(replicate -> replicate >= value).count();
        return Math.min(1, 2.0 * (Math.min(atMost, atLeast) + 1) / (sorted.length + 1));
    }

    private double quantile(double share) {
        if (undefined > 0) {
            return Double.NaN;
        }
        double place = share * (sorted.length - 1);
        int below = (int) place;
        double fraction = place - below;
        return fraction == 0 || sorted[below] == sorted[below + 1]
                ? sorted[below]
                : sorted[below] + fraction * (sorted[below + 1] - sorted[below]);
    }

    /// {@return estimate and bounds to four decimals, such as `0.8123 [0.7900, 0.8312]`}
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%.4f [%.4f, %.4f]", estimate, lower(), upper());
    }
}
