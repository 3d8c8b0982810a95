package dev.ballast.core.weight;

import dev.ballast.core.target.ClassPrior;

import java.util.List;

/// Brings the probabilities of a model that was trained under one prior (resampled, or weighted) to another (the world's).
///
/// ```java
/// PriorCorrection correction = PriorCorrection.from(resampling.effectivePrior()).to(data.counts().prior());
/// double[] probabilities = correction.apply(0.5, 0.5);
/// ```
///
/// p(y | x) is proportional to p_trained(y | x) x true share of y / trained share of y. It is exact if training changed the
/// class shares and nothing else, as random over- and under-sampling and weights do; synthetic rows change more, and are
/// corrected approximately. The order of rows by score within a binary problem does not change. Elkan, "The foundations
/// of cost-sensitive learning", 2001; Saerens, Latinne, Decaestecker, 2002, doi:10.1162/089976602753284446.
///
/// Immutable and thread-safe.
public final class PriorCorrection {

    /// Sums within this distance of 1 are 1: probabilities are rounded where they are computed or written.
    private static final double SUM_TOLERANCE = 1e-3;

    private final List<String> names;
    private final double[] ratios;

    private PriorCorrection(List<String> names, double[] ratios) {
        this.names = names;
        this.ratios = ratios;
    }

    /// A prior that was trained under and is to be corrected.
    ///
    /// @param trained the prior
    public record From(ClassPrior trained) {

        /// Completes the correction.
        ///
        /// @param truth the prior of the rows to be predicted
        /// @return the correction
        /// @throws IllegalArgumentException if the classes differ, or a class that occurs was never trained
        public PriorCorrection to(ClassPrior truth) {
            if (!truth.names().equals(trained.names())) {
                throw new IllegalArgumentException(
                        "the trained classes " + trained.names() + " and the true ones " + truth.names() + " differ");
            }
            double[] ratios = new double[truth.classes()];
            double largest = 0;
            for (int code = 0; code < ratios.length; code++) {
                if (trained.share(code) == 0 && truth.share(code) > 0) {
                    throw new IllegalArgumentException("class \"" + truth.names().get(code) + "\" has share "
                            + truth.share(code) + " and was not trained (share 0)");
                }
                ratios[code] = truth.share(code) == 0 ? 0 : truth.share(code) / trained.share(code);
                largest = Math.max(largest, ratios[code]);
            }
            for (int code = 0; code < ratios.length; code++) {
                ratios[code] /= largest;
            }
            return new PriorCorrection(truth.names(), ratios);
        }
    }

    /// Begins a correction.
    ///
    /// @param trained the class shares that training saw: [dev.ballast.core.recipe.Resampling#effectivePrior()] or
    ///                [ClassWeights#effectivePrior()]
    /// @return what is to be completed by [From#to]
    public static From from(ClassPrior trained) {
        return new From(trained);
    }

    /// Corrects the probabilities of rows, one after another.
    ///
    /// @param probabilities K for each row, in code order, at least 0, adding up to 1 in each row to within 0.001
    /// @return the corrected ones, adding up to 1 in each row
    /// @throws IllegalArgumentException if the length is no multiple of K, one is not in range, those of a row do not add up
    ///                                  to 1, or are all of classes that do not occur
    public double[] apply(double... probabilities) {
        int classes = ratios.length;
        if (probabilities.length % classes != 0) {
            throw new IllegalArgumentException("there are " + probabilities.length
                    + " probabilities; their number must be a multiple of that of the classes, " + classes);
        }
        double[] corrected = new double[probabilities.length];
        for (int begin = 0; begin < corrected.length; begin += classes) {
            double given = 0;
            double sum = 0;
            for (int code = 0; code < classes; code++) {
                double probability = probabilities[begin + code];
                if (!(probability >= 0 && probability < Double.POSITIVE_INFINITY)) {
                    throw new IllegalArgumentException("probability[" + (begin + code) + "] is " + probability
                            + "; probabilities must be finite and at least 0");
                }
                given += probability;
                corrected[begin + code] = probability * ratios[code];
                sum += corrected[begin + code];
            }
            if (!(Math.abs(given - 1) <= SUM_TOLERANCE)) {
                throw new IllegalArgumentException("probabilities[" + begin + "] to [" + (begin + classes - 1)
                        + "] add up to " + given
                        + "; those of a row must add up to 1: divide scores of another scale by"
                        + " their sum first");
            }
            if (!(sum > 0 && sum < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("probabilities[" + begin + "] to [" + (begin + classes - 1)
                        + "] give sum " + sum + " after correction; it must be above 0 and finite");
            }
            for (int code = 0; code < classes; code++) {
                corrected[begin + code] /= sum;
            }
        }
        return corrected;
    }

    /// Returns what is added to the log-odds of the positive class of a binary problem:
    /// ln(true odds) - ln(trained odds). Added to every logit, it corrects a model for good.
    ///
    /// @param positive the positive class
    /// @return the shift
    /// @throws IllegalArgumentException if there are not two classes, none of this name, or one does not occur
    public double logitShift(String positive) {
        int code = names.indexOf(positive);
        if (ratios.length != 2 || code < 0) {
            throw new IllegalArgumentException(
                    "a logit is of one of two classes, not of \"" + positive + "\" in " + names);
        }
        if (ratios[0] == 0 || ratios[1] == 0) {
            throw new IllegalArgumentException("a class of " + names + " has true share 0; its log-odds are infinite");
        }
        return StrictMath.log(ratios[code]) - StrictMath.log(ratios[1 - code]);
    }

    @Override
    public String toString() {
        return "PriorCorrection" + names;
    }
}
