package dev.ballast.cli.info;

import dev.ballast.tables.text.RowSink;

import it.unimi.dsi.fastutil.longs.LongOpenHashSet;

/// Counts rows that equal an earlier one in every cell, label included.
///
/// Rows are told apart by a 64-bit hash of their cells, 8 to 16 bytes of memory a distinct row. Among n distinct rows the
/// chance that any two share a hash is about n^2 / 2^65: 3e-8 for a million rows.
public final class DuplicateRows implements RowSink {

    private static final long PRIME = 0x9E3779B97F4A7C15L;

    private final LongOpenHashSet seen = new LongOpenHashSet();
    private long hash;
    private long count;

    @Override
    public void cell(int column, char[] buffer, int offset, int length, boolean quoted) {
        hash = mixed(hash + length + 1);
        for (int i = 0; i < length; i++) {
            hash = (hash ^ buffer[offset + i]) * PRIME;
            hash ^= hash >>> 29;
        }
    }

    @Override
    public void endRow(long row, long line, long begin, long end) {
        if (!seen.add(mixed(hash))) {
            count++;
        }
        hash = 0;
    }

    /// The finalizer of SplitMix64 (Steele, Lea, Flood 2014).
    private static long mixed(long value) {
        long z = value + PRIME;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /// {@return how many rows are equal to an earlier one}
    public long count() {
        return count;
    }
}
