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
import dev.ballast.core.method.RowThinning;
import dev.ballast.core.run.RunSettings;
import dev.ballast.core.method.StreamingResampler;
import dev.ballast.core.random.Purpose;
import dev.ballast.core.random.Seed;
import dev.ballast.core.recipe.Addition;
import dev.ballast.core.recipe.Mixing;
import dev.ballast.core.recipe.Plan;
import dev.ballast.core.recipe.RowSet;
import dev.ballast.core.strategy.ClassTargets;
import dev.ballast.core.strategy.SamplingStrategy;
import dev.ballast.core.target.ClassLabels;

import it.unimi.dsi.fastutil.ints.IntArrayList;

import java.util.ArrayList;
import java.util.List;

/// Drops rows of a class, chosen at random, until the class has the rows it shall have.
///
/// Looks at labels only, so features may hold anything: NaN, infinity, categories. There need not be any ([#rows]), and
/// [ResampledSampler] draws other rows each epoch. Classes that keep their size keep their rows.
///
/// **Method.** Without replacement (the default), every subset of the wanted size has the same probability. With
/// [#withReplacement()], rows are drawn independently: a row may come several times; the first time it is the kept
/// original, further times it is a copy that stands after all originals.
///
/// **Cost.** Fitting: nothing. Drawing: one pass over the labels; 4 bytes a kept row, with replacement 8 bytes a draw more. Rows can also be decided on one
/// by one without any list: see [#thinning].
///
/// **Randomness.** `random-under.select` or `random-under.replace` at (class, epoch, 0), in row order.
///
/// Immutable and thread-safe.
///
/// @param settings its options and its strategy
public record RandomUnderSampler(MethodSettings settings) implements StreamingResampler {

    private static final Purpose SELECT = Purpose.of("random-under.select");
    private static final Purpose REPLACE = Purpose.of("random-under.replace");

    private static final Option<Boolean> REPLACEMENT = new Option.Flag("replacement", false,
            "draw rows with replacement");

    /// What this method is.
    public static final MethodInfo INFO = MethodInfo
            .named("random-under", Family.UNDER_SAMPLING, "drops rows of the common classes, chosen at random")
            .reads(Reads.CLASSES).makes(Makes.COPIES).options(REPLACEMENT).costs("4 bytes a kept row")
            .makes(RandomUnderSampler::new);

    /// Checks that the settings are for this method.
    ///
    /// @throws IllegalArgumentException if they are for another method
    public RandomUnderSampler {
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

    /// Returns the method with strategy [SamplingStrategy#AUTO], without replacement.
    ///
    /// @return the method
    public static RandomUnderSampler create() {
        return new RandomUnderSampler(INFO.settings());
    }

    /// Returns this method with another strategy.
    ///
    /// @param newStrategy how many rows each class shall have
    /// @return the method
    public RandomUnderSampler to(SamplingStrategy newStrategy) {
        return new RandomUnderSampler(settings.with(newStrategy));
    }

    /// Returns this method drawing with replacement.
    ///
    /// @return the method
    public RandomUnderSampler withReplacement() {
        return new RandomUnderSampler(settings.with(REPLACEMENT, true));
    }

    @Override
    public Makes makes() {
        return settings.get(REPLACEMENT) ? Makes.COPIES : Makes.NOTHING;
    }

    @Override
    public RowThinning thinning(long streamKey, long before, long after, Seed seed, long epoch) {
        if (after < 0 || after > before) {
            throw new IllegalArgumentException("a class of " + before + " rows shall have " + after
                    + "; under-sampling only drops rows");
        }
        return settings.get(REPLACEMENT) && after != before
                ? RowThinning.withReplacement(before, after, seed.stream(REPLACE, streamKey, epoch, 0))
                : RowThinning.withoutReplacement(before, after, seed.stream(SELECT, streamKey, epoch, 0));
    }

    @Override
    public PlanSource prepare(Dataset data, Promise promise, RunSettings run) {
        ClassTargets targets = promise.targets();
        return new Fitted(this, data.labels(), Mixing.of(data.columns()), targets);
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

    private record Fitted(RandomUnderSampler method, ClassLabels labels, Mixing mixing, ClassTargets targets)
            implements
                PlanSource {

        @Override
        public Plan plan(Seed seed, long epoch) {
            int classes = targets.classes();
            RowThinning[] thinning = new RowThinning[classes];
            IntArrayList[] repeats = new IntArrayList[classes];
            for (int code = 0; code < classes; code++) {
                thinning[code] = method.thinning(labels.streamKey(code), targets.before(code), targets.after(code),
                        seed, epoch);
                repeats[code] = new IntArrayList();
            }
            IntArrayList kept = new IntArrayList();
            for (int row = 0; row < labels.size(); row++) {
                int code = labels.code(row);
                int times = thinning[code].next();
                if (times > 0) {
                    kept.add(row);
                }
                for (int repeat = 1; repeat < times; repeat++) {
                    repeats[code].add(row);
                }
            }
            List<Addition> additions = new ArrayList<>();
            for (int code = 0; code < classes; code++) {
                int[] copies = repeats[code].toIntArray();
                additions.add(new Addition(code, copies.length, (index, into) -> into.copied(copies[(int) index])));
            }
            return Plan.of(labels, mixing, RowSet.of(labels.size(), kept.toIntArray()), additions);
        }
    }
}
