package dev.ballast.samplers;

/// Items are `long`; most programs want `int`.
final class IntItem {

    private IntItem() {
    }

    /// @throws ArithmeticException if an `int` cannot hold the item
    static int of(long item) {
        if (item != (int) item) {
            throw new ArithmeticException("item " + item + " is above " + Integer.MAX_VALUE
                    + ", the most an int holds; draw long items instead");
        }
        return (int) item;
    }
}
