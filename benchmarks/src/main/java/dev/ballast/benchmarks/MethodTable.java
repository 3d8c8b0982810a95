package dev.ballast.benchmarks;

import dev.ballast.core.data.Column;
import dev.ballast.core.data.Dataset;
import dev.ballast.core.data.FeatureMatrix;
import dev.ballast.core.target.ClassLabels;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;

/// A table to resample: [ClumpedRows] whose last columns may have been made codes of categories.
///
/// @param name   as other programs call it
/// @param shape  rows by columns, those of codes counted
/// @param levels of the last columns, how many levels each has; codes follow the values, and a third of them is noise
record MethodTable(String name, Shape shape, List<Integer> levels) {

    /// For most methods.
    static final MethodTable NUMBERS = new MethodTable("numbers", new Shape(33_000, 30), List.of());
    /// For methods that take hours elsewhere.
    static final MethodTable FEW = new MethodTable("few", new Shape(3_300, 30), List.of());
    /// For SMOTE-NC.
    static final MethodTable MIXED = new MethodTable("mixed", new Shape(20_000, 6), List.of(300, 5));
    /// For SMOTE-N.
    static final MethodTable CODES = new MethodTable("codes", new Shape(20_000, 8),
            List.of(300, 5, 20, 20, 10, 10, 5, 2));

    static final List<MethodTable> ALL = List.of(NUMBERS, FEW, MIXED, CODES);

    private static final double NOISE = 1.0 / 3;

    /// Finds a table by its name.
    static MethodTable named(String name) {
        return ALL.stream().filter(table -> table.name.equals(name)).findFirst().orElseThrow(
                () -> new IllegalArgumentException("there is no table \"" + name + "\"; tables are "
                        + String.join(", ", ALL.stream().map(MethodTable::name).toList())));
    }

    /// Returns the table that a method is timed on.
    static MethodTable of(String method) {
        return switch (method) {
            case "smote-nc" -> MIXED;
            case "smote-n" -> CODES;
            default -> NUMBERS;
        };
    }

    ClumpedRows rows() {
        ClumpedRows rows = ClumpedRows.of(shape);
        Random random = new Random(43);
        int numbers = shape.columns() - levels.size();
        for (double[] row : rows.values()) {
            for (int i = 0; i < levels.size(); i++) {
                double place = random.nextDouble() < NOISE
                        ? random.nextDouble()
                        : 1 / (1 + Math.exp(-row[numbers + i]));
                row[numbers + i] = Math.min(levels.get(i) - 1, Math.floor(levels.get(i) * place));
            }
        }
        return rows;
    }

    Dataset dataset() {
        ClumpedRows rows = rows();
        List<Column> columns = new ArrayList<>(Column.numeric(shape.columns() - levels.size()));
        for (int i = 0; i < levels.size(); i++) {
            columns.add(Column.categorical("c" + i,
                    IntStream.range(0, levels.get(i)).mapToObj(level -> String.format(Locale.ROOT, "%03d", level))
                            .toList()));
        }
        return new Dataset(FeatureMatrix.wrap(rows.values()), ClassLabels.of(rows.labels()), columns);
    }
}
