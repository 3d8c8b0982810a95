package dev.ballast.cli.inspect;

import dev.ballast.core.random.RandomStream;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A uniform random sample, without replacement, of rows that come one by one: each set of rows is equally likely, and so is
/// each order.
///
/// Algorithm R (Vitter 1985, doi:10.1145/3147.3165, who credits Waterman), then a shuffle, so that the first rows of a sample
/// are a sample too. Uses one number for every row that comes after the sample is full, in the order of the rows.
final class RowSample {

    /// A row of the sample.
    ///
    /// @param values one for each column; NaN is missing
    /// @param rank   the rank of its class
    /// @param number which row of the file it is, or -1
    record Row(double[] values, int rank, long number) {}

    private final int capacity;
    private final RandomStream stream;
    private final List<Row> rows = new ArrayList<>();
    private long seen;

    RowSample(int capacity, RandomStream stream) {
        this.capacity = capacity;
        this.stream = stream;
    }

    /// Takes or passes over a row; copies its values if it is taken.
    void add(double[] values, int rank, long number) {
        seen++;
        if (rows.size() < capacity) {
            rows.add(new Row(values.clone(), rank, number));
            return;
        }
        long place = stream.nextLong(seen);
        if (place < capacity) {
            rows.set((int) place, new Row(values.clone(), rank, number));
        }
    }

    /// Takes a row that was drawn elsewhere.
    void addDrawn(double[] values, int rank) {
        rows.add(new Row(values.clone(), rank, -1));
    }

    /// The rows that were drawn elsewhere were drawn from so many.
    void drawnFrom(long count) {
        seen = count;
    }

    /// No more rows will be added.
    void complete() {
        List<Row> inOrder = List.copyOf(rows);
        int[] order = stream.permutation(inOrder.size());
        for (int i = 0; i < order.length; i++) {
            rows.set(i, inOrder.get(order[i]));
        }
    }

    /// How many rows it is a sample of.
    long seen() {
        return seen;
    }

    int size() {
        return rows.size();
    }

    /// The first rows with a finite value in every column, at most so many.
    List<Row> first(int most) {
        return rows.stream().filter(row -> Arrays.stream(row.values()).allMatch(Double::isFinite)).limit(most).toList();
    }

    /// The finite values of a column.
    double[] column(int column) {
        return rows.stream().mapToDouble(row -> row.values()[column]).filter(Double::isFinite).toArray();
    }
}
