package dev.ballast.testing;

import dev.ballast.core.data.Column;
import dev.ballast.core.data.Dataset;
import dev.ballast.core.data.FeatureMatrix;
import dev.ballast.core.random.Purpose;
import dev.ballast.core.random.Seed;
import dev.ballast.core.recipe.Mix;
import dev.ballast.core.recipe.Mixing;
import dev.ballast.core.recipe.Recipe;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Makes rows from recipes in the plainest way, to compare with.
final class NaiveCook {

    private final Dataset data;
    private final Mixing mixing;

    NaiveCook(Dataset data, Mixing mixing) {
        this.data = data;
        this.mixing = mixing;
    }

    /// The value of a column, or nothing if it depends on what a recipe does not hold.
    Optional<Double> value(Recipe recipe, int column) {
        if (!(recipe instanceof Recipe.Made made)) {
            return Optional.of(data.features().get((int) recipe.base(), column));
        }
        Mix mix = mixing.mixes().get(column);
        double start = value(made.start(), column).orElseThrow();
        double value = switch (mix) {
            case LINEAR, WHOLE, LEVELS -> formula(made, column, start);
            case VOTE -> made.vote().map(vote -> elected(vote, column)).orElse(start);
            case NEARER -> made.toward().stream().filter(toward -> toward.weight() > 0.5)
                    .reduce((a, b) -> b.weight() > a.weight() ? b : a)
                    .map(toward -> value(toward.parent(), column).orElseThrow()).orElse(start);
            case MEAN -> mean(made, column, start);
            case BASE -> start;
            case EMPTY -> Double.NaN;
        };
        if (made.displacement().isPresent() && (mix == Mix.LINEAR || mix == Mix.WHOLE || mix == Mix.LEVELS)) {
            return Optional.empty();
        }
        if (!made.isRow()) {
            return Optional.of(value);
        }
        if (mix == Mix.WHOLE || mix == Mix.LEVELS) {
            value = Math.rint(value) + 0.0;
        }
        if (mix == Mix.LEVELS) {
            value = Math.clamp(value, 0, mixing.columns().get(column).levels().size() - 1.0);
        }
        return Optional.of(data.features().storage() == FeatureMatrix.Storage.FLOAT ? (float) value : value);
    }

    private double formula(Recipe.Made made, int column, double start) {
        double value = start;
        for (Recipe.Toward toward : made.toward()) {
            double parent = value(toward.parent(), column).orElseThrow();
            value = value + toward.weight() * (parent - start);
        }
        return Double.isNaN(value) && mixing.columns().get(column).missing() == Column.Missing.BASE ? start : value;
    }

    private double mean(Recipe.Made made, int column, double start) {
        double sum = start;
        for (Recipe.Toward toward : made.toward()) {
            sum += value(toward.parent(), column).orElseThrow();
        }
        return sum / (made.toward().size() + 1);
    }

    private double elected(Recipe.Vote vote, int column) {
        Map<Double, Integer> votes = new TreeMap<>();
        for (Recipe row : vote.rows()) {
            votes.merge(value(row, column).orElseThrow(), 1, Integer::sum);
        }
        int most = votes.values().stream().mapToInt(Integer::intValue).max().orElseThrow();
        double[] tied = votes.entrySet().stream().filter(entry -> entry.getValue() == most)
                .mapToDouble(Map.Entry::getKey).toArray();
        return tied.length == 1
                ? tied[0]
                : tied[Seed.of(vote.ticket()).stream(Purpose.of("recipe.vote"), column, 0, 0).nextInt(tied.length)];
    }
}
