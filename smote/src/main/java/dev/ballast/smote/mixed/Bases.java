package dev.ballast.smote.mixed;

import dev.ballast.core.random.EvenAllocation;
import dev.ballast.core.random.RandomStream;
import dev.ballast.core.recipe.RecipeSlot;
import dev.ballast.core.recipe.RecipeSource;

import java.util.function.LongFunction;
import java.util.function.Supplier;

/// How bases are chosen.
enum Bases {
    /// Every row equally often, up to one; which ones get the extra turn is random.
    EVEN,
    /// Independently.
    RANDOM;

    /// Writes the recipe of a row that is made from a base.
    @FunctionalInterface
    interface Writer {

        /// Writes.
        ///
        /// @param base   which row of the class, from 0
        /// @param random draws what else the row needs
        /// @param into   takes the recipe
        void write(int base, RandomStream random, RecipeSlot into);
    }

    /// Returns the recipes of some rows.
    ///
    /// @param rows   rows of the class
    /// @param count  how many new rows
    /// @param extra  decides which rows get an extra turn
    /// @param stream what a new row draws from, the base first if bases are random
    /// @param writer writes a recipe
    /// @return the recipes
    RecipeSource recipes(int rows, long count, Supplier<RandomStream> extra, LongFunction<RandomStream> stream,
            Writer writer) {
        if (this == RANDOM) {
            return (index, into) -> {
                RandomStream random = stream.apply(index);
                writer.write(random.nextInt(rows), random, into);
            };
        }
        EvenAllocation bases = new EvenAllocation(rows, count, extra.get());
        return (index, into) -> writer.write(bases.item(index), stream.apply(index), into);
    }
}
