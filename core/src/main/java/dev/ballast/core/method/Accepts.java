package dev.ballast.core.method;

import dev.ballast.core.data.Column;
import dev.ballast.core.data.Dataset;
import dev.ballast.core.target.Target;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// What data a method takes: kinds of feature columns and of targets, and what it does about missing values.
///
/// @param features the kinds of feature columns; columns of other roles may be anything
/// @param targets  the kinds of targets
/// @param says     the same in words, with what else there is to say
public record Accepts(Set<Column.Kind> features, Set<Target.Kind> targets, String says) {

    /// Any columns, since only classes are looked at.
    public static final Accepts ANYTHING = new Accepts(EnumSet.allOf(Column.Kind.class), Set.of(Target.Kind.CLASSES),
            "any columns");

    /// Columns whose values can be subtracted.
    public static final Set<Column.Kind> NUMBERS = EnumSet.of(Column.Kind.NUMBER, Column.Kind.WHOLE,
            Column.Kind.ORDINAL,
            Column.Kind.TIME);

    /// Copies the sets.
    public Accepts {
        features = Set.copyOf(features);
        targets = Set.copyOf(targets);
    }

    /// Refuses data that this method does not take.
    ///
    /// @param method its name, for the message
    /// @param data   the data set
    /// @throws IllegalArgumentException if the target or a feature column is of another kind
    public void require(String method, Dataset data) {
        requireTarget(method, data.target().kind());
        List<Column> refused = data.columns().stream()
                .filter(column -> column.isFeature() && !features.contains(column.kind())).toList();
        if (!refused.isEmpty()) {
            throw new IllegalArgumentException(method + " takes " + says + ", and these columns hold something else: "
                    + refused.stream().map(column -> column.name() + " (" + column.kind() + ")").limit(10)
                            .collect(Collectors.joining(", "))
                    + (refused.size() > 10 ? " and " + (refused.size() - 10) + " more" : "")
                    + "; declare them carried, or use random-over, which takes any columns");
        }
    }

    /// Refuses a target that this method does not take.
    ///
    /// @param method its name, for the message
    /// @param target the kind of the target
    /// @throws IllegalArgumentException if it is of another kind
    public void requireTarget(String method, Target.Kind target) {
        if (!targets.contains(target)) {
            throw new IllegalArgumentException(method + " is for targets that are "
                    + targets.stream().map(Accepts::word).sorted().collect(Collectors.joining(" or "))
                    + ", and this one is " + word(target));
        }
    }

    private static String word(Target.Kind kind) {
        return switch (kind) {
            case CLASSES -> "classes";
            case NUMBER -> "a number";
            case LABELS -> "sets of labels";
        };
    }
}
