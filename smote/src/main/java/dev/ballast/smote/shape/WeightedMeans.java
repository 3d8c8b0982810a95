package dev.ballast.smote.shape;

import dev.ballast.core.recipe.Points;
import dev.ballast.core.recipe.RecipeSlot;

import java.util.List;

/// Points that are weighted means of rows.
///
/// @param means the points
record WeightedMeans(List<Mean> means) implements Points {

    /// Copies the list.
    WeightedMeans {
        means = List.copyOf(means);
    }

    /// A weighted mean: row 0 + weight 1 x (row 1 - row 0) + weight 2 x (row 2 - row 0) + ..., so that weights sum to 1
    /// whatever weight 0 is.
    ///
    /// @param rows    rows of the source; not copied
    /// @param weights one for each row; not copied
    record Mean(int[] rows, double[] weights) {

        void write(RecipeSlot into) {
            into.made(rows[0]);
            for (int i = 1; i < rows.length; i++) {
                into.toward(rows[i], weights[i]);
            }
        }
    }

    @Override
    public long count() {
        return means.size();
    }

    @Override
    public boolean isRow(long index) {
        return false;
    }

    @Override
    public void recipe(long index, RecipeSlot into) {
        means.get((int) index).write(into);
    }
}
