package dev.ballast.core.metric;

import dev.ballast.core.target.ClassLabels;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Predicted probabilities of the positive class, and how far they are from the truth.
///
/// A model trained on resampled or weighted rows predicts the probabilities of another world; bring them back with
/// `PriorCorrection` before judging them. Immutable and thread-safe; arrays are copied.
public final class BinaryProbabilities {

    private final boolean[] positive;
    private final double[] probabilities;
    private final double @Nullable [] weights;
    private final double total;

    private BinaryProbabilities(boolean[] positive, double[] probabilities, double @Nullable [] weights) {
        RowWeights.requireSameLength(probabilities.length, "probabilities", positive.length, "labels");
        for (int row = 0; row < probabilities.length; row++) {
            if (!(probabilities[row] >= 0 && probabilities[row] <= 1)) {
                throw new IllegalArgumentException("probability[" + row + "] is " + probabilities[row]
                        + "; probabilities must be between 0 and 1");
            }
        }
        CompensatedSum sum = new CompensatedSum();
        if (weights != null) {
            RowWeights.require(weights, positive.length);
            for (double weight : weights) {
                sum.add(weight);
            }
        }
        this.positive = positive.clone();
        this.probabilities = probabilities.clone();
        this.weights = weights == null ? null : weights.clone();
        this.total = weights == null ? positive.length : sum.value();
    }

    /// Returns probabilities to be judged.
    ///
    /// @param labels        the actual class of every row
    /// @param positive      the class the probabilities are of
    /// @param probabilities of every row, 0 to 1
    /// @return the probabilities
    /// @throws IllegalArgumentException if there is no such class, the numbers of rows differ, or one is not in range
    public static BinaryProbabilities of(ClassLabels labels, String positive, double[] probabilities) {
        return of(RankedScores.positives(labels, positive), probabilities);
    }

    /// Returns probabilities to be judged.
    ///
    /// @param positive      whether each row is positive
    /// @param probabilities of every row, 0 to 1
    /// @return the probabilities
    /// @throws IllegalArgumentException if the numbers of rows differ, or a probability is not in range
    public static BinaryProbabilities of(boolean[] positive, double[] probabilities) {
        return new BinaryProbabilities(positive, probabilities, null);
    }

    /// Returns probabilities of weighted rows to be judged.
    ///
    /// @param positive      whether each row is positive
    /// @param probabilities of every row, 0 to 1
    /// @param weights       the weight of every row, finite and at least 0
    /// @return the probabilities
    /// @throws IllegalArgumentException if the numbers of rows differ, or a probability or weight is not in range
    public static BinaryProbabilities of(boolean[] positive, double[] probabilities, double[] weights) {
        return new BinaryProbabilities(positive, probabilities, weights.clone());
    }

    private double weight(int row) {
        return weights == null ? 1 : weights[row];
    }

    /// {@return the mean of (probability - truth)^2, truth being 1 or 0; NaN without rows. Brier 1950,
    /// doi:10.1175/1520-0493(1950)078<0001:VOFEIT>2.0.CO;2}
    public double brier() {
        CompensatedSum sum = new CompensatedSum();
        for (int row = 0; row < positive.length; row++) {
            double error = probabilities[row] - (positive[row] ? 1 : 0);
            sum.add(weight(row) * (error * error));
        }
        return sum.value() / total;
    }

    /// Returns the mean of -ln(probability of what happened).
    ///
    /// @return at least 0; infinite if something happened that was given probability 0; NaN without rows
    public double logLoss() {
        CompensatedSum sum = new CompensatedSum();
        for (int row = 0; row < positive.length; row++) {
            if (weight(row) > 0) {
                double loss = positive[row] ? -Math.log(probabilities[row]) : -Math.log1p(-probabilities[row]);
                if (loss == Double.POSITIVE_INFINITY) {
                    return loss;
                }
                sum.add(weight(row) * loss);
            }
        }
        return sum.value() / total;
    }

