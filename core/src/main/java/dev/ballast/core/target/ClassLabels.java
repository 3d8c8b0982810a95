package dev.ballast.core.target;

import it.unimi.dsi.fastutil.ints.Int2IntOpenHashMap;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.objects.Object2IntOpenHashMap;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;

/// The class of every row: codes 0 to K-1 and the K labels they stand for.
///
/// **Order.** Codes follow the label order: integers by value, strings by [String#compareTo], other labels by their
/// natural order. Output that is grouped by class is grouped in this order.
///
/// **Random streams** are keyed not by code but by [#streamKey(int)], the rank of a class's first row. Renaming the
/// labels, which may change codes, therefore changes no random choice.
///
/// A class may have no rows (a part of a larger data set keeps all its classes). Immutable; costs 4 bytes a row.
public final class ClassLabels implements Target {

    private final int[] codes;
    private final List<Object> labels;
    private final List<String> names;
    private final int[] streamKeys;

    private ClassLabels(int[] codes, List<Object> labels, List<String> names, int[] streamKeys) {
        this.codes = codes;
        this.labels = labels;
        this.names = names;
        this.streamKeys = streamKeys;
    }

    /// Returns the classes of integer labels.
    ///
    /// @param labels the label of every row; copied
    /// @return the labels
    public static ClassLabels of(int... labels) {
        Int2IntOpenHashMap ranks = new Int2IntOpenHashMap();
        ranks.defaultReturnValue(-1);
        IntArrayList classes = new IntArrayList();
        int[] firstSeen = new int[labels.length];
        for (int row = 0; row < labels.length; row++) {
            int rank = ranks.get(labels[row]);
            if (rank < 0) {
                rank = classes.size();
                ranks.put(labels[row], rank);
                classes.add(labels[row]);
            }
            firstSeen[row] = rank;
        }
        return ofRanks(classes, firstSeen);
    }

    /// Returns the classes of string labels.
    ///
    /// @param labels the label of every row, none of them null; copied
    /// @return the labels
    /// @throws IllegalArgumentException if a label is null
    public static ClassLabels of(String... labels) {
        return of(Arrays.asList(labels));
    }

    /// Returns the classes of labels of any one comparable type: boxed numbers, enum constants, dates, ...
    ///
    /// @param labels the label of every row, none of them null; copied
    /// @return the labels
    /// @throws IllegalArgumentException if a label is null, if labels cannot be compared with one another, or if two
    ///                                  different labels have the same text
    public static ClassLabels of(List<?> labels) {
        Object2IntOpenHashMap<Object> ranks = new Object2IntOpenHashMap<>();
        ranks.defaultReturnValue(-1);
        int[] firstSeen = new int[labels.size()];
        int row = 0;
        for (Object label : labels) {
            if (label == null) {
                throw new IllegalArgumentException("label[" + row + "] is null; every row needs a label");
            }
            int rank = ranks.getInt(label);
            if (rank < 0) {
                rank = ranks.size();
                ranks.put(label, rank);
            }
            firstSeen[row++] = rank;
        }
        Object[] classes = new Object[ranks.size()];
        ranks.object2IntEntrySet().forEach(entry -> classes[entry.getIntValue()] = entry.getKey());
        return ofRanks(Arrays.asList(classes), firstSeen);
    }

    /// Returns labels from a dictionary in order of first appearance, for readers that number classes as they meet
    /// them.
    ///
    /// @param classes the distinct labels in the order in which they first appear in the whole data set
    /// @param ranks   for every row the place of its label in that list; copied
    /// @return the labels; their codes follow the label order, not the given one
    /// @throws IllegalArgumentException if a rank is outside the list, or as for [#of(List)]
    public static ClassLabels ofRanks(List<?> classes, int[] ranks) {
        TreeMap<Object, Integer> sorted = new TreeMap<>();
        try {
            for (int rank = 0; rank < classes.size(); rank++) {
                if (classes.get(rank) == null) {
                    throw new IllegalArgumentException("label " + rank + " of the dictionary is null");
                }
                if (sorted.put(classes.get(rank), rank) != null) {
                    throw new IllegalArgumentException("label \"" + classes.get(rank) + "\" is listed twice");
                }
            }
        } catch (ClassCastException e) {
            throw new IllegalArgumentException("labels cannot be compared with one another: " + e.getMessage(), e);
        }
        List<Object> labels = List.copyOf(sorted.keySet());
        List<String> names = labels.stream().map(String::valueOf).toList();
        if (names.stream().distinct().count() < names.size()) {
            throw new IllegalArgumentException("two different labels have the same text; labels are " + names);
        }
        int[] streamKeys = sorted.values().stream().mapToInt(Integer::intValue).toArray();
        int[] codeOfRank = new int[streamKeys.length];
        for (int code = 0; code < streamKeys.length; code++) {
            codeOfRank[streamKeys[code]] = code;
        }
        int[] codes = new int[ranks.length];
        for (int row = 0; row < ranks.length; row++) {
            if (ranks[row] < 0 || ranks[row] >= codeOfRank.length) {
                throw new IllegalArgumentException(
                        "rank[" + row + "] is " + ranks[row] + "; there are " + codeOfRank.length + " classes");
            }
            codes[row] = codeOfRank[ranks[row]];
        }
        return new ClassLabels(codes, labels, names, streamKeys);
    }

