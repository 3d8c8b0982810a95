package dev.ballast.samplers.classes;

import dev.ballast.core.target.ClassLabels;

import java.util.Arrays;
import java.util.function.IntUnaryOperator;

/// The rows of every class, by the rank of the class, which is its stream key: so that nothing that is drawn depends on
/// how classes are named.
///
/// @param rows for each rank the rows of the class, ascending
public record ClassRows(int[][] rows) {

    /// Groups the rows by class: one pass to count, one to place.
    public static ClassRows of(ClassLabels labels) {
        return of(labels.classes(), labels.size(), row -> rank(labels, row));
    }

    /// As [#of(ClassLabels)], of ranks 0, 1, ...
    public static ClassRows of(int... ranks) {
        return of(Arrays.stream(ranks).max().orElse(-1) + 1, ranks.length, row -> ranks[row]);
    }

    private static ClassRows of(int classes, int size, IntUnaryOperator rankOf) {
        int[] counts = new int[classes];
        for (int row = 0; row < size; row++) {
            counts[rankOf.applyAsInt(row)]++;
        }
        int[][] rows = new int[counts.length][];
        for (int rank = 0; rank < counts.length; rank++) {
            rows[rank] = new int[counts[rank]];
            counts[rank] = 0;
        }
        for (int row = 0; row < size; row++) {
            int rank = rankOf.applyAsInt(row);
            rows[rank][counts[rank]++] = row;
        }
        return new ClassRows(rows);
    }

    /// As [#of(ClassLabels)], of classes that all have rows.
    public static ClassRows ofAllPresent(ClassLabels labels) {
        ClassRows classes = of(labels);
        if (classes.classes() == 0) {
            throw new IllegalArgumentException("there are no rows, so no class can be drawn");
        }
        for (int rank = 0; rank < classes.classes(); rank++) {
            if (classes.count(rank) == 0) {
                throw new IllegalArgumentException("class \"" + name(labels, rank)
                        + "\" has no rows, so it cannot be drawn; leave it out of the labels");
            }
        }
        return classes;
    }

    public static int rank(ClassLabels labels, int row) {
        return (int) labels.streamKey(labels.code(row));
    }

    public static String name(ClassLabels labels, int rank) {
        int code = 0;
        while (labels.streamKey(code) != rank) {
            code++;
        }
        return labels.names().get(code);
    }

    public int classes() {
        return rows.length;
    }

    public int count(int rank) {
        return rows[rank].length;
    }
}