    /// Compares probabilities with shares, in bins of equal width: bin i of n has probabilities from i / n to below
    /// (i + 1) / n, the last one 1, too.
    ///
    /// @param bins how many, at least 1
    /// @return the comparison
    /// @throws IllegalArgumentException if there are no bins
    public Calibration calibration(int bins) {
        requireBins(bins);
        int[] binOf = new int[positive.length];
        for (int row = 0; row < binOf.length; row++) {
            int bin = (int) Math.min(bins - 1.0, probabilities[row] * bins);
            // The product was rounded; the bounds decide.
            if (bin + 1 < bins && probabilities[row] >= (bin + 1) / (double) bins) {
                bin++;
            } else if (probabilities[row] < bin / (double) bins) {
                bin--;
            }
            binOf[row] = bin;
        }
        List<Calibration.Bin> result = new ArrayList<>();
        BinSums sums = new BinSums(bins, binOf);
        for (int bin = 0; bin < bins; bin++) {
            result.add(sums.bin(bin, bin / (double) bins, (bin + 1) / (double) bins));
        }
        return new Calibration(result);
    }

    /// Compares probabilities with shares, in bins of about equal weight, as far as equal probabilities, which stay
    /// together, allow. Bins are bounded by the least and largest probability in them; there may be fewer than asked for.
    ///
    /// @param bins at most how many, at least 1
    /// @return the comparison
    /// @throws IllegalArgumentException if there are no bins
    public Calibration calibrationByWeight(int bins) {
        requireBins(bins);
        double[] ones = new double[positive.length];
        Arrays.fill(ones, 1);
        RankedScores ranked = RankedScores.of(positive, probabilities, weights == null ? ones : weights);
        // The bin of a group of equal probabilities is that of the middle of its weight, counted from the top.
        int[] binOfRank = new int[ranked.size()];
        int last = -1;
        int used = 0;
        double before = 0;
        for (int rank = 0; rank < binOfRank.length; rank++) {
            double after = ranked.truePositives(rank) + ranked.falsePositives(rank);
            int bin = (int) Math.min(bins - 1.0, (before + after) / 2 / total * bins);
            used += bin == last ? 0 : 1;
            last = bin;
            binOfRank[rank] = used - 1;
            before = after;
        }
        int[] binOf = new int[positive.length];
        double[] lower = new double[used];
        double[] upper = new double[used];
        Arrays.fill(lower, Double.POSITIVE_INFINITY);
        Arrays.fill(upper, Double.NEGATIVE_INFINITY);
        for (int row = 0; row < binOf.length; row++) {
            int bin = used - 1 - binOfRank[ranked.rankOf(probabilities[row])];
            binOf[row] = bin;
            lower[bin] = Math.min(lower[bin], probabilities[row]);
            upper[bin] = Math.max(upper[bin], probabilities[row]);
        }
        List<Calibration.Bin> result = new ArrayList<>();
        BinSums sums = new BinSums(used, binOf);
        for (int bin = 0; bin < used; bin++) {
            result.add(sums.bin(bin, lower[bin], upper[bin]));
        }
        return new Calibration(result);
    }

    private static void requireBins(int bins) {
        if (bins < 1) {
            throw new IllegalArgumentException("bins is " + bins + "; it must be at least 1");
        }
    }

    private final class BinSums {

        private final CompensatedSum[] weight;
        private final CompensatedSum[] predicted;
        private final CompensatedSum[] happened;

        BinSums(int bins, int[] binOf) {
            weight = sums(bins);
            predicted = sums(bins);
            happened = sums(bins);
            for (int row = 0; row < binOf.length; row++) {
                weight[binOf[row]].add(weight(row));
                predicted[binOf[row]].add(weight(row) * probabilities[row]);
                happened[binOf[row]].add(positive[row] ? weight(row) : 0);
            }
        }

        private static CompensatedSum[] sums(int bins) {
            CompensatedSum[] sums = new CompensatedSum[bins];
            Arrays.setAll(sums, _ -> new CompensatedSum());
            return sums;
        }

        Calibration.Bin bin(int bin, double lower, double upper) {
            double total = weight[bin].value();
            return new Calibration.Bin(lower, upper, total, predicted[bin].value() / total,
                    happened[bin].value() / total);
        }
    }
}
