package dev.ballast.djl;

import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/// What an evaluator has gathered under each of its names.
///
/// @param <T> what is gathered, a value
final class Accumulators<T> {

    private final T nothing;
    private final Map<String, T> gathered = new ConcurrentHashMap<>();

    /// @param nothing to begin with
    Accumulators(T nothing) {
        this.nothing = nothing;
    }

    void add(String key) {
        gathered.put(key, nothing);
    }

    void update(String[] keys, UnaryOperator<T> more) {
        for (String key : keys) {
            gathered.put(key, more.apply(get(key)));
        }
    }

    void reset(String key) {
        get(key);
        gathered.put(key, nothing);
    }

    /// What is under a name.
    ///
    /// @throws IllegalArgumentException if it was not added
    T get(String key) {
        T found = gathered.get(key);
        if (found == null) {
            throw new IllegalArgumentException("there is no accumulator \"" + key + "\"; there are "
                    + new TreeSet<>(gathered.keySet()) + ", and addAccumulator makes more");
        }
        return found;
    }
}
