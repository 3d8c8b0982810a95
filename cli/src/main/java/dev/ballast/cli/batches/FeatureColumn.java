package dev.ballast.cli.batches;

import dev.ballast.core.data.Column;
import dev.ballast.tables.kind.CellSyntax;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A feature as batches have it.
///
/// @param name     what it is called
/// @param place    its place among the values of a row
/// @param type     what it holds
/// @param nullable whether values may be missing
/// @param levels   the texts of a category or ordered level, in their order; else empty
/// @param codeOf   for every code of the table its place among these texts, or 0 or 1 for a truth value; -1 if the level is a cell
///                 that means missing; empty for numbers
record FeatureColumn(String name, int place, Type type, boolean nullable, List<String> levels, int[] codeOf) {

    /// What a feature holds.
    enum Type {
        NUMBER, WHOLE, TRUTH, CATEGORY, LEVEL;

        String word() {
            return switch (this) {
                case NUMBER -> "float64";
                case WHOLE -> "int64";
                case TRUTH -> "boolean";
                case CATEGORY -> "category";
                case LEVEL -> "ordinal";
            };
        }
    }

    /// Works out what a feature holds: numbers, whole numbers, levels, or truth values where all texts are `true` or `false`.
    ///
    /// @param column   the column of the data set, with its levels
    /// @param declared whether the user said what it holds
    /// @param missing  whether a number is missing in a row of the table
    /// @param syntax   tells which levels are cells that mean missing
    static FeatureColumn of(Column column, int place, boolean declared, boolean missing, CellSyntax syntax) {
        if (!column.kind().isCoded()) {
            return new FeatureColumn(column.name(), place,
                    column.kind() == Column.Kind.WHOLE ? Type.WHOLE : Type.NUMBER, missing, List.of(), new int[0]);
        }
        List<String> present = column.levels().stream().filter(level -> !isMissing(level, syntax)).toList();
        boolean truths = !declared && column.kind() == Column.Kind.CATEGORY && !present.isEmpty()
                && present.stream().allMatch(level -> isTrue(level) || word(level).equals("false"));
        int[] codeOf = new int[column.levels().size()];
        List<String> levels = new ArrayList<>();
        for (int code = 0; code < codeOf.length; code++) {
            String level = column.levels().get(code);
            if (isMissing(level, syntax)) {
                codeOf[code] = -1;
            } else if (truths) {
                codeOf[code] = isTrue(level) ? 1 : 0;
            } else {
                codeOf[code] = levels.size();
                levels.add(level);
            }
        }
        Type type = truths ? Type.TRUTH : column.kind() == Column.Kind.ORDINAL ? Type.LEVEL : Type.CATEGORY;
        return new FeatureColumn(column.name(), place, type, present.size() < codeOf.length, levels, codeOf);
    }

    private static String word(String level) {
        return level.strip().toLowerCase(Locale.ROOT);
    }

    private static boolean isTrue(String level) {
        return word(level).equals("true");
    }

    private static boolean isMissing(String level, CellSyntax syntax) {
        // Cells have bytes for characters.
        char[] cell = new String(level.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1).toCharArray();
        return syntax.isMissing(cell, 0, cell.length);
    }

    boolean isCoded() {
        return codeOf.length > 0;
    }

    /// Writes the codes of a batch: places among the levels, 0 and 1 for truth values, -1 where nothing is known.
    void codes(TrainingBatch batch, int[] into) {
        double[] values = batch.values();
        for (int i = 0, at = place; i < batch.size(); i++, at += batch.columns()) {
            into[i] = Double.isNaN(values[at]) ? -1 : codeOf[(int) values[at]];
        }
    }
}
