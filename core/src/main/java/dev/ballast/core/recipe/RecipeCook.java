package dev.ballast.core.recipe;

import dev.ballast.core.data.Column;
import dev.ballast.core.data.Dataset;
import dev.ballast.core.data.DoubleMatrix;
import dev.ballast.core.data.FeatureMatrix;
import dev.ballast.core.data.FloatMatrix;

import java.util.List;

/// Turns recipes into rows of one data set. The only place where the formulas of [Recipe] are computed.
final class RecipeCook {

    private final FeatureMatrix features;
    private final boolean[] interpolated;
    private final boolean[] integer;

    RecipeCook(Dataset source) {
        features = source.features();
        List<Column> columns = source.columns();
        interpolated = new boolean[columns.size()];
        integer = new boolean[columns.size()];
        for (int column = 0; column < interpolated.length; column++) {
            Column.Kind kind = columns.get(column).kind();
            integer[column] = kind == Column.Kind.INTEGER;
            interpolated[column] = integer[column] || kind == Column.Kind.NUMERIC;
        }
    }

    void cook(Recipe recipe, double[] target, int offset) {
        features.copyRow(recipe.base(), target, offset);
        if (recipe instanceof Recipe.Interpolated between) {
            double gap = between.gap();
            switch (features) {
                case DoubleMatrix matrix -> {
                    double[] block = matrix.block(between.neighbor());
                    int begin = matrix.offset(between.neighbor());
                    for (int column = 0; column < interpolated.length; column++) {
                        target[offset + column] = value(column, target[offset + column], block[begin + column], gap);
                    }
                }
                case FloatMatrix matrix -> {
                    float[] block = matrix.block(between.neighbor());
                    int begin = matrix.offset(between.neighbor());
                    for (int column = 0; column < interpolated.length; column++) {
                        // The row is stored as float, so that is what it is, also when read as double.
                        target[offset + column] = (float) value(column, target[offset + column],
                                block[begin + column], gap);
                    }
                }
            }
        }
    }

    void cook(Recipe recipe, float[] target, int offset) {
        if (!(recipe instanceof Recipe.Interpolated between)) {
            features.copyRow(recipe.base(), target, offset);
            return;
        }
        double gap = between.gap();
        switch (features) {
            case DoubleMatrix matrix -> {
                double[] base = matrix.block(between.base());
                int baseBegin = matrix.offset(between.base());
                double[] block = matrix.block(between.neighbor());
                int begin = matrix.offset(between.neighbor());
                for (int column = 0; column < interpolated.length; column++) {
                    target[offset + column] = (float) value(column, base[baseBegin + column], block[begin + column],
                            gap);
                }
            }
            case FloatMatrix matrix -> {
                float[] base = matrix.block(between.base());
                int baseBegin = matrix.offset(between.base());
                float[] block = matrix.block(between.neighbor());
                int begin = matrix.offset(between.neighbor());
                for (int column = 0; column < interpolated.length; column++) {
                    target[offset + column] = (float) value(column, base[baseBegin + column], block[begin + column],
                            gap);
                }
            }
        }
    }

    private double value(int column, double base, double neighbor, double gap) {
        if (!interpolated[column]) {
            return base;
        }
        double apart = neighbor - base;
        double value = Double.isInfinite(apart) && Double.isFinite(base) && Double.isFinite(neighbor)
                ? base * (1 - gap) + neighbor * gap
                : base + gap * apart;
        // Adding zero turns a negative zero into zero.
        return integer[column] ? Math.rint(value) + 0.0 : value;
    }
}
