package dev.ballast.cli.methods;

import dev.ballast.core.data.Column;
import dev.ballast.core.data.Dataset;
import dev.ballast.core.method.MethodInfo;
import dev.ballast.core.method.Resampler;
import dev.ballast.core.random.Seed;
import dev.ballast.core.recipe.Resampling;
import dev.ballast.core.target.Target;

import java.util.Set;
import java.util.function.Supplier;

/// How a method is shown: on the plainest table that has all kinds of columns that it mixes, and the target that it takes.
enum Drawing {
    /// Two numbers, in the plane.
    NUMBERS(ShownTables::numbers, "") {
        @Override
        String draw(String title, Resampling resampling) {
            return RowPicture.draw(title, resampling, Layout.PLANE);
        }
    },
    /// Two numbers in the plane; the shape of a mark is a category.
    NUMBERS_AND_CATEGORIES(ShownTables::numbersAndCategories, "The shape of a mark is a category.") {
        @Override
        String draw(String title, Resampling resampling) {
            return RowPicture.draw(title, resampling, Layout.PLANE);
        }
    },
    /// Two categories.
    CATEGORIES(ShownTables::categories,
            "A cell for every pair of categories; rows of one cell lie in a spiral around its middle, new ones outside.") {
        @Override
        String draw(String title, Resampling resampling) {
            return RowPicture.draw(title, resampling, Layout.CELLS);
        }
    },
    /// A number to be predicted, over a feature.
    TARGET(ShownTables::target, "Up: the number to be predicted; across: a feature.") {
        @Override
        String draw(String title, Resampling resampling) {
            return RowPicture.draw(title, resampling, Layout.TARGET);
        }
    },
    /// How many rows have each label.
    LABELS(ShownTables::labelSets, "Rows with each label, before (grey) and after (blue: kept, orange: new).") {
        @Override
        String draw(String title, Resampling resampling) {
            return LabelPicture.draw(title, resampling);
        }
    };

    private static final Seed SEED = Seed.of(42);

    private final Supplier<Dataset> table;
    private final String caption;

    Drawing(Supplier<Dataset> table, String caption) {
        this.table = table;
        this.caption = caption;
    }

    abstract String draw(String title, Resampling resampling);

    /// What there is to say about reading the picture beside what holds for all; may be empty.
    String caption() {
        return caption;
    }

    /// Chooses by what the registry says. A method that makes no rows treats columns of all kinds alike, so numbers show all of it.
    static Drawing of(MethodInfo method) {
        Set<Target.Kind> targets = method.accepts().targets();
        if (!targets.contains(Target.Kind.CLASSES)) {
            return targets.contains(Target.Kind.NUMBER) ? TARGET : LABELS;
        }
        Set<Column.Kind> features = method.accepts().features();
        if (!features.contains(Column.Kind.NUMBER)) {
            return CATEGORIES;
        }
        return features.contains(Column.Kind.CATEGORY) && method.makes().isSynthesis()
                ? NUMBERS_AND_CATEGORIES
                : NUMBERS;
    }

    /// Resamples the table with the method's standard options.
    Resampling resampling(MethodInfo method) {
        Resampler standard = method.make(method.standard(), method.settings().strategy());
        return standard.resample(table.get(), SEED);
    }
}
