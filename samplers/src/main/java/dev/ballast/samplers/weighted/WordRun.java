package dev.ballast.samplers.weighted;

import dev.ballast.core.random.RandomStream;

/// A stream and places for what becomes of its words: the work space of one thread that draws in bulk.
final class WordRun {

    /// So many words that reads of a large table overlap, and so few that they stay in the first caches; a run that
    /// [RandomStream#fill] is quick with.
    private static final int BATCH = 1024;

    private final RandomStream random;
    private final long[] words = new long[BATCH];
    private final long[] columns = new long[BATCH];
    private final long[] entries = new long[BATCH];
    private int first;

    WordRun(RandomStream random) {
        this.random = random;
    }

    WordRun seek(long word) {
        random.seek(word);
        // The first batch ends between two blocks of the generator, so that the others are whole blocks.
        first = BATCH - (int) (word & 3);
        return this;
    }

    void fill(AliasTable table, int[] target, int offset, int count) {
        int batch = Math.min(first, count);
        for (int done = 0; done < count; done += batch, batch = Math.min(BATCH, count - done)) {
            lookUp(table, batch);
            table.choose(words, columns, entries, target, offset + done, batch);
        }
    }

    void fill(AliasTable table, long[] target, int offset, int count) {
        int batch = Math.min(first, count);
        for (int done = 0; done < count; done += batch, batch = Math.min(BATCH, count - done)) {
            lookUp(table, batch);
            table.choose(words, columns, entries, target, offset + done, batch);
        }
    }

    private void lookUp(AliasTable table, int batch) {
        random.fill(words, 0, batch);
        table.lookUp(words, columns, entries, batch);
    }
}
