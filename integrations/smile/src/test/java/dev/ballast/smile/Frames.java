package dev.ballast.smile;

import smile.data.DataFrame;
import smile.data.measure.NominalScale;
import smile.data.measure.OrdinalScale;
import smile.data.type.DataTypes;
import smile.data.type.StructField;
import smile.data.vector.ByteVector;
import smile.data.vector.DoubleVector;
import smile.data.vector.IntVector;
import smile.data.vector.NullableByteVector;
import smile.data.vector.NullableDoubleVector;
import smile.data.vector.NullableIntVector;
import smile.data.vector.ValueVector;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.BitSet;
import java.util.Random;
import java.util.stream.IntStream;

/// Data frames with a rare class.
final class Frames {

    static final int ROWS = 240;

    private Frames() {
    }

    /// Labels 0 and 1, one row of eight being 1.
    static int[] labels(int rows) {
        return IntStream.range(0, rows).map(row -> row % 8 == 3 ? 1 : 0).toArray();
    }

    /// Gaussian rows, whose rare ones are shifted in the first column.
    static double[][] gaussian(int rows, int columns, double shift) {
        Random random = new Random(5);
        int[] labels = labels(rows);
        double[][] values = new double[rows][columns];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                values[row][column] = random.nextGaussian() + (column == 0 ? shift * labels[row] : 0);
            }
        }
        return values;
    }

    /// Columns `x1`, `x2`, ... and `class`, a scale of `ok` and `rare`.
    static DataFrame numeric(int rows, int columns, double shift) {
        String[] names = IntStream.rangeClosed(1, columns).mapToObj(column -> "x" + column).toArray(String[]::new);
        return DataFrame.of(gaussian(rows, columns, shift), names).add(label(rows));
    }

    static ValueVector label(int rows) {
        byte[] codes = new byte[rows];
        int[] labels = labels(rows);
        IntStream.range(0, rows).forEach(row -> codes[row] = (byte) labels[row]);
        return new ByteVector(new StructField("class", DataTypes.ByteType, new NominalScale("ok", "rare")), codes);
    }

    /// A column of every type, some of them with nulls.
    static DataFrame everyType() {
        Random random = new Random(9);
        double[][] values = gaussian(ROWS, 2, 1);
        double[] numbers = IntStream.range(0, ROWS).mapToDouble(row -> values[row][0]).toArray();
        BitSet nulls = new BitSet();
        IntStream.iterate(0, row -> row < ROWS, row -> row + 7).forEach(nulls::set);
        byte[] nominal = new byte[ROWS];
        random.nextBytes(nominal);
        int[] ordinal = new int[ROWS];
        for (int row = 0; row < ROWS; row++) {
            nominal[row] = (byte) Math.floorMod(nominal[row], 3);
            ordinal[row] = 10 * (1 + random.nextInt(4));
        }
        String[] texts = IntStream.range(0, ROWS).mapToObj(row -> row % 5 == 0 ? null : "row " + row)
                .toArray(String[]::new);
        return new DataFrame(new DoubleVector("number", numbers),
                new NullableDoubleVector("maybe", numbers.clone(), nulls),
                new NullableIntVector("count", random.ints(ROWS, 0, 1000).toArray(), nulls),
                ValueVector.of("single", floats(numbers)),
                ValueVector.of("short", shorts(random)),
                ValueVector.of("long", random.longs(ROWS, -1000, 1000).toArray()),
                ValueVector.of("flag", flags(random)),
                ValueVector.of("money", IntStream.range(0, ROWS).mapToObj(row -> BigDecimal.valueOf(row, 2))
                        .toArray(BigDecimal[]::new)),
                new ByteVector(new StructField("color", DataTypes.ByteType, new NominalScale("red", "green", "blue")),
                        nominal),
                new NullableByteVector(new StructField("shape", DataTypes.NullableByteType,
                        new NominalScale("round", "square", "flat")), nominal.clone(), nulls),
                new IntVector(new StructField("size", DataTypes.IntType, new OrdinalScale(new int[]{10, 20, 30, 40},
                        new String[]{"S", "M", "L", "XL"})), ordinal),
                ValueVector.of("text", texts),
                ValueVector.of("day", IntStream.range(0, ROWS).mapToObj(LocalDate::ofEpochDay)
                        .toArray(LocalDate[]::new)),
                ValueVector.of("huge", IntStream.range(0, ROWS).mapToLong(row -> Long.MAX_VALUE - row).toArray()),
                label(ROWS));
    }

    private static float[] floats(double[] values) {
        float[] floats = new float[values.length];
        for (int row = 0; row < floats.length; row++) {
            floats[row] = (float) values[row];
        }
        return floats;
    }

    private static short[] shorts(Random random) {
        short[] shorts = new short[ROWS];
        for (int row = 0; row < ROWS; row++) {
            shorts[row] = (short) random.nextInt(-500, 500);
        }
        return shorts;
    }

    private static boolean[] flags(Random random) {
        boolean[] flags = new boolean[ROWS];
        for (int row = 0; row < ROWS; row++) {
            flags[row] = random.nextBoolean();
        }
        return flags;
    }
}
