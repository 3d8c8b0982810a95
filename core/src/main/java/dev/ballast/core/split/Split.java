package dev.ballast.core.split;

import dev.ballast.core.data.Dataset;

import java.util.Arrays;
import java.util.List;

/// Row numbers of the parts of a data set, each ascending. Every row is in exactly one part.
///
/// Immutable and thread-safe; 4 bytes a row.
public final class Split {

    static final int TRAIN = 0;
    static final int TEST = 1;
    static final int VALIDATION = 2;
    static final List<String> NAMES = List.of("training part", "test part", "validation part");

    private final int[] train;
    private final int[] validation;
    private final int[] test;

    Split(int[] partOf) {
        int[] sizes = new int[NAMES.size()];
        for (int part : partOf) {
            sizes[part]++;
        }
        int[][] rows = new int[NAMES.size()][];
        Arrays.setAll(rows, part -> new int[sizes[part]]);
        int[] next = new int[NAMES.size()];
        for (int row = 0; row < partOf.length; row++) {
            rows[partOf[row]][next[partOf[row]]++] = row;
        }
        train = rows[TRAIN];
        validation = rows[VALIDATION];
        test = rows[TEST];
    }

    /// {@return the rows to train on}
    public int[] trainRows() {
        return train.clone();
    }

    /// {@return the rows to choose settings and thresholds on; none if not asked for}
    public int[] validationRows() {
        return validation.clone();
    }

    /// {@return the rows to judge by}
    public int[] testRows() {
        return test.clone();
    }

    /// Copies the rows to train on: the part that may be resampled.
    ///
    /// @param data the data set that was split
    /// @return its training part, with all classes
    /// @throws IllegalArgumentException if it has another number of rows
    public Dataset train(Dataset data) {
        return part(data, train);
    }

    /// Copies the rows to choose settings and thresholds on.
    ///
    /// @param data the data set that was split
    /// @return its validation part, with all classes
    /// @throws IllegalArgumentException if it has another number of rows
    public Dataset validation(Dataset data) {
        return part(data, validation);
    }

    /// Copies the rows to judge by. They must keep their class shares: never resample them.
    ///
    /// @param data the data set that was split
    /// @return its test part, with all classes
    /// @throws IllegalArgumentException if it has another number of rows
    public Dataset test(Dataset data) {
        return part(data, test);
    }

    private Dataset part(Dataset data, int[] rows) {
        int split = train.length + validation.length + test.length;
        if (data.rows() != split) {
            throw new IllegalArgumentException(
                    "the data have " + data.rows() + " rows and the split is of " + split);
        }
        return data.select(rows);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Split that && Arrays.equals(train, that.train)
                && Arrays.equals(validation, that.validation) && Arrays.equals(test, that.test);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * Arrays.hashCode(train) + Arrays.hashCode(validation)) + Arrays.hashCode(test);
    }

    @Override
    public String toString() {
        return "Split[" + train.length + " train, " + validation.length + " validation, " + test.length + " test]";
    }
}
