package dev.ballast.core.method;

import dev.ballast.core.run.RunSettings;
import dev.ballast.core.data.Dataset;
import dev.ballast.core.near.Groups;
import dev.ballast.core.random.Seed;
import dev.ballast.core.recipe.Resampling;
import dev.ballast.core.strategy.SamplingStrategy;
import dev.ballast.core.target.ClassCounts;
import dev.ballast.core.target.ClassLabels;
import dev.ballast.core.target.Relevance;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A resampling method with its options: a value, immutable, thread-safe, without randomness of its own.
///
/// ```java
/// Dataset balanced = method.resample(data, Seed.of(42)).toDataset();
/// ```
///
/// Fitting does the dear work once (neighbor graph, class rows); drawing is cheap and repeatable:
///
/// ```java
/// FittedResampler fitted = method.fit(data);
/// for (long epoch = 0; epoch < 10; epoch++) {
///     Resampling rows = fitted.resampling(Seed.of(42), epoch);   // other rows each epoch, the same each run
/// }
/// ```
///
/// Methods are described by a [MethodInfo] beside their code, and found by name through [Methods].
public interface Resampler {

    /// {@return what it has been told}
    MethodSettings settings();

    /// {@return what this method is}
    default MethodInfo info() {
        return settings().info();
    }

    /// {@return the options it has been given}
    default Options options() {
        return settings().options();
    }

    /// {@return how many rows each class shall have, or which classes are worked on}
    default SamplingStrategy strategy() {
        return settings().strategy();
    }

    /// Returns this method with other options and another strategy.
    ///
    /// @param options  its options
    /// @param strategy how many rows each class shall have, or which classes are worked on
    /// @return the method
    /// @throws IllegalArgumentException if the options are those of another method
    default Resampler with(Options options, SamplingStrategy strategy) {
        return info().make(options, strategy);
    }

    /// Returns this method with an option, called by its name.
    ///
    /// @param option the name of the option
    /// @param value  its value; its text is read as on the command line, that of an enum constant in small letters with hyphens
    /// @return the method
    /// @throws IllegalArgumentException if there is no such option, or it does not take the value
    default Resampler with(String option, Object value) {
        String text = value instanceof Enum<?> word
                ? word.name().toLowerCase(Locale.ROOT).replace('_', '-')
                : String.valueOf(value);
        return with(options().with(option, text), strategy());
    }

    /// Returns this method followed by another one, which works on what this one makes.
    ///
    /// @param next the other method
    /// @return both in one
    default Resampler then(Resampler next) {
        return Chain.of(this, next);
    }

    /// {@return the methods that this one is made of, in the order in which they work: itself, unless it is a chain}
    default List<Resampler> steps() {
        return List.of(this);
    }

    /// Says in which classes this method counts the rows of a data set: those of its target, unless the method is for other
    /// kinds of targets and tells classes apart by itself (rare and common numbers, rows with rare labels).
    ///
    /// @param data the data set
    /// @return the class of every row
    /// @throws IllegalStateException if the target is not of a kind that this method takes
    default ClassLabels classes(Dataset data) {
        return data.labels();
    }

    /// Says how much each number to be predicted matters to this method.
    ///
    /// @param data the data set
    /// @return the relevance by which it tells rare numbers from common ones; nothing if it is for other targets
    /// @throws IllegalArgumentException if its options make no relevance of these numbers
    default Optional<Relevance> relevance(Dataset data) {
        return Optional.empty();
    }

    /// Says in which classes this method counts the rows of a data set in a run: those that an earlier step of a chain has told
    /// apart, if one has, so that rows stay in the class that they were made for; else [#classes(Dataset)].
    ///
    /// @param data the data set
    /// @param run  may know the classes
    /// @return the class of every row
    /// @throws IllegalStateException if the target is not of a kind that this method takes
    default ClassLabels classes(Dataset data, RunSettings run) {
        return run.classes().orElseGet(() -> classes(data));
    }

    /// Says what this method will do to the rows of every class.
    ///
    /// @param before the rows of every class now
    /// @return the promise, which the result is held to
    /// @throws IllegalArgumentException if the strategy cannot be met
    default Promise promise(ClassCounts before) {
        return switch (info().promise()) {
            case EXACT -> new Promise.Exact(strategy().resolve(before, info().family().direction()));
            case AT_MOST -> new Promise.AtMost(strategy().resolve(before, info().family().direction()));
            case WHATEVER_IS_LEFT -> info().family() == Family.CLEANING
                    ? new Promise.Cleans(before, strategy().cleaned(before))
                    : new Promise.Open(before);
        };
    }

    /// Does the dear work. Called by [#fit(Dataset, Promise, RunSettings)], which has checked that the data are of kinds that
    /// this method takes and that the promise is for them.
    ///
    /// @param data    the rows that [#reads()] asks for, or all
    /// @param promise what is to be reached; its counts before are those of the data set
    /// @param run     threads, progress, and the seed for methods that draw while they fit
    /// @return what draws plans
    /// @throws IllegalArgumentException if the data or the promise are not acceptable to this method
    PlanSource prepare(Dataset data, Promise promise, RunSettings run);

    /// {@return which rows this method has to see, as its options are}
    default Reads reads() {
        return NeighborOptions.reads(settings());
    }

    /// {@return what data this method takes, as its options are}
    default Accepts accepts() {
        return NeighborOptions.accepts(this);
    }

    /// {@return whether it tells neighbors apart by their groups, as its options are}
    default boolean looksAtGroups() {
        return NeighborOptions.nearness(settings()).groups() != Groups.ANY;
    }

    /// {@return what its results hold beside rows that are kept, as its options are}
    default Makes makes() {
        return info().makes();
    }

    /// Prepares this method for a data set.
    ///
    /// @param data the data set
    /// @param run  threads, progress, and the seed for methods that draw while they fit
    /// @return the method, ready to draw
    /// @throws IllegalArgumentException if the data or the strategy are not acceptable to this method
    default FittedResampler fit(Dataset data, RunSettings run) {
        accepts().require(info(), data);
        return fit(data, promise(ClassCounts.of(classes(data, run))), run);
    }

    /// Prepares this method for a data set of which only the rows that it asks for are at hand.
    ///
    /// @param data    the rows that [#reads()] asks for, or all
    /// @param promise what is to be reached with these rows
    /// @param run     threads, progress, and the seed for methods that draw while they fit
    /// @return the method, ready to draw
    /// @throws IllegalArgumentException if the data or the promise are not acceptable to this method
    default FittedResampler fit(Dataset data, Promise promise, RunSettings run) {
        accepts().require(info(), data);
        promise.requireFor(ClassCounts.of(classes(data, run)), info().family());
        RunSettings asking = run.choice(NeighborOptions.nearness(settings()).of(data, run));
        return new FittedResampler(this, data, promise, prepare(data, promise, asking));
    }

    /// Prepares this method for a data set, on all processors.
    ///
    /// @param data the data set
    /// @return the method, ready to draw
    /// @throws IllegalArgumentException if the data or the strategy are not acceptable to this method, or it draws while
    ///                                  it fits and needs a seed for that
    default FittedResampler fit(Dataset data) {
        return fit(data, RunSettings.standard());
    }

    /// Resamples a data set once: epoch 0 of a fresh fit.
    ///
    /// @param data the data set
    /// @param seed fixes all random choices
    /// @return the resampling
    /// @throws IllegalArgumentException if the data or the strategy are not acceptable to this method
    default Resampling resample(Dataset data, Seed seed) {
        return fit(data, RunSettings.standard().seed(seed)).resampling(seed, 0);
    }
}
