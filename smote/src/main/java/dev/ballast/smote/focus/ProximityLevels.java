package dev.ballast.smote.focus;

import dev.ballast.core.data.Dataset;
import dev.ballast.core.method.GrowingClasses.ClassSource;
import dev.ballast.core.run.NeighborLists;
import dev.ballast.core.run.NeighborQuestion;
import dev.ballast.core.run.NeighborSpace;
import dev.ballast.core.run.RunSettings;
import dev.ballast.core.random.EvenAllocation;
import dev.ballast.core.random.Purpose;
import dev.ballast.core.random.RandomStream;
import dev.ballast.core.random.Seed;
import dev.ballast.core.recipe.RecipeSource;
import dev.ballast.smote.space.ExactNeighbors;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/// The rows of a class by how near they are to the rows of other classes, and new rows inside each level.
///
/// @param levels    the rows of every level that has some, the nearest first
/// @param weights   of the levels
/// @param streamKey the class's
record ProximityLevels(List<int[]> levels, double[] weights, long streamKey) implements ClassSource {

    private static final Purpose DRAW = Purpose.of("prowsyn.draw");
    private static final Purpose BASES = Purpose.of("prowsyn.bases");

    /// Divides the rows of a class: a level are those of the rows left that are among the k nearest of a row of another class.
    ///
    /// @param most at most so many levels; the last takes what is left
    static List<int[]> divided(Dataset data, int code, int[] rows, int k, int most, NeighborSpace space,
            RunSettings run) {
        List<int[]> levels = new ArrayList<>();
        int[] left = rows;
        while (levels.size() < most - 1 && left.length > k) {
            NeighborLists near = ExactNeighbors.ask(data, NeighborQuestion.nearest(NeighborQuestion.notOfClass(code),
                    NeighborQuestion.listed(left), k, space),
                    run.part((double) levels.size() / most, (levels.size() + 1.0) / most));
            BitSet found = new BitSet();
            for (int query = 0; query < near.queries(); query++) {
                for (int rank = 0; rank < k; rank++) {
                    found.set(near.row(query, rank));
                }
            }
            levels.add(found.stream().toArray());
            left = IntStream.of(left).filter(row -> !found.get(row)).toArray();
        }
        if (left.length > 0) {
            levels.add(left);
        }
        run.at(1);
        return levels;
    }

    /// New rows come level by level. All rows of a level are bases equally often, up to one.
    @Override
    public RecipeSource recipes(Seed seed, long epoch, long count) {
        long[] shares = RowShares.of(count, weights);
        long[] ends = shares.clone();
        Arrays.parallelPrefix(ends, Long::sum);
        EvenAllocation[] bases = new EvenAllocation[shares.length];
        for (int level = 0; level < bases.length; level++) {
            bases[level] = new EvenAllocation(levels.get(level).length, shares[level],
                    seed.stream(BASES, streamKey, epoch, level));
        }
        return (index, into) -> {
            int level = 0;
            while (index >= ends[level]) {
                level++;
            }
            int place = bases[level].item(index - ends[level] + shares[level]);
            RandomStream random = seed.stream(DRAW, streamKey, epoch, index);
            into.made(levels.get(level)[place]).toward(partner(level, place, random), random.nextDouble());
        };
    }

    /// Another row of the level; if there is none, a row of the level before it, or of the second if it is the first.
    private int partner(int level, int place, RandomStream random) {
        int[] own = levels.get(level);
        if (own.length == 1) {
            int[] next = levels.get(level == 0 ? 1 : level - 1);
            return next[random.nextInt(next.length)];
        }
        int drawn = random.nextInt(own.length - 1);
        return own[drawn < place ? drawn : drawn + 1];
    }
}
