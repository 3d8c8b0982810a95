package dev.ballast.core.data;

import java.util.Objects;

/// What the rows of a data set are called where they come from: by their numbers, or by numbers of their own. Selecting
/// and splitting carry them along. A row that was made has none, which is [#NONE]. Immutable.
public final class RowIds {

    /// The id of a row that was made.
    public static final long NONE = -1;

    private final int rows;
    private final long[] ids;

    private RowIds(int rows, long[] ids) {
        this.rows = rows;
        this.ids = ids;
    }

    /// Returns the ids 0, 1, ...
    ///
    /// @param rows how many
    /// @return the ids; no memory
    public static RowIds natural(int rows) {
        return new RowIds(rows, new long[0]);
    }

    /// Returns given ids.
    ///
    /// @param ids one for every row, not negative, or [#NONE]; copied
    /// @return the ids
    /// @throws IllegalArgumentException if one is below -1
    public static RowIds of(long... ids) {
        for (int row = 0; row < ids.length; row++) {
            if (ids[row] < NONE) {
                throw new IllegalArgumentException("id[" + row + "] is " + ids[row] + "; ids must not be negative");
            }
        }
        return new RowIds(ids.length, ids.clone());
    }

    /// {@return the number of rows}
    public int size() {
        return rows;
    }

    /// Returns the id of a row.
    ///
    /// @param row from 0
    /// @return its id
    public long id(int row) {
        Objects.checkIndex(row, rows);
        return isNatural() ? row : ids[row];
    }

    /// {@return whether the ids are 0, 1, ... by themselves}
    public boolean isNatural() {
        return ids.length < rows || rows == 0;
    }

    /// Returns the ids of some rows.
    ///
    /// @param selected their numbers, in any order, repeated or not
    /// @return the ids
    public RowIds select(int... selected) {
        long[] copy = new long[selected.length];
        for (int i = 0; i < copy.length; i++) {
            copy[i] = id(selected[i]);
        }
        return new RowIds(copy.length, copy);
    }

    @Override
    public boolean equals(Object other) {
        if (!(other instanceof RowIds that) || that.rows != rows) {
            return false;
        }
        for (int row = 0; row < rows; row++) {
            if (id(row) != that.id(row)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public int hashCode() {
        int hash = 1;
        for (int row = 0; row < rows; row++) {
            hash = 31 * hash + Long.hashCode(id(row));
        }
        return hash;
    }

    @Override
    public String toString() {
        return "RowIds[" + rows + (isNatural() ? " rows by number]" : " rows]");
    }
}
