package dev.ballast.core.target;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import java.util.function.IntFunction;

/// A set of labels for every row: any number of them, also none. Immutable; a bit a row and label.
public final class LabelSets implements Target {

    private final List<String> names;
    private final int words;
    private final long[] bits;
    private final int rows;

    private LabelSets(List<String> names, int words, long[] bits, int rows) {
        this.names = names;
        this.words = words;
        this.bits = bits;
        this.rows = rows;
    }

    /// Returns the target of these sets.
    ///
    /// @param names the labels, distinct
    /// @param sets  for every row, for every label, whether the row has it; copied
    /// @return the target
    /// @throws IllegalArgumentException if a name comes twice, or a row has not one value for each label
    public static LabelSets of(List<String> names, boolean[][] sets) {
        if (names.stream().distinct().count() < names.size()) {
            throw new IllegalArgumentException("a label is named twice; labels are " + names);
        }
        int words = (names.size() + Long.SIZE - 1) / Long.SIZE;
        long[] bits = new long[Math.multiplyExact(words, sets.length)];
        for (int row = 0; row < sets.length; row++) {
            if (sets[row].length != names.size()) {
                throw new IllegalArgumentException("row " + row + " says " + sets[row].length + " labels; there are "
                        + names.size());
            }
            for (int label = 0; label < names.size(); label++) {
                if (sets[row][label]) {
                    bits[row * words + label / Long.SIZE] |= 1L << label;
                }
            }
        }
        return new LabelSets(List.copyOf(names), words, bits, sets.length);
    }

    /// Returns sets of the same labels for other rows.
    ///
    /// @param size how many rows
    /// @param sets the labels of a row, from 0; asked once for each row, in order
    /// @return the target
    /// @throws IndexOutOfBoundsException if there is no label of a number
    public LabelSets withSets(int size, IntFunction<BitSet> sets) {
        long[] made = new long[Math.multiplyExact(words, size)];
        for (int row = 0; row < size; row++) {
            BitSet set = sets.apply(row);
            if (set.length() > names.size()) {
                throw new IndexOutOfBoundsException("row " + row + " has label " + (set.length() - 1) + "; there are "
                        + names.size());
            }
            long[] setBits = set.toLongArray();
            System.arraycopy(setBits, 0, made, row * words, setBits.length);
        }
        return new LabelSets(names, words, made, size);
    }

    /// Returns the labels of a row.
    ///
    /// @param row from 0
    /// @return their numbers, a set of the caller's own
    public BitSet set(int row) {
        int begin = Objects.checkIndex(row, rows) * words;
        return BitSet.valueOf(Arrays.copyOfRange(bits, begin, begin + words));
    }

    /// {@return the labels}
    public List<String> names() {
        return names;
    }

    /// Says whether a row has a label.
    ///
    /// @param row   from 0
    /// @param label from 0, in the order of [#names()]
    /// @return whether it has
    public boolean has(int row, int label) {
        Objects.checkIndex(label, names.size());
        return (bits[Objects.checkIndex(row, rows) * words + label / Long.SIZE] >>> label & 1) != 0;
    }

    /// Counts the rows that have a label.
    ///
    /// @param label from 0, in the order of [#names()]
    /// @return how many
    public int count(int label) {
        int count = 0;
        for (int row = 0; row < rows; row++) {
            count += has(row, label) ? 1 : 0;
        }
        return count;
    }

    @Override
    public int size() {
        return rows;
    }

    @Override
    public LabelSets select(int... selected) {
        long[] copy = new long[Math.multiplyExact(words, selected.length)];
        for (int i = 0; i < selected.length; i++) {
            System.arraycopy(bits, Objects.checkIndex(selected[i], rows) * words, copy, i * words, words);
        }
        return new LabelSets(names, words, copy, selected.length);
    }

    @Override
    public Kind kind() {
        return Kind.LABELS;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LabelSets that && rows == that.rows && names.equals(that.names)
                && Arrays.equals(bits, that.bits);
    }

    @Override
    public int hashCode() {
        return 31 * names.hashCode() + Arrays.hashCode(bits);
    }

    @Override
    public String toString() {
        return "LabelSets[" + rows + " rows, labels " + names + ']';
    }
}
