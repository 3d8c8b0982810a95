package dev.ballast.cli.page;

import java.util.Arrays;

/// Bins of equal width. A value on an edge belongs to the bin above it, but the last edge to the last bin.
///
/// If a few values are so far out that they would squeeze all others into a few bins, the bins cover the values between the
/// quantiles of 0.5 and 99.5 percent, and the outermost two take in what is beyond.
public final class Bins {

    private static final int MOST = 20;
    private static final double OUTER_SHARE = 0.005;
    /// Outliers are taken in by the outer bins if the bins then cover less than this share of the range.
    private static final double WORTH_IT = 0.5;

    private final double[] edges;
    private final boolean openBelow;
    private final boolean openAbove;

    private Bins(double[] edges, boolean openBelow, boolean openAbove) {
        this.edges = edges;
        this.openBelow = openBelow;
        this.openAbove = openAbove;
    }

    /// Returns bins for all values of some samples.
    ///
    /// @param samples finite values; not all may be empty
    /// @return the bins: at most 20, one for each number if all are whole and within a range of 20
    public static Bins over(double[]... samples) {
        double[] all = Arrays.stream(samples).flatMapToDouble(Arrays::stream).sorted().toArray();
        if (all.length == 0) {
            throw new IllegalArgumentException("there are no values to put into bins");
        }
        double min = all[0];
        double max = all[all.length - 1];
        if (min == max) {
            double half = Math.max(0.5, Math.ulp(min));
            return new Bins(new double[]{Math.max(-Double.MAX_VALUE, min - half),
                    Math.min(Double.MAX_VALUE, min + half)}, false, false);
        }
        if (max - min < MOST && Arrays.stream(all).allMatch(value -> value == Math.rint(value))) {
            return new Bins(edges(min - 0.5, max + 0.5, (int) (max - min) + 1), false, false);
        }
        int beyond = (int) (all.length * OUTER_SHARE);
        double low = all[beyond];
        double high = all[all.length - 1 - beyond];
        boolean squeezed = low < high && (Double.isFinite(max - min)
                ? high - low < WORTH_IT * (max - min)
                : high / 2 - low / 2 < WORTH_IT * (max / 2 - min / 2));
        return squeezed
                ? new Bins(edges(low, high, MOST), min < low, max > high)
                : new Bins(edges(min, max, MOST), false, false);
    }

    private static double[] edges(double from, double to, int count) {
        double[] edges = new double[count + 1];
        for (int i = 0; i <= count; i++) {
            // No difference is taken: it may be beyond the range of a double.
            edges[i] = from * ((double) (count - i) / count) + to * ((double) i / count);
        }
        edges[0] = from;
        edges[count] = to;
        return edges;
    }

    /// {@return how many}
    public int count() {
        return edges.length - 1;
    }

    double edge(int i) {
        return edges[i];
    }

    int bin(double value) {
        int found = Arrays.binarySearch(edges, value);
        return Math.clamp(found >= 0 ? found : -found - 2, 0, count() - 1);
    }

    /// Counts values.
    ///
    /// @param values finite
    /// @return the share of them in every bin; zeros if there are none
    public double[] shares(double... values) {
        long[] counts = new long[count()];
        for (double value : values) {
            counts[bin(value)]++;
        }
        return Arrays.stream(counts).mapToDouble(count -> values.length == 0 ? 0 : (double) count / values.length)
                .toArray();
    }

    String text(int bin) {
        if (bin == 0 && openBelow) {
            return "below " + Numbers.text(edges[1]);
        }
        if (bin == count() - 1 && openAbove) {
            return "from " + Numbers.text(edges[bin]);
        }
        return Numbers.text(edges[bin]) + " to " + Numbers.text(edges[bin + 1]);
    }

    /// {@return a sentence on the outer bins if they take in what is beyond them, else nothing}
    public String note() {
        if (openBelow && openAbove) {
            return "The outermost bins take in what is beyond them.";
        }
        return openBelow || openAbove
                ? "The " + (openBelow ? "first" : "last") + " bin takes in what is beyond it."
                : "";
    }
}
