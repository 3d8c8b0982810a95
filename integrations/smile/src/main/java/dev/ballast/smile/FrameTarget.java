package dev.ballast.smile;

import dev.ballast.core.target.ClassLabels;
import dev.ballast.core.target.NumberTarget;
import dev.ballast.core.target.Target;

import smile.data.measure.CategoricalMeasure;
import smile.data.type.DataType;
import smile.data.vector.ValueVector;

import java.util.ArrayList;
import java.util.List;

/// The column that is to be predicted as a target.
final class FrameTarget {

    private FrameTarget() {
    }

    /// Classes: levels of a scale by their names, and whole numbers, texts, yes and no as they are.
    static ClassLabels classes(ValueVector vector) {
        DataType.ID type = vector.dtype().id();
        boolean isScale = vector.measure() instanceof CategoricalMeasure;
        if (!isScale && switch (type) {
            case Boolean, Byte, Short, Int, Long, Char, String -> false;
            default -> true;
        }) {
            throw new IllegalArgumentException("label \"" + vector.name() + "\" is of type " + vector.dtype().name()
                    + "; classes are whole numbers, texts, yes and no, or levels of a scale. If it is a number to be"
                    + " predicted, say SmileFrame.ofNumber");
        }
        requireNoNull(vector);
        List<Object> labels = new ArrayList<>(vector.size());
        for (int row = 0; row < vector.size(); row++) {
            labels.add(vector.measure() instanceof CategoricalMeasure scale
                    ? level(vector, scale, row)
                    : switch (type) {
                        case Byte, Short, Int -> (Object) vector.getInt(row);
                        case Long -> (Object) vector.getLong(row);
                        default -> vector.get(row);
                    });
        }
        return ClassLabels.of(labels);
    }

    private static String level(ValueVector vector, CategoricalMeasure scale, int row) {
        int value = vector.getInt(row);
        if (!scale.contains(value)) {
            throw new IllegalArgumentException("label \"" + vector.name() + "\" is " + value + " in row " + row
                    + ", which is no level of its scale of " + scale.size()
                    + " levels; correct the value or the scale");
        }
        return scale.level(value);
    }

    static Target numbers(ValueVector vector) {
        if (vector.measure() instanceof CategoricalMeasure || !vector.field().isNumeric()) {
            throw new IllegalArgumentException("\"" + vector.name() + "\" is "
                    + (vector.measure() instanceof CategoricalMeasure ? "a scale of levels" : vector.dtype().name())
                    + ", not a number to be predicted. If it is a label, say SmileFrame.of");
        }
        requireNoNull(vector);
        double[] numbers = new double[vector.size()];
        for (int row = 0; row < numbers.length; row++) {
            numbers[row] = vector.getDouble(row);
            if (!Double.isFinite(numbers[row])) {
                throw new IllegalArgumentException("\"" + vector.name() + "\" is " + numbers[row] + " in row " + row
                        + "; every row needs a finite number to be predicted");
            }
        }
        return NumberTarget.of(numbers);
    }

    static void requireNoNull(ValueVector vector) {
        int nulls = 0;
        int first = -1;
        for (int row = vector.size() - 1; row >= 0; row--) {
            if (vector.isNullAt(row)) {
                nulls++;
                first = row;
            }
        }
        if (nulls > 0) {
            throw new IllegalArgumentException("\"" + vector.name() + "\" is null in " + nulls + " of " + vector.size()
                    + " rows, first in row " + first + "; every row needs what is to be predicted: drop these rows");
        }
    }
}
