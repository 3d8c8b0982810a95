package dev.ballast.learners;

import dev.ballast.core.method.GrowingClasses.ClassSource;
import dev.ballast.core.run.NeighborLists;
import dev.ballast.core.random.EvenAllocation;
import dev.ballast.core.random.Purpose;
import dev.ballast.core.random.RandomStream;
import dev.ballast.core.random.Seed;
import dev.ballast.core.recipe.RecipeSlot;
import dev.ballast.core.recipe.RecipeSource;

import java.util.Arrays;
import java.util.stream.IntStream;

/// New rows of a class that start from its support vectors: from those in danger toward a neighbor, from safe ones away from
/// it.
///
/// @param near        the neighbors in the class of every support vector that is used
/// @param danger      for each of them whether it is in danger
/// @param outStep     how far away new rows go at most, as a share of the way to the neighbor
/// @param streamKey   the class's
/// @param randomBases whether bases are drawn as imbalanced-learn does
record SupportSegments(NeighborLists near, boolean[] danger, double outStep, long streamKey, boolean randomBases)
        implements
            ClassSource {

    private static final Purpose DRAW = Purpose.of("svm-smote.draw");
    private static final Purpose BASES = Purpose.of("svm-smote.bases");
    private static final Purpose SHARE = Purpose.of("svm-smote.share");
    /// The middle one of so many uniform numbers has the distribution Beta(10, 10).
    private static final int UNIFORMS = 19;

    @Override
    public RecipeSource recipes(Seed seed, long epoch, long count) {
        if (randomBases) {
            return random(seed, epoch, count);
        }
        EvenAllocation bases = new EvenAllocation(near.queries(), count, seed.stream(BASES, streamKey, epoch, 0));
        return (index, into) -> write(bases.item(index), seed.stream(DRAW, streamKey, epoch, index), into);
    }

    private RecipeSource random(Seed seed, long epoch, long count) {
        int[] inDanger = IntStream.range(0, danger.length).filter(base -> danger[base]).toArray();
        int[] safe = IntStream.range(0, danger.length).filter(base -> !danger[base]).toArray();
        long fromDanger = inDanger.length == 0
                ? 0
                : safe.length == 0
                        ? count
                        : Math.min(count, (long) (share(seed.stream(SHARE, streamKey, epoch, 0)) * (count + 1)));
        return (index, into) -> {
            RandomStream random = seed.stream(DRAW, streamKey, epoch, index);
            int[] bases = index < fromDanger ? inDanger : safe;
            write(bases[random.nextInt(bases.length)], random, into);
        };
    }

    private static double share(RandomStream random) {
        double[] uniforms = new double[UNIFORMS];
        Arrays.setAll(uniforms, _ -> random.nextDouble());
        Arrays.sort(uniforms);
        return uniforms[UNIFORMS / 2];
    }

    private void write(int base, RandomStream random, RecipeSlot into) {
        int neighbor = near.row(base, random.nextInt(near.k()));
        double gap = random.nextDouble();
        into.made(near.asking(base)).toward(neighbor, danger[base] ? gap : -outStep * gap);
    }
}
