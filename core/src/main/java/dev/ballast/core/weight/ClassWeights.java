package dev.ballast.core.weight;

import dev.ballast.core.target.ClassCounts;
import dev.ballast.core.target.ClassLabels;
import dev.ballast.core.target.ClassPrior;

import java.util.Arrays;
import java.util.List;

/// A weight for every class: how much each of its rows counts in training.
///
/// ```java
/// ClassWeights weights = ClassWeights.balanced(data.counts());
/// double[] perSample = weights.perSample(data.labels());
/// double ofFraud = weights.positiveWeight("fraud");
/// ```
///
/// Each formula has its own scale, given in its method's description; [#normalized] gives any of them another. Classes
/// without rows are refused here; [WeightScheme#weights(ClassCounts, AbsentClass)] can treat them otherwise.
///
/// Immutable and thread-safe.
public final class ClassWeights {

    private final ClassCounts counts;
    private final double[] weights;

    private ClassWeights(ClassCounts counts, double[] weights) {
        this.counts = counts;
        this.weights = weights;
    }

    /// Returns n / (K n_c): the mean weight of a row is 1, and all classes weigh the same.
    ///
    /// @param counts the rows of every class
    /// @return the weights
    /// @throws IllegalArgumentException if a class has no rows
    public static ClassWeights balanced(ClassCounts counts) {
        return of(counts, WeightScheme.balanced(), AbsentClass.REFUSE);
    }

    /// Returns 1 / n_c: every class weighs 1.
    ///
    /// @param counts the rows of every class
    /// @return the weights
    /// @throws IllegalArgumentException if a class has no rows
    public static ClassWeights inverse(ClassCounts counts) {
        return of(counts, WeightScheme.inverse(), AbsentClass.REFUSE);
    }

    /// Returns n_c^-1/2, not scaled.
    ///
    /// @param counts the rows of every class
    /// @return the weights
    /// @throws IllegalArgumentException if a class has no rows
    public static ClassWeights squareRootInverse(ClassCounts counts) {
        return of(counts, WeightScheme.squareRootInverse(), AbsentClass.REFUSE);
    }

    /// Returns n_c^-p, not scaled.
    ///
    /// @param counts   the rows of every class
    /// @param exponent p, finite, at least 0
    /// @return the weights
    /// @throws IllegalArgumentException if a class has no rows, or the exponent is not in range
    public static ClassWeights power(ClassCounts counts, double exponent) {
        return of(counts, WeightScheme.power(exponent), AbsentClass.REFUSE);
    }

    /// Returns median(n_1, ..., n_K) / n_c: the class of middle size has weight 1.
    ///
    /// @param counts the rows of every class
    /// @return the weights
    /// @throws IllegalArgumentException if a class has no rows
    public static ClassWeights medianFrequency(ClassCounts counts) {
        return of(counts, WeightScheme.medianFrequency(), AbsentClass.REFUSE);
    }

    /// Returns weights by the effective number of rows, scaled to add up to K as in the paper; see
    /// [WeightScheme.EffectiveNumber], also for when they are all the same.
    ///
    /// @param counts  the rows of every class
    /// @param epsilon 1 - beta of the paper, above 0 and at most 1; by custom 1e-2 to 1e-4
    /// @return the weights
    /// @throws IllegalArgumentException if a class has no rows, or epsilon is not in range
    public static ClassWeights effectiveNumber(ClassCounts counts, double epsilon) {
        return of(counts, WeightScheme.effectiveNumber(epsilon), AbsentClass.REFUSE)
                .normalized(Normalization.SUM_TO_K);
    }

