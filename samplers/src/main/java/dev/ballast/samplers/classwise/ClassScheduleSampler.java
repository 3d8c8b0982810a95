package dev.ballast.samplers.classwise;

import dev.ballast.core.random.Purpose;
import dev.ballast.core.random.Seed;
import dev.ballast.core.target.ClassLabels;
import dev.ballast.samplers.Sampler;
import dev.ballast.samplers.check.Fingerprint;
import dev.ballast.samplers.check.Populations;
import dev.ballast.samplers.classes.ClassRows;
import dev.ballast.samplers.draws.Draws;

import java.util.Objects;

/// Draws a class with a probability that changes from epoch to epoch, then a row of that class, each with the same
/// probability; all draws independent. The way from drawing rows as they occur to drawing all classes alike.
///
/// Class c of n_c rows has in epoch e
///
/// | factory | probability |
/// |---|---|
/// | [#power(ClassLabels, double)] | proportional to n_c^q |
/// | [#power(ClassLabels, double, double, long)] | proportional to n_c^q(e), q linear from the first to the last |
/// | [#progressive(ClassLabels, long)] | (1 - e/E) n_c/N + (e/E) / K, E the last epoch of the schedule |
///
/// q = 1 draws rows as they occur, 1/2 by square roots, 0 all classes alike. Epochs before the schedule are as its first,
/// epochs after it as its last. Kang, Xie, Rohrbach, Yan, Gordo, Feng, Kalantidis: "Decoupling representation and
/// classifier for long-tailed recognition", ICLR 2020, arXiv:1910.09217.
///
/// Probabilities are rounded to multiples of about 2^-53.
///
/// **Cost.** 4 bytes a row; a draw about 20 nanoseconds. **Randomness.** `class-schedule.draw` at (0, epoch, draw).
///
/// Immutable and thread-safe.
public final class ClassScheduleSampler implements Sampler {

    private static final Purpose DRAW = Purpose.of("class-schedule.draw");

    /// The shares of classes in an epoch of a schedule.
    private sealed interface Schedule {

        double share(double part, long count, long rows, int classes);
    }

    /// A power that goes from one value to another.
    private record Power(double first, double last) implements Schedule {

        @Override
        public double share(double part, long count, long rows, int classes) {
            return StrictMath.pow((double) count / rows, first + part * (last - first));
        }

        @Override
        public String toString() {
            return "power " + first + " to " + last;
        }
    }

    /// A mixture that goes from instances to classes.
    private record Progressive() implements Schedule {

        @Override
        public double share(double part, long count, long rows, int classes) {
            return (1 - part) * count / rows + part / classes;
        }

        @Override
        public String toString() {
            return "progressive";
        }
    }

    private final ClassLabels labels;
    private final ClassRows classes;
    private final String hash;
    private final Schedule schedule;
    private final long epochs;
    private final long length;
    private final String fingerprint;

    private ClassScheduleSampler(ClassLabels labels, ClassRows classes, String hash, Schedule schedule, long epochs,
            long length) {
        this.labels = labels;
        this.classes = classes;
        this.hash = hash;
        this.schedule = schedule;
        this.epochs = epochs;
        this.length = length;
        this.fingerprint = text();
    }

    private static ClassScheduleSampler of(ClassLabels labels, Schedule schedule, long epochs) {
        if (epochs < 1) {
            throw new IllegalArgumentException("the schedule has " + epochs + " epochs; it must have at least 1");
        }
        return new ClassScheduleSampler(labels, ClassRows.ofAllPresent(labels),
                new Fingerprint().add(labels).toString(), schedule, epochs, labels.size());
    }

    /// Returns the sampler of one power for all epochs.
    ///
    /// @param labels the class of every row
    /// @param power  0 to 1: 1 draws rows as they occur, 0 classes alike
    /// @return the sampler, with as many draws an epoch as there are rows
    /// @throws IllegalArgumentException if the power is out of range, a class has no rows, or there are none at all
    public static ClassScheduleSampler power(ClassLabels labels, double power) {
        return power(labels, power, power, 1);
    }

    /// Returns the sampler of a power that changes in equal steps.
    ///
    /// @param labels the class of every row
    /// @param first  the power of epoch 0, 0 to 1
    /// @param last   the power of epoch `epochs` - 1 and all later, 0 to 1
    /// @param epochs how many epochs the schedule has, at least 1; with one, the power is the first
    /// @return the sampler, with as many draws an epoch as there are rows
    /// @throws IllegalArgumentException if a power or the number of epochs is out of range, a class has no rows, or
    ///                                  there are none at all
    public static ClassScheduleSampler power(ClassLabels labels, double first, double last, long epochs) {
        return of(labels, new Power(requirePower(first), requirePower(last)), epochs);
    }

    /// Returns the sampler of a mixture that changes in equal steps from rows as they occur (epoch 0) to classes alike
    /// (epoch `epochs` - 1 and all later).
    ///
    /// @param labels the class of every row
    /// @param epochs how many epochs the schedule has, at least 1; with one, rows are drawn as they occur
    /// @return the sampler, with as many draws an epoch as there are rows
    /// @throws IllegalArgumentException if the number of epochs is below 1, a class has no rows, or there are none at
    ///                                  all
    public static ClassScheduleSampler progressive(ClassLabels labels, long epochs) {
        return of(labels, new Progressive(), epochs);
    }

    private static double requirePower(double power) {
        if (!(power >= 0 && power <= 1)) {
            throw new IllegalArgumentException("the power is " + power + "; it must be 0 to 1");
        }
        return power;
    }

    /// Returns this sampler with another number of draws an epoch.
    ///
    /// @param draws how many, at least 0
    /// @return the sampler
    /// @throws IllegalArgumentException if the number is negative
    public ClassScheduleSampler drawing(long draws) {
        return new ClassScheduleSampler(labels, classes, hash, schedule, epochs, Populations.requireLength(draws));
    }

    private ClassMasses masses(long epoch) {
        double part = epochs == 1 ? 0 : (double) Math.clamp(epoch, 0, epochs - 1) / (epochs - 1);
        double[] shares = new double[classes.classes()];
        for (int rank = 0; rank < shares.length; rank++) {
            shares[rank] = schedule.share(part, classes.count(rank), labels.size(), shares.length);
        }
        return ClassMasses.ofShares(shares);
    }

    @Override
    public long population() {
        return labels.size();
    }

    @Override
    public long length(long epoch) {
        return length;
    }

    @Override
    public Draws draws(Seed seed, long epoch) {
        return new ClassDraws(classes, masses(epoch), seed, DRAW, epoch, length);
    }

    @Override
    public double expectedCount(long epoch, long item) {
        int rank = ClassRows.rank(labels, (int) Objects.checkIndex(item, population()));
        return length * masses(epoch).share(rank) / classes.count(rank);
    }

    private String text() {
        return "class-schedule-1(rows=" + population() + ",draws=" + length + ',' + schedule + " in " + epochs
                + " epochs," + hash + ')';
    }

    @Override
    public String fingerprint() {
        return fingerprint;
    }

    @Override
    public String toString() {
        return fingerprint;
    }
}
