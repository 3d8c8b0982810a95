package dev.ballast.spark.table;

import dev.ballast.core.data.Column;
import dev.ballast.core.data.Column.Kind;
import dev.ballast.core.data.Column.Missing;
import dev.ballast.core.data.Column.Role;

import org.apache.spark.sql.types.DataType;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/// A column of a table, as it is known wherever rows are read: its place and type, and what it is to a method.
///
/// @param place   its place in the schema, from 0
/// @param name    its name
/// @param type    its type
/// @param kind    what it holds
/// @param role    what it is for
/// @param missing what a missing value means
/// @param levels  levels that the user listed, lowest first; else empty
/// @param width   how many features it is: 1, or the length of its vectors
public record Field(int place, String name, DataType type, Kind kind, Role role, Missing missing,
        ArrayList<String> levels, int width) implements Serializable {

    /// Makes the field of a column.
    ///
    /// @param place  its place in the schema, from 0
    /// @param type   its type
    /// @param column what it is
    /// @return the field
    public static Field of(int place, DataType type, Column column) {
        return new Field(place, column.name(), type, column.kind(), column.role(), column.missing(),
                new ArrayList<>(column.levels()), 1);
    }

    /// {@return this field with vectors of a length}
    ///
    /// @param length how many features it is
    public Field ofWidth(int length) {
        return new Field(place, name, type, kind, role, missing, levels, length);
    }

    /// {@return this field for another use}
    ///
    /// @param newRole what it is for
    public Field as(Role newRole) {
        return new Field(place, name, type, kind, newRole, missing, levels, width);
    }

    /// {@return whether values are codes of levels}
    public boolean isCoded() {
        return kind.isCoded();
    }

    /// {@return whether a value is a vector of features}
    public boolean isVector() {
        return Values.isVector(type);
    }

    /// {@return what a method is told of it; a vector is as many columns as it is long}
    public List<Column> columns() {
        if (role == Role.GROUP) {
            return List.of(new Column(name, Kind.CATEGORY, Role.GROUP, Missing.LEVEL, List.of()));
        }
        if (!isVector()) {
            return List.of(new Column(name, kind, role, missing, levels));
        }
        List<Column> columns = new ArrayList<>();
        for (int element = 0; element < width; element++) {
            columns.add(new Column(name + '[' + element + ']', kind, role, missing, List.of()));
        }
        return columns;
    }
}
