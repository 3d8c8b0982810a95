package dev.ballast.samplers.check;

/// Items are `long`; most programs want `int`.
public final class IntItem {

    private IntItem() {
    }

    /// The item as an `int`.
    ///
    /// @throws ArithmeticException if an `int` cannot hold the item
    public static int of(long item) {
        if (item != (int) item) {
            throw new ArithmeticException("item " + item + " is above " + Integer.MAX_VALUE
                    + ", the most an int holds; draw long items instead");
        }
        return (int) item;
    }
}
