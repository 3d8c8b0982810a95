package dev.ballast.core.metric;

import java.util.List;

/// How predicted probabilities compare with what happened, bin by bin: the numbers of a reliability diagram.
///
/// @param bins from low to high probabilities
public record Calibration(List<Bin> bins) {

    /// Rows of similar probability.
    ///
    /// @param lower     least probability
    /// @param upper     largest probability
    /// @param weight    rows, or their weight
    /// @param predicted mean probability; NaN if there are no rows
    /// @param happened  share of positive rows; NaN if there are no rows
    public record Bin(double lower, double upper, double weight, double predicted, double happened) {}

    /// Copies the bins.
    public Calibration {
        bins = List.copyOf(bins);
    }

    /// Returns the expected calibration error: the mean over rows of |predicted - happened| of their bin.
    ///
    /// Naeini, Cooper, Hauskrecht, "Obtaining well calibrated probabilities using Bayesian binning", 2015. It depends on
    /// the bins, and with a rare class nearly all rows are in the lowest of equal width; see
    /// [BinaryProbabilities#calibrationByWeight(int)].
    ///
    /// @return 0 to 1; NaN without rows
    public double expectedError() {
        CompensatedSum errors = new CompensatedSum();
        CompensatedSum total = new CompensatedSum();
        for (Bin bin : bins) {
            if (bin.weight > 0) {
                errors.add(bin.weight * Math.abs(bin.predicted - bin.happened));
                total.add(bin.weight);
            }
        }
        return errors.value() / total.value();
    }

    /// {@return the largest |predicted - happened| of all bins with rows; NaN without rows}
    public double largestError() {
        return bins.stream().filter(bin -> bin.weight > 0)
                .mapToDouble(bin -> Math.abs(bin.predicted - bin.happened)).max().orElse(Double.NaN);
    }
}
