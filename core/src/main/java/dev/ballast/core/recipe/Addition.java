package dev.ballast.core.recipe;

/// New rows of one class.
///
/// @param code    their class
/// @param rows    how many
/// @param recipes the recipe of each of them
public record Addition(int code, long rows, RecipeSource recipes) {

    /// Checks the number of rows.
    ///
    /// @throws IllegalArgumentException if it is negative
    public Addition {
        if (rows < 0) {
            throw new IllegalArgumentException("rows is " + rows + "; it must not be negative");
        }
    }
}
