package dev.ballast.smote.shape;

import dev.ballast.smote.bases.BaseRule;
import dev.ballast.core.method.GrowingClasses.ClassSource;
import dev.ballast.core.random.Purpose;
import dev.ballast.core.random.RandomStream;
import dev.ballast.core.random.Seed;
import dev.ballast.core.recipe.Recipe.Displacement;
import dev.ballast.core.recipe.RecipeSlot;
import dev.ballast.core.recipe.RecipeSource;

/// New rows in truncated and deformed balls around the rows of a class.
///
/// With the center c, a row s on the surface, R = |s - c|, e = (s - c) / R, independent normal numbers z_j and a radius r, the point
/// r z / |z| of the unit ball has the part t = r (z e) / |z| along e. It is reflected along e if |truncation - t| > 1, and its
/// part across e shrinks by 1 - deformation. Since that part is r z / |z| - t e, the row is
///
///     c + (t' - (1 - deformation) t) (s - c) + (1 - deformation) r R / |z| z,   t' = t or -t
///
/// which is a weight of one parent and noise, as recipes have it.
///
/// Distances are in units of the space, and so is the noise.
///
/// @param space       the features
/// @param rows        the rows of the class
/// @param surfaces    which row is on the surface of the ball around a row
/// @param truncation  -1 to 1
/// @param deformation 0 to 1
/// @param streamKey   the class's
/// @param bases       how centers are chosen
record Balls(MeasuredSpace space, int[] rows, Surfaces surfaces, double truncation, double deformation,
        long streamKey, BaseRule bases) implements ClassSource {

    private static final Purpose DRAW = Purpose.of("geometric-smote.draw");
    private static final Purpose BASES = Purpose.of("geometric-smote.bases");

    /// Chooses the row on the surface of the ball around a row.
    @FunctionalInterface
    interface Surfaces {

        /// Chooses.
        ///
        /// @param place  the place of the center in its class
        /// @param random the new row's stream
        /// @return a row
        int surface(int place, RandomStream random);
    }

    @Override
    public RecipeSource recipes(Seed seed, long epoch, long count) {
        BaseRule.Choice choice = bases.choose(rows.length, count,
                number -> seed.stream(BASES, streamKey, epoch, number));
        return (index, into) -> {
            RandomStream random = seed.stream(DRAW, streamKey, epoch, index);
            int place = choice.base(index, random);
            int surface = surfaces.surface(place, random);
            double radius = StrictMath.pow(random.nextDouble(), 1.0 / space.columns().length);
            write(new Direction(space, rows[place], surface), radius, random.nextLong(), into);
        };
    }

    private void write(Direction toward, double radius, long ticket, RecipeSlot into) {
        into.made(toward.from());
        double along = 0;
        double square = 0;
        int[] columns = space.columns();
        for (int j = 0; j < columns.length; j++) {
            double normal = Displacement.normal(ticket, columns[j]);
            along += normal * toward.scaled(j);
            square += normal * normal;
        }
        if (toward.length() == 0) {
            into.toward(toward.to(), 0);
            return;
        }
        double stretch = radius / Math.sqrt(square);
        double part = stretch * along / toward.length();
        double reflected = Math.abs(truncation - part) > 1 ? -part : part;
        into.toward(toward.to(), reflected - (1 - deformation) * part);
        if (deformation < 1) {
            into.displaced(0, toward.lengthIn((1 - deformation) * stretch, space.unit()), ticket);
        }
    }

    @Override
    public String toString() {
        return "Balls[" + rows.length + " rows]";
    }
}
