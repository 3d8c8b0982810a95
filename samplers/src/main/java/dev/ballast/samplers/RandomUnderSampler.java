package dev.ballast.samplers;

import dev.ballast.core.data.Dataset;
import dev.ballast.core.method.FittedResampler;
import dev.ballast.core.method.Resampler;
import dev.ballast.core.random.Purpose;
import dev.ballast.core.random.Seed;
import dev.ballast.core.recipe.Recipe;
import dev.ballast.core.recipe.Resampling;
import dev.ballast.core.strategy.ClassTargets;
import dev.ballast.core.strategy.SamplingStrategy;
import dev.ballast.core.target.ClassCounts;

import it.unimi.dsi.fastutil.ints.IntArrayList;

import java.util.ArrayList;
import java.util.List;

/// Drops rows of a class, chosen at random, until the class has the rows it shall have.
///
/// Looks at labels only, so features may hold anything: NaN, infinity, categories. Classes that keep their size keep
/// their rows.
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
public final class RandomUnderSampler implements Resampler {

    private static final Purpose SELECT = Purpose.of("random-under.select");
    private static final Purpose REPLACE = Purpose.of("random-under.replace");

    private final SamplingStrategy strategy;
    private final boolean replacement;

    private RandomUnderSampler(SamplingStrategy strategy, boolean replacement) {
        this.strategy = strategy;
        this.replacement = replacement;
    }

    /// Returns the method with strategy [SamplingStrategy#AUTO], without replacement.
    ///
    /// @return the method
    public static RandomUnderSampler create() {
        return new RandomUnderSampler(SamplingStrategy.AUTO, false);
    }

    /// Returns this method with another strategy.
    ///
    /// @param newStrategy how many rows each class shall have
    /// @return the method
    public RandomUnderSampler to(SamplingStrategy newStrategy) {
        return new RandomUnderSampler(newStrategy, replacement);
    }

    /// Returns this method drawing with replacement.
    ///
    /// @return the method
    public RandomUnderSampler withReplacement() {
        return new RandomUnderSampler(strategy, true);
    }

    @Override
    public ClassTargets targets(ClassCounts counts) {
        return strategy.resolve(counts, SamplingStrategy.Direction.UNDER);
    }

    /// Starts the decisions for one class, for readers that stream rows and keep none: asked once for every row of the
    /// class, in row order, the answers are those of [#fit(Dataset)] and [FittedResampler#resampling].
    ///
    /// @param streamKey the class's [dev.ballast.core.target.ClassLabels#streamKey(int)]
    /// @param before    the rows the class has
    /// @param after     the rows it shall have, at most `before`
    /// @param seed      fixes the choice
    /// @param epoch     which of the independent choices of this seed
    /// @return the decisions
    /// @throws IllegalArgumentException if `after` is negative or above `before`
    public RowThinning thinning(long streamKey, long before, long after, Seed seed, long epoch) {
        if (after < 0 || after > before) {
            throw new IllegalArgumentException("a class of " + before + " rows shall have " + after
                    + "; under-sampling only drops rows");
        }
        return replacement && after != before
                ? RowThinning.withReplacement(before, after, seed.stream(REPLACE, streamKey, epoch, 0))
                : RowThinning.withoutReplacement(before, after, seed.stream(SELECT, streamKey, epoch, 0));
    }

    @Override
    public FittedResampler fit(Dataset data, ClassTargets targets) {
        targets.requireFor(data, SamplingStrategy.Direction.UNDER);
        return new Fitted(this, data, targets);
    }

    @Override
    public String toString() {
        return "RandomUnderSampler[strategy=" + strategy + (replacement ? ", with replacement]" : "]");
    }

    private record Fitted(RandomUnderSampler method, Dataset data, ClassTargets targets) implements FittedResampler {

        @Override
        public Resampling resampling(Seed seed, long epoch) {
            int classes = targets.classes();
            RowThinning[] thinning = new RowThinning[classes];
            IntArrayList[] repeats = new IntArrayList[classes];
            for (int code = 0; code < classes; code++) {
                thinning[code] = method.thinning(data.labels().streamKey(code), targets.before(code),
                        targets.after(code), seed, epoch);
                repeats[code] = new IntArrayList();
            }
            IntArrayList kept = new IntArrayList();
            for (int row = 0; row < data.rows(); row++) {
                int code = data.labels().code(row);
                int times = thinning[code].next();
                if (times > 0) {
                    kept.add(row);
                }
                for (int repeat = 1; repeat < times; repeat++) {
                    repeats[code].add(row);
                }
            }
            List<Resampling.Addition> additions = new ArrayList<>();
            for (int code = 0; code < classes; code++) {
                int[] copies = repeats[code].toIntArray();
                additions.add(new Resampling.Addition(code, copies.length,
                        index -> new Recipe.Copy(copies[(int) index])));
            }
            return Resampling.keeping(data, targets, kept.toIntArray(), additions);
        }
    }
}
