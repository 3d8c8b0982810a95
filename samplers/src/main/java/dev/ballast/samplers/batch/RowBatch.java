package dev.ballast.samplers.batch;

import dev.ballast.core.recipe.RecipeSlot;

/// A batch of rows, in arrays that are as long as it is; used again for batches of the same size.
final class RowBatch {

    /// Numbers of rows of the epoch's result.
    private int[] rows = new int[0];
    private int[] sources = new int[0];
    private boolean[] synthetic = new boolean[0];
    private int[] labels = new int[0];
    private float[] floats = new float[0];
    private double[] doubles = new double[0];
    private double[] weights = new double[0];
    /// Room for a row with all columns.
    private double[] row = new double[0];
    private float[] floatRow = new float[0];
    private final RecipeSlot slot = new RecipeSlot();

    int[] labels() {
        return labels;
    }

    int[] sources() {
        return sources;
    }

    boolean[] synthetic() {
        return synthetic;
    }

    float[] floats() {
        return floats;
    }

    double[] doubles() {
        return doubles;
    }

    double[] weights() {
        return weights;
    }

    /// How many values a batch has.
    ///
    /// @throws ArithmeticException if an array cannot hold them
    static int values(int size, int columns) {
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
        RowForm form = plan.form();
        if (labels.length != size) {
            int values = values(size, form.columns());
            rows = new int[size];
            sources = new int[size];
            synthetic = new boolean[size];
            labels = new int[size];
            floats = new float[form.doubles() ? 0 : values];
            doubles = new double[form.doubles() ? values : 0];
            weights = new double[form.hasWeights() ? size : 0];
            row = new double[form.data().features().columns()];
            floatRow = new float[row.length];
        }
        epoch.batches().fill(batch, rows, 0);
        for (int i = 0; i < size; i++) {
            labels[i] = epoch.rows().code(rows[i]);
            double own = form.doubles() ? copyDoubles(form, epoch, i) : copyFloats(form, epoch, i);
            // The slot has the recipe of the row that was copied.
            sources[i] = (int) epoch.rows().plan().root(slot);
            synthetic[i] = slot.isMade();
            if (form.hasWeights()) {
                weights[i] = form.weight(labels[i], own);
            }
        }
        return this;
    }

    /// Makes a row.
    ///
    /// @return its own weight
    private double copyDoubles(RowForm form, RowBatches.Epoch epoch, int i) {
        int offset = i * form.columns();
        int weight = form.weightColumn();
        if (form.hasAllColumns()) {
            epoch.rows().copyRow(rows[i], slot, doubles, offset);
            return weight < 0 ? 1 : doubles[offset + weight];
        }
        epoch.rows().copyRow(rows[i], slot, row, 0);
        for (int column : form.chosen()) {
            doubles[offset++] = row[column];
        }
        return weight < 0 ? 1 : row[weight];
    }

    private double copyFloats(RowForm form, RowBatches.Epoch epoch, int i) {
        int offset = i * form.columns();
        int weight = form.weightColumn();
        FloatRows rounding = form.rounding();
        if (rounding != null) {
            epoch.rows().copyRow(rows[i], slot, row, 0);
            rounding.round(row, rows[i], floats, offset);
            return weight < 0 ? 1 : row[weight];
        }
        if (form.hasAllColumns()) {
            epoch.rows().copyRow(rows[i], slot, floats, offset);
            return weight < 0 ? 1 : floats[offset + weight];
        }
        epoch.rows().copyRow(rows[i], slot, floatRow, 0);
        for (int column : form.chosen()) {
            floats[offset++] = floatRow[column];
        }
        return weight < 0 ? 1 : floatRow[weight];
    }
}
