package dev.ballast.smote.shape;

import dev.ballast.core.method.GrowingClasses.ClassSource;
import dev.ballast.core.random.Purpose;
import dev.ballast.core.random.Seed;
import dev.ballast.core.recipe.RecipeSource;

/// New rows evenly spaced on segments, all of which get the same number of rows, up to one.
///
/// @param topology  which segments
/// @param rows      the rows of the class, ascending
/// @param mean      the point that is their mean; for the star
/// @param streamKey the class's
record PolynomLines(PolynomFit.Topology topology, int[] rows, long mean, long streamKey) implements ClassSource {

    private static final Purpose ORDER = Purpose.of("polynom-fit.order");
    private static final Purpose MESH = Purpose.of("polynom-fit.mesh");

    /// One segment.
    @FunctionalInterface
    private interface Lines {

        /// @param line which one
        /// @param end  0 or 1
        /// @return a row or point
        long end(long line, int end);
    }

    @Override
    public RecipeSource recipes(Seed seed, long epoch, long count) {
        int n = rows.length;
        int[] order = seed.stream(ORDER, streamKey, epoch, 0).permutation(
                topology == PolynomFit.Topology.BUS ? n - 1 : n);
        return switch (topology) {
            case STAR -> spaced(n, count, (line, end) -> end == 0 ? rows[order[(int) line]] : mean);
            case BUS -> spaced(n - 1, count, (line, end) -> rows[order[(int) line] + end]);
            case MESH -> {
                int[] steps = seed.stream(MESH, streamKey, epoch, 0).permutation((n - 1) / 2);
                yield spaced(n * (n - 1L) / 2, count, (line, end) -> rows[order[meshEnd(line, end, steps)]]);
            }
            case CURVE -> throw new IllegalStateException("a curve has no segments");
        };
    }

    /// All pairs of n rows in a circle: those 1 apart, those 2 apart and so on, each distance as often as there are rows; if
    /// n is even, pairs n / 2 apart are half as many and come last. Distances come in random order, and rows stand in the
    /// circle in random order, so that the first pairs are any pairs, and every row is in as many, up to two.
    private int meshEnd(long pair, int end, int... steps) {
        int n = rows.length;
        int round = (int) (pair / n);
        int place = (int) (pair % n);
        int apart = round < steps.length ? steps[round] + 1 : n / 2;
        return end == 0 ? place : (place + apart) % n;
    }

    /// The rows of a segment with t of them are 1/(t+1), 2/(t+1), ..., t/(t+1) of the way along.
    private static RecipeSource spaced(long lines, long count, Lines ends) {
        return (index, into) -> {
            long line = index % lines;
            long onLine = count / lines + (line < count % lines ? 1 : 0);
            long before = index / lines;
            into.made(ends.end(line, 0)).toward(ends.end(line, 1), (before + 1.0) / (onLine + 1.0));
        };
    }
}
