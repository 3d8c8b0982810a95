package dev.ballast.samplers.batch;

import dev.ballast.core.recipe.RecipeSlot;

/// A batch of rows, in arrays that are as long as it is; used again for batches of the same size.
final class RowBatch {

    private int[] rows = new int[0];
    private int[] labels = new int[0];
    private float[] floats = new float[0];
    private double[] doubles = new double[0];
    private double[] row = new double[0];
    private final RecipeSlot slot = new RecipeSlot();

    int[] labels() {
        return labels;
    }

    float[] floats() {
        return floats;
    }

    double[] doubles() {
        return doubles;
    }

    /// How many values a batch has.
    ///
    /// @throws ArithmeticException if an array cannot hold them
    public static int values(int size, int columns) {
        long values = (long) size * columns;
        if (values > Integer.MAX_VALUE) {
            throw new ArithmeticException("a batch of " + size + " rows x " + columns + " columns has " + values
                    + " values; an array can hold " + Integer.MAX_VALUE + ": make batches smaller");
        }
        return (int) values;
    }

    /// Makes a batch.
    RowBatch make(RowBatches plan, RowBatches.Epoch epoch, long batch) {
        int size = epoch.batches().size(batch);
        int columns = plan.columns();
        FloatRows rounding = plan.rounding();
        if (labels.length != size) {
            int values = values(size, columns);
            rows = new int[size];
            labels = new int[size];
            floats = new float[plan.doubles() ? 0 : values];
            doubles = new double[plan.doubles() ? values : 0];
            row = new double[rounding == null ? 0 : columns];
        }
        epoch.batches().fill(batch, rows, 0);
        for (int i = 0; i < size; i++) {
            labels[i] = epoch.rows().code(rows[i]);
        }
        if (plan.doubles()) {
            for (int i = 0; i < size; i++) {
                epoch.rows().copyRow(rows[i], slot, doubles, i * columns);
            }
        } else if (rounding != null) {
            for (int i = 0; i < size; i++) {
                epoch.rows().copyRow(rows[i], slot, row, 0);
                rounding.round(row, rows[i], floats, i * columns);
            }
        } else {
            for (int i = 0; i < size; i++) {
                epoch.rows().copyRow(rows[i], slot, floats, i * columns);
            }
        }
        return this;
    }
}
