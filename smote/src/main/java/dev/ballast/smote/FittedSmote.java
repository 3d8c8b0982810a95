package dev.ballast.smote;

import dev.ballast.core.method.NeighborLists;
import dev.ballast.core.method.PlanSource;
import dev.ballast.core.random.EvenAllocation;
import dev.ballast.core.random.Purpose;
import dev.ballast.core.random.RandomStream;
import dev.ballast.core.random.Seed;
import dev.ballast.core.recipe.Addition;
import dev.ballast.core.recipe.Mixing;
import dev.ballast.core.recipe.Plan;
import dev.ballast.core.recipe.RecipeSlot;
import dev.ballast.core.recipe.RecipeSource;
import dev.ballast.core.strategy.ClassTargets;
import dev.ballast.core.target.ClassLabels;

import java.util.ArrayList;
import java.util.List;

/// The neighbor graph of every class that grows; draws recipes from it.
///
/// @param classes by code; null for classes that do not grow
record FittedSmote(ClassLabels labels, ClassTargets targets, Mixing mixing, NeighborLists[] classes,
        boolean randomBases)
        implements
            PlanSource {

    private static final Purpose DRAW = Purpose.of("smote.draw");
    private static final Purpose BASES = Purpose.of("smote.bases");

    @Override
    public Plan plan(Seed seed, long epoch) {
        List<Addition> additions = new ArrayList<>();
        for (int code = 0; code < classes.length; code++) {
            long rows = targets.toAdd(code);
            if (rows > 0) {
                additions.add(new Addition(code, rows, recipes(code, rows, seed, epoch)));
            }
        }
        return Plan.keepingAll(labels, mixing, additions);
    }

    private RecipeSource recipes(int code, long rows, Seed seed, long epoch) {
        NeighborLists members = classes[code];
        long key = labels.streamKey(code);
        int n = members.queries();
        if (randomBases) {
            return (index, into) -> {
                RandomStream random = seed.stream(DRAW, key, epoch, index);
                write(members, random.nextInt(n), random, into);
            };
        }
        EvenAllocation bases = new EvenAllocation(n, rows, seed.stream(BASES, key, epoch, 0));
        return (index, into) -> write(members, bases.item(index), seed.stream(DRAW, key, epoch, index), into);
    }

    private static void write(NeighborLists members, int base, RandomStream random, RecipeSlot into) {
        int neighbor = members.row(base, random.nextInt(members.k()));
        into.made(members.asking(base)).toward(neighbor, random.nextDouble());
    }
}
