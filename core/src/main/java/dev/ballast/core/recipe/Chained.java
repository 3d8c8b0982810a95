package dev.ballast.core.recipe;

/// The points and voters of a plan that follows another one.
///
/// Points are numbered so: first the rows of the first plan's result (only those that are made are named), then the points of
/// the first plan, then those of the second. Lists of voters of the first plan have even numbers, those of the second odd
/// ones.
record Chained(Plan before, Plan next) implements Points, Voters {

    @Override
    public long count() {
        return before.size() + before.points().count() + next.points().count();
    }

    @Override
    public boolean isRow(long index) {
        if (index < before.size()) {
            return true;
        }
        long point = index - before.size();
        return point < before.points().count()
                ? before.points().isRow(point)
                : next.points().isRow(point - before.points().count());
    }

    @Override
    public void recipe(long index, RecipeSlot into) {
        if (index < before.size()) {
            first(before::recipe).recipe(index, into);
            return;
        }
        long point = index - before.size();
        if (point < before.points().count()) {
            first(before.points()::recipe).recipe(point, into);
        } else {
            second(next.points()::recipe).recipe(point - before.points().count(), into);
        }
    }

    /// Recipes of the first plan: its points come after the rows of its result.
    RecipeSource first(RecipeSource recipes) {
        return (index, into) -> {
            recipes.recipe(index, into);
            into.renumber(row -> row < before.rows() ? row : row + before.size(), list -> 2 * list, 0, 0);
        };
    }

    /// Recipes of the second plan: what it calls a row is a row of the first plan's result. A copy of one that was made
    /// becomes a copy of a point.
    RecipeSource second(RecipeSource recipes) {
        return (index, into) -> {
            recipes.recipe(index, into);
            into.renumber(this::rowOfResult, list -> 2 * list + 1, before.spreads(), before.mixings().size());
        };
    }

    private long rowOfResult(long row) {
        if (row >= before.size()) {
            return before.rows() + before.points().count() + row;
        }
        RecipeSlot made = new RecipeSlot();
        before.recipe(row, made);
        return made.isMade() ? before.rows() + row : made.base();
    }

    @Override
    public int size(long list) {
        return list % 2 == 0 ? before.voters().size(list / 2) : next.voters().size(list / 2);
    }

    @Override
    public long row(long list, int i) {
        if (list % 2 == 1) {
            return rowOfResult(next.voters().row(list / 2, i));
        }
        long row = before.voters().row(list / 2, i);
        return row < before.rows() ? row : row + before.size();
    }
}
