package dev.ballast.smote.regression;

import dev.ballast.core.random.RandomStream;

import java.util.Arrays;

/// Rows with weights, to be drawn from in proportion. Weights that are 0 are never drawn.
final class WeightedRows {

    private final int[] rows;
    private final double[] weights;
    private final double[] sums;
    private final int positive;

    WeightedRows(int[] rows, double[] weights) {
        this.rows = rows;
        this.weights = weights;
        this.sums = new double[rows.length];
        double sum = 0;
        int found = 0;
        for (int i = 0; i < rows.length; i++) {
            sum += weights[i];
            sums[i] = sum;
            found += weights[i] > 0 ? 1 : 0;
        }
        this.positive = found;
    }

    /// How many rows have a weight above 0.
    int positive() {
        return positive;
    }

    /// One row, each with a probability in proportion to its weight; needs one of positive weight.
    int draw(RandomStream random) {
        double total = sums[sums.length - 1];
        double point = Math.min(random.nextDouble() * total, Math.nextDown(total));
        int low = 0;
        int high = sums.length - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sums[middle] > point) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return rows[low];
    }

    /// So many different rows, drawn one after the other, each time in proportion to the weights of those that are left
    /// (Efraimidis, Spirakis: "Weighted random sampling with a reservoir", 2006, doi:10.1016/j.ipl.2005.11.003): those whose
    /// exponential times with the weights as rates are smallest. One number a row, in order.
    int[] drawDistinct(int count, RandomStream random) {
        double[] times = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            double time = -StrictMath.log(1 - random.nextDouble());
            times[i] = weights[i] > 0 ? time / weights[i] : Double.POSITIVE_INFINITY;
        }
        if (count == 0) {
            return new int[0];
        }
        double[] sorted = times.clone();
        Arrays.sort(sorted);
        double last = sorted[count - 1];
        int ties = 0;
        for (int i = count - 1; i >= 0 && sorted[i] == last; i--) {
            ties++;
        }
        int[] drawn = new int[count];
        int place = 0;
        for (int i = 0; i < rows.length; i++) {
            if (times[i] < last || (times[i] == last && ties-- > 0)) {
                drawn[place++] = rows[i];
            }
        }
        return drawn;
    }
}
