package dev.ballast.spark.table;

import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.BooleanType;
import org.apache.spark.sql.types.ByteType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DateType;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.DoubleType;
import org.apache.spark.sql.types.FloatType;
import org.apache.spark.sql.types.IntegerType;
import org.apache.spark.sql.types.LongType;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.ShortType;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.types.TimestampNTZType;
import org.apache.spark.sql.types.TimestampType;
import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import scala.jdk.javaapi.CollectionConverters;

/// Values of rows as numbers and texts, and back.
public final class Values {

    private static final double LARGEST_WHOLE = 0x1p53;
    private static final String ML_VECTOR = "org.apache.spark.ml.linalg.VectorUDT";

    private Values() {
    }

    /// {@return whether values are whole numbers}
    ///
    /// @param type the type of a column
    public static boolean isWhole(DataType type) {
        return type instanceof ByteType || type instanceof ShortType || type instanceof IntegerType
                || type instanceof LongType || (type instanceof DecimalType decimal && decimal.scale() == 0);
    }

    /// {@return whether values are numbers}
    ///
    /// @param type the type of a column
    public static boolean isNumber(DataType type) {
        return type instanceof NumericType;
    }

    /// {@return whether values are texts, or yes and no}
    ///
    /// @param type the type of a column
    public static boolean isText(DataType type) {
        return type instanceof StringType || type instanceof BooleanType;
    }

    /// {@return whether values are days or instants}
    ///
    /// @param type the type of a column
    public static boolean isTime(DataType type) {
        return type instanceof DateType || type instanceof TimestampType || type instanceof TimestampNTZType;
    }

    /// {@return whether values are vectors of numbers: arrays, or the vectors of Spark's machine learning}
    ///
    /// @param type the type of a column
    public static boolean isVector(DataType type) {
        return isMlVector(type) || (type instanceof ArrayType array && isNumber(array.elementType()));
    }

    /// {@return whether values are vectors of Spark's machine learning, a library that need not be there}
    ///
    /// @param type the type of a column
    static boolean isMlVector(DataType type) {
        return type.getClass().getName().equals(ML_VECTOR);
    }

    /// Returns a number.
    ///
    /// @param value of a row; null is NaN
    /// @return the number
    /// @throws IllegalArgumentException if a `double` does not hold it
    public static double number(@Nullable Object value) {
        return switch (value) {
            case null -> Double.NaN;
            case Long number when Math.abs((double) number) > LARGEST_WHOLE ->
                throw new IllegalArgumentException("has more digits than a double holds");
            case BigDecimal number -> {
                double found = number.doubleValue();
                if (number.precision() > 15 && new BigDecimal(found).compareTo(number) != 0) {
                    throw new IllegalArgumentException("has more digits than a double holds");
                }
                yield found;
            }
            case Number number -> number.doubleValue();
            case Boolean yes -> yes ? 1 : 0;
            default -> throw new IllegalArgumentException("is not a number");
        };
    }

    /// Returns the numbers of a vector.
    ///
    /// @param value of a row, not null
    /// @return the numbers
    /// @throws IllegalArgumentException if it is no vector, or a `double` does not hold a value
    public static double[] vector(Object value) {
        if (value instanceof scala.collection.Seq<?> sequence) {
            List<?> elements = CollectionConverters.asJava(sequence);
            double[] numbers = new double[elements.size()];
            for (int i = 0; i < numbers.length; i++) {
                numbers[i] = number(elements.get(i));
            }
            return numbers;
        }
        return MlVectors.toArray(value);
    }

    /// Returns a number as a value of a column.
    ///
    /// @param number of a row that was made; NaN is null
    /// @param type   the column's type
    /// @param name   the column, for the message
    /// @return the value
    /// @throws ArithmeticException if the type does not hold the number
    public static @Nullable Object typed(double number, DataType type, String name) {
        if (Double.isNaN(number)) {
            return null;
        }
        return switch (type) {
            case DoubleType _ -> number;
            case FloatType _ -> (float) number;
            case LongType _ -> (long) within(number, Long.MIN_VALUE, Long.MAX_VALUE, type, name);
            case IntegerType _ -> (int) within(number, Integer.MIN_VALUE, Integer.MAX_VALUE, type, name);
            case ShortType _ -> (short) within(number, Short.MIN_VALUE, Short.MAX_VALUE, type, name);
            case ByteType _ -> (byte) within(number, Byte.MIN_VALUE, Byte.MAX_VALUE, type, name);
            case DecimalType decimal -> BigDecimal.valueOf(number).setScale(decimal.scale(), RoundingMode.HALF_EVEN);
            case BooleanType _ -> number != 0;
            default -> throw new ArithmeticException(
                    "column \"" + name + "\" is of type " + type.simpleString() + ", which holds no numbers");
        };
    }

    private static double within(double number, double least, double most, DataType type, String name) {
        double whole = Math.rint(number);
        if (whole < least || whole > most) {
            throw new ArithmeticException("column \"" + name + "\" would get " + number + " in a new row, and its type "
                    + type.simpleString() + " does not hold that; cast it to a wider type first");
        }
        return whole;
    }

    /// Returns numbers as a vector.
    ///
    /// @param numbers of a row that was made
    /// @param type    the column's type
    /// @param name    the column, for the message
    /// @return the vector
    public static Object vector(double[] numbers, DataType type, String name) {
        if (type instanceof ArrayType array) {
            List<@Nullable Object> elements = new ArrayList<>();
            IntStream.range(0, numbers.length).forEach(i -> elements.add(typed(numbers[i], array.elementType(), name)));
            return CollectionConverters.asScala(elements).toSeq();
        }
        return MlVectors.of(numbers);
    }

    /// Returns the text by which a value is told from others: that of a category, or of a class.
    ///
    /// @param value of a row
    /// @return its text; empty if it is null
    public static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }
}
