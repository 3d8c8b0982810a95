package dev.ballast.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;

import java.util.List;

/// Arrays of logits: their shape, and arrays beside them.
final class BatchLogits {

    private BatchLogits() {
    }

    /// Refuses logits of another shape than rows x K, or of two classes rows or rows x 1.
    ///
    /// @param logits  of a batch
    /// @param classes K
    /// @return the number of rows
    static long requireRows(NDArray logits, int classes) {
        Shape shape = logits.getShape();
        boolean perClass = shape.dimension() == 2 && shape.get(1) == classes;
        boolean one = classes == 2 && isOneLogit(shape);
        if ((!perClass && !one) || shape.get(0) == 0) {
            throw new IllegalArgumentException("the model gives logits of shape " + shape + " for " + classes
                    + " classes; they must be of shape (rows, " + classes + ")"
                    + (classes == 2 ? ", or one for each row" : "") + ", and of at least 1 row");
        }
        return shape.get(0);
    }

    /// {@return whether each row has one logit, for class 1}
    static boolean isOneLogit(Shape shape) {
        return shape.dimension() == 1 || (shape.dimension() == 2 && shape.get(1) == 1);
    }

    /// Makes an array of the type of the logits, where they are.
    static NDArray beside(NDArray logits, double[] values, Shape shape) {
        NDManager manager = logits.getManager();
        NDArray made = manager.create(values, shape);
        NDArray typed = made.toType(logits.getDataType(), false).toDevice(logits.getDevice(), false);
        if (typed != made) {
            made.close();
        }
        return typed;
    }

    /// Copies all logits in the order of rows.
    ///
    /// @throws IllegalArgumentException if one is NaN or infinite
    static double[] numbers(NDArray logits) {
        double[] values;
        try (NDArray wide = logits.toType(DataType.FLOAT64, true)) {
            values = wide.toDoubleArray();
        }
        long width = values.length / logits.getShape().get(0);
        for (int i = 0; i < values.length; i++) {
            if (!Double.isFinite(values[i])) {
                throw new IllegalArgumentException("row " + i / width + " of the batch has the logit " + values[i]
                        + "; the model has diverged: lower the learning rate, or look for such values in the features");
            }
        }
        return values;
    }

    /// The code of a class.
    static int requireClass(List<String> classes, String positive) {
        int code = classes.indexOf(positive);
        if (code < 0 || classes.size() < 2) {
            throw new IllegalArgumentException("there is no class \"" + positive + "\" beside others; classes are "
                    + classes + ", and there must be at least 2");
        }
        return code;
    }
}
