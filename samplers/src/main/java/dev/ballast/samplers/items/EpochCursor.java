package dev.ballast.samplers.items;

import dev.ballast.samplers.Cursor;
import dev.ballast.samplers.EpochPosition;
import dev.ballast.samplers.Progress;

import org.jspecify.annotations.Nullable;

import java.util.Iterator;
import java.util.NoSuchElementException;

/// Goes through the elements of one worker, epoch by epoch, and says at any time where it is: a
/// [SampleCursor][dev.ballast.samplers.SampleCursor] with items or batches in the place of draws.
///
/// Elements are made by [#next()], on the calling thread; a [Loader] makes them ahead. If making one fails, nothing is consumed.
/// Not thread-safe.
///
/// @param <T> what an element is
public final class EpochCursor<T> implements Cursor, Iterator<T> {

    private final Epochs<T> epochs;
    private final Progress progress;
    private @Nullable Epoch<T> elements;

    EpochCursor(Epochs<T> epochs, Progress progress) {
        this.epochs = epochs;
        this.progress = progress;
    }

    @Override
    public EpochPosition position() {
        return progress;
    }

    private Epoch<T> elements() {
        if (elements == null) {
            elements = begin(epochs, progress);
        }
        return elements;
    }

    /// The epoch that a worker is in.
    static <T> Epoch<T> begin(Epochs<T> epochs, Progress progress) {
        Epoch<T> elements = epochs.epoch(progress.seed(), progress.epoch());
        if (elements.length() != progress.total()) {
            throw new IllegalStateException("epoch " + progress.epoch() + " has " + elements.length()
                    + " elements, where the length of its epochs says " + progress.total());
        }
        return elements;
    }

    @Override
    public boolean hasNext() {
        return progress.remaining() > 0;
    }

    /// Makes the next element.
    ///
    /// @return the element
    /// @throws NoSuchElementException if the epoch is finished
    @Override
    public T next() {
        if (!hasNext()) {
            throw new NoSuchElementException("epoch " + epoch() + " is finished; call nextEpoch()");
        }
        T element = elements().get(progress.position(progress.drawn()));
        progress.draw(1);
        return element;
    }

    /// Goes to the beginning of the next epoch, whether or not this one is finished.
    @Override
    public void nextEpoch() {
        progress.nextEpoch();
        elements = null;
    }

    @Override
    public String toString() {
        return "EpochCursor[epoch " + epoch() + ", " + drawn() + " of " + length() + ']';
    }
}
