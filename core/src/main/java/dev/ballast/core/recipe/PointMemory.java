package dev.ballast.core.recipe;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;

/// The values of a few points that were made last: a mean of many rows that many others go toward is made once for a run of
/// rows. Not thread-safe; it belongs to a slot.
final class PointMemory {

    /// A power of two; points whose numbers differ by less do not push each other out.
    private static final int PLACES = 16;

    private final double[][] values = new double[PLACES][];
    private final long[] points = new long[PLACES];
    private @Nullable Cook cook;
    private @Nullable ParentRows parents;

    PointMemory() {
        Arrays.fill(points, -1);
    }

    private static int place(long point) {
        return (int) (point & (PLACES - 1));
    }

    /// Copies a point's values if they are known.
    ///
    /// @param maker whose points they are
    /// @param rows  the rows they were made from
    /// @return whether they are known
    boolean copy(Cook maker, ParentRows rows, long point, double[] into, int offset) {
        int place = place(point);
        if (cook != maker || parents != rows || points[place] != point) {
            return false;
        }
        System.arraycopy(values[place], 0, into, offset, values[place].length);
        return true;
    }

    /// Keeps a point's values.
    ///
    /// @param maker whose points they are
    /// @param rows  the rows they were made from
    void keep(Cook maker, ParentRows rows, long point, double[] from, int offset) {
        if (cook != maker || parents != rows) {
            Arrays.fill(points, -1);
            cook = maker;
            parents = rows;
        }
        int place = place(point);
        values[place] = Arrays.copyOfRange(from, offset, offset + rows.columns());
        points[place] = point;
    }
}
