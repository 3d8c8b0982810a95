package dev.ballast.tables.schema;

import dev.ballast.core.target.Target;
import dev.ballast.tables.text.ColumnNames;

import java.util.List;

/// What is to be predicted, as the user calls it. Columns are called by their name, their number from 1, or `last`.
public sealed interface TargetOption {

    /// The class of a row.
    ///
    /// @param column the column that holds it
    record Classes(String column) implements TargetOption {

        @Override
        public TargetColumns find(ColumnNames names) {
            return new TargetColumns(Target.Kind.CLASSES, new int[]{names.label(column)}, "");
        }
    }

    /// A number.
    ///
    /// @param column the column that holds it
    record Numbers(String column) implements TargetOption {

        @Override
        public TargetColumns find(ColumnNames names) {
            return new TargetColumns(Target.Kind.NUMBER, new int[]{names.find(column)}, "");
        }
    }

    /// Labels, each with a column of its own that holds 1 in the rows that have it and 0 in the others.
    ///
    /// @param columns the columns
    record LabelColumns(List<String> columns) implements TargetOption {

        @Override
        public TargetColumns find(ColumnNames names) {
            return new TargetColumns(Target.Kind.LABELS, names.findAll(columns), "");
        }
    }

    /// Labels that stand in one column, with a separator between them.
    ///
    /// @param column    the column
    /// @param separator what stands between two labels
    record LabelList(String column, String separator) implements TargetOption {

        @Override
        public TargetColumns find(ColumnNames names) {
            return new TargetColumns(Target.Kind.LABELS, new int[]{names.find(column)}, separator);
        }
    }

    /// Finds the columns.
    ///
    /// @param names the names of the table's columns
    /// @return the columns
    /// @throws dev.ballast.tables.message.Failure if one is not there
    TargetColumns find(ColumnNames names);
}
