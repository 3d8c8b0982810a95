package dev.ballast.samplers.items;

/// Says which item or batch could not be made in the background. Its cause is what the function of the caller threw.
public final class LoadException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final long epoch;
    private final long position;
    private final int place;
    private final int item;

    LoadException(String message, Throwable cause, long epoch, long position, int place, int item) {
        super(message, cause);
        this.epoch = epoch;
        this.position = position;
        this.place = place;
        this.item = item;
    }

    /// {@return the epoch}
    public long epoch() {
        return epoch;
    }

    /// {@return which batch, or draw, of the epoch, from 0}
    public long position() {
        return position;
    }

    /// {@return the place in the batch, or -1 if all items were there and the failure was in what the batch was turned into}
    public int place() {
        return place;
    }

    /// {@return the number of the item, or -1 if it was not an item that failed}
    public int item() {
        return item;
    }
}
