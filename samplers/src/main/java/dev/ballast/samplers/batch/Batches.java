package dev.ballast.samplers.batch;

import java.util.Iterator;
import java.util.Objects;
import java.util.stream.LongStream;

/// The batches of one epoch, each computed when asked for. Immutable and thread-safe.
public interface Batches {

    /// {@return the number of batches}
    long count();

    /// Returns the number of items of a batch.
    ///
    /// @param batch 0 to [#count()] - 1
    /// @return how many
    /// @throws IndexOutOfBoundsException if there is no such batch
    int size(long batch);

    /// Writes a batch into the caller's array; the quick way, without allocation.
    ///
    /// @param batch  0 to [#count()] - 1
    /// @param target takes the items
    /// @param offset where the first goes
    /// @return how many items the batch has
    /// @throws IndexOutOfBoundsException if there is no such batch or the target is too short
    int fill(long batch, int[] target, int offset);

    /// Returns a batch.
    ///
    /// @param batch 0 to [#count()] - 1
    /// @return its items in a new array
    /// @throws IndexOutOfBoundsException if there is no such batch
    default int[] batch(long batch) {
        Objects.checkIndex(batch, count());
        int[] items = new int[size(batch)];
        fill(batch, items, 0);
        return items;
    }

    /// {@return all batches in order, each in a new array}
    default Iterator<int[]> iterator() {
        return LongStream.range(0, count()).mapToObj(this::batch).iterator();
    }
}
