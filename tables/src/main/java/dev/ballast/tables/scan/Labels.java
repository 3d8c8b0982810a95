package dev.ballast.tables.scan;

import dev.ballast.core.target.ClassCounts;
import dev.ballast.core.target.ClassLabels;
import dev.ballast.tables.text.ByteText;
import dev.ballast.tables.text.Cells;

import it.unimi.dsi.fastutil.longs.LongArrayList;
import it.unimi.dsi.fastutil.objects.Object2IntOpenHashMap;

import java.util.ArrayList;
import java.util.List;

/// The classes of a table in the order in which they first appear, how many rows each has, and how it is spelled.
public final class Labels {

    private final Object2IntOpenHashMap<String> ranks = new Object2IntOpenHashMap<>();
    private final List<String> names = new ArrayList<>();
    private final List<byte[]> spellings = new ArrayList<>();
    private final LongArrayList counts = new LongArrayList();

    /// Makes an empty dictionary.
    public Labels() {
        ranks.defaultReturnValue(-1);
    }

    /// Counts a row of a class.
    ///
    /// @param buffer holds the label
    /// @param offset where it begins
    /// @param length its length
    /// @param quoted whether it was written in quotes
    /// @return the place of the class in order of first appearance
    public int count(char[] buffer, int offset, int length, boolean quoted) {
        int rank = rank(buffer, offset, length);
        if (rank < 0) {
            rank = names.size();
            String name = Cells.text(buffer, offset, length);
            ranks.put(name, rank);
            names.add(name);
            ByteText spelling = new ByteText();
            Cells.writeRaw(buffer, offset, length, quoted, spelling);
            spellings.add(spelling.toBytes());
            counts.add(0);
        }
        counts.set(rank, counts.getLong(rank) + 1);
        return rank;
    }

    /// Returns the rank of a label.
    ///
    /// @param buffer holds the label
    /// @param offset where it begins
    /// @param length its length
    /// @return its place in order of first appearance, or -1
    public int rank(char[] buffer, int offset, int length) {
        return ranks.getInt(Cells.text(buffer, offset, length));
    }

    /// Returns the rows of a class.
    ///
    /// @param rank its place in order of first appearance
    /// @return how many
    public long count(int rank) {
        return counts.getLong(rank);
    }

    /// {@return the labels in order of first appearance}
    public List<String> names() {
        return names;
    }

    /// Returns the bytes of a label as it is first written in the file, quotes included.
    ///
    /// @param rank its place in order of first appearance
    /// @return the bytes; not a copy
    public byte[] spelling(int rank) {
        return spellings.get(rank);
    }

    /// Returns the labels of some rows as the library wants them.
    ///
    /// @param rowRanks the rank of each row's label
    /// @return the labels; they know all classes of the table
    public ClassLabels labelsOf(int... rowRanks) {
        return ClassLabels.ofRanks(names, rowRanks);
    }

    /// {@return the rows of every class, in label order}
    public ClassCounts counts() {
        ClassLabels classes = labelsOf();
        long[] inOrder = new long[classes.classes()];
        for (int code = 0; code < inOrder.length; code++) {
            inOrder[code] = counts.getLong((int) classes.streamKey(code));
        }
        return ClassCounts.of(classes.names(), inOrder);
    }
}
