package dev.ballast.cli.features;

import dev.ballast.core.data.Column;
import dev.ballast.core.data.Column.Role;
import dev.ballast.core.method.Reads;
import dev.ballast.core.method.Resampler;
import dev.ballast.tables.message.Failure;
import dev.ballast.tables.scan.TableProfile;
import dev.ballast.tables.schema.ColumnUse;
import dev.ballast.tables.schema.Schema;
import dev.ballast.tables.schema.TargetColumns;

import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/// What each column of a table is to a run: the target, a column that the method is given, or neither.
///
/// @param target  the columns of what is to be predicted
/// @param given   the columns that the method is given, features, weights, and groups if it looks at them, ascending
/// @param columns the description of each of them, without levels
/// @param ignored the columns that are neither, ascending; new rows have the text of their base row there
/// @param emptied those of them that name a row: new rows have nothing there
/// @param carried those of them that the user did not name: their values are no quantities
public record Roles(TargetColumns target, int[] given, List<Column> columns, int[] ignored, int[] emptied,
        int[] carried) {

    /// Works out the roles.
    ///
    /// @param methodName the method, as the user calls it
    /// @throws Failure if a feature column holds what the method does not take
    public static Roles of(TableProfile profile, Schema schema, Resampler method, String methodName,
            TargetColumns target) {
        int[] named = named(profile, schema);
        if (method.reads() == Reads.CLASSES) {
            int[] neither = IntStream.range(0, profile.columns().size()).filter(column -> profile.isSpacer(column)
                    || isLeftOut(schema.columns().get(column))).toArray();
            return new Roles(target, new int[0], List.of(), neither, schema.where(use -> use.role() == Role.ID), named);
        }
        int[] features = features(profile, schema, named);
        new FeatureCheck(profile, schema, method, methodName, target.kind()).require(features);
        return given(profile, schema, target, method.looksAtGroups());
    }

    /// Works out the roles where all features are wanted, of whatever kind.
    ///
    /// @throws Failure if there are none, or one has cells that are neither numbers nor categories
    public static Roles ofFeatures(TableProfile profile, Schema schema, TargetColumns target) {
        int[] features = features(profile, schema, named(profile, schema));
        NumberCheck spelled = new NumberCheck(profile, schema);
        for (int column : features) {
            spelled.require(column, features);
        }
        return given(profile, schema, target, false);
    }

    /// The columns whose values are no quantities, though the user did not say so.
    private static int[] named(TableProfile profile, Schema schema) {
        return Arrays.stream(schema.where(use -> use.role() == Role.CARRIED && !use.declared()))
                .filter(column -> !profile.isSpacer(column)).toArray();
    }

    private static int[] features(TableProfile profile, Schema schema, int[] named) {
        int[] features = schema.where(use -> use.role() == Role.FEATURE);
        if (features.length == 0) {
            throw new Failure(profile.file() + ": no feature column is left beside the label; " + (named.length == 0
                    ? "ignore fewer columns"
                    : "no quantities are " + CarriedColumns.described(profile, named)
                            + "; --numeric COLUMN makes one a feature"));
        }
        return features;
    }

    private static Roles given(TableProfile profile, Schema schema, TargetColumns target, boolean groups) {
        Predicate<ColumnUse> isGiven = use -> use.role() == Role.FEATURE || use.role() == Role.WEIGHT
                || (groups && use.role() == Role.GROUP);
        int[] given = schema.where(isGiven);
        return new Roles(target, given,
                IntStream.of(given).mapToObj(column -> given(schema.columns().get(column).column())).toList(),
                schema.where(use -> !isTarget(use.role()) && !isGiven.test(use)),
                schema.where(use -> use.role() == Role.ID), named(profile, schema));
    }

    /// What groups are called matters, whatever it looks like.
    private static Column given(Column column) {
        return column.role() == Role.GROUP
                ? new Column(column.name(), Column.Kind.CATEGORY, Role.GROUP, Column.Missing.LEVEL, List.of())
                : column;
    }

    private static boolean isLeftOut(ColumnUse use) {
        return use.declared() && !isTarget(use.role()) && !(use.role() == Role.FEATURE && !use.kind().isCoded());
    }

    private static boolean isTarget(Role role) {
        return role == Role.LABEL || role == Role.TARGET;
    }

    public static boolean contains(int[] columns, int column) {
        return Arrays.binarySearch(columns, column) >= 0;
    }

    /// The places, among the columns that the method is given, of features that hold numbers.
    public int[] numericPlaces() {
        return IntStream.range(0, given.length)
                .filter(j -> columns.get(j).isFeature() && !columns.get(j).kind().isCoded()).toArray();
    }

    /// The features that hold numbers.
    public int[] numericFeatures() {
        return IntStream.of(numericPlaces()).map(j -> given[j]).toArray();
    }

    /// How many features the method is given.
    public int features() {
        return (int) columns.stream().filter(Column::isFeature).count();
    }

    /// The columns of numbers, for a method that does not look at features: all but the target, those that the user gave
    /// another role, those with text, and those whose values are no quantities.
    public int[] numbers(TableProfile profile) {
        return IntStream.range(0, profile.columns().size()).filter(column -> !target.contains(column)
                && !contains(ignored, column) && !contains(carried, column)
                && profile.columns().get(column).texts() == 0
                && profile.columns().get(column).numbers() > 0).toArray();
    }
}
