package dev.ballast.core.method;

import dev.ballast.core.data.Column;
import dev.ballast.core.data.Dataset;
import dev.ballast.core.target.Target;

import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What data a method takes: kinds of feature columns and of targets, and what it does about missing values.
///
/// @param features the kinds of feature columns; columns of other roles may be anything
/// @param targets  the kinds of targets
/// @param says     the same in words, with what else there is to say
/// @param byDistance whether categories are taken too once the method's distance is for them ([NeighborOptions#DISTANCE])
public record Accepts(Set<Column.Kind> features, Set<Target.Kind> targets, String says, boolean byDistance) {

    private static final int SHOWN = 10;
    private static final int NAMED = 3;

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

    /// Says what a method takes, whatever its distance.
    ///
    /// @param features kinds of feature columns
    /// @param targets  kinds of targets
    /// @param says     the same in words, with what else there is to say
    public Accepts(Set<Column.Kind> features, Set<Target.Kind> targets, String says) {
        this(features, targets, says, false);
    }

    /// Returns what a method takes that takes categories too once its distance is for them.
    ///
    /// @return these kinds, and categories by distance
    public Accepts andCategoriesByDistance() {
        return new Accepts(features, targets, says + "; categories too with distance=gower or hvdm", true);
    }

    /// These kinds, and categories.
    Accepts withCategories() {
        Set<Column.Kind> kinds = EnumSet.of(Column.Kind.CATEGORY, Column.Kind.BOOLEAN);
        kinds.addAll(features);
        return new Accepts(kinds, targets, says, byDistance);
    }

    /// Returns what both this and another method take: what a chain of them does, since no step changes kinds.
    ///
    /// @param other what the other method takes
    /// @return the kinds that are in both
    Accepts and(Accepts other) {
        Set<Column.Kind> kinds = new HashSet<>(features);
        kinds.retainAll(other.features);
        Set<Target.Kind> predicted = new HashSet<>(targets);
        predicted.retainAll(other.targets);
        return new Accepts(kinds, predicted,
                kinds.equals(features)
                        ? says
                        : kinds.equals(other.features) ? other.says : says + "; then " + other.says);
    }

    /// Says whether data are of these kinds.
    ///
    /// @param data the data set
    /// @return whether its target and all its feature columns are
    public boolean takes(Dataset data) {
        return targets.contains(data.target().kind()) && refused(data).isEmpty();
    }

    private List<Column> refused(Dataset data) {
        return data.columns().stream().filter(column -> column.isFeature() && !features.contains(column.kind()))
                .toList();
    }

    /// Refuses data that a method does not take, naming methods of its family that do.
    ///
    /// @param method a method that takes what this says
    /// @param data   the data set
    /// @throws IllegalArgumentException if the target or a feature column is of another kind
    public void require(MethodInfo method, Dataset data) {
        requireTarget(method, data.target().kind());
        List<Column> refused = refused(data);
        if (!refused.isEmpty()) {
            String others = othersThatTake(method, data);
            throw new IllegalArgumentException(method.name() + " takes " + says
                    + ", and these columns hold something else: "
                    + refused.stream().map(column -> column.name() + " (" + column.kind() + ")").limit(SHOWN)
                            .collect(Collectors.joining(", "))
                    + (refused.size() > SHOWN ? " and " + (refused.size() - SHOWN) + " more" : "")
                    + (others.isEmpty() ? "; declare them carried" : "; use " + others + ", or declare them carried")
                    + (byDistance ? ", or set distance=gower" : ""));
        }
    }

    /// Refuses a target that a method does not take, naming methods of its family that do.
    ///
    /// @param method a method that takes what this says
    /// @param target the kind of the target
    /// @throws IllegalArgumentException if it is of another kind
    public void requireTarget(MethodInfo method, Target.Kind target) {
        if (targets.isEmpty()) {
            throw new IllegalArgumentException(method.name()
                    + " has steps for different targets; use methods that are all for targets that are "
                    + word(target));
        }
        if (!targets.contains(target)) {
            String others = named(Methods.all().stream().filter(other -> other.family() == method.family()
                    && other.accepts().targets.contains(target)));
            throw new IllegalArgumentException(method.name() + " is for targets that are "
                    + targets.stream().map(Accepts::word).sorted().collect(Collectors.joining(" or "))
                    + ", and this one is " + word(target) + (others.isEmpty() ? "" : "; use " + others));
        }
    }

    private static String word(Target.Kind kind) {
        return switch (kind) {
            case CLASSES -> "classes";
            case NUMBER -> "a number";
            case LABELS -> "sets of labels";
        };
    }

    private static String othersThatTake(MethodInfo method, Dataset data) {
        return named(alternatives(method, data.target().kind(), data.columns().stream().filter(Column::isFeature)
                .map(Column::kind).collect(Collectors.toSet())));
    }

    /// Finds methods of the same family that take some data, those first that take the fewest other kinds of columns.
    ///
    /// @param method   a method that does not
    /// @param target   the kind of the target
    /// @param features the kinds of the feature columns
    /// @return the descriptions of the methods
    public static Stream<MethodInfo> alternatives(MethodInfo method, Target.Kind target, Set<Column.Kind> features) {
        return Methods.all().stream()
                .filter(other -> other.family() == method.family() && !other.name().equals(method.name())
                        && other.accepts().targets.contains(target) && other.accepts().features.containsAll(features))
                .sorted(Comparator.comparingInt(other -> other.accepts().features().size()));
    }

    private static String named(Stream<MethodInfo> methods) {
        return methods.map(MethodInfo::name).limit(NAMED).collect(Collectors.joining(" or "));
    }
}
