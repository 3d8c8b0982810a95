package dev.ballast.samplers.mix;

/// Makes an item on the way from one to another, such as an image blended of two.
///
/// @param <T> what an item is
@FunctionalInterface
public interface Interpolator<T> {

    /// Makes an item. A pure function, safe to call from several threads.
    ///
    /// @param base     where it starts from
    /// @param neighbor where it goes
    /// @param gap      how far: 0 is the base, 1 the neighbor; some methods go beyond either
    /// @return an item; base and neighbor stay as they are
    T between(T base, T neighbor, double gap);
}
