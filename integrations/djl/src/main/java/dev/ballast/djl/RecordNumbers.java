package dev.ballast.djl;

import java.util.AbstractList;
import java.util.RandomAccess;

/// Numbers of records as DJL asks for them, boxed only when looked at.
final class RecordNumbers extends AbstractList<Long> implements RandomAccess {

    private final int[] numbers;

    /// @param numbers not copied
    RecordNumbers(int[] numbers) {
        this.numbers = numbers;
    }

    @Override
    public Long get(int index) {
        return (long) numbers[index];
    }

    @Override
    public int size() {
        return numbers.length;
    }
}
