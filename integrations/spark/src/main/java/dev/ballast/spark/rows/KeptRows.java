package dev.ballast.spark.rows;

import dev.ballast.core.recipe.RowSet;

import java.io.Serializable;

/// The rows of a table that are kept: a bit for every row, and 4 bytes for every 512 of them.
public final class KeptRows implements Serializable {

    private static final long serialVersionUID = 1;
    private static final int WORDS = 8;

    private final long[] words;
    private final int[] before;
    private final long rows;

    private KeptRows(long[] words, int[] before, long rows) {
        this.words = words;
        this.before = before;
        this.rows = rows;
    }

    /// Copies a set.
    ///
    /// @param set the rows
    /// @return the same rows
    public static KeptRows of(RowSet set) {
        long[] words = new long[Math.toIntExact(Math.ceilDiv(set.population(), (long) Long.SIZE))];
        for (long rank = 0; rank < set.size(); rank++) {
            long row = set.select(rank);
            words[(int) (row >>> 6)] |= 1L << row;
        }
        int[] before = new int[Math.ceilDiv(words.length, WORDS)];
        int count = 0;
        for (int word = 0; word < words.length; word++) {
            if (word % WORDS == 0) {
                before[word / WORDS] = count;
            }
            count += Long.bitCount(words[word]);
        }
        return new KeptRows(words, before, set.population());
    }

    /// Says whether a row is kept.
    ///
    /// @param row its number
    /// @return whether it is
    /// @throws IllegalStateException if there was no such row when rows were counted
    public boolean contains(long row) {
        if (row < 0 || row >= rows) {
            throw new IllegalStateException("there is a row " + row + ", and there were " + rows
                    + " rows when they were counted: the table is not the same each time it is computed; cache it, or write it to"
                    + " files first");
        }
        return (words[(int) (row >>> 6)] & 1L << row) != 0;
    }

    /// Says how many rows before a row are kept.
    ///
    /// @param row its number
    /// @return how many
    public long rank(long row) {
        int word = (int) (row >>> 6);
        long count = before[word / WORDS];
        for (int i = word - word % WORDS; i < word; i++) {
            count += Long.bitCount(words[i]);
        }
        return count + Long.bitCount(words[word] & ((1L << row) - 1));
    }
}
