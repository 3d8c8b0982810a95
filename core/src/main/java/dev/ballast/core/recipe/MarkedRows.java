package dev.ballast.core.recipe;

import java.util.Arrays;
import java.util.Objects;

/// A set as a bit for every row, with the number of rows before every 512; see [RowSet].
final class MarkedRows implements RowSet {

    private static final int BLOCK_WORDS = 8;

    private final int population;
    private final long[] words;
    private final int[] before;
    private final int size;

    MarkedRows(int population, long[] words) {
        this.population = population;
        this.words = words;
        this.before = new int[words.length / BLOCK_WORDS + 1];
        int count = 0;
        for (int word = 0; word < words.length; word++) {
            if (word % BLOCK_WORDS == 0) {
                before[word / BLOCK_WORDS] = count;
            }
            count += Long.bitCount(words[word]);
        }
        // Beyond the last word there is no row; a search never ends there.
        if (words.length % BLOCK_WORDS == 0) {
            before[words.length / BLOCK_WORDS] = count;
        }
        this.size = count;
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public long population() {
        return population;
    }

    @Override
    public boolean contains(long row) {
        int word = (int) (row >>> 6);
        return row >= 0 && row < population && word < words.length && (words[word] >>> row & 1) != 0;
    }

    @Override
    public long select(long rank) {
        Objects.checkIndex(rank, size);
        // Blocks without rows have the same number before them as the next; the last of those is the one with the row.
        int block = 0;
        int end = before.length;
        while (end - block > 1) {
            int middle = (block + end) >>> 1;
            if (before[middle] <= rank) {
                block = middle;
            } else {
                end = middle;
            }
        }
        int left = (int) rank - before[block];
        int word = block * BLOCK_WORDS;
        while (left >= Long.bitCount(words[word])) {
            left -= Long.bitCount(words[word++]);
        }
        long bits = words[word];
        for (; left > 0; left--) {
            bits &= bits - 1;
        }
        return (long) word << 6 | Long.numberOfTrailingZeros(bits);
    }

    @Override
    public int[] toArray() {
        int[] rows = new int[size];
        int rank = 0;
        for (int word = 0; word < words.length; word++) {
            for (long bits = words[word]; bits != 0; bits &= bits - 1) {
                rows[rank++] = word << 6 | Long.numberOfTrailingZeros(bits);
            }
        }
        return rows;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MarkedRows that && that.population == population && Arrays.equals(that.words, words);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(words);
    }
}
