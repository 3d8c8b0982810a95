package dev.ballast.core.weight;

import dev.ballast.core.target.ClassCounts;

import java.util.stream.LongStream;

/// A formula for the weight of a class with n_c of n rows in K classes.
///
/// | scheme | weight | then |
/// |---|---|---|
/// | [#balanced()] | n / (K n_c) | the mean weight of a row is 1 |
/// | [#inverse()] | 1 / n_c | every class weighs 1 |
/// | [#squareRootInverse()] | n_c^-1/2 | halfway to balance |
/// | [#power(double)] | n_c^-p | |
/// | [#medianFrequency()] | median(n_1, ..., n_K) / n_c | the middle class has weight 1 |
/// | [#effectiveNumber(double)] | epsilon / (1 - (1 - epsilon)^n_c) | between unweighted (epsilon 1) and inverse |
///
/// Weights may decide what a sampler draws, so they are computed with `StrictMath`: their bits do not depend on the machine.
///
/// [ClassWeights] has the same by name for the usual case that every class has rows.
public sealed interface WeightScheme {

    /// Computes the weight of every class, as the formula says.
    ///
    /// @param counts the rows of every class of the whole training set, not of a batch
    /// @param absent what weight a class without rows gets
    /// @return the weights
    /// @throws IllegalArgumentException if no class has rows, or one has none and that is refused
    default ClassWeights weights(ClassCounts counts, AbsentClass absent) {
        return ClassWeights.of(counts, this, absent);
    }

    /// The weight of a class of n rows, given the rows of all classes that count.
    double weight(long rows, long[] present);

    /// {@return the scheme}
    static WeightScheme balanced() {
        return new Balanced();
    }

    /// {@return the scheme}
    static WeightScheme inverse() {
        return new Power(1);
    }

    /// {@return the scheme}
    static WeightScheme squareRootInverse() {
        return new Power(0.5);
    }

    /// Returns the scheme.
    ///
    /// @param exponent p, 0 (no weights) to 1 (inverse), or more; finite
    /// @return the scheme
    /// @throws IllegalArgumentException if the exponent is not in range
    static WeightScheme power(double exponent) {
        return new Power(exponent);
    }

    /// {@return the scheme}
    static WeightScheme medianFrequency() {
        return new MedianFrequency();
    }

    /// Returns the scheme.
    ///
    /// @param epsilon 1 - beta of the paper, above 0 and at most 1, so that no digits are lost near beta = 1
    /// @return the scheme
    /// @throws IllegalArgumentException if epsilon is not in range
    static EffectiveNumber effectiveNumber(double epsilon) {
        return new EffectiveNumber(epsilon);
    }

    /// See [#balanced()].
    record Balanced() implements WeightScheme {

        @Override
        public double weight(long rows, long[] present) {
            return LongStream.of(present).sum() / (present.length * (double) rows);
        }
    }

    /// See [#power(double)].
    ///
    /// @param exponent p
    record Power(double exponent) implements WeightScheme {

        /// Checks the exponent.
        public Power {
            if (!(exponent >= 0 && exponent < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("exponent is " + exponent + "; it must be finite and at least 0");
            }
        }

        @Override
        public double weight(long rows, long[] present) {
            double n = (double) rows;
            return exponent == 1 ? 1 / n : exponent == 0.5 ? 1 / Math.sqrt(n) : StrictMath.pow(n, -exponent);
        }
    }

    /// See [#medianFrequency()]. Of an even number of classes the median is the mean of the middle two. Eigen, Fergus, 2015,
    /// arXiv:1411.4734.
    record MedianFrequency() implements WeightScheme {

        @Override
        public double weight(long rows, long[] present) {
            long[] sorted = LongStream.of(present).sorted().toArray();
            double median = (sorted[(sorted.length - 1) / 2] + (double) sorted[sorted.length / 2]) / 2;
            return median / rows;
        }
    }

    /// See [#effectiveNumber(double)]: one over the number of rows that are new when each row covers a share epsilon of
    /// what there is. Cui, Jia, Lin, Song, Belongie, "Class-balanced loss based on effective number of samples", 2019,
    /// arXiv:1901.05555.
    ///
    /// @param epsilon 1 - beta
    record EffectiveNumber(double epsilon) implements WeightScheme {

        private static final double SATURATED = StrictMath.log(1e-3);

        /// Checks epsilon.
        public EffectiveNumber {
            if (!(epsilon > 0 && epsilon <= 1)) {
                throw new IllegalArgumentException(
                        "epsilon, which is 1 - beta, is " + epsilon + "; it must be above 0 and at most 1");
            }
        }

        @Override
        public double weight(long rows, long[] present) {
            return epsilon / -StrictMath.expm1(rows * StrictMath.log1p(-epsilon));
        }

        /// Tells whether even the smallest class has so many rows that all weights are equal to three digits: epsilon is
        /// then too large to balance anything.
        ///
        /// @param counts the rows of every class
        /// @return whether (1 - epsilon)^n is below 0.001 for the smallest class with rows
        public boolean saturates(ClassCounts counts) {
            return counts.smallest() * StrictMath.log1p(-epsilon) < SATURATED;
        }
    }
}
