package dev.ballast.testing;

import dev.ballast.core.data.Column;
import dev.ballast.core.data.Dataset;
import dev.ballast.core.data.FeatureMatrix;
import dev.ballast.core.random.Purpose;
import dev.ballast.core.random.Seed;
import dev.ballast.core.recipe.Mix;
import dev.ballast.core.recipe.Mixing;
import dev.ballast.core.recipe.Plan;
import dev.ballast.core.recipe.Recipe;

import java.util.Map;
import java.util.TreeMap;

/// Makes rows from recipes in the plainest way, to compare with.
final class NaiveCook {

    private final Dataset data;
    private final Plan plan;
    private final Mixing mixing;

    NaiveCook(Dataset data, Plan plan) {
        this.data = data;
        this.plan = plan;
        this.mixing = plan.mixing();
    }

    /// The value of a column.
    double value(Recipe recipe, int column) {
        if (!(recipe instanceof Recipe.Made made)) {
            return data.features().get((int) recipe.base(), column);
        }
        Mix mix = mixing.mixes().get(column);
        double start = value(made.start(), column);
        double value = switch (mix) {
            case LINEAR, WHOLE, LEVELS -> formula(made, column, start);
            case VOTE -> made.vote().map(vote -> elected(vote, column, start)).orElse(start);
            case NEARER -> made.toward().stream().filter(toward -> toward.weight() > 0.5)
                    .reduce((a, b) -> b.weight() > a.weight() ? b : a)
                    .map(toward -> value(toward.parent(), column)).orElse(start);
            case MEAN -> mean(made, column, start);
            case BASE -> start;
            case EMPTY -> Double.NaN;
        };
        if (made.displacement().isPresent() && (mix == Mix.LINEAR || mix == Mix.WHOLE || mix == Mix.LEVELS)) {
            value = displaced(made.displacement().get(), column, value);
        }
        if (!made.isRow()) {
            return value;
        }
        if (mix == Mix.WHOLE || mix == Mix.LEVELS) {
            value = Math.rint(value) + 0.0;
        }
        if (mix == Mix.LEVELS) {
            value = Math.clamp(value, 0, mixing.columns().get(column).levels().size() - 1.0);
        }
        return data.features().storage() == FeatureMatrix.Storage.FLOAT ? (float) value : value;
    }

    private double displaced(Recipe.Displacement noise, int column, double value) {
        double spread = plan.spread(noise.spread(), column);
        return spread == 0
                ? value
                : value + noise.scale() * spread * Recipe.Displacement.normal(noise.ticket(), column);
    }

    private double formula(Recipe.Made made, int column, double start) {
        if (mixing.columns().get(column).missing() == Column.Missing.PRESENT) {
            return presentOnly(made, column, start);
        }
        double value = start;
        for (Recipe.Toward toward : made.toward()) {
            double parent = value(toward.parent(), column);
            value = value + toward.weight() * (parent - start);
        }
        return Double.isNaN(value) && mixing.columns().get(column).missing() == Column.Missing.BASE ? start : value;
    }

    /// The formula without the parents that have no value; it starts from the first parent that has one.
    private double presentOnly(Recipe.Made made, int column, double base) {
        double start = base;
        double value = base;
        for (Recipe.Toward toward : made.toward()) {
            double parent = value(toward.parent(), column);
            if (Double.isNaN(start)) {
                start = parent;
                value = parent;
            } else if (!Double.isNaN(parent)) {
                value = value + toward.weight() * (parent - start);
            }
        }
        return value;
    }

    private double mean(Recipe.Made made, int column, double start) {
        double sum = start;
        for (Recipe.Toward toward : made.toward()) {
            sum += value(toward.parent(), column);
        }
        return sum / (made.toward().size() + 1);
    }

    private double elected(Recipe.Vote vote, int column, double start) {
        Column.Missing missing = mixing.columns().get(column).missing();
        Map<Double, Integer> votes = new TreeMap<>();
        for (Recipe row : vote.rows()) {
            double value = value(row, column);
            if (!Double.isNaN(value) || !missing.isUnknown()) {
                votes.merge(value, 1, Integer::sum);
            }
        }
        if (votes.isEmpty()) {
            return missing == Column.Missing.BASE ? start : Double.NaN;
        }
        int most = votes.values().stream().mapToInt(Integer::intValue).max().orElseThrow();
        double[] tied = votes.entrySet().stream().filter(entry -> entry.getValue() == most)
                .mapToDouble(Map.Entry::getKey).toArray();
        return tied.length == 1
                ? tied[0]
                : tied[Seed.of(vote.ticket()).stream(Purpose.of("recipe.vote"), column, 0, 0).nextInt(tied.length)];
    }
}
