package dev.ballast.core.metric;

/// Many sums of doubles, each as a [CompensatedSum]. Not thread-safe.
final class CompensatedSums {

    /// Sum and what was rounded away, side by side, so that an addition touches one line of the cache.
    private final double[] sums;

    CompensatedSums(int size) {
        this.sums = new double[Math.multiplyExact(2, size)];
    }

    void add(int index, double value) {
        double sum = sums[2 * index];
        double next = sum + value;
        sums[2 * index + 1] += Math.abs(sum) >= Math.abs(value) ? (sum - next) + value : (value - next) + sum;
        sums[2 * index] = next;
    }

    double[] values() {
        double[] values = new double[sums.length / 2];
        for (int index = 0; index < values.length; index++) {
            values[index] = sums[2 * index] + sums[2 * index + 1];
        }
        return values;
    }
}
