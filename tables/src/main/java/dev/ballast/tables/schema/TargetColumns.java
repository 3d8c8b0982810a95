package dev.ballast.tables.schema;

import dev.ballast.core.target.Target;

import java.util.stream.IntStream;

/// The columns that hold what is to be predicted.
///
/// @param kind      what that is
/// @param columns   the columns, ascending; not copied
/// @param separator what stands between labels that share a column; else empty
public record TargetColumns(Target.Kind kind, int[] columns, String separator) {

    /// Returns the column of classes.
    ///
    /// @param column the column
    /// @return the target
    public static TargetColumns ofClasses(int column) {
        return new TargetColumns(Target.Kind.CLASSES, new int[]{column}, "");
    }

    /// {@return the column of the class, or -1 if no class is to be predicted}
    public int label() {
        return kind == Target.Kind.CLASSES ? columns[0] : -1;
    }

    /// {@return whether labels share a column}
    public boolean isList() {
        return !separator.isEmpty();
    }

    /// Says whether a column is one of these.
    ///
    /// @param column from 0
    /// @return whether it is
    public boolean contains(int column) {
        return IntStream.of(columns).anyMatch(other -> other == column);
    }
}
