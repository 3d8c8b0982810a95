package dev.ballast.samplers.items;

import java.util.Objects;
import java.util.function.IntFunction;

/// Items that a function loads.
record LoadedItems<T>(int size, IntFunction<? extends T> load) implements Items<T> {

    @Override
    public T get(int index) {
        return load.apply(Objects.checkIndex(index, size));
    }

    @Override
    public String toString() {
        return "Items[" + size + ']';
    }
}
