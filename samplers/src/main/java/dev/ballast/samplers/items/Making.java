package dev.ballast.samplers.items;

import org.jspecify.annotations.Nullable;

import java.util.Objects;

/// An element that [Workers] make piece by piece. Pieces are handed out in order, so that of several that fail the first is known
/// whatever the number of threads: all before it were handed out before.
///
/// Its state is guarded by the lock of the workers; pieces are made outside it.
///
/// @param <T> what the element is
final class Making<T> {

    /// The place of a failure that is of no piece.
    private static final int WHOLE = -1;

    private final long epoch;
    private final long position;
    private final @Nullable Pieces<T> pieces;
    private final @Nullable Object[] made;
    private int handed;
    private int finished;
    private boolean done;
    private boolean abandoned;
    private @Nullable T element;
    private @Nullable Throwable failure;
    private int failedPlace = WHOLE;

    private Making(long epoch, long position, @Nullable Pieces<T> pieces, int count) {
        this.epoch = epoch;
        this.position = position;
        this.pieces = pieces;
        this.made = new Object[count];
    }

    /// Asks for the pieces of an element; a failure is kept for whoever wants the element.
    static <T> Making<T> of(Epoch<T> elements, long epoch, long position) {
        try {
            Pieces<T> pieces = Pieces.of(elements, position);
            return new Making<>(epoch, position, pieces, pieces.count());
        } catch (RuntimeException | Error e) {
            Making<T> failed = new Making<>(epoch, position, null, 0);
            failed.fail(WHOLE, e);
            failed.done = true;
            return failed;
        }
    }

    int count() {
        return made.length;
    }

    /// Whether a worker has anything to do: a batch without items is to be joined, too.
    boolean isWaiting() {
        return !done && !abandoned && failure == null && (handed < made.length || (made.length == 0 && handed == 0));
    }

    /// The next piece to make.
    int hand() {
        return handed++;
    }

    /// Makes a piece; without the lock.
    ///
    /// @return what was thrown
    @Nullable
    Throwable make(int piece) {
        try {
            if (piece < made.length) {
                made[piece] = pieces().make(piece);
            }
            return null;
        } catch (Throwable e) {
            return e;
        }
    }

    /// Says that a piece is made, or has failed.
    ///
    /// @return whether it was the last, so that the element is to be joined
    boolean finish(int piece, @Nullable Throwable thrown) {
        finished++;
        if (thrown != null && (failure == null || piece < failedPlace)) {
            fail(piece, thrown);
        }
        done = failure != null && finished == handed;
        return failure == null && !abandoned && finished >= made.length;
    }

    /// Joins the pieces; without the lock.
    @Nullable
    Throwable join() {
        try {
            // All pieces were made, and none is null.
            @SuppressWarnings({"NullAway", "nullness"})
            Object[] all = made;
            element = pieces().join(all);
            return null;
        } catch (Throwable e) {
            return e;
        }
    }

    void joined(@Nullable Throwable thrown) {
        if (thrown != null) {
            fail(WHOLE, thrown);
        }
        done = true;
    }

    private void fail(int place, Throwable thrown) {
        failure = thrown;
        failedPlace = place;
    }

    void abandon() {
        abandoned = true;
    }

    boolean isDone() {
        return done;
    }

    /// The element, once it is done.
    ///
    /// @throws LoadException if it could not be made
    T element() {
        if (failure != null) {
            throw exception(failure);
        }
        return Objects.requireNonNull(element, "an element that is done is there");
    }

    private LoadException exception(Throwable thrown) {
        String name = pieces == null ? "element " + position : pieces.name();
        int item = pieces == null || failedPlace == WHOLE ? -1 : pieces.item(failedPlace);
        String what = item < 0
                ? name
                : "item " + item
                        + (made.length == 1 ? " (" + name + ")" : " (place " + failedPlace + " of " + name + ")");
        return new LoadException("making " + what + " of epoch " + epoch + " failed: " + thrown, thrown, epoch,
                position,
                failedPlace, item);
    }

    private Pieces<T> pieces() {
        return Objects.requireNonNull(pieces, "an element whose pieces are unknown is not made");
    }
}
