package dev.ballast.samplers.items;

import java.util.Iterator;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/// What one epoch goes through, in order: items, batches, or what they were turned into. Each element is made when it is asked
/// for, at any place, each time anew.
///
/// Immutable; as safe for several threads as the functions are that load and turn items.
///
/// @param <T> what an element is; not null
public interface Epoch<T> extends Iterable<T> {

    /// {@return the number of elements}
    long length();

    /// Makes an element.
    ///
    /// @param position 0 to [#length()] - 1
    /// @return the element
    /// @throws IndexOutOfBoundsException if there is no such element
    T get(long position);

    /// {@return all elements in order; sized, and splits in the middle for parallel use}
    default Stream<T> stream() {
        return LongStream.range(0, length()).mapToObj(this::get);
    }

    /// {@return all elements in order}
    @Override
    default Iterator<T> iterator() {
        return stream().iterator();
    }
}
