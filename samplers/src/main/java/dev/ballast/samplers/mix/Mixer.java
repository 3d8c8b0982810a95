package dev.ballast.samplers.mix;

import java.util.List;

/// Makes an item of any number of others, by weights.
///
/// @param <T> what an item is
@FunctionalInterface
public interface Mixer<T> {

    /// Makes an item. A pure function, safe to call from several threads.
    ///
    /// @param items   at least two: the base, and those it goes toward
    /// @param weights one for each; they add up to 1, but for rounding, and some methods have weights below 0
    /// @return an item; those it is made of stay as they are
    T mix(List<T> items, double[] weights);
}
