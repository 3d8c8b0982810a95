package dev.ballast.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.DataType;

/// Codes of classes out of arrays of labels, checked.
final class BatchCodes {

    private BatchCodes() {
    }

    /// Reads the labels of a batch.
    ///
    /// @param labels  as DJL has them
    /// @param rows    how many there have to be
    /// @param classes K
    /// @return a code of 0 to K-1 for every row
    static int[] of(NDList labels, long rows, int classes) {
        if (labels.size() != 1) {
            throw new IllegalArgumentException("the batch has " + labels.size()
                    + " arrays of labels; it must have one, with the class of every row");
        }
        NDArray array = labels.get(0);
        if (array.size() != rows) {
            throw new IllegalArgumentException("the batch has " + rows + " rows and labels of shape " + array.getShape()
                    + "; every row needs one label");
        }
        return of(array, classes, 0, "row");
    }

    /// Reads numbers that are codes.
    ///
    /// @param array   of any type
    /// @param classes K
    /// @param first   the number of the first of them
    /// @param what    what they are numbers of
    /// @return the codes
    static int[] of(NDArray array, int classes, long first, String what) {
        double[] values;
        try (NDArray wide = array.toType(DataType.FLOAT64, true)) {
            values = wide.toDoubleArray();
        }
        int[] codes = new int[values.length];
        for (int i = 0; i < codes.length; i++) {
            codes[i] = (int) values[i];
            if (codes[i] != values[i] || codes[i] < 0 || codes[i] >= classes) {
                throw new IllegalArgumentException(what + " " + (first + i) + " has the label " + text(values[i])
                        + "; labels must be classes, 0 to " + (classes - 1));
            }
        }
        return codes;
    }

    private static String text(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }
}
