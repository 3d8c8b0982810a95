package dev.ballast.smote;

import dev.ballast.core.method.GrowingClasses.ClassSource;
import dev.ballast.core.method.NeighborLists;
import dev.ballast.core.random.EvenAllocation;
import dev.ballast.core.random.Purpose;
import dev.ballast.core.random.RandomStream;
import dev.ballast.core.random.Seed;
import dev.ballast.core.recipe.RecipeSlot;
import dev.ballast.core.recipe.RecipeSource;

/// New rows between the rows of a class and their neighbors.
///
/// @param near        the neighbors of every row of the class
/// @param streamKey   the class's
/// @param randomBases whether bases are drawn independently
record Segments(NeighborLists near, long streamKey, boolean randomBases) implements ClassSource {

    private static final Purpose DRAW = Purpose.of("smote.draw");
    private static final Purpose BASES = Purpose.of("smote.bases");

    @Override
    public RecipeSource recipes(Seed seed, long epoch, long count) {
        int n = near.queries();
        if (randomBases) {
            return (index, into) -> {
                RandomStream random = seed.stream(DRAW, streamKey, epoch, index);
                write(random.nextInt(n), random, into);
            };
        }
        EvenAllocation bases = new EvenAllocation(n, count, seed.stream(BASES, streamKey, epoch, 0));
        return (index, into) -> write(bases.item(index), seed.stream(DRAW, streamKey, epoch, index), into);
    }

    private void write(int base, RandomStream random, RecipeSlot into) {
        int neighbor = near.row(base, random.nextInt(near.k()));
        into.made(near.asking(base)).toward(neighbor, random.nextDouble());
    }
}
