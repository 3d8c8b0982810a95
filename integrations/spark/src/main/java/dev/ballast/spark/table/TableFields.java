package dev.ballast.spark.table;

import dev.ballast.core.data.Column;
import dev.ballast.core.data.Column.Kind;
import dev.ballast.core.data.Column.Missing;
import dev.ballast.core.data.Column.Role;

import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.FloatType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The columns of a table, all that it has, in their order.
///
/// @param fields the columns
public record TableFields(ArrayList<Field> fields) implements Serializable {

    /// Says what columns are by their types: numbers and texts are features, all others are carried along.
    ///
    /// @param schema the schema
    /// @return for every column what it is
    public static List<Column> byType(StructType schema) {
        return Arrays.stream(schema.fields()).map(TableFields::byType).toList();
    }

    private static Column byType(StructField field) {
        DataType type = field.dataType();
        if (Values.isWhole(type)) {
            return Column.whole(field.name());
        }
        if (Values.isNumber(type) || Values.isVector(type)) {
            return Column.numeric(field.name());
        }
        return Values.isText(type)
                ? new Column(field.name(), Kind.CATEGORY, Role.FEATURE, Missing.LEVEL, List.of())
                : new Column(field.name(), Values.isTime(type) ? Kind.TIME : Kind.TEXT, Role.CARRIED, Missing.BASE,
                        List.of());
    }

    /// Makes the fields.
    ///
    /// @param schema  the schema
    /// @param columns for every column what it is
    /// @return the fields
    public static TableFields of(StructType schema, List<Column> columns) {
        ArrayList<Field> fields = new ArrayList<>();
        for (int place = 0; place < columns.size(); place++) {
            fields.add(Field.of(place, schema.fields()[place].dataType(), columns.get(place)));
        }
        return new TableFields(fields);
    }

    /// Finds a column by its name.
    ///
    /// @param schema the schema
    /// @param name   the name
    /// @param what   what it is wanted for, for the message
    /// @return its place
    /// @throws IllegalArgumentException if it is not there, or twice
    public static int find(StructType schema, String name, String what) {
        List<String> names = List.of(schema.fieldNames());
        int place = names.indexOf(name);
        if (place < 0) {
            String near = names.stream().filter(other -> other.equalsIgnoreCase(name.strip())).findFirst()
                    .map(other -> "; did you mean \"" + other + "\"?").orElse("");
            throw new IllegalArgumentException("there is no column \"" + name + "\" for " + what + near
                    + "; columns are " + shown(names));
        }
        if (names.lastIndexOf(name) != place) {
            throw new IllegalArgumentException(
                    "two columns are called \"" + name + "\"; rename one, so that it is clear which is meant for "
                            + what);
        }
        return place;
    }

    private static String shown(List<String> names) {
        int most = 20;
        return names.size() <= most
                ? String.join(", ", names)
                : String.join(", ", names.subList(0, most)) + " and " + (names.size() - most) + " more";
    }

    /// {@return a name as Spark reads it where it may hold points}
    ///
    /// @param name the name of a column
    public static String quoted(String name) {
        return '`' + name.replace("`", "``") + '`';
    }

    /// {@return the columns that a method is given, ascending: features, weights, and groups if it looks at them}
    ///
    /// @param groups whether it looks at groups
    public List<Field> given(boolean groups) {
        return fields.stream().filter(field -> field.role() == Role.FEATURE || field.role() == Role.WEIGHT
                || (groups && field.role() == Role.GROUP)).toList();
    }

    /// {@return whether all numbers among the given columns are of 32 bits}
    ///
    /// @param given columns that a method is given
    public static boolean areFloats(List<Field> given) {
        List<Field> numbers = given.stream().filter(field -> !field.isCoded() && field.role() == Role.FEATURE).toList();
        return !numbers.isEmpty() && numbers.stream().allMatch(field -> field.type() instanceof FloatType
                || (field.type() instanceof ArrayType array && array.elementType() instanceof FloatType));
    }
}
