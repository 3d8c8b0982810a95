package dev.ballast.samplers;

import dev.ballast.core.data.Dataset;
import dev.ballast.core.method.FittedResampler;
import dev.ballast.core.method.Resampler;
import dev.ballast.core.random.EvenAllocation;
import dev.ballast.core.random.Purpose;
import dev.ballast.core.random.Seed;
import dev.ballast.core.recipe.Recipe;
import dev.ballast.core.recipe.Resampling;
import dev.ballast.core.strategy.ClassTargets;
import dev.ballast.core.strategy.SamplingStrategy;
import dev.ballast.core.target.ClassCounts;

import java.util.ArrayList;
import java.util.List;

/// Repeats rows of a class, chosen at random, until the class has the rows it shall have. Keeps every original row.
///
/// Looks at labels only, so features may hold anything: NaN, infinity, categories.
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
public final class RandomOverSampler implements Resampler {

    private static final Purpose DRAW = Purpose.of("random-over.draw");
    private static final Purpose SUBSET = Purpose.of("random-over.subset");

    private final SamplingStrategy strategy;
    private final boolean even;

    private RandomOverSampler(SamplingStrategy strategy, boolean even) {
        this.strategy = strategy;
        this.even = even;
    }

    /// Returns the method with strategy [SamplingStrategy#AUTO] and independent draws.
    ///
    /// @return the method
    public static RandomOverSampler create() {
        return new RandomOverSampler(SamplingStrategy.AUTO, false);
    }

    /// Returns this method with another strategy.
    ///
    /// @param newStrategy how many rows each class shall have
    /// @return the method
    public RandomOverSampler to(SamplingStrategy newStrategy) {
        return new RandomOverSampler(newStrategy, even);
    }

    /// Returns this method with every row of a class copied equally often, up to one.
    ///
    /// @return the method
    public RandomOverSampler evenly() {
        return new RandomOverSampler(strategy, true);
    }

    @Override
    public ClassTargets targets(ClassCounts counts) {
        return strategy.resolve(counts, SamplingStrategy.Direction.OVER);
    }

    @Override
    public FittedResampler fit(Dataset data, ClassTargets targets) {
        targets.requireFor(data, SamplingStrategy.Direction.OVER);
        int[][] rowsOf = new int[targets.classes()][];
        for (int code = 0; code < rowsOf.length; code++) {
            rowsOf[code] = targets.toAdd(code) > 0 ? data.labels().rowsOf(code) : new int[0];
        }
        return new Fitted(data, targets, rowsOf, even);
    }

    @Override
    public String toString() {
        return "RandomOverSampler[strategy=" + strategy + (even ? ", evenly]" : "]");
    }

    private record Fitted(Dataset data, ClassTargets targets, int[][] rowsOf, boolean even)
            implements
                FittedResampler {

        @Override
        public Resampling resampling(Seed seed, long epoch) {
            List<Resampling.Addition> additions = new ArrayList<>();
            for (int code = 0; code < rowsOf.length; code++) {
                long rows = targets.toAdd(code);
                additions.add(new Resampling.Addition(code, rows, recipes(code, rows, seed, epoch)));
            }
            return Resampling.keepingAll(data, targets, additions);
        }

        private Resampling.RecipeSource recipes(int code, long rows, Seed seed, long epoch) {
            int[] candidates = rowsOf[code];
            long key = data.labels().streamKey(code);
            if (even) {
                EvenAllocation allocation = new EvenAllocation(candidates.length, rows,
                        seed.stream(SUBSET, key, epoch, 0));
                return index -> new Recipe.Copy(candidates[allocation.item(index)]);
            }
            return index -> new Recipe.Copy(
                    candidates[seed.stream(DRAW, key, epoch, index).nextInt(candidates.length)]);
        }
    }
}
