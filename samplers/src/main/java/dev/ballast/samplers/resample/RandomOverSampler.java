package dev.ballast.samplers.resample;

import dev.ballast.core.data.Dataset;
import dev.ballast.core.method.Family;
import dev.ballast.core.method.Makes;
import dev.ballast.core.method.MethodInfo;
import dev.ballast.core.method.MethodProvider;
import dev.ballast.core.method.MethodSettings;
import dev.ballast.core.method.Option;
import dev.ballast.core.method.PlanSource;
import dev.ballast.core.method.Promise;
import dev.ballast.core.method.Reads;
import dev.ballast.core.method.Resampler;
import dev.ballast.core.run.RunSettings;
import dev.ballast.core.random.EvenAllocation;
import dev.ballast.core.random.Purpose;
import dev.ballast.core.random.Seed;
import dev.ballast.core.recipe.Addition;
import dev.ballast.core.recipe.Mixing;
import dev.ballast.core.recipe.Plan;
import dev.ballast.core.recipe.RecipeSource;
import dev.ballast.core.strategy.ClassTargets;
import dev.ballast.core.strategy.SamplingStrategy;
import dev.ballast.core.target.ClassLabels;

import java.util.ArrayList;
import java.util.List;

/// Repeats rows of a class, chosen at random, until the class has the rows it shall have. Keeps every original row.
///
/// Looks at labels only, so features may hold anything: NaN, infinity, categories. There need not be any:
///
/// ```java
/// int[] rows = RandomOverSampler.create().rows(data.labels(), Seed.of(42));
/// ```
///
/// [ResampledSampler] draws other rows each epoch.
///
/// **Method.** Each new row is a copy of a row of its class, drawn with replacement, each with the same probability,
/// independently of all others. With [#evenly()], every row of the class is copied equally often, up to one: all rows
/// in turn, then a random subset.
///
/// **Cost.** Fitting: one pass over the labels for each growing class, 4 bytes for each row of a growing class. Drawing: O(1) a row, no memory
/// (evenly: 4 bytes for each row of the random subset).
///
/// **Randomness.** `random-over.draw` at (class, epoch, new row), one number a row; evenly: `random-over.subset` at
/// (class, epoch, 0).
///
/// Immutable and thread-safe.
///
/// @param settings its options and its strategy
public record RandomOverSampler(MethodSettings settings) implements Resampler {

    private static final Purpose DRAW = Purpose.of("random-over.draw");
    private static final Purpose SUBSET = Purpose.of("random-over.subset");

    private static final Option<Boolean> EVEN = new Option.Flag("even", false,
            "copy every row of a class equally often, up to one");

    /// What this method is.
    public static final MethodInfo INFO = MethodInfo
            .named("random-over", Family.OVER_SAMPLING, "repeats rows of the rare classes, chosen at random")
            .reads(Reads.CLASSES).makes(Makes.COPIES).options(EVEN).costs("4 bytes for each row of a growing class")
            .makes(RandomOverSampler::new);

    /// Checks that the settings are for this method.
    ///
    /// @throws IllegalArgumentException if they are for another method
    public RandomOverSampler {
        settings.requireOf(INFO);
    }

    /// Offers the method by its name.
    public static final class Provider implements MethodProvider {

        /// Makes the offer.
        public Provider() {
        }

        @Override
        public MethodInfo info() {
            return INFO;
        }
    }

    /// Returns the method with strategy [SamplingStrategy#AUTO] and independent draws.
    ///
    /// @return the method
    public static RandomOverSampler create() {
        return new RandomOverSampler(INFO.settings());
    }

    /// Returns this method with another strategy.
    ///
    /// @param newStrategy how many rows each class shall have
    /// @return the method
    public RandomOverSampler to(SamplingStrategy newStrategy) {
        return new RandomOverSampler(settings.with(newStrategy));
    }

    /// Returns this method with every row of a class copied equally often, up to one.
    ///
    /// @return the method
    public RandomOverSampler evenly() {
        return new RandomOverSampler(settings.with(EVEN, true));
    }

    @Override
    public PlanSource prepare(Dataset data, Promise promise, RunSettings run) {
        ClassTargets targets = promise.targets();
        int[][] rowsOf = new int[targets.classes()][];
        for (int code = 0; code < rowsOf.length; code++) {
            rowsOf[code] = targets.toAdd(code) > 0 ? data.labels().rowsOf(code) : new int[0];
        }
        return new Fitted(data.labels(), targets, Mixing.of(data.columns()), rowsOf, settings.get(EVEN));
    }

    /// Chooses rows by their labels alone, of data that are kept elsewhere; epoch 0 of the seed.
    ///
    /// @param labels the class of every row
    /// @param seed   fixes all random choices
    /// @return numbers of rows: those kept, ascending, then copies, class by class
    /// @throws IllegalArgumentException if the strategy cannot be met
    public int[] rows(ClassLabels labels, Seed seed) {
        return resample(Dataset.ofLabels(labels), seed).sourceRows();
    }

    /// Chooses rows by their labels alone, of data that are kept elsewhere; epoch 0 of the seed.
    ///
    /// @param labels the label of every row
    /// @param seed   fixes all random choices
    /// @return numbers of rows: those kept, ascending, then copies, class by class
    /// @throws IllegalArgumentException if the strategy cannot be met
    public int[] rows(int[] labels, Seed seed) {
        return rows(ClassLabels.of(labels), seed);
    }

    /// Chooses rows by their labels alone, of data that are kept elsewhere; epoch 0 of the seed.
    ///
    /// @param labels the label of every row, of any one comparable type
    /// @param seed   fixes all random choices
    /// @return numbers of rows: those kept, ascending, then copies, class by class
    /// @throws IllegalArgumentException if the strategy cannot be met, or as for [ClassLabels#of(List)]
    public int[] rows(List<?> labels, Seed seed) {
        return rows(ClassLabels.of(labels), seed);
    }

    @Override
    public String toString() {
        return settings.toString();
    }

    private record Fitted(ClassLabels labels, ClassTargets targets, Mixing mixing, int[][] rowsOf, boolean even)
            implements
                PlanSource {

        @Override
        public Plan plan(Seed seed, long epoch) {
            List<Addition> additions = new ArrayList<>();
            for (int code = 0; code < rowsOf.length; code++) {
                long rows = targets.toAdd(code);
                additions.add(new Addition(code, rows, recipes(code, rows, seed, epoch)));
            }
            return Plan.keepingAll(labels, mixing, additions);
        }

        private RecipeSource recipes(int code, long rows, Seed seed, long epoch) {
            int[] candidates = rowsOf[code];
            long key = labels.streamKey(code);
            if (even) {
                EvenAllocation allocation = new EvenAllocation(candidates.length, rows,
                        seed.stream(SUBSET, key, epoch, 0));
                return (index, into) -> into.copied(candidates[allocation.item(index)]);
            }
            return (index, into) -> into
                    .copied(candidates[seed.stream(DRAW, key, epoch, index).nextInt(candidates.length)]);
        }
    }
}
