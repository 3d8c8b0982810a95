package dev.ballast.cli.table.arrow;

import dev.ballast.cli.table.TableShape;

import java.util.List;

/// What Arrow says of columns beside the types of their values.
///
/// @param large   whether places in texts are written with 64 bits
/// @param ordered whether the order of a dictionary means something
record ArrowDetail(List<Boolean> large, List<Boolean> ordered) implements TableShape.FormatDetail {

    /// Copies the lists.
    ArrowDetail {
        large = List.copyOf(large);
        ordered = List.copyOf(ordered);
    }
}
