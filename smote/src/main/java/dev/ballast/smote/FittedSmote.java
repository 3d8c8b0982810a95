package dev.ballast.smote;

import dev.ballast.core.data.Dataset;
import dev.ballast.core.method.FittedResampler;
import dev.ballast.core.random.EvenAllocation;
import dev.ballast.core.random.Purpose;
import dev.ballast.core.random.RandomStream;
import dev.ballast.core.random.Seed;
import dev.ballast.core.recipe.Recipe;
import dev.ballast.core.recipe.Resampling;
import dev.ballast.core.strategy.ClassTargets;

import java.util.ArrayList;
import java.util.List;

/// The neighbor graph of every class that grows; draws recipes from it.
record FittedSmote(Dataset data, ClassTargets targets, List<ClassNeighbors> classes, boolean randomBases)
        implements
            FittedResampler {

    private static final Purpose DRAW = Purpose.of("smote.draw");
    private static final Purpose BASES = Purpose.of("smote.bases");

    @Override
    public Resampling resampling(Seed seed, long epoch) {
        List<Resampling.Addition> additions = new ArrayList<>();
        for (int code = 0; code < classes.size(); code++) {
            long rows = targets.toAdd(code);
            if (rows > 0) {
                additions.add(new Resampling.Addition(code, rows, recipes(code, rows, seed, epoch)));
            }
        }
        return Resampling.keepingAll(data, targets, additions);
    }

    private Resampling.RecipeSource recipes(int code, long rows, Seed seed, long epoch) {
        ClassNeighbors members = classes.get(code);
        long key = data.labels().streamKey(code);
        int n = members.rows().length;
        if (randomBases) {
            return index -> {
                RandomStream random = seed.stream(DRAW, key, epoch, index);
                return recipe(members, random.nextInt(n), random);
            };
        }
        EvenAllocation bases = new EvenAllocation(n, rows, seed.stream(BASES, key, epoch, 0));
        return index -> recipe(members, bases.item(index), seed.stream(DRAW, key, epoch, index));
    }

    private static Recipe recipe(ClassNeighbors members, int base, RandomStream random) {
        int rank = random.nextInt(members.neighbors().k());
        int neighbor = members.neighbors().row(base, rank);
        return new Recipe.Interpolated(members.rows()[base], members.rows()[neighbor], random.nextDouble());
    }
}
