package dev.ballast.cli.table;

import dev.ballast.tables.kind.ColumnMeaning;
import dev.ballast.tables.kind.ColumnProfile;
import dev.ballast.tables.scan.TableProfile;
import dev.ballast.tables.scan.TableSource;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// The columns of a table with their types, and what else its file says.
///
/// @param columns  the columns, in their order
/// @param metadata names and values
/// @param codec    how its parts are compressed, as the format calls it; empty if nothing is said
/// @param detail   what only the format itself understands; null if there is nothing
public record TableShape(List<TypedColumn> columns, Map<String, String> metadata, String codec,
        @Nullable FormatDetail detail) {

    /// What a format knows of a table that it was read from, for one that is written.
    public interface FormatDetail {}

    /// Makes a shape of which the format knows nothing more.
    ///
    /// @param columns  the columns
    /// @param metadata names and values
    /// @param codec    how its parts are compressed
    public TableShape(List<TypedColumn> columns, Map<String, String> metadata, String codec) {
        this(columns, metadata, codec, null);
    }

    /// Digits that an `int64` has at least.
    private static final int SAFE_DIGITS = 18;
    private static final Pattern WHOLE = Pattern.compile("0|-?[1-9][0-9]{0," + (SAFE_DIGITS - 1) + "}");

    /// Copies the list and the map.
    public TableShape {
        columns = List.copyOf(columns);
        metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
    }

    /// Returns the shape of a table: what its format says, else what one pass over its text told.
    ///
    /// @param source  the table
    /// @param profile what the pass told
    /// @return the shape
    public static TableShape of(TableSource source, TableProfile profile) {
        if (source instanceof TypedSource typed) {
            return typed.shape();
        }
        List<TypedColumn> columns = new ArrayList<>();
        for (int column = 0; column < profile.columns().size(); column++) {
            columns.add(new TypedColumn(profile.names().get(column),
                    column == profile.label() ? ofLabels(profile.labels().names()) : ofCells(profile, column), true));
        }
        return new TableShape(columns, Map.of(), "");
    }

    private static ValueType ofLabels(List<String> labels) {
        return labels.stream().allMatch(label -> WHOLE.matcher(label).matches())
                ? new ValueType.Whole(Long.SIZE, true)
                : ValueType.Text.PLAIN;
    }

    /// Text is what loses nothing: dates in whatever spelling, codes, and numbers of more digits than a type has.
    private static ValueType ofCells(TableProfile profile, int column) {
        ColumnProfile found = profile.columns().get(column);
        if (found.texts() > 0 || found.numbers() + found.infinite() == 0 || found.firstLongInteger() != null
                || found.meaning() == ColumnMeaning.DATE || found.meaning() == ColumnMeaning.CODE) {
            return ValueType.Text.PLAIN;
        }
        return found.isInteger() ? new ValueType.Whole(Long.SIZE, true) : new ValueType.Real(Double.SIZE);
    }

    /// Adds a column of whole numbers at the end.
    ///
    /// @param name its name
    /// @return the new shape
    public TableShape with(String name) {
        List<TypedColumn> more = new ArrayList<>(columns);
        more.add(new TypedColumn(name, new ValueType.Whole(Long.SIZE, true), false));
        return new TableShape(more, metadata, codec, null);
    }

    /// {@return the names of the columns}
    public List<String> names() {
        return columns.stream().map(TypedColumn::name).toList();
    }
}
