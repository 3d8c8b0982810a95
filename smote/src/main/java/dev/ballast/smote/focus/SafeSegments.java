package dev.ballast.smote.focus;

import dev.ballast.smote.bases.BaseRule;
import dev.ballast.core.method.GrowingClasses.ClassSource;
import dev.ballast.core.run.NeighborLists;
import dev.ballast.core.random.Purpose;
import dev.ballast.core.random.RandomStream;
import dev.ballast.core.random.Seed;
import dev.ballast.core.recipe.RecipeSource;

import java.util.Arrays;
import java.util.stream.IntStream;

/// New rows between the rows of a class and their neighbors, nearer to the safer one.
///
/// @param near      the neighbors of every row of the class
/// @param rows      the rows of the class
/// @param safe      the safe level of each
/// @param usable    the places of those that have a pair that is not two of safe level 0
/// @param streamKey the class's
/// @param bases     how bases are chosen
record SafeSegments(NeighborLists near, int[] rows, int[] safe, int[] usable, long streamKey,
        BaseRule bases) implements ClassSource {

    private static final Purpose DRAW = Purpose.of("safe-level-smote.draw");
    private static final Purpose BASES = Purpose.of("safe-level-smote.bases");

    static SafeSegments of(NeighborLists near, int[] rows, int[] safe, long streamKey, BaseRule bases) {
        SafeSegments all = new SafeSegments(near, rows, safe, new int[0], streamKey, bases);
        int[] usable = IntStream.range(0, rows.length).filter(place -> all.choices(place) > 0).toArray();
        return new SafeSegments(near, rows, safe, usable, streamKey, bases);
    }

    @Override
    public RecipeSource recipes(Seed seed, long epoch, long count) {
        BaseRule.Choice choice = bases.choose(usable.length, count,
                number -> seed.stream(BASES, streamKey, epoch, number));
        return (index, into) -> {
            RandomStream random = seed.stream(DRAW, streamKey, epoch, index);
            int base = usable[choice.base(index, random)];
            int neighbor = neighbor(base, random.nextInt(choices(base)));
            into.made(rows[base]).toward(rows[neighbor], gap(safe[base], safe[neighbor], random.nextDouble()));
        };
    }

    /// How many neighbors of a base can be drawn: all, or those above safe level 0 if the base is not.
    private int choices(int base) {
        return safe[base] > 0
                ? near.k()
                : (int) IntStream.range(0, near.k()).filter(rank -> safe[place(base, rank)] > 0).count();
    }

    private int neighbor(int base, int chosen) {
        int left = chosen;
        for (int rank = 0;; rank++) {
            int place = place(base, rank);
            if ((safe[base] > 0 || safe[place] > 0) && left-- == 0) {
                return place;
            }
        }
    }

    private int place(int base, int rank) {
        return Arrays.binarySearch(rows, near.row(base, rank));
    }

    /// @param own   the safe level of the base
    /// @param other that of the neighbor
    private static double gap(double own, double other, double share) {
        return own < other ? 1 - own / other * (1 - share) : share * (other / own);
    }

    @Override
    public String toString() {
        return "SafeSegments[" + usable.length + " of " + rows.length + " rows]";
    }
}
