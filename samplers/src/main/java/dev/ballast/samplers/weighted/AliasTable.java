package dev.ballast.samplers.weighted;

/// Draws one of n items with given weights from one random word, with one read of memory. Immutable and thread-safe.
///
/// ```java
/// AliasTable table = AliasTable.of(5.0, 2.0, 1.0);
/// int item = table.pick(random.nextLong());
/// ```
///
/// **Distribution.** Weights become whole quanta that add up to n * 2^t, t = 63 - (number of bits of n), so that there are
/// between 2^62 and 2^63: in proportion to the weights, each rounded down or up, at least one for a positive weight, none for
/// a weight of 0. [#quanta()] tells them. They differ from exact shares by less than 2, apart from what positive weights
/// gain that are below a quantum, and from the rounding of weights below 2^-9 of the largest to multiples of a number that is
/// at most 2^-61 of it. Weights that are whole numbers, given as `long`, are not rounded.
///
/// **Drawing.** A word u, unsigned, falls into column floor(u * n / 2^64). The rest, u * n mod 2^64, of which the first t bits
/// count, is the coin: the column's own item is drawn if the coin is below the column's threshold, else its alias. A column
/// has 2^t quanta; each stands for floor or ceil of 2^(64 - t) / n words, never less than 2. Walker 1977,
/// doi:10.1145/355744.355749.
///
/// **Making.** Columns are filled from above and from below by two sweeps over the items in order, in whole numbers, so that
/// none is left over: Hübschle-Schneider and Sanders, "Parallel weighted random sampling", 2019, arXiv:1903.00227. Threads
/// start at places that follow from prefix sums, and the table is the same for any number of them.
///
/// **Cost.** 8 bytes an item: the threshold and the alias share a word of 64 bits. Making takes O(n) and, for a while, 1.5
/// bits an item more (for weights given as `float`, 8 bytes more).
public final class AliasTable {

    private final long[] columns;
    private final int aliasBits;

    private AliasTable(Units weights, int threads) {
        columns = weights.units();
        aliasBits = 64 - Long.numberOfLeadingZeros(columns.length);
        new AliasSweep(weights, new Parts(columns.length, threads), aliasBits).run();
    }

    static AliasTable of(Units weights, int threads) {
        return new AliasTable(weights, threads);
    }

    /// Returns the table of weights.
    ///
    /// @param weights finite, at least 0, at least one of them positive; they need not add up to 1, nor to a finite number
    /// @return the table
    /// @throws IllegalArgumentException if a weight is wrong, with its index, or none is positive
    public static AliasTable of(double... weights) {
        return of(weights, 1);
    }

    /// Returns the table of weights.
    ///
    /// @param weights as for [#of(double...)]
    /// @param threads how many work on it, which pays from about a million items on; the table does not depend on it
    /// @return the table
    /// @throws IllegalArgumentException if a weight is wrong, with its index, or none is positive, or there is no thread
    public static AliasTable of(double[] weights, int threads) {
        return new AliasTable(Units.of(weights, threads), threads);
    }

    /// Returns the table of weights.
    ///
    /// @param weights as for [#of(double...)]
    /// @param threads how many work on it, which pays from about a million items on; the table does not depend on it
    /// @return the table
    /// @throws IllegalArgumentException if a weight is wrong, with its index, or none is positive, or there is no thread
    public static AliasTable of(float[] weights, int threads) {
        return new AliasTable(Units.of(weights, threads), threads);
    }

    /// Returns the table of weights that are whole numbers. Their sum may exceed 2^63.
    ///
    /// @param weights at least 0, at least one of them positive
    /// @param threads how many work on it, which pays from about a million items on; the table does not depend on it
    /// @return the table
    /// @throws IllegalArgumentException if a weight is wrong, with its index, or none is positive, or there is no thread
    public static AliasTable of(long[] weights, int threads) {
        return new AliasTable(Units.of(weights, threads), threads);
    }

    /// {@return the number of items}
    public int size() {
        return columns.length;
    }

    /// {@return the sum of the quanta of all items}
    public long totalQuanta() {
        return (long) columns.length << columnBits();
    }

    /// {@return the quanta of every item: its probability is this over [#totalQuanta()], but for the rounding of a draw's
    /// 2^64 words to quanta} Costs O(n).
    public long[] quanta() {
        long column = 1L << columnBits();
        long aliasMask = (1L << aliasBits) - 1;
        long[] quanta = new long[columns.length];
        for (int i = 0; i < columns.length; i++) {
            long threshold = columns[i] >>> aliasBits;
            quanta[i] += threshold;
            quanta[(int) (columns[i] & aliasMask)] += column - threshold;
        }
        return quanta;
    }

    /// Returns the item that a random word stands for.
    ///
    /// @param word 64 random bits
    /// @return 0 to [#size()] - 1
    public int pick(long word) {
        long product = word * columns.length;
        int column = (int) Math.unsignedMultiplyHigh(word, columns.length);
        long entry = columns[column];
        // All ones if the coin is below the threshold: no branch, as its outcome is as good as random.
        int own = (int) (((product >>> (aliasBits + 1)) - (entry >>> aliasBits)) >> 63);
        int alias = alias(entry);
        return alias ^ ((alias ^ column) & own);
    }

    // Many draws, one step after the other for all of them: no step waits for another draw's reads of memory, and all but the
    // second are short loops that the compiler turns into vector instructions. Each gives what `pick` does.

    /// The columns that words fall into, and their entries.
    void lookUp(long[] words, long[] found, long[] entries, int count) {
        columnsOf(words, columns.length, found, count);
        for (int i = 0; i < count; i++) {
            entries[i] = columns[(int) found[i]];
        }
    }

    /// The high half of word * size, from the halves of the word, as the size has 31 bits only.
    private static void columnsOf(long[] words, long size, long[] found, int count) {
        for (int i = 0; i < count; i++) {
            long word = words[i];
            found[i] = ((word >>> 32) * size + (((word & 0xFFFFFFFFL) * size) >>> 32)) >>> 32;
        }
    }

    /// Chooses between columns and aliases.
    void choose(long[] words, long[] found, long[] entries, int[] target, int offset, int count) {
        long size = columns.length;
        int bits = aliasBits;
        long mask = (1L << bits) - 1;
        for (int i = 0; i < count; i++) {
            long alias = entries[i] & mask;
            long own = (((words[i] * size) >>> (bits + 1)) - (entries[i] >>> bits)) >> 63;
            target[offset + i] = (int) (alias ^ ((alias ^ found[i]) & own));
        }
    }

    /// Chooses between columns and aliases.
    void choose(long[] words, long[] found, long[] entries, long[] target, int offset, int count) {
        long size = columns.length;
        int bits = aliasBits;
        long mask = (1L << bits) - 1;
        for (int i = 0; i < count; i++) {
            long alias = entries[i] & mask;
            long own = (((words[i] * size) >>> (bits + 1)) - (entries[i] >>> bits)) >> 63;
            target[offset + i] = alias ^ ((alias ^ found[i]) & own);
        }
    }

    String hash() {
        return Hash.of(columns);
    }

    long threshold(int column) {
        return columns[column] >>> aliasBits;
    }

    int alias(int column) {
        return alias(columns[column]);
    }

    int columnBits() {
        return 63 - aliasBits;
    }

    private int alias(long entry) {
        return (int) (entry & ((1L << aliasBits) - 1));
    }

    @Override
    public String toString() {
        return "AliasTable[" + columns.length + " items]";
    }
}
