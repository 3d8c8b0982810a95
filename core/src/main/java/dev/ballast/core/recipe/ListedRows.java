package dev.ballast.core.recipe;

import java.util.Arrays;
import java.util.Objects;

/// A set as a list of its rows; see [RowSet].
final class ListedRows implements RowSet {

    private final long population;
    private final int[] rows;

    private ListedRows(long population, int[] rows) {
        this.population = population;
        this.rows = rows;
    }

    static ListedRows of(long population, int[] rows) {
        for (int i = 0; i < rows.length; i++) {
            int previous = i == 0 ? -1 : rows[i - 1];
            if (rows[i] <= previous || rows[i] >= population) {
                throw new IllegalStateException("kept[" + i + "] is " + rows[i] + " after " + previous
                        + "; kept rows must ascend and be below " + population);
            }
        }
        return new ListedRows(population, rows);
    }

    @Override
    public long size() {
        return rows.length;
    }

    @Override
    public long population() {
        return population;
    }

    @Override
    public boolean contains(long row) {
        return row >= 0 && row <= Integer.MAX_VALUE && Arrays.binarySearch(rows, (int) row) >= 0;
    }

    @Override
    public long select(long rank) {
        return rows[Math.toIntExact(Objects.checkIndex(rank, size()))];
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ListedRows that && that.population == population && Arrays.equals(that.rows, rows);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(rows);
    }
}
