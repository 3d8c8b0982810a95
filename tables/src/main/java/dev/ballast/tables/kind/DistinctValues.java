package dev.ballast.tables.kind;

import it.unimi.dsi.fastutil.longs.LongIterator;
import it.unimi.dsi.fastutil.longs.LongOpenHashSet;

import java.io.Serializable;

/// Notices a value that is there twice.
///
/// All values are kept up to [#MOST]; beyond that, a half of them, then a quarter, and so on, chosen by a hash of the value, so
/// that of a value that is kept all its occurrences are seen. Memory is bounded; a repetition among more than [#MOST] values
/// may go unnoticed if hardly any value is repeated, and a column of which that is true tells rows apart all the same.
final class DistinctValues implements Serializable {

    private static final long serialVersionUID = 1;

    static final int MOST = 1 << 16;
    private static final long PRIME = 0x9E3779B97F4A7C15L;

    private final LongOpenHashSet kept = new LongOpenHashSet();
    private long dropped;
    private boolean repeated;

    /// Looks at a value.
    void add(long value) {
        addHash(mixed(value));
    }

    /// Looks at values that others looked at.
    void append(DistinctValues others) {
        repeated |= others.repeated;
        dropped |= others.dropped;
        kept.removeIf((long hash) -> (hash & dropped) != 0);
        others.kept.forEach((long hash) -> addHash(hash));
    }

    private void addHash(long hash) {
        if (repeated || (hash & dropped) != 0) {
            return;
        }
        repeated = !kept.add(hash);
        if (kept.size() > MOST) {
            dropped = dropped << 1 | 1;
            LongIterator hashes = kept.iterator();
            while (hashes.hasNext()) {
                if ((hashes.nextLong() & dropped) != 0) {
                    hashes.remove();
                }
            }
        }
    }

    boolean isRepeated() {
        return repeated;
    }

    /// The finalizer of SplitMix64 (Steele, Lea, Flood 2014), which maps different values to different hashes.
    private static long mixed(long value) {
        long z = value + PRIME;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
