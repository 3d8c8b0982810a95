package dev.ballast.spark.table;

import dev.ballast.core.data.Column.Kind;
import dev.ballast.core.data.Column.Missing;
import dev.ballast.core.data.Column.Role;

import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/// Reads the numbers that a method is given from rows, wherever those are.
///
/// @param given the columns
public record RowReader(ArrayList<Field> given) implements Serializable {

    /// Returns the reader of some columns.
    ///
    /// @param given the columns
    /// @return the reader
    public static RowReader of(List<Field> given) {
        return new RowReader(new ArrayList<>(given));
    }

    /// {@return the number of values of a row that are numbers}
    public int numbers() {
        return given.stream().mapToInt(field -> field.isCoded() || field.role() == Role.GROUP ? 0 : field.width())
                .sum();
    }

    /// {@return the columns whose values are codes of levels}
    public List<Field> coded() {
        return given.stream().filter(field -> field.isCoded() || field.role() == Role.GROUP).toList();
    }

    /// Reads the numbers of a row.
    ///
    /// @param row    holds the given columns from a place on, one after another
    /// @param first  that place
    /// @param number of the row, for the message
    /// @param into   takes the numbers
    /// @param offset where they begin
    /// @return what is wrong with a value, or null
    @Nullable
    String read(Row row, int first, long number, double[] into, int offset) {
        int at = offset;
        for (int place = 0; place < given.size(); place++) {
            Field field = given.get(place);
            if (field.isCoded() || field.role() == Role.GROUP) {
                if (field.kind() == Kind.ORDINAL && field.missing() == Missing.REFUSE && row.isNullAt(first + place)) {
                    return refused(field, number, "is null", null);
                }
                continue;
            }
            Object value = row.get(first + place);
            try {
                if (field.isVector()) {
                    if (value == null) {
                        return refused(field, number, "is null", null);
                    }
                    double[] vector = Values.vector(value);
                    if (vector.length != field.width()) {
                        return refused(field, number,
                                "has " + vector.length + " values, and that of another row " + field.width(), null);
                    }
                    System.arraycopy(vector, 0, into, at, vector.length);
                } else {
                    into[at] = Values.number(value);
                }
            } catch (IllegalArgumentException e) {
                return refused(field, number, String.valueOf(e.getMessage()), value);
            }
            for (int i = at; i < at + field.width(); i++) {
                if (Double.isInfinite(into[i]) || (Double.isNaN(into[i]) && !field.missing().isUnknown())) {
                    return refused(field, number, Double.isNaN(into[i]) ? "is missing" : "is infinite", value);
                }
            }
            at += field.width();
        }
        return null;
    }

    private static String refused(Field field, long number, String what, @Nullable Object value) {
        return "row " + number + ": column \"" + field.name() + "\" " + what + (value == null ? "" : " (" + value + ')')
                + "; the rows that are worked on need a finite number in every "
                + (field.role() == Role.WEIGHT ? "weight" : "feature") + ": fill it in, drop the row,"
                + (what.equals("is missing") ? " say what missing numbers mean," : "") + " or carry the column along";
    }
}
