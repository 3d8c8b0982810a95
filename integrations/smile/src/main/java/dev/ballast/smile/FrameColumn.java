package dev.ballast.smile;

import dev.ballast.core.data.CodeColumn;
import dev.ballast.core.data.Column;

import org.jspecify.annotations.Nullable;

import smile.data.measure.CategoricalMeasure;
import smile.data.measure.OrdinalScale;
import smile.data.type.DataType;
import smile.data.vector.ValueVector;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;

/// A feature column of a data frame: what Ballast takes it for, its values as numbers or codes, and numbers and codes as its
/// values.
record FrameColumn(int index, ValueVector vector, Column column, @Nullable CategoricalMeasure scale) {

    /// Beyond, not every whole number is a double.
    private static final long LARGEST_EXACT = 1L << 53;

    static FrameColumn of(int index, ValueVector vector, Column.@Nullable Missing missing) {
        CategoricalMeasure scale = vector.measure() instanceof CategoricalMeasure levels ? levels : null;
        Column column = described(vector, scale);
        return new FrameColumn(index, vector, missing == null ? column : column.missing(missing), scale);
    }

    private static Column described(ValueVector vector, @Nullable CategoricalMeasure scale) {
        String name = vector.name();
        if (scale != null) {
            List<String> levels = Arrays.asList(scale.levels());
            return scale instanceof OrdinalScale ? Column.ordinal(name, levels) : Column.categorical(name, levels);
        }
        return switch (vector.dtype().id()) {
            case Boolean -> new Column(name, Column.Kind.BOOLEAN, Column.Role.FEATURE, Column.Missing.REFUSE,
                    List.of("false", "true"));
            case Byte, Short, Int, Long -> Column.whole(name);
            default -> Column.numeric(name);
        };
    }

    /// Whether values are numbers, levels of a scale, or yes and no: what a method can look at.
    static boolean isFeature(ValueVector vector) {
        return switch (vector.dtype().id()) {
            case Boolean, Byte, Short, Int, Long, Float, Double, Decimal -> true;
            default -> false;
        };
    }

    boolean isCoded() {
        return column.kind().isCoded();
    }

    CodeColumn codes() {
        int[] codes = new int[vector.size()];
        for (int row = 0; row < codes.length; row++) {
            codes[row] = vector.isNullAt(row) ? -1 : code(row);
        }
        return CodeColumn.of(column.levels().size(), codes);
    }

    private int code(int row) {
        if (scale == null) {
            return vector.getBoolean(row) ? 1 : 0;
        }
        int value = vector.getInt(row);
        if (!scale.contains(value)) {
            throw new IllegalArgumentException("column \"" + column.name() + "\" is " + value + " in row " + row
                    + ", which is no level of its scale of " + scale.size()
                    + " levels; correct the value or the scale");
        }
        return scale.factor(value);
    }

    double number(int row) {
        if (vector.isNullAt(row)) {
            return Double.NaN;
        }
        if (vector.dtype().id() == DataType.ID.Long) {
            long value = vector.getLong(row);
            if (value > LARGEST_EXACT || value < -LARGEST_EXACT) {
                throw new IllegalArgumentException("column \"" + column.name() + "\" is " + value + " in row " + row
                        + ", beyond 2^53, where not every whole number is a double; carry the column");
            }
            return value;
        }
        return vector.getDouble(row);
    }

    /// A made number or code as a cell of this column.
    @Nullable
    Object cell(double made, long row) {
        DataType.ID type = vector.dtype().id();
        if (Double.isNaN(made)) {
            return type == DataType.ID.Float
                    ? (Object) Float.NaN
                    : type == DataType.ID.Double && !vector.isNullable() ? (Object) made : null;
        }
        if (isCoded()) {
            return scale == null ? (Object) (made == 1) : (Object) scale.values()[(int) made];
        }
        return switch (type) {
            case Byte -> whole(made, row, Byte.MIN_VALUE, Byte.MAX_VALUE);
            case Short -> whole(made, row, Short.MIN_VALUE, Short.MAX_VALUE);
            case Int -> whole(made, row, Integer.MIN_VALUE, Integer.MAX_VALUE);
            case Long -> whole(made, row, -LARGEST_EXACT, LARGEST_EXACT);
            case Float -> {
                if (Float.isInfinite((float) made) && Double.isFinite(made)) {
                    throw beyond(made, row);
                }
                yield (float) made;
            }
            case Decimal -> BigDecimal.valueOf(made);
            default -> made;
        };
    }

    private Long whole(double made, long row, long least, long most) {
        if (made < least || made > most) {
            throw beyond(made, row);
        }
        return (long) made;
    }

    private IllegalArgumentException beyond(double made, long row) {
        return new IllegalArgumentException("row " + row + " of the result has " + made + " in column \""
                + column.name() + "\", which its type, " + vector.dtype().name()
                + ", cannot hold; give the column a wider type");
    }
}
