package dev.ballast.spark;

import dev.ballast.core.target.Target;

import java.util.List;

/// The columns that hold what is to be predicted.
public sealed interface SparkTarget {

    /// The class of a row.
    ///
    /// @param column a column of any simple type: texts, numbers, yes and no, days
    record Classes(String column) implements SparkTarget {}

    /// A number.
    ///
    /// @param column a column of numbers
    record Numbers(String column) implements SparkTarget {}

    /// Labels of which a row may have several.
    ///
    /// @param columns one for each label, with 1 or true in the rows that have it and 0 or false in the others
    record Labels(List<String> columns) implements SparkTarget {

        /// Copies the list.
        public Labels {
            columns = List.copyOf(columns);
        }
    }

    /// {@return the columns}
    default List<String> columns() {
        return switch (this) {
            case Classes(String column) -> List.of(column);
            case Numbers(String column) -> List.of(column);
            case Labels(List<String> columns) -> columns;
        };
    }

    /// {@return what kind of target they are}
    default Target.Kind kind() {
        return switch (this) {
            case Classes _ -> Target.Kind.CLASSES;
            case Numbers _ -> Target.Kind.NUMBER;
            case Labels _ -> Target.Kind.LABELS;
        };
    }
}
