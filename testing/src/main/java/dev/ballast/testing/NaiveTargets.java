package dev.ballast.testing;

import dev.ballast.core.data.Dataset;
import dev.ballast.core.recipe.Recipe;
import dev.ballast.core.target.LabelSets;
import dev.ballast.core.target.NumberTarget;

import java.util.BitSet;
import java.util.Optional;

/// Works out targets from recipes in the plainest way, to compare with.
final class NaiveTargets {

    private NaiveTargets() {
    }

    /// The number of a row, or nothing if it depends on noise, whose factor a recipe does not hold.
    static Optional<Double> number(Recipe recipe, Dataset data) {
        if (!(recipe instanceof Recipe.Made made)) {
            return Optional.of(((NumberTarget) data.target()).value((int) recipe.base()));
        }
        Optional<Double> start = number(made.start(), data);
        if (made.displacement().isPresent() || made.toward().isEmpty() || start.isEmpty()) {
            return made.displacement().isPresent() ? Optional.empty() : start;
        }
        return number(made.toward().getFirst().parent(), data)
                .map(parent -> start.get() + made.targetWeight() * (parent - start.get()));
    }

    /// The labels of a row: those of at least half of the rows that vote.
    static BitSet labels(Recipe recipe, Dataset data) {
        LabelSets sets = (LabelSets) data.target();
        BitSet labels = new BitSet();
        for (int label = 0; label < sets.names().size(); label++) {
            labels.set(label, has(recipe, label, data));
        }
        return labels;
    }

    private static boolean has(Recipe recipe, int label, Dataset data) {
        if (!(recipe instanceof Recipe.Made made)) {
            return ((LabelSets) data.target()).has((int) recipe.base(), label);
        }
        if (made.vote().isEmpty()) {
            return has(made.start(), label, data);
        }
        long votes = made.vote().get().rows().stream().filter(row -> has(row, label, data)).count();
        return 2 * votes >= made.vote().get().rows().size();
    }
}
