package dev.ballast.cli.features;

import dev.ballast.core.data.Column;
import dev.ballast.core.method.Accepts;
import dev.ballast.core.method.Makes;
import dev.ballast.core.method.MethodInfo;
import dev.ballast.core.method.NeighborOptions;
import dev.ballast.core.method.Resampler;
import dev.ballast.core.target.Target;
import dev.ballast.tables.kind.ColumnProfile;
import dev.ballast.tables.message.Failure;
import dev.ballast.tables.message.VisibleText;
import dev.ballast.tables.scan.TableProfile;
import dev.ballast.tables.schema.ColumnUse;
import dev.ballast.tables.schema.Schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Refuses features that are not what the method takes: numbers that a `double` holds, or categories.
///
/// @param profile the table
/// @param schema  what its columns are
/// @param method  what the method takes
/// @param methodName the method, as the user calls it
/// @param target  the kind of the target
public record FeatureCheck(TableProfile profile, Schema schema, Resampler method, String methodName,
        Target.Kind target) {

    private static final int COLUMNS_SHOWN = 10;
    private static final int METHODS_SHOWN = 2;

    /// Checks features.
    ///
    /// @throws Failure if a feature holds something else than numbers
    public void require(int... features) {
        List<Integer> refused = new ArrayList<>();
        List<Integer> numbers = new ArrayList<>();
        NumberCheck spelled = new NumberCheck(profile, schema);
        Set<Column.Kind> taken = method.accepts().features();
        for (int column : features) {
            ColumnUse use = schema.columns().get(column);
            boolean coded = use.kind().isCoded();
            spelled.require(column, features);
            if ((coded || profile.columns().get(column).texts() > 0) && !taken.contains(use.kind())) {
                refused.add(column);
            } else if (!taken.contains(use.kind())) {
                numbers.add(column);
            }
        }
        if (!numbers.isEmpty()) {
            throw new Failure(profile.file() + ": " + methodName + " works on categories, and " + numbers.size()
                    + " of "
                    + features.length + " feature columns hold numbers: " + listed(numbers)
                    + "; if these are categories, say --categorical " + ColumnWord.list(profile, new TreeSet<>(numbers))
                    + "; or leave them out of the features with --ignore " + spelled.ignoring(numbers)
                    + others(kindsOf(features)));
        }
        if (!refused.isEmpty()) {
            throw new Failure(profile.file() + ": " + methodName + " works on numbers, and "
                    + refused.size() + " of " + features.length + " feature columns hold categories: " + listed(refused)
                    + "; leave them out of the features with --ignore " + spelled.ignoring(refused)
                    + (method.makes() == Makes.NOTHING ? "" : " (each new row then takes them from its base row)")
                    + (method.info().accepts().byDistance()
                            ? ", or compare them by --set " + NeighborOptions.DISTANCE.name() + "=gower"
                            : "")
                    + others(kindsOf(features)));
        }
    }

    private String listed(List<Integer> columns) {
        String shown = columns.stream().limit(COLUMNS_SHOWN).map(this::described).collect(Collectors.joining(", "));
        return columns.size() > COLUMNS_SHOWN ? shown + " and " + (columns.size() - COLUMNS_SHOWN) + " more" : shown;
    }

    private Set<Column.Kind> kindsOf(int... features) {
        return IntStream.of(features).mapToObj(column -> schema.columns().get(column).kind())
                .collect(Collectors.toSet());
    }

    private String others(Set<Column.Kind> kinds) {
        String names = Accepts.alternatives(method.info(), target, kinds).map(MethodInfo::name)
                .limit(METHODS_SHOWN).collect(Collectors.joining(" or "));
        return names.isEmpty() ? "" : ", or use --method " + names;
    }

    private String described(int column) {
        ColumnProfile found = profile.columns().get(column);
        String name = found.name().isBlank() ? "number " + (column + 1) : VisibleText.named(found.name());
        return found.firstText() == null
                ? name
                : name + " (\"" + VisibleText.shown(found.firstText().text().strip()) + "\")";
    }
}
