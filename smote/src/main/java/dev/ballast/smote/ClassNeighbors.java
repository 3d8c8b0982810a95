package dev.ballast.smote;

import dev.ballast.smote.neighbors.Neighbors;

/// The rows of a class and, for each of them, its nearest others of the class as places in that array.
///
/// @param rows      rows of the data set, ascending
/// @param neighbors the neighbors of `rows[i]` are those of query i; null if there are no rows
record ClassNeighbors(int[] rows, Neighbors neighbors) {

    private static final ClassNeighbors EMPTY = new ClassNeighbors(new int[0], null);

    static ClassNeighbors[] orEmpty(ClassNeighbors[] classes) {
        ClassNeighbors[] filled = classes.clone();
        for (int code = 0; code < filled.length; code++) {
            filled[code] = filled[code] == null ? EMPTY : filled[code];
        }
        return filled;
    }
}
