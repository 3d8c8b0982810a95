package dev.ballast.samplers.items;

import dev.ballast.core.random.Seed;

import java.util.function.Function;

/// Items of epochs that were turned into something else.
record MappedItems<T, R>(EpochItems<T> before, Function<? super T, ? extends R> function) implements EpochItems<R> {

    @Override
    public int size() {
        return before.size();
    }

    @Override
    public Items<R> items(Seed seed, long epoch) {
        return before.items(seed, epoch).map(function);
    }

    @Override
    public String fingerprint() {
        return before.fingerprint();
    }
}
