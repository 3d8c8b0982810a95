package dev.ballast.core.recipe;

/// Computes recipes. A pure function, safe to call from several threads with a slot for each.
@FunctionalInterface
public interface RecipeSource {

    /// Writes a recipe.
    ///
    /// @param index which one, from 0
    /// @param into  takes it; what it held before is gone
    void recipe(long index, RecipeSlot into);
}
