package dev.ballast.samplers.order;

import org.jspecify.annotations.Nullable;

import java.util.function.LongFunction;

/// Keeps the last value asked for of a sequence of dear values, each a pure function of its number.
///
/// Safe for several threads: a reader that asks for another number makes its value again. Readers in turn thus cost more,
/// and nobody gets another value.
public final class LatestRound<T> {

    private record Entry<T>(long number, T value) {}

    private final LongFunction<T> maker;
    private volatile @Nullable Entry<T> latest;

    public LatestRound(LongFunction<T> maker) {
        this.maker = maker;
    }

    public T get(long number) {
        Entry<T> entry = latest;
        if (entry == null || entry.number() != number) {
            entry = new Entry<>(number, maker.apply(number));
            latest = entry;
        }
        return entry.value();
    }
}
