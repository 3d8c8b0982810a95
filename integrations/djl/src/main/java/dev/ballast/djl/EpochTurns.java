package dev.ballast.djl;

import dev.ballast.samplers.Cursor;
import dev.ballast.samplers.SamplerState;

/// Brings a cursor together with a library that asks for a new iterator each epoch: says to which epoch an iterator belongs, and
/// refuses one that is used on after the next was asked for.
///
/// An epoch of which nothing was drawn is not left: whoever asks twice gets the same epoch twice.
final class EpochTurns {

    private final Cursor cursor;
    private final Runnable leaving;
    private long turn;
    private boolean taken;

    /// @param cursor   goes through the epochs
    /// @param finished whether all workers are at the end of its epoch, so that the first iterator is of the next
    /// @param leaving  called before an epoch is left
    EpochTurns(Cursor cursor, boolean finished, Runnable leaving) {
        this.cursor = cursor;
        this.leaving = leaving;
        this.taken = finished;
    }

    /// Whether a state is that of an epoch's end, for all workers.
    static boolean finished(SamplerState state, long batches) {
        return state.consumed() > 0 && state.consumed() >= batches;
    }

    private boolean atEnd() {
        return cursor.remaining() == 0;
    }

    /// Begins an iterator.
    ///
    /// @return its number
    long begin() {
        if (taken || (turn > 0 && atEnd())) {
            leaving.run();
            cursor.nextEpoch();
            taken = false;
        }
        return ++turn;
    }

    /// {@return whether there is something left for an iterator}
    ///
    /// @param ofIterator its number
    boolean hasNext(long ofIterator) {
        require(ofIterator);
        return !atEnd();
    }

    /// Says that an iterator draws.
    ///
    /// @param ofIterator its number
    void draw(long ofIterator) {
        require(ofIterator);
        taken = true;
    }

    private void require(long ofIterator) {
        if (ofIterator != turn) {
            throw new IllegalStateException("an iterator is used on after a newer one was asked for, which is at epoch "
                    + cursor.epoch() + "; only the newest may be used, since they go through one order of batches");
        }
    }
}
