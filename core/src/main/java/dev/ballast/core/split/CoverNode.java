package dev.ballast.core.split;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import org.jspecify.annotations.Nullable;

/// A step of a [CoverSearch]: a kind of group, the parts that it is put into one after the other, and what must be undone before
/// the next.
final class CoverNode {

    /// Null if there is no room to remember it.
    final @Nullable CoverState state;
    final int kind;
    final int[] parts;
    final IntArrayList served = new IntArrayList();
    final IntArrayList closed = new IntArrayList();
    int next;
    int setAside;

    CoverNode(@Nullable CoverState state, int kind, int... parts) {
        this.state = state;
        this.kind = kind;
        this.parts = parts;
    }

    int part() {
        return parts[next - 1];
    }
}
