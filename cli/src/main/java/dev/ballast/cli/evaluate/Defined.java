package dev.ballast.cli.evaluate;

import org.jspecify.annotations.Nullable;

import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/// A measure by its definition, and the interval that it has where the bootstrap knows nothing.
///
/// @param key     what it is called in JSON
/// @param name    what it is called in words
/// @param note    what to read it by, or an empty text
/// @param value   its definition
/// @param settled whether replicates take for certain what is not: some share is 0 or 1
/// @param counted its interval from counts
/// @param <T>     what it is a measure of
record Defined<T>(String key, String name, String note, ToDoubleFunction<T> value, Predicate<T> settled,
        FromCounts<T> counted) {

    /// An interval that needs no replicates.
    @FunctionalInterface
    interface FromCounts<T> {

        /// Finds it.
        ///
        /// @param judged what is measured
        /// @param level  the probability that it covers the truth
        /// @return the interval; null if there is none
        @Nullable
        Interval of(T judged, double level);
    }

    static <T> Defined<T> of(String key, String name, String note, ToDoubleFunction<T> value) {
        return new Defined<>(key, name, note, value, _ -> false, (_, _) -> null);
    }

    /// The same measure of a part.
    <S> Defined<S> on(Function<S, T> part, String newNote) {
        return new Defined<>(key, name, newNote, whole -> value.applyAsDouble(part.apply(whole)),
                whole -> settled.test(part.apply(whole)), (whole, level) -> counted.of(part.apply(whole), level));
    }
}
