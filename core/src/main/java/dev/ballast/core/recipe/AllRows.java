package dev.ballast.core.recipe;

import java.util.Objects;

/// The set of all rows; see [RowSet].
record AllRows(long population) implements RowSet {

    AllRows {
        if (population < 0) {
            throw new IllegalArgumentException("population is " + population + "; it must not be negative");
        }
    }

    @Override
    public long size() {
        return population;
    }

    @Override
    public boolean contains(long row) {
        return row >= 0 && row < population;
    }

    @Override
    public long select(long rank) {
        return Objects.checkIndex(rank, population);
    }
}
