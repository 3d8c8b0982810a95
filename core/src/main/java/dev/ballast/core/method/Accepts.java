package dev.ballast.core.method;

import dev.ballast.core.data.Column;
import dev.ballast.core.data.Dataset;
import dev.ballast.core.target.Target;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
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

    /// Returns what data two methods take that work one after the other.
    ///
    /// @param other what the other one takes
    /// @return what both take, in the words of the one that takes fewer kinds of columns
    public Accepts and(Accepts other) {
        Set<Column.Kind> bothFeatures = new HashSet<>(features);
        bothFeatures.retainAll(other.features);
        Set<Target.Kind> bothTargets = new HashSet<>(targets);
        bothTargets.retainAll(other.targets);
        return new Accepts(bothFeatures, bothTargets, other.features.size() < features.size() ? other.says : says);
    }

    /// Refuses data that this method does not take.
    ///
    /// @param method its name, for the message
    /// @param data   the data set
    /// @throws IllegalArgumentException if the target or a feature column is of another kind
    public void require(String method, Dataset data) {
        if (!targets.contains(data.target().kind())) {
            throw new IllegalArgumentException(method + " needs "
                    + targets.stream().map(kind -> kind.name().toLowerCase(Locale.ROOT)).sorted()
                            .collect(Collectors.joining(" or "))
                    + " to predict, and the data set has "
                    + data.target());
        }
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
}
