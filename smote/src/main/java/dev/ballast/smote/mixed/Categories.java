package dev.ballast.smote.mixed;

import dev.ballast.core.data.Column;
import dev.ballast.core.data.Dataset;
import dev.ballast.core.recipe.Mix;
import dev.ballast.core.recipe.Mixing;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// The feature columns of a data set that are compared and voted on as categories, and how many levels each has.
///
/// @param columns their numbers, ascending
/// @param levels  for each of them the number of levels, a missing value not counted
record Categories(int[] columns, int[] levels) {

    /// Finds them: categories and booleans, and ordinal columns in which a missing value is a level, which has no place in their
    /// order.
    ///
    /// @param data     the data set
    /// @param ordinals whether all other ordinal columns are taken for categories too
    static Categories of(Dataset data, boolean ordinals) {
        List<Column> all = data.columns();
        int[] columns = IntStream.range(0, all.size())
                .filter(column -> all.get(column).isFeature() && isCategory(all.get(column), ordinals)).toArray();
        return new Categories(columns,
                IntStream.of(columns).map(data::levels).toArray());
    }

    private static boolean isCategory(Column column, boolean ordinals) {
        return switch (column.kind()) {
            case CATEGORY, BOOLEAN -> true;
            case ORDINAL -> ordinals || column.missing() == Column.Missing.LEVEL;
            case NUMBER, WHOLE, TIME, TEXT -> false;
        };
    }

    boolean isEmpty() {
        return columns.length == 0;
    }

    /// {@return the data with these columns carried, so that what looks at features sees numbers}
    Dataset leavingNumbers(Dataset data) {
        Column[] described = data.columns().toArray(Column[]::new);
        for (int column : columns) {
            described[column] = described[column].as(Column.Role.CARRIED);
        }
        return data.withColumns(List.of(described));
    }

    /// {@return the rules of a data set, with a vote for each of these columns}
    Mixing voted(Mixing mixing) {
        Mixing changed = mixing;
        for (int column : columns) {
            changed = mixing.mixes().get(column) == Mix.VOTE ? changed : changed.with(column, Mix.VOTE);
        }
        return changed;
    }

    /// Checks the codes of some rows.
    ///
    /// @param method who needs them, for the message
    /// @throws IllegalArgumentException if a code is none of the levels, or missing where that has no meaning
    void require(String method, Dataset data, int... rows) {
        for (int j = 0; j < columns.length; j++) {
            Column column = data.columns().get(columns[j]);
            for (int row : rows) {
                double code = data.features().get(row, columns[j]);
                if (Double.isNaN(code) && column.missing() == Column.Missing.REFUSE) {
                    throw new IllegalArgumentException("row " + row + ", column \"" + column.name()
                            + "\" has no value; "
                            + method
                            + " needs one: say what a missing value means (a level of its own, unknown), or fill or drop it");
                }
                if (!Double.isNaN(code) && !(code >= 0 && code < levels[j] && code == Math.rint(code))) {
                    throw new IllegalArgumentException("row " + row + ", column \"" + column.name() + "\" is " + code
                            + "; the column has " + levels[j] + " levels, whose codes are whole numbers from 0");
                }
            }
        }
    }

    @Override
    public String toString() {
        return "Categories[" + Arrays.toString(columns) + " of " + Arrays.toString(levels) + " levels]";
    }
}
