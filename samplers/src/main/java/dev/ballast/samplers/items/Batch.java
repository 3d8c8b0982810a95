package dev.ballast.samplers.items;

import dev.ballast.core.target.ClassLabels;

import java.util.Iterator;
import java.util.List;
import java.util.Objects;

/// Items that are used together, and their numbers. Immutable, if the items are.
///
/// @param <T> what an item is
public final class Batch<T> implements Iterable<T> {

    private final long number;
    private final int[] indices;
    private final List<T> items;

    Batch(long number, int[] indices, List<T> items) {
        this.number = number;
        this.indices = indices;
        this.items = items;
    }

    /// {@return which batch of the epoch this is, from 0; workers that share an epoch have different ones}
    public long number() {
        return number;
    }

    /// {@return the number of items}
    public int size() {
        return indices.length;
    }

    /// Returns an item.
    ///
    /// @param place 0 to [#size()] - 1
    /// @return the item
    /// @throws IndexOutOfBoundsException if there is no such place
    public T item(int place) {
        return items.get(place);
    }

    /// Returns the number of an item.
    ///
    /// @param place 0 to [#size()] - 1
    /// @return its number among all items
    /// @throws IndexOutOfBoundsException if there is no such place
    public int index(int place) {
        return indices[Objects.checkIndex(place, indices.length)];
    }

    /// {@return the items, in an immutable list}
    public List<T> items() {
        return items;
    }

    /// {@return a copy of the number of every item}
    public int[] indices() {
        return indices.clone();
    }

    /// Returns the classes of the items.
    ///
    /// @param labels the class of every item there is
    /// @return the code of every item of the batch, in a new array
    /// @throws IndexOutOfBoundsException if there is an item without a label
    public int[] codes(ClassLabels labels) {
        int[] codes = new int[indices.length];
        for (int place = 0; place < codes.length; place++) {
            codes[place] = labels.code(indices[place]);
        }
        return codes;
    }

    /// {@return the items in order}
    @Override
    public Iterator<T> iterator() {
        return items.iterator();
    }

    @Override
    public String toString() {
        return "Batch[" + number + ": " + items + ']';
    }
}
