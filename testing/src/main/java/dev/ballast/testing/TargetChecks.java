package dev.ballast.testing;

import dev.ballast.core.data.Dataset;
import dev.ballast.core.method.Resampler;
import dev.ballast.core.run.RunSettings;
import dev.ballast.core.random.Seed;
import dev.ballast.core.recipe.Recipe;
import dev.ballast.core.recipe.Resampling;
import dev.ballast.core.target.LabelSets;
import dev.ballast.core.target.NumberTarget;
import dev.ballast.core.target.Target;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

/// What methods are held to that predict numbers or sets of labels, beside what all are held to.
final class TargetChecks {

    private static final Seed SEED = Seed.of(42);

    /// All of them.
    static final List<ContractCheck> ALL = List.of(
            new ContractCheck("targets follow from recipes", TargetTables.ordinary(), TargetChecks::targetsFollow),
            new ContractCheck("targets of kept and copied rows are those of their rows", TargetTables.ordinary(),
                    TargetChecks::keptTargetsStay),
            new ContractCheck("a power of two changes no decision about numbers and labels",
                    List.of(TargetTables.numbers(), TargetTables.labels()), TargetChecks::scaled),
            new ContractCheck("other kinds of targets are refused by name", TargetTables.ordinary(),
                    TargetChecks::othersRefused));

    private TargetChecks() {
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new AssertionError(message);
        }
    }

    private static Resampling drawn(Resampler method, Dataset data) {
        return method.fit(data, RunSettings.standard().threads(1).seed(Seed.of(7))).resampling(SEED, 0);
    }

    /// Holds the targets of a result to its recipes; results about classes have none beside their codes.
    static void targetsFollow(Resampler method, TestTable table) {
        Resampling drawn = drawn(method, table.data());
        Target made = drawn.toDataset().target();
        for (int row = 0; row < drawn.size(); row++) {
            Recipe recipe = drawn.recipe(row);
            if (made instanceof NumberTarget numbers) {
                Optional<Double> expected = NaiveTargets.number(recipe, table.data());
                require(expected.isEmpty() || expected.get() == numbers.value(row), "row " + row + " has target "
                        + numbers.value(row) + ", and its recipe " + recipe + " gives " + expected);
                require(drawn.number(row) == numbers.value(row), "row " + row + " alone has another target");
            } else if (made instanceof LabelSets sets) {
                BitSet expected = NaiveTargets.labels(recipe, table.data());
                require(expected.equals(sets.set(row)), "row " + row + " has labels " + sets.set(row)
                        + ", and its recipe " + recipe + " gives " + expected);
                require(drawn.labels(row).equals(expected), "row " + row + " alone has other labels");
            }
        }
    }

    private static void keptTargetsStay(Resampler method, TestTable table) {
        Resampling drawn = drawn(method, table.data());
        int[] rows = LongStream.range(0, drawn.size()).filter(row -> !(drawn.recipe(row) instanceof Recipe.Made))
                .mapToInt(row -> (int) row).toArray();
        int[] bases = LongStream.range(0, drawn.size()).mapToObj(drawn::recipe)
                .filter(recipe -> !(recipe instanceof Recipe.Made)).mapToInt(recipe -> (int) recipe.base()).toArray();
        require(drawn.toDataset().target().select(rows).equals(table.data().target().select(bases)),
                "rows that are kept or copied have other targets");
    }

    private static void scaled(Resampler method, TestTable table) {
        List<Recipe> expected = recipes(drawn(method, table.data()));
        for (int exponent : new int[]{-300, -40, 40, 300}) {
            TestTable other = table.data().target().kind() == Target.Kind.NUMBER
                    ? TargetTables.scaledNumbers(exponent)
                    : TargetTables.scaledLabels(exponent);
            require(expected.equals(recipes(drawn(method, other.data()))),
                    "values times 2^" + exponent + " gave other recipes");
        }
    }

    private static List<Recipe> recipes(Resampling resampling) {
        return LongStream.range(0, resampling.size()).mapToObj(resampling::recipe).toList();
    }

    private static void othersRefused(Resampler method, TestTable table) {
        for (TestTable other : List.of(TargetTables.numbers(), TargetTables.labels(), TestTable.numbers())) {
            if (method.info().accepts().targets().contains(other.data().target().kind())) {
                continue;
            }
            try {
                drawn(method, other.data());
                throw new AssertionError("a target that is not accepted is not refused: " + other);
            } catch (IllegalArgumentException e) {
                require(String.valueOf(e.getMessage()).contains(" is for targets that are "),
                        "the refusal does not name the target: " + e.getMessage());
            }
        }
    }
}
