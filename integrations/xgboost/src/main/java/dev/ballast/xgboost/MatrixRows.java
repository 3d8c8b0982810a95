package dev.ballast.xgboost;

import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoostError;

/// Labels and weights of a matrix of XGBoost, checked.
///
/// @param labels  one for every row
/// @param weights one for every row, or none at all: then every row weighs 1
record MatrixRows(float[] labels, float[] weights) {

    /// Reads a matrix whose rows a booster has predicted.
    static MatrixRows of(DMatrix matrix, int predictions) {
        MatrixRows rows = of(matrix);
        if (rows.labels.length != predictions) {
            throw new IllegalArgumentException("there are " + predictions + " predictions and " + rows.labels.length
                    + " labels; every row of the matrix needs a label");
        }
        return rows;
    }

    static MatrixRows of(DMatrix matrix) {
        try {
            MatrixRows rows = new MatrixRows(matrix.getLabel(), matrix.getWeight());
            if (rows.labels.length == 0) {
                throw new IllegalArgumentException(matrix.rowNum() == 0
                        ? "the matrix has no rows"
                        : "the matrix has " + matrix.rowNum() + " rows and no labels; call setLabel");
            }
            if (rows.weights.length != 0 && rows.weights.length != rows.labels.length) {
                throw new IllegalArgumentException("there are " + rows.labels.length + " labels and "
                        + rows.weights.length + " weights; there must be as many, or no weights");
            }
            for (int row = 0; row < rows.weights.length; row++) {
                if (!(rows.weights[row] >= 0 && rows.weights[row] < Float.POSITIVE_INFINITY)) {
                    throw new IllegalArgumentException("weight[" + row + "] is " + rows.weights[row]
                            + "; weights must be finite and at least 0");
                }
            }
            return rows;
        } catch (XGBoostError e) {
            throw failed(e);
        }
    }

    static IllegalStateException failed(XGBoostError error) {
        return new IllegalStateException("XGBoost failed: " + error.getMessage(), error);
    }

    double weight(int row) {
        return weights.length == 0 ? 1 : weights[row];
    }

    boolean isPositive(int row) {
        if (labels[row] != 0 && labels[row] != 1) {
            throw new IllegalArgumentException("label[" + row + "] is " + labels[row]
                    + "; labels of two classes must be 0 and 1, the positive class");
        }
        return labels[row] == 1;
    }

    boolean[] positives() {
        boolean[] positives = new boolean[labels.length];
        for (int row = 0; row < positives.length; row++) {
            positives[row] = isPositive(row);
        }
        return positives;
    }

    int[] codes(int classes) {
        int[] codes = new int[labels.length];
        for (int row = 0; row < codes.length; row++) {
            if (!(labels[row] >= 0 && labels[row] < classes && labels[row] == (int) labels[row])) {
                throw new IllegalArgumentException("label[" + row + "] is " + labels[row] + "; labels of " + classes
                        + " classes must be whole numbers from 0 to " + (classes - 1));
            }
            codes[row] = (int) labels[row];
        }
        return codes;
    }

    /// Weighs the values of rows, several for each.
    void weigh(float[] values, String what) {
        int perRow = values.length / labels.length;
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (values[i] * weight(i / perRow));
            if (!Float.isFinite(values[i])) {
                throw new IllegalArgumentException(what + " of row " + i / perRow + " is " + values[i]
                        + " as a float; make the weights of the loss or of the rows smaller");
            }
        }
    }

    double[] weightsAsDoubles() {
        double[] copy = new double[labels.length];
        for (int row = 0; row < copy.length; row++) {
            copy[row] = weight(row);
        }
        return copy;
    }
}
