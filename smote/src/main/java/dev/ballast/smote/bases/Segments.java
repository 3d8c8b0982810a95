package dev.ballast.smote.bases;

import dev.ballast.core.method.GrowingClasses.ClassSource;
import dev.ballast.core.run.NeighborLists;
import dev.ballast.core.random.Purpose;
import dev.ballast.core.random.RandomStream;
import dev.ballast.core.random.Seed;
import dev.ballast.core.recipe.RecipeSource;

/// New rows of a class between rows and their neighbors, each neighbor of a row with the same probability.
///
/// **Randomness.** `METHOD.draw` at (class, epoch, new row): with independent bases the base, then neighbor and gap.
/// `METHOD.bases` at (class, epoch, 0, ...): what is decided about the bases of all new rows together.
///
/// @param near      the neighbors of every row that may be a base
/// @param streamKey the class's
/// @param draw      what the numbers of each new row are for
/// @param turns     what those of all bases together are for
/// @param bases     which row each new row starts from
/// @param gap       how far it goes toward a neighbor
public record Segments(NeighborLists near, long streamKey, Purpose draw, Purpose turns, BaseRule bases,
        Gap gap) implements ClassSource {

    /// How far a new row goes from a base toward a neighbor.
    @FunctionalInterface
    public interface Gap {

        /// Any point between both.
        Gap UNIFORM = (_, _, random) -> random.nextDouble();

        /// Draws.
        ///
        /// @param query  the base, by its place among those that asked
        /// @param rank   the rank of the neighbor
        /// @param random the new row's stream
        /// @return 0 for the base, 1 for the neighbor
        double draw(int query, int rank, RandomStream random);
    }

    /// Returns segments whose random numbers are keyed by a method.
    ///
    /// @param method    the name of the method
    /// @param near      the neighbors of every row that may be a base
    /// @param streamKey the class's
    /// @param bases     which row each new row starts from
    /// @param gap       how far it goes toward a neighbor
    /// @return the segments
    public static Segments of(String method, NeighborLists near, long streamKey, BaseRule bases, Gap gap) {
        return new Segments(near, streamKey, Purpose.of(method + ".draw"), Purpose.of(method + ".bases"), bases, gap);
    }

    @Override
    public RecipeSource recipes(Seed seed, long epoch, long count) {
        BaseRule.Choice choice = bases.choose(near.queries(), count,
                number -> seed.stream(turns, streamKey, epoch, number));
        return (index, into) -> {
            RandomStream random = seed.stream(draw, streamKey, epoch, index);
            int query = choice.base(index, random);
            int rank = random.nextInt(near.k());
            into.made(near.asking(query)).toward(near.row(query, rank), gap.draw(query, rank, random));
        };
    }
}