    /// Returns weights that were chosen elsewhere.
    ///
    /// @param counts  the rows of every class
    /// @param weights the weight of each, finite and at least 0, not all 0; copied
    /// @return the weights
    /// @throws IllegalArgumentException if the two differ in length, or a weight is not in range
    public static ClassWeights of(ClassCounts counts, double... weights) {
        if (counts.classes() != weights.length) {
            throw new IllegalArgumentException(
                    "there are " + counts.classes() + " classes and " + weights.length + " weights");
        }
        for (int code = 0; code < weights.length; code++) {
            if (!(weights[code] >= 0 && weights[code] < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("weight of class \"" + counts.names().get(code) + "\" is "
                        + weights[code] + "; weights must be finite and at least 0");
            }
        }
        if (Arrays.stream(weights).allMatch(weight -> weight == 0)) {
            throw new IllegalArgumentException("all weights are 0; one must be above");
        }
        return new ClassWeights(counts, weights.clone());
    }

    static ClassWeights of(ClassCounts counts, WeightScheme scheme, AbsentClass absent) {
        if (counts.largest() == 0) {
            throw new IllegalArgumentException("no class has rows; classes are " + counts.names());
        }
        long[] rows = new long[counts.classes()];
        for (int code = 0; code < rows.length; code++) {
            rows[code] = counts.count(code);
            if (rows[code] == 0 && absent == AbsentClass.REFUSE) {
                throw new IllegalArgumentException("class \"" + counts.names().get(code)
                        + "\" has no rows, so it has no weight; choose AbsentClass.ZERO or AS_ONE_ROW");
            }
            if (rows[code] == 0 && absent == AbsentClass.AS_ONE_ROW) {
                rows[code] = 1;
            }
        }
        long[] present = Arrays.stream(rows).filter(count -> count > 0).toArray();
        double[] weights = new double[rows.length];
        Arrays.setAll(weights, code -> rows[code] == 0 ? 0 : scheme.weight(rows[code], present));
        return of(counts, weights);
    }

    /// Returns these weights on another scale.
    ///
    /// @param normalization the scale
    /// @return the weights
    /// @throws IllegalArgumentException if the mean of no rows shall be 1
    public ClassWeights normalized(Normalization normalization) {
        if (normalization == Normalization.MAX_ONE) {
            // A quotient: times the reciprocal, the largest would not always be 1.
            double largest = Arrays.stream(weights).max().orElseThrow();
            return of(counts, Arrays.stream(weights).map(weight -> weight / largest).toArray());
        }
        double factor = switch (normalization) {
            case NONE, MAX_ONE -> 1;
            case SUM_TO_K -> Arrays.stream(weights).filter(weight -> weight > 0).count()
                    / Arrays.stream(weights).sum();
            case MEAN_SAMPLE_ONE -> counts.total() / totalWeight();
        };
        return of(counts, Arrays.stream(weights).map(weight -> weight * factor).toArray());
    }

    private double totalWeight() {
        double sum = 0;
        for (int code = 0; code < weights.length; code++) {
            sum += counts.count(code) * weights[code];
        }
        if (sum == 0) {
            throw new IllegalArgumentException("no row has a weight above 0");
        }
        return sum;
    }

    /// {@return the rows of every class}
    public ClassCounts counts() {
        return counts;
    }

    /// {@return the classes, in code order}
    public List<String> names() {
        return counts.names();
    }

    /// Returns the weight of a class.
    ///
    /// @param code 0 to K-1
    /// @return finite, at least 0
    public double weight(int code) {
        return weights[code];
    }

    /// {@return the weight of every class, in code order}
    public double[] toArray() {
        return weights.clone();
    }

    /// Returns the weight of every row.
    ///
    /// @param labels labels of the same classes, of these or other rows
    /// @return the weights
    /// @throws IllegalArgumentException if the classes differ
    public double[] perSample(ClassLabels labels) {
        if (!labels.names().equals(names())) {
            throw new IllegalArgumentException(
                    "the weights are for classes " + names() + " and the labels are of " + labels.names());
        }
        double[] perSample = new double[labels.size()];
        Arrays.setAll(perSample, row -> weights[labels.code(row)]);
        return perSample;
    }

    /// Returns the weight of a positive row if a negative row has weight 1: the `pos_weight` of binary losses. Of
    /// [#balanced] it is negative / positive rows.
    ///
    /// @param positive the positive class
    /// @return its weight over that of the other class
    /// @throws IllegalArgumentException if there are not two classes, or none of this name, or the other has weight 0
    public double positiveWeight(String positive) {
        int code = names().indexOf(positive);
        if (weights.length != 2 || code < 0) {
            throw new IllegalArgumentException("a positive weight is that of one of two classes, not of \"" + positive
                    + "\" in " + names());
        }
        if (weights[1 - code] == 0) {
            throw new IllegalArgumentException("class \"" + names().get(1 - code)
                    + "\" has weight 0; the positive weight is relative to it");
        }
        return weights[code] / weights[1 - code];
    }

    /// {@return the share of each class in the weight of all rows: what a model trained with these weights takes for the
    /// truth}
    ///
    /// @throws IllegalArgumentException if no row has a weight above 0
    public ClassPrior effectivePrior() {
        double total = totalWeight();
        double[] shares = new double[weights.length];
        Arrays.setAll(shares, code -> counts.count(code) * weights[code] / total);
        return ClassPrior.of(names(), shares);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ClassWeights that && counts.equals(that.counts)
                && Arrays.equals(weights, that.weights);
    }

    @Override
    public int hashCode() {
        return 31 * counts.hashCode() + Arrays.hashCode(weights);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("ClassWeights[");
        for (int code = 0; code < weights.length; code++) {
            text.append(code == 0 ? "" : ", ").append(names().get(code)).append('=').append(weights[code]);
        }
        return text.append(']').toString();
    }
}
