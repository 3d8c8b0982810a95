package dev.ballast.cli.features;

import dev.ballast.tables.scan.TableProfile;
import dev.ballast.tables.text.ColumnNames;

import java.util.Collection;
import java.util.stream.Collectors;

/// What to call columns on the command line.
public final class ColumnWord {

    private static final int LIST_LIMIT = 50;

    private ColumnWord() {
    }

    /// The column's name, or its number if the name would need care.
    public static String of(TableProfile profile, int column) {
        return ColumnNames.shellWord(profile.names(), column);
    }

    /// Columns with commas between them; `COLUMNS` if there are too many to write.
    public static String list(TableProfile profile, Collection<Integer> columns) {
        return columns.size() > LIST_LIMIT
                ? "COLUMNS"
                : columns.stream().map(column -> of(profile, column)).collect(Collectors.joining(","));
    }
}
