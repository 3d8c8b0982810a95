package dev.ballast.core.recipe;

/// Made rows that other rows of a plan are made from: means of classes, and the rows that an earlier step made. A point
/// may name points of lower number.
public interface Points {

    /// No points.
    Points NONE = new Points() {

        @Override
        public long count() {
            return 0;
        }

        @Override
        public boolean isRow(long index) {
            throw new IndexOutOfBoundsException("there are no points");
        }

        @Override
        public void recipe(long index, RecipeSlot into) {
            throw new IndexOutOfBoundsException("there are no points");
        }
    };

    /// {@return how many there are}
    long count();

    /// Says whether a point is a row like those of the result, whose numbers are rounded as the columns and the storage want
    /// it; else its numbers are what the recipe gives.
    ///
    /// @param index 0 to [#count()] - 1
    /// @return whether it is a row
    boolean isRow(long index);

    /// Writes the recipe of a point. A pure function, safe to call from several threads.
    ///
    /// @param index 0 to [#count()] - 1
    /// @param into  takes it
    void recipe(long index, RecipeSlot into);
}
