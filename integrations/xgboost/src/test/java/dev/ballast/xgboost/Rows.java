package dev.ballast.xgboost;

import dev.ballast.core.data.Dataset;

import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/// Rows with a rare class, and boosters trained on them.
final class Rows {

    private Rows() {
    }

    /// One row of ten is positive, and shifted in the first two columns.
    static Dataset binary(int rows, long seed) {
        String[] labels = IntStream.range(0, rows).mapToObj(row -> row % 10 == 3 ? "fraud" : "ok")
                .toArray(String[]::new);
        return Dataset.of(gaussian(rows, seed, row -> labels[row].equals("fraud") ? 1.5 : 0), labels);
    }

    /// Three classes of 6, 3 and 1 rows of ten.
    static Dataset three(int rows, long seed) {
        int[] labels = IntStream.range(0, rows).map(row -> row % 10 < 6 ? 0 : row % 10 < 9 ? 1 : 2).toArray();
        return Dataset.of(gaussian(rows, seed, row -> labels[row]), labels);
    }

    private static double[][] gaussian(int rows, long seed, java.util.function.IntToDoubleFunction shift) {
        Random random = new Random(seed);
        double[][] values = new double[rows][5];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < 5; column++) {
                // As floats, so that a matrix of XGBoost has the same values.
                values[row][column] = (float) (random.nextGaussian() + (column < 2 ? shift.applyAsDouble(row) : 0));
            }
        }
        return values;
    }

    static Map<String, Object> quiet(Map<String, Object> parameters) {
        Map<String, Object> all = new HashMap<>(parameters);
        all.put("max_depth", 3);
        all.put("nthread", 1);
        all.put("verbosity", 0);
        all.put("silent", 1);
        return all;
    }

    static Booster train(DMatrix train, Map<String, Object> parameters, int rounds,
            ml.dmlc.xgboost4j.java.IObjective objective) throws XGBoostError {
        return XGBoost.train(train, quiet(parameters), rounds, Map.of(), objective, null);
    }
}
