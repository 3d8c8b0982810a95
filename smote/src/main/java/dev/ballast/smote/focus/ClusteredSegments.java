package dev.ballast.smote.focus;

import dev.ballast.core.method.GrowingClasses.ClassSource;
import dev.ballast.core.random.Purpose;
import dev.ballast.core.random.RandomStream;
import dev.ballast.core.random.Seed;
import dev.ballast.core.recipe.RecipeSource;

import java.util.Arrays;

/// New rows between a row drawn by weight and any other of its cluster.
///
/// @param rows      the rows of a class
/// @param ends      the sum of the weights up to each row, itself included
/// @param clusterOf for each row the place of the first row of its cluster
/// @param members   for each first row the places of the rows of its cluster, ascending
/// @param streamKey the class's
record ClusteredSegments(int[] rows, double[] ends, int[] clusterOf, int[][] members, long streamKey)
        implements
            ClassSource {

    private static final Purpose DRAW = Purpose.of("mwmote.draw");

    static ClusteredSegments of(int[] rows, double[] weights, int[] clusterOf, long streamKey) {
        double[] ends = new double[weights.length];
        double end = 0;
        int[] sizes = new int[rows.length];
        for (int place = 0; place < rows.length; place++) {
            end += weights[place];
            ends[place] = end;
            sizes[clusterOf[place]]++;
        }
        int[][] members = new int[rows.length][];
        int[] filled = new int[rows.length];
        for (int place = 0; place < rows.length; place++) {
            int cluster = clusterOf[place];
            if (members[cluster] == null) {
                members[cluster] = new int[sizes[cluster]];
            }
            members[cluster][filled[cluster]++] = place;
        }
        return new ClusteredSegments(rows, ends, clusterOf, members, streamKey);
    }

    @Override
    public RecipeSource recipes(Seed seed, long epoch, long count) {
        return (index, into) -> {
            RandomStream random = seed.stream(DRAW, streamKey, epoch, index);
            int base = drawn(random.nextDouble() * ends[ends.length - 1]);
            into.made(rows[base]).toward(rows[partner(base, random)], random.nextDouble());
        };
    }

    /// The first row whose end is above a point; rows without weight are never drawn.
    private int drawn(double point) {
        int low = 0;
        int high = ends.length - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (ends[middle] > point) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    /// Another row of the cluster; the row itself, if it is alone.
    private int partner(int base, RandomStream random) {
        int[] cluster = members[clusterOf[base]];
        if (cluster.length == 1) {
            return base;
        }
        int drawn = random.nextInt(cluster.length - 1);
        return cluster[drawn < Arrays.binarySearch(cluster, base) ? drawn : drawn + 1];
    }
}
