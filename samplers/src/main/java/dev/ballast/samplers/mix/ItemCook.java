package dev.ballast.samplers.mix;

import dev.ballast.core.recipe.Recipe;
import dev.ballast.samplers.items.Items;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// Turns recipes into items, as [dev.ballast.core.recipe.Cook] turns them into rows.
///
/// @param items  the source
/// @param mixer  makes new ones
/// @param paired whether it takes two items only
record ItemCook<T>(Items<T> items, Mixer<T> mixer, boolean paired) {

    static <T> ItemCook<T> of(Items<T> items, Interpolator<T> interpolator) {
        return new ItemCook<>(items, (both, weights) -> interpolator.between(both.get(0), both.get(1), weights[1]),
                true);
    }

    /// Refuses what cannot be made of items.
    ///
    /// @param what the row, for messages
    void require(Recipe recipe, String what) {
        if (!(recipe instanceof Recipe.Made made)) {
            return;
        }
        if (made.displacement().isPresent()) {
            throw new IllegalArgumentException(what
                    + " has random noise added to its numbers, which items do not have; use a method that makes rows between others");
        }
        if (paired && made.toward().size() > 1) {
            throw new IllegalArgumentException(what + " goes toward " + made.toward().size()
                    + " rows, and an interpolator goes toward one; give a Mixer");
        }
        require(made.start(), what);
        made.toward().forEach(toward -> require(toward.parent(), what));
    }

    T make(Recipe recipe) {
        if (!(recipe instanceof Recipe.Made made)) {
            int index = (int) recipe.base();
            return Objects.requireNonNull(items.get(index), () -> "item " + index + " is null; items must not be");
        }
        if (made.toward().isEmpty()) {
            return make(made.start());
        }
        List<T> parents = new ArrayList<>();
        double[] weights = new double[made.toward().size() + 1];
        parents.add(make(made.start()));
        weights[0] = 1;
        for (Recipe.Toward toward : made.toward()) {
            weights[parents.size()] = toward.weight();
            weights[0] -= toward.weight();
            parents.add(make(toward.parent()));
        }
        return Objects.requireNonNull(mixer.mix(parents, weights),
                "what items were mixed into is null; items must not be");
    }
}
