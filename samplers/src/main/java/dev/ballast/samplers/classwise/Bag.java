package dev.ballast.samplers.classwise;

/// The rows that one model of an ensemble is trained on, and those it is not.
///
/// Immutable and thread-safe.
public final class Bag {

    private final int[] rows;
    private final int[] times;

    Bag(int population, int... rows) {
        this.rows = rows;
        this.times = new int[population];
        for (int row : rows) {
            times[row]++;
        }
    }

    /// {@return the number of draws, rows that were drawn several times counted as often}
    public int size() {
        return rows.length;
    }

    /// {@return the row of every draw, class after class}
    public int[] rows() {
        return rows.clone();
    }

    /// {@return for every row of the data how often it was drawn}
    public int[] times() {
        return times.clone();
    }

    /// Returns the rows that were not drawn, on which the model can be judged.
    ///
    /// @return their numbers, ascending
    public int[] outOfBag() {
        int count = 0;
        for (int drawn : times) {
            count += drawn == 0 ? 1 : 0;
        }
        int[] left = new int[count];
        int next = 0;
        for (int row = 0; row < times.length; row++) {
            if (times[row] == 0) {
                left[next++] = row;
            }
        }
        return left;
    }

    @Override
    public String toString() {
        return "Bag[" + rows.length + " draws of " + times.length + " rows]";
    }
}
