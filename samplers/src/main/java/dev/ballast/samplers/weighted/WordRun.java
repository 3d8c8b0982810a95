package dev.ballast.samplers.weighted;

import dev.ballast.core.RandomStream;

/// A stream and a place for some of its words: the work space of one thread that draws in bulk.
final class WordRun {

    /// So many words that reads of a large table overlap well, and so few that they stay in the first cache.
    private static final int BATCH = 1024;

    private final RandomStream random;
    private final long[] words = new long[BATCH];

    WordRun(RandomStream random) {
        this.random = random;
    }

    WordRun seek(long word) {
        random.seek(word);
        return this;
    }

    void fill(AliasTable table, int[] target, int offset, int count) {
        for (int done = 0; done < count; done += BATCH) {
            int batch = Math.min(BATCH, count - done);
            random.fill(words, 0, batch);
            table.pick(words, target, offset + done, batch);
        }
    }

    void fill(AliasTable table, long[] target, int offset, int count) {
        for (int done = 0; done < count; done += BATCH) {
            int batch = Math.min(BATCH, count - done);
            random.fill(target, offset + done, batch);
            table.pick(target, offset + done, batch);
        }
    }
}