    /// Returns labels of these classes for other rows. Stream keys are those that the new rows would have if they were read
    /// anew; classes without rows come last.
    ///
    /// @param newCodes the code of every row; not copied
    /// @return the labels
    /// @throws IndexOutOfBoundsException if there is no class of a code
    public ClassLabels withCodes(int... newCodes) {
        for (int code : newCodes) {
            Objects.checkIndex(code, names.size());
        }
        int[] newKeys = new int[names.size()];
        Arrays.fill(newKeys, -1);
        int next = 0;
        for (int row = 0; row < newCodes.length && next < newKeys.length; row++) {
            if (newKeys[newCodes[row]] < 0) {
                newKeys[newCodes[row]] = next++;
            }
        }
        for (int code = 0; code < newKeys.length; code++) {
            newKeys[code] = newKeys[code] < 0 ? next++ : newKeys[code];
        }
        return new ClassLabels(newCodes, labels, names, newKeys);
    }

    /// Returns the labels of some rows. All classes stay, also those that lose all rows; stream keys are those that the
    /// rows would have if they were read anew, classes without rows last.
    ///
    /// @param rows their numbers, in any order, repeated or not
    /// @return the labels
    /// @throws IndexOutOfBoundsException if there is no such row
    @Override
    public ClassLabels select(int... rows) {
        int[] selected = new int[rows.length];
        for (int i = 0; i < rows.length; i++) {
            selected[i] = codes[Objects.checkIndex(rows[i], codes.length)];
        }
        return withCodes(selected);
    }

    @Override
    public int size() {
        return codes.length;
    }

    @Override
    public Kind kind() {
        return Kind.CLASSES;
    }

    /// {@return the number of classes, K}
    public int classes() {
        return names.size();
    }

    /// Returns the class of a row.
    ///
    /// @param row from 0
    /// @return its code, 0 to K-1
    public int code(int row) {
        return codes[row];
    }

    /// {@return the label of every class as text, in code order}
    public List<String> names() {
        return names;
    }

    /// Returns the label of a class as it was given.
    ///
    /// @param code 0 to K-1
    /// @return the label
    public Object label(int code) {
        return labels.get(code);
    }

    /// Returns the number that keys this class's random streams: the rank, from 0, of its first row among the first
    /// rows of all classes.
    ///
    /// @param code 0 to K-1
    /// @return the key
    public long streamKey(int code) {
        return streamKeys[code];
    }

    /// Returns the rows of a class.
    ///
    /// @param code 0 to K-1
    /// @return their numbers, ascending
    public int[] rowsOf(int code) {
        Objects.checkIndex(code, names.size());
        int[] rows = new int[codes.length];
        int count = 0;
        for (int row = 0; row < codes.length; row++) {
            if (codes[row] == code) {
                rows[count++] = row;
            }
        }
        return Arrays.copyOf(rows, count);
    }

    /// {@return a copy of the code of every row}
    public int[] toCodes() {
        return codes.clone();
    }

    /// {@return the label of every row, for labels that were given as `int`}
    ///
    /// @throws IllegalStateException if they were not
    public int[] toInts() {
        int[] values = new int[codes.length];
        for (int row = 0; row < values.length; row++) {
            if (!(labels.get(codes[row]) instanceof Integer value)) {
                throw new IllegalStateException(
                        "labels are not integers: label[" + row + "] is \"" + names.get(codes[row]) + '"');
            }
            values[row] = value;
        }
        return values;
    }

    /// {@return the label of every row as text}
    public String[] toStrings() {
        String[] values = new String[codes.length];
        for (int row = 0; row < values.length; row++) {
            values[row] = names.get(codes[row]);
        }
        return values;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ClassLabels that && labels.equals(that.labels) && Arrays.equals(codes, that.codes);
    }

    @Override
    public int hashCode() {
        return 31 * labels.hashCode() + Arrays.hashCode(codes);
    }

    @Override
    public String toString() {
        return "ClassLabels[" + codes.length + " rows, classes " + names + ']';
    }
}
