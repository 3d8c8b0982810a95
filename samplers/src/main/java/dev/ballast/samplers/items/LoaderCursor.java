package dev.ballast.samplers.items;

import dev.ballast.samplers.Cursor;
import dev.ballast.samplers.EpochPosition;
import dev.ballast.samplers.Progress;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.CancellationException;

/// Goes through elements that are made in the background, in order, epoch by epoch; see [Loader].
///
/// A state counts what [#next()] has given, not what was made ahead. Closing ends all threads: it waits for calls of the caller's
/// functions that are under way, and does not interrupt them, since that would close a file that several of them read. Threads
/// are there only while there is something to make.
///
/// Not thread-safe.
///
/// @param <T> what an element is
public final class LoaderCursor<T> implements Cursor, Iterator<T>, AutoCloseable {

    /// Elements that are made ahead unless said otherwise.
    private static final int FEW = 2;

    private final Epochs<T> epochs;
    private final Progress progress;
    private final int threads;
    private final int ahead;
    private final Workers workers;
    /// The elements from the next one on.
    private final Deque<Making<T>> making = new ArrayDeque<>();
    private @Nullable Epoch<T> elements;
    private boolean failed;
    private boolean closed;

    /// @param ahead how many elements are made ahead, or 0 for as many as keep the threads at work
    LoaderCursor(Epochs<T> epochs, Progress progress, int threads, int ahead) {
        this.epochs = epochs;
        this.progress = progress;
        this.threads = threads;
        this.ahead = ahead;
        this.workers = new Workers(threads);
    }

    @Override
    public EpochPosition position() {
        return progress;
    }

    @Override
    public boolean hasNext() {
        return progress.remaining() > 0;
    }

    /// Returns the next element; waits until it is made.
    ///
    /// @return the element
    /// @throws NoSuchElementException if the epoch is finished
    /// @throws LoadException          if a function of the caller has thrown something; nothing is consumed, and the next call has the
    ///                                element made once more
    /// @throws CancellationException  if the calling thread is interrupted while it waits; its interrupt status stays set, and
    ///                                nothing is consumed
    /// @throws IllegalStateException  if this cursor is closed
    @Override
    public T next() {
        requireOpen();
        if (!hasNext()) {
            throw new NoSuchElementException("epoch " + epoch() + " is finished; call nextEpoch()");
        }
        if (elements == null) {
            elements = EpochCursor.begin(epochs, progress);
        }
        if (failed) {
            making.removeFirst();
            Making<T> again = prepare(elements, 0);
            making.addFirst(again);
            workers.submitFirst(again);
            failed = false;
        }
        makeAhead(elements);
        T element;
        try {
            element = workers.await(making.getFirst());
        } catch (LoadException e) {
            failed = true;
            throw e;
        }
        making.removeFirst();
        progress.draw(1);
        makeAhead(elements);
        return element;
    }

    private Making<T> prepare(Epoch<T> ofEpoch, long place) {
        return Making.of(ofEpoch, progress.epoch(), progress.position(progress.drawn() + place));
    }

    private void makeAhead(Epoch<T> ofEpoch) {
        while (making.size() < progress.remaining() && wantsMore()) {
            Making<T> next = prepare(ofEpoch, making.size());
            making.addLast(next);
            workers.submit(next);
        }
    }

    private boolean wantsMore() {
        if (ahead > 0) {
            return making.size() < ahead;
        }
        return making.size() < FEW
                || making.stream().mapToLong(element -> Math.max(1, element.count())).sum() < 2L * threads;
    }

    /// The threads that may be alive.
    List<Thread> threads() {
        return workers.threads();
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("the cursor is closed");
        }
    }

    private void abandon() {
        workers.abandon(making);
        making.clear();
        failed = false;
        elements = null;
    }

    /// Goes to the beginning of the next epoch, whether or not this one is finished. Elements made ahead are thrown away.
    ///
    /// @throws IllegalStateException if this cursor is closed
    @Override
    public void nextEpoch() {
        requireOpen();
        progress.nextEpoch();
        abandon();
    }

    /// Ends all threads and waits for them. The state can still be asked for.
    @Override
    public void close() {
        closed = true;
        abandon();
        workers.close();
    }

    @Override
    public String toString() {
        return "LoaderCursor[epoch " + epoch() + ", " + drawn() + " of " + length() + ']';
    }
}
