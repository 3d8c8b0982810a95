package dev.ballast.core.random;

import java.util.Objects;

/// Deals `draws` draws over `items` items as evenly as whole numbers allow: every item is drawn
/// floor(draws / items) or ceil(draws / items) times, and which items get the extra draw is a uniformly random choice.
///
/// Draw j is item `j mod items` in the full rounds; the last, incomplete round is a random subset in ascending order.
///
/// **Cost.** O(1) a draw; 4 bytes for each draw of the incomplete round. **Randomness.** One [SequentialSelection] on
/// the stream given. Immutable and thread-safe.
public final class EvenAllocation {

    private final int items;
    private final long draws;
    private final long fullRounds;
    private final int[] lastRound;

    /// Makes the allocation.
    ///
    /// @param items  number of items, at least 1 if there are draws
    /// @param draws  number of draws, at least 0
    /// @param random decides who gets the extra draws
    /// @throws IllegalArgumentException if a number is negative, or there are draws and no items
    public EvenAllocation(int items, long draws, RandomStream random) {
        if (items < 0 || draws < 0 || (items == 0 && draws > 0)) {
            throw new IllegalArgumentException("cannot deal " + draws + " draws over " + items + " items");
        }
        this.items = items;
        this.draws = draws;
        this.fullRounds = items == 0 ? 0 : draws / items;
        this.lastRound = new int[items == 0 ? 0 : (int) (draws % items)];
        SequentialSelection selection = new SequentialSelection(items, lastRound.length, random);
        int chosen = 0;
        for (int item = 0; chosen < lastRound.length; item++) {
            if (selection.next()) {
                lastRound[chosen++] = item;
            }
        }
    }

    /// Returns the item of a draw.
    ///
    /// @param draw 0 to draws - 1
    /// @return 0 to items - 1
    /// @throws IndexOutOfBoundsException if there is no such draw
    public int item(long draw) {
        Objects.checkIndex(draw, draws);
        long round = draw / items;
        int place = (int) (draw % items);
        return round < fullRounds ? place : lastRound[place];
    }
}
