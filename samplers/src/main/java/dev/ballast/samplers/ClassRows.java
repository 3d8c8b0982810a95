package dev.ballast.samplers;

import dev.ballast.core.ClassLabels;

/// The rows of every class that is drawn from, and the keys of its streams.
///
/// @param rows ascending, by class code
/// @param keys by class code
record ClassRows(int[][] rows, long[] keys) {

    /// Groups the rows by class in one pass after counting.
    static ClassRows of(ClassLabels labels) {
        int[] counts = new int[labels.classes()];
        for (int row = 0; row < labels.size(); row++) {
            counts[labels.code(row)]++;
        }
        int[][] rows = new int[counts.length][];
        long[] keys = new long[counts.length];
        for (int code = 0; code < counts.length; code++) {
            rows[code] = new int[counts[code]];
            keys[code] = labels.streamKey(code);
            counts[code] = 0;
        }
        for (int row = 0; row < labels.size(); row++) {
            int code = labels.code(row);
            rows[code][counts[code]++] = row;
        }
        return new ClassRows(rows, keys);
    }

    /// As [#of], of classes that all have rows.
    static ClassRows ofAllPresent(ClassLabels labels) {
        ClassRows classes = of(labels);
        if (classes.classes() == 0) {
            throw new IllegalArgumentException("there are no rows, so no class can be drawn");
        }
        for (int code = 0; code < classes.classes(); code++) {
            if (classes.count(code) == 0) {
                throw new IllegalArgumentException("class \"" + labels.names().get(code)
                        + "\" has no rows, so it cannot be drawn; leave it out of the labels");
            }
        }
        return classes;
    }

    int classes() {
        return rows.length;
    }

    int count(int code) {
        return rows[code].length;
    }
}
