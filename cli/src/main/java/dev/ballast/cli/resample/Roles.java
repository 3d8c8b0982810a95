package dev.ballast.cli.resample;

import dev.ballast.core.data.Column;
import dev.ballast.tables.kind.ColumnMeaning;
import dev.ballast.tables.kind.ColumnProfile;
import dev.ballast.tables.message.Failure;
import dev.ballast.tables.message.VisibleText;
import dev.ballast.tables.scan.TableProfile;
import dev.ballast.tables.text.ColumnNames;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// What each column of a table is to a run: the label, a feature, or neither.
///
/// @param label    the label column
/// @param features the columns that are features, ascending
/// @param ignored  the columns that are neither, ascending; new rows have the text of their base row there
/// @param carried  those of them that the user did not name: their values are no quantities, see [ColumnMeaning]
/// @param columns  the description of each feature
record Roles(int label, int[] features, int[] ignored, int[] carried, List<Column> columns) {

    /// Roles for a method that does not look at features.
    static Roles withoutFeatures(TableProfile profile, ResampleRequest request) {
        Named named = Named.of(profile, request);
        int[] neither = both(named.ignored(), named.categorical());
        return new Roles(profile.label(), new int[0], neither, carried(profile, named), List.of());
    }

    /// Roles for a method that looks at features.
    ///
    /// @throws Failure if a feature column holds something else than numbers
    static Roles numeric(TableProfile profile, ResampleRequest request) {
        Named named = Named.of(profile, request);
        int[] carried = carried(profile, named);
        int[] ignored = both(named.ignored(), carried);
        int[] features = IntStream.range(0, profile.columns().size())
                .filter(column -> column != profile.label() && !contains(ignored, column)).toArray();
        if (features.length == 0) {
            throw new Failure(profile.file() + ": no feature column is left beside the label; " + (carried.length == 0
                    ? "ignore fewer columns"
                    : "no quantities are " + CarriedColumns.described(profile, carried)
                            + "; --numeric COLUMN makes one a feature"));
        }
        new FeatureCheck(profile, request, named).require(features);
        List<Column> columns = new ArrayList<>();
        for (int column : features) {
            ColumnProfile found = profile.columns().get(column);
            columns.add(found.isInteger() ? Column.whole(found.name()) : Column.numeric(found.name()));
        }
        return new Roles(profile.label(), features, ignored, carried, List.copyOf(columns));
    }

    /// The columns whose values are no quantities, but for those that the user gave another role.
    private static int[] carried(TableProfile profile, Named named) {
        return IntStream.range(0, profile.columns().size())
                .filter(column -> column != profile.label() && !contains(named.ignored(), column)
                        && !contains(named.categorical(), column) && !contains(named.numeric(), column)
                        && profile.columns().get(column).meaning() != ColumnMeaning.QUANTITY)
                .toArray();
    }

    private static int[] both(int[] first, int[] second) {
        return IntStream.concat(IntStream.of(first), IntStream.of(second)).distinct().sorted().toArray();
    }

    static boolean contains(int[] columns, int column) {
        return Arrays.binarySearch(columns, column) >= 0;
    }

    /// The columns that the user gave a role.
    record Named(int[] ignored, int[] numeric, int[] categorical) {

        static Named of(TableProfile profile, ResampleRequest request) {
            ColumnNames names = profile.finder();
            int[] ignored = profile.withSpacers(names.findAll(request.ignored()));
            int[] numeric = names.findAll(request.numeric());
            int[] categorical = names.findAll(request.categorical());
            requireNotLabel(profile, ignored, "--ignore");
            requireNotLabel(profile, numeric, "--numeric");
            requireNotLabel(profile, categorical, "--categorical");
            for (int column : numeric) {
                if (contains(ignored, column) || contains(categorical, column)) {
                    throw new Failure(profile.file() + ": column \"" + VisibleText.shown(profile.names().get(column))
                            + "\" is named by --numeric and by "
                            + (contains(ignored, column) ? "--ignore" : "--categorical")
                            + "; it can be one of them only");
                }
            }
            return new Named(ignored, numeric, categorical);
        }

        private static void requireNotLabel(TableProfile profile, int[] columns, String option) {
            if (contains(columns, profile.label())) {
                throw new Failure(profile.file() + ": " + option + " names the label column \""
                        + VisibleText.shown(profile.names().get(profile.label())) + '"');
            }
        }
    }

    /// The columns of numbers, for a method that does not look at features: all but the label, those the user calls ignored
    /// or categorical, those with text, and those whose values are no quantities.
    int[] numbers(TableProfile profile) {
        return IntStream.range(0, profile.columns().size()).filter(column -> column != label
                && !contains(ignored, column) && !contains(carried, column)
                && profile.columns().get(column).texts() == 0
                && profile.columns().get(column).numbers() > 0).toArray();
    }
}
