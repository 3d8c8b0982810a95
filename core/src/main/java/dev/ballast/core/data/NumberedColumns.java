package dev.ballast.core.data;

import java.util.AbstractList;
import java.util.Objects;
import java.util.RandomAccess;

/// Numeric feature columns `x0`, `x1`, ..., made when asked for. Immutable.
final class NumberedColumns extends AbstractList<Column> implements RandomAccess {

    private final int count;

    NumberedColumns(int count) {
        if (count < 0) {
            throw new IllegalArgumentException("count is " + count + "; it must not be negative");
        }
        this.count = count;
    }

    @Override
    public Column get(int index) {
        return Column.numeric("x" + Objects.checkIndex(index, count));
    }

    @Override
    public int size() {
        return count;
    }
}
