package dev.ballast.cli.resample;

import dev.ballast.cli.table.Cells;
import dev.ballast.cli.table.ColumnNames;
import dev.ballast.cli.table.ColumnProfile;
import dev.ballast.cli.table.Failure;
import dev.ballast.cli.table.TableProfile;
import dev.ballast.core.data.Column;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// What each column of a table is to a run: the label, a feature, or neither.
///
/// @param label    the label column
/// @param features the columns that are features, ascending
/// @param ignored  the columns that are neither, ascending
/// @param columns  the description of each feature
record Roles(int label, int[] features, int[] ignored, List<Column> columns) {

    private static final int COLUMNS_SHOWN = 10;
    private static final int LIST_LIMIT = 50;

    /// Roles for a method that does not look at features.
    static Roles withoutFeatures(TableProfile profile, ResampleRequest request) {
        ColumnNames names = profile.finder();
        int[] ignored = profile.withSpacers(names.findAll(request.ignored()));
        int[] categorical = names.findAll(request.categorical());
        requireNotLabel(profile, ignored, "--ignore");
        requireNotLabel(profile, categorical, "--categorical");
        int[] neither = IntStream.concat(IntStream.of(ignored), IntStream.of(categorical)).distinct().sorted()
                .toArray();
        return new Roles(profile.label(), new int[0], neither, List.of());
    }

    /// Roles for a method that interpolates.
    ///
    /// @throws Failure if a feature column holds something else than numbers
    static Roles numeric(TableProfile profile, ResampleRequest request, boolean roundIntegers) {
        ColumnNames names = profile.finder();
        int[] ignored = profile.withSpacers(names.findAll(request.ignored()));
        int[] categorical = names.findAll(request.categorical());
        requireNotLabel(profile, ignored, "--ignore");
        requireNotLabel(profile, categorical, "--categorical");
        int[] features = IntStream.range(0, profile.columns().size())
                .filter(column -> column != profile.label() && Arrays.binarySearch(ignored, column) < 0).toArray();
        if (features.length == 0) {
            throw new Failure(profile.file() + ": no feature column is left beside the label; ignore fewer columns");
        }
        requireNumbers(profile, request, features, ignored, categorical);
        List<Column> columns = new ArrayList<>();
        for (int column : features) {
            ColumnProfile found = profile.columns().get(column);
            columns.add(found.isInteger() && roundIntegers
                    ? Column.integer(found.name())
                    : Column.numeric(found.name()));
        }
        return new Roles(profile.label(), features, ignored, List.copyOf(columns));
    }

    /// The columns of numbers, for a method that does not look at features: all but the label, those the user calls ignored
    /// or categorical, and those with text.
    int[] numbers(TableProfile profile) {
        return IntStream.range(0, profile.columns().size()).filter(column -> column != label
                && Arrays.binarySearch(ignored, column) < 0 && profile.columns().get(column).texts() == 0
                && profile.columns().get(column).numbers() > 0).toArray();
    }

    private static void requireNotLabel(TableProfile profile, int[] columns, String option) {
        if (Arrays.binarySearch(columns, profile.label()) >= 0) {
            throw new Failure(profile.file() + ": " + option + " names the label column \""
                    + Cells.shown(profile.names().get(profile.label())) + '"');
        }
    }

    private static void requireNumbers(TableProfile profile, ResampleRequest request, int[] features, int[] ignored,
            int[] categorical) {
        List<Integer> refused = new ArrayList<>();
        for (int column : features) {
            ColumnProfile found = profile.columns().get(column);
            boolean declared = Arrays.binarySearch(categorical, column) >= 0;
            if (!declared && found.texts() > 0 && found.numbers() > found.texts()) {
                throw new Failure(profile.file() + ":" + found.firstText().line() + ": column "
                        + ColumnNames.shown(profile.names(), column) + ": \"" + Cells.shown(found.firstText().text())
                        + "\" is not a number, and "
                        + (found.texts() == 1 ? "all other" : "most other") + " cells of the column are; correct it,"
                        + " or ignore the column with --ignore " + ColumnNames.shellWord(profile.names(), column));
            }
            if (!declared && found.firstLongInteger() != null) {
                throw new Failure(profile.file() + ":" + found.firstLongInteger().line() + ": column "
                        + ColumnNames.shown(profile.names(), column) + ": "
                        + Cells.shown(found.firstLongInteger().text())
                        + " has more digits than a double holds; if the column is no quantity but a number by name,"
                        + " leave it out with --ignore " + ColumnNames.shellWord(profile.names(), column));
            }
            if (declared || found.texts() > 0) {
                refused.add(column);
            }
        }
        if (!refused.isEmpty()) {
            String shown = refused.stream().limit(COLUMNS_SHOWN).map(column -> described(profile, column))
                    .collect(Collectors.joining(", "));
            String rest = refused.size() > COLUMNS_SHOWN ? " and " + (refused.size() - COLUMNS_SHOWN) + " more" : "";
            throw new Failure(profile.file() + ": " + request.methodName() + " interpolates numbers, and "
                    + refused.size() + " of " + features.length + " feature columns hold categories: " + shown + rest
                    + "; leave them out of the features with --ignore" + ignoreList(profile, ignored, refused)
                    + " (each new row then takes them from its base row), or use --method random-over");
        }
    }

    /// The columns to ignore, those that are ignored already included; nothing if there are too many to write.
    private static String ignoreList(TableProfile profile, int[] ignored, List<Integer> more) {
        TreeSet<Integer> all = new TreeSet<>(more);
        Arrays.stream(ignored).forEach(all::add);
        return all.size() > LIST_LIMIT
                ? ""
                : all.stream().map(column -> ColumnNames.shellWord(profile.names(), column))
                        .collect(Collectors.joining(",", " ", ""));
    }

    private static String called(TableProfile profile, int column) {
        return profile.names().get(column).isBlank()
                ? "number " + (column + 1)
                : Cells.shown(profile.names().get(column));
    }

    private static String described(TableProfile profile, int column) {
        ColumnProfile found = profile.columns().get(column);
        return found.firstText() == null
                ? called(profile, column)
                : called(profile, column) + " (\"" + Cells.shown(found.firstText().text().strip()) + "\")";
    }
}
