package dev.ballast.samplers.classwise;

import dev.ballast.core.target.ClassLabels;
import dev.ballast.samplers.check.Fingerprint;

import java.util.HashMap;
import java.util.Map;
import java.util.function.IntUnaryOperator;

/// How often classes, and rows with them, ask to be drawn: max(1, sqrt(threshold / share of rows)).
///
/// @param threshold the share of rows from which on nothing is repeated
/// @param rows      how many there are
/// @param counts    for each code the rows that have it
/// @param rarest    for a row, how many rows have its rarest category
record RepeatFactors(double threshold, int rows, int[] counts, IntUnaryOperator rarest) {

    RepeatFactors {
        if (!(threshold > 0 && threshold <= 1)) {
            throw new IllegalArgumentException(
                    "the threshold is " + threshold + "; it must be a share of rows, above 0 and at most 1");
        }
    }

    static RepeatFactors of(ClassLabels labels, double threshold) {
        int[] counts = new int[labels.classes()];
        for (int row = 0; row < labels.size(); row++) {
            counts[labels.code(row)]++;
        }
        return new RepeatFactors(threshold, labels.size(), counts, row -> counts[labels.code(row)]);
    }

    static RepeatFactors of(int[][] categories, double threshold) {
        int[] counts = counts(categories);
        int[] rarest = new int[categories.length];
        for (int row = 0; row < rarest.length; row++) {
            // A row without categories is as one whose category all rows have.
            rarest[row] = rarest.length;
            for (int code : categories[row]) {
                rarest[row] = Math.min(rarest[row], counts[code]);
            }
        }
        return new RepeatFactors(threshold, rarest.length, counts, row -> rarest[row]);
    }

    private static int[] counts(int[][] categories) {
        int largest = -1;
        for (int row = 0; row < categories.length; row++) {
            for (int place = 0; place < categories[row].length; place++) {
                if (categories[row][place] < 0) {
                    throw new IllegalArgumentException("categories[" + row + "][" + place + "] is "
                            + categories[row][place] + "; codes of categories must be at least 0");
                }
                largest = Math.max(largest, categories[row][place]);
            }
        }
        int[] counts = new int[largest + 1];
        int[] lastRow = new int[largest + 1];
        for (int row = 0; row < categories.length; row++) {
            for (int code : categories[row]) {
                counts[code] += lastRow[code] == row + 1 ? 0 : 1;
                lastRow[code] = row + 1;
            }
        }
        return counts;
    }

    double ofCode(int code) {
        return factor(counts[code]);
    }

    double ofRow(int row) {
        return factor(rarest.applyAsInt(row));
    }

    private double factor(int count) {
        return count == 0 ? 1 : Math.max(1, Math.sqrt(threshold * rows / count));
    }

    /// Groups rows whose rarest categories have equally many rows; groups in the order of their first rows.
    int[] groupsByRarest() {
        Map<Integer, Integer> groups = new HashMap<>();
        int[] groupOf = new int[rows];
        for (int row = 0; row < groupOf.length; row++) {
            Integer group = groups.putIfAbsent(rarest.applyAsInt(row), groups.size());
            groupOf[row] = group == null ? groups.size() - 1 : group;
        }
        return groupOf;
    }

    /// What draws depend on: not how categories are numbered.
    String hash() {
        Fingerprint hash = new Fingerprint();
        for (int row = 0; row < rows; row++) {
            hash.add((long) rarest.applyAsInt(row));
        }
        return hash.toString();
    }
}
