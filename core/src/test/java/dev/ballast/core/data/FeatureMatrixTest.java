package dev.ballast.core.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.util.List;

class FeatureMatrixTest {

    private static final double[][] DOUBLES = {{1, 2, 3}, {4, 5, 6}};
    private static final float[][] FLOATS = {{1, 2, 3}, {4, 5, 6}};

    static List<Arguments> matricesOfOneToSix() {
        FeatureMatrixBuilder builder = new FeatureMatrixBuilder(3);
        builder.addRow(new double[]{0, 1, 2, 3}, 1);
        builder.addRow(new double[]{4, 5, 6}, 0);
        return List.of(arguments("rows of double", FeatureMatrix.wrap(DOUBLES), FeatureMatrix.Storage.DOUBLE),
                arguments("rows of float", FeatureMatrix.wrap(FLOATS), FeatureMatrix.Storage.FLOAT),
                arguments("copied rows of double", FeatureMatrix.copyOf(DOUBLES), FeatureMatrix.Storage.DOUBLE),
                arguments("copied rows of float", FeatureMatrix.copyOf(FLOATS), FeatureMatrix.Storage.FLOAT),
                arguments("flat double", FeatureMatrix.wrap(new double[]{1, 2, 3, 4, 5, 6}, 2, 3),
                        FeatureMatrix.Storage.DOUBLE),
                arguments("flat float", FeatureMatrix.wrap(new float[]{1, 2, 3, 4, 5, 6}, 2, 3),
                        FeatureMatrix.Storage.FLOAT),
                arguments("built", builder.build(), FeatureMatrix.Storage.DOUBLE),
                arguments("buffer of double",
                        FeatureMatrix.wrap(DoubleBuffer.wrap(new double[]{0, 1, 2, 3, 4, 5, 6, 7}, 1, 6),
                                2, 3),
                        FeatureMatrix.Storage.DOUBLE),
                arguments("buffer of float", FeatureMatrix.wrap(FloatBuffer.wrap(new float[]{1, 2, 3, 4, 5, 6}), 2, 3),
                        FeatureMatrix.Storage.FLOAT),
                arguments("direct buffer of double, big-endian",
                        FeatureMatrix.wrap(bytes(Double.BYTES, ByteOrder.BIG_ENDIAN).asDoubleBuffer(), 2, 3),
                        FeatureMatrix.Storage.DOUBLE),
                arguments("direct buffer of float, little-endian",
                        FeatureMatrix.wrap(bytes(Float.BYTES, ByteOrder.LITTLE_ENDIAN).asFloatBuffer(), 2, 3),
                        FeatureMatrix.Storage.FLOAT),
                arguments("direct buffer of float, big-endian",
                        FeatureMatrix.wrap(bytes(Float.BYTES, ByteOrder.BIG_ENDIAN).asFloatBuffer(), 2, 3),
                        FeatureMatrix.Storage.FLOAT),
                arguments("memory of double",
                        FeatureMatrix.wrap(Arena.ofAuto().allocateFrom(ValueLayout.JAVA_DOUBLE, 1, 2, 3, 4, 5, 6),
                                FeatureMatrix.Storage.DOUBLE, 2, 3),
                        FeatureMatrix.Storage.DOUBLE),
                arguments("memory with labels between rows",
                        FeatureMatrix.wrap(
                                Arena.ofAuto().allocateFrom(ValueLayout.JAVA_FLOAT, 9, 1, 2, 3, 9, 4, 5, 6).asSlice(4),
                                ValueLayout.JAVA_FLOAT, 2, 3, 16),
                        FeatureMatrix.Storage.FLOAT),
                arguments("memory with labels behind rows",
                        FeatureMatrix.wrap(Arena.ofAuto().allocateFrom(ValueLayout.JAVA_DOUBLE, 1, 2, 3, 9, 4, 5, 6, 9),
                                ValueLayout.JAVA_DOUBLE, 2, 3, 32),
                        FeatureMatrix.Storage.DOUBLE));
    }

    private static ByteBuffer bytes(int bytesOfValue, ByteOrder order) {
        ByteBuffer bytes = ByteBuffer.allocateDirect(6 * bytesOfValue).order(order);
        for (int value = 1; value <= 6; value++) {
            if (bytesOfValue == Float.BYTES) {
                bytes.putFloat(value);
            } else {
                bytes.putDouble(value);
            }
        }
        return bytes.flip();
    }

    @Test
    void memoryMustHaveTheShape() {
        MemorySegment memory = Arena.ofAuto().allocate(100);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FeatureMatrix.wrap(memory, FeatureMatrix.Storage.FLOAT, 3, 8)).withMessage(
                        "the memory has 100 bytes; a matrix of 3 x 8 values of 4 bytes needs 96");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FeatureMatrix.wrap(memory, ValueLayout.JAVA_DOUBLE, 4, 2, 29)).withMessage(
                        "the memory has 100 bytes; a matrix of 4 x 2 values of 8 bytes, a row every 29 bytes, needs 103 to 116");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FeatureMatrix.wrap(memory, ValueLayout.JAVA_DOUBLE, 4, 2, 24))
                .withMessageEndingWith("needs 88 to 96");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FeatureMatrix.wrap(memory, ValueLayout.JAVA_DOUBLE, 4, 2, 15))
                .withMessage("a row takes 15 bytes; 2 values of 8 bytes need 16");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FeatureMatrix.wrap(memory, ValueLayout.JAVA_INT, 5, 5, 20))
                .withMessageContaining("it must be of float or double");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FeatureMatrix.wrap(memory, ValueLayout.JAVA_FLOAT, -5, -5, 20))
                .withMessage("a matrix of -5 x -5 cannot be");
        assertThatIllegalArgumentException().isThrownBy(() -> FeatureMatrix.wrap(DoubleBuffer.allocate(7), 2, 3));
        for (long stride : new long[]{25, 28}) {
            assertThat(FeatureMatrix.wrap(memory, ValueLayout.JAVA_DOUBLE, 4, 2, stride).rows()).isEqualTo(4);
        }
    }

    /// Of memory as of arrays.
    @Test
    void memoryOfDoublesIsRoundedOrRefused() {
        double beyond = Float.MAX_VALUE * (1 + 0x1p-24);
        FeatureMatrix memory = FeatureMatrix.wrap(DoubleBuffer.wrap(new double[]{0.1, 1e-60, 1, beyond}), 2, 2);
        float[] narrow = new float[2];
        memory.copyRow(0, narrow, 0);

        assertThat(narrow).containsExactly(0.1f, 0);
        assertThatIllegalArgumentException().isThrownBy(() -> memory.copyRow(1, narrow, 0)).withMessage(
                "row 1, column 1: " + beyond + " is beyond the largest float, 3.4028235E38; read the row as double");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("matricesOfOneToSix")
    void everyWayInGivesTheSameMatrix(String way, FeatureMatrix matrix, FeatureMatrix.Storage storage) {
        assertThat(matrix.rows()).isEqualTo(2);
        assertThat(matrix.columns()).isEqualTo(3);
        assertThat(matrix.storage()).isEqualTo(storage);
        assertThat(matrix.get(0, 0)).isEqualTo(1);
        assertThat(matrix.get(0, 2)).isEqualTo(3);
        assertThat(matrix.get(1, 1)).isEqualTo(5);
        assertThat(matrix.toDoubleRows()).isEqualTo(DOUBLES);
        assertThat(matrix.toFloatRows()).isEqualTo(FLOATS);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("matricesOfOneToSix")
    void aRowIsCopiedToItsOffsetAndNoFurther(String way, FeatureMatrix matrix, FeatureMatrix.Storage storage) {
        double[] doubles = {-1, -1, -1, -1, -1};
        float[] floats = {-1, -1, -1, -1, -1};

        matrix.copyRow(1, doubles, 1);
        matrix.copyRow(1, floats, 1);

        assertThat(doubles).containsExactly(-1, 4, 5, 6, -1);
        assertThat(floats).containsExactly(-1, 4, 5, 6, -1);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("matricesOfOneToSix")
    void placesOutsideAreRefused(String way, FeatureMatrix matrix, FeatureMatrix.Storage storage) {
        for (int row : new int[]{-1, 2, Integer.MAX_VALUE, Integer.MIN_VALUE}) {
            assertOutOfBounds(() -> matrix.get(row, 0));
            assertOutOfBounds(() -> matrix.copyRow(row, new double[3], 0));
            assertOutOfBounds(() -> matrix.copyRow(row, new float[3], 0));
        }
        for (int column : new int[]{-1, 3}) {
            assertOutOfBounds(() -> matrix.get(0, column));
        }
        for (int offset : new int[]{-1, 1}) {
            assertOutOfBounds(() -> matrix.copyRow(0, new double[3], offset));
            assertOutOfBounds(() -> matrix.copyRow(0, new float[3], offset));
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("matricesOfOneToSix")
    void exportedRowsAreCopies(String way, FeatureMatrix matrix, FeatureMatrix.Storage storage) {
        matrix.toDoubleRows()[0][0] = 9;
        matrix.toFloatRows()[0][0] = 9;

        assertThat(matrix.get(0, 0)).isEqualTo(1);
    }

    @Test
    void wrappingSeesLaterChangesAndCopyingDoesNot() {
        double[][] doubles = {{1, 2}};
        float[][] floats = {{1, 2}};
        double[] flatDoubles = {1, 2};
        float[] flatFloats = {1, 2};
        List<FeatureMatrix> wrapped = List.of(FeatureMatrix.wrap(doubles), FeatureMatrix.wrap(floats),
                FeatureMatrix.wrap(flatDoubles, 1, 2), FeatureMatrix.wrap(flatFloats, 1, 2));
        List<FeatureMatrix> copied = List.of(FeatureMatrix.copyOf(doubles), FeatureMatrix.copyOf(floats));

        doubles[0][1] = 7;
        floats[0][1] = 7;
        flatDoubles[1] = 7;
        flatFloats[1] = 7;

        assertThat(wrapped).allSatisfy(matrix -> assertThat(matrix.get(0, 1)).isEqualTo(7));
        assertThat(copied).allSatisfy(matrix -> assertThat(matrix.get(0, 1)).isEqualTo(2));
        doubles[0] = new double[]{8, 8};
        floats[0] = new float[]{8, 8};
        assertThat(copied).allSatisfy(matrix -> assertThat(matrix.get(0, 0)).isEqualTo(1));
    }

    @Test
    void raggedRowsAreRefusedByNumber() {
        double[][] doubles = {{1, 2}, {1, 2}, {1}};
        float[][] floats = {{1, 2}, {1, 2}, {1, 2, 3}};

        for (var doubleWay : List.<Runnable>of(() -> FeatureMatrix.wrap(doubles),
                () -> FeatureMatrix.copyOf(doubles))) {
            assertThatIllegalArgumentException().isThrownBy(doubleWay::run)
                    .withMessage("row 2 has 1 values; row 0 has 2, and all rows must have the same number");
        }
        for (var floatWay : List.<Runnable>of(() -> FeatureMatrix.wrap(floats), () -> FeatureMatrix.copyOf(floats))) {
            assertThatIllegalArgumentException().isThrownBy(floatWay::run)
                    .withMessage("row 2 has 3 values; row 0 has 2, and all rows must have the same number");
        }
    }

    @ParameterizedTest
    @CsvSource({"6,2,2,4", "6,7,1,7", "6,-2,-3,6", "0,-1,0,0", "6,65536,65536,4294967296"})
    void aFlatArrayMustHaveExactlyTheShape(int length, int rows, int columns, long needed) {
        String message = "the array has %d values; a matrix of %d x %d needs %d".formatted(length, rows, columns,
                needed);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> FeatureMatrix.wrap(new double[length], rows, columns)).withMessage(message);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FeatureMatrix.wrap(new float[length], rows, columns)).withMessage(message);
    }

    @ParameterizedTest
    @CsvSource({"0,0", "0,5", "5,0"})
    void matricesWithoutValuesKeepTheirShape(int rows, int columns) {
        FeatureMatrixBuilder builder = new FeatureMatrixBuilder(columns);
        for (int row = 0; row < rows; row++) {
            builder.addRow(new double[0], 0);
        }
        for (FeatureMatrix matrix : List.of(FeatureMatrix.wrap(new double[0], rows, columns),
                FeatureMatrix.wrap(new float[0], rows, columns), builder.build(), DoubleMatrix.zeros(rows, columns),
                FloatMatrix.zeros(rows, columns))) {
            assertThat(matrix.rows()).isEqualTo(rows);
            assertThat(matrix.columns()).isEqualTo(columns);
            assertThat(matrix.toDoubleRows()).isEqualTo(new double[rows][columns]);
            assertThat(matrix.toFloatRows()).isEqualTo(new float[rows][columns]);
            assertOutOfBounds(() -> matrix.get(0, 0));
            assertOutOfBounds(() -> matrix.copyRow(rows, new double[columns], 0));
        }
    }

    @Test
    void anArrayWithoutRowsHasNoColumns() {
        assertThat(FeatureMatrix.wrap(new double[0][]).columns()).isZero();
        assertThat(FeatureMatrix.wrap(new float[0][]).columns()).isZero();
        assertThat(FeatureMatrix.wrap(new double[3][0]).rows()).isEqualTo(3);
        assertThat(FeatureMatrix.wrap(new float[3][0]).columns()).isZero();
    }

    @Test
    void floatsAreWidenedExactlyAndDoublesRoundedToTheNearest() {
        FeatureMatrix floats = FeatureMatrix.wrap(new float[][]{{0.1f, Float.MIN_VALUE, Float.MAX_VALUE}});
        double[][] values = {{0.1, Double.MIN_VALUE, Float.MAX_VALUE, Double.NEGATIVE_INFINITY},
                {1, 2, 3, Float.MAX_VALUE * (1 + 0x1p-24)}};
        FeatureMatrix doubles = FeatureMatrix.wrap(values);

        assertThat(floats.get(0, 0)).isEqualTo(0.1f).isNotEqualTo(0.1);
        assertThat(floats.toDoubleRows()[0]).containsExactly(0.1f, Float.MIN_VALUE, Float.MAX_VALUE);
        float[] narrow = new float[4];
        doubles.copyRow(0, narrow, 0);
        assertThat(narrow).containsExactly(0.1f, 0, Float.MAX_VALUE, Float.NEGATIVE_INFINITY);
        for (Runnable wide : List.<Runnable>of(doubles::toFloatRows, () -> doubles.copyRow(1, narrow, 0))) {
            assertThatIllegalArgumentException().isThrownBy(wide::run).withMessage("row 1, column 3: "
                    + values[1][3] + " is beyond the largest float, 3.4028235E38; read the row as double");
        }
    }

    @Test
    void bitsOfAnyValueAreKept() {
        double[] odd = {Double.longBitsToDouble(0x7ff8_0000_dead_beefL), Double.NaN, -0.0,
                Double.NEGATIVE_INFINITY, Double.MIN_VALUE};
        double[] copy = new double[odd.length];

        FeatureMatrix.copyOf(new double[][]{odd}).copyRow(0, copy, 0);

        for (int i = 0; i < odd.length; i++) {
            assertThat(Double.doubleToRawLongBits(copy[i])).isEqualTo(Double.doubleToRawLongBits(odd[i]));
        }
    }

    @ParameterizedTest
    @CsvSource({"1,200000", "3,50000", "1000,200", "70000,3"})
    void aBuiltMatrixOfSeveralBlocksHasItsRowsInOrder(int columns, int rows) {
        FeatureMatrixBuilder builder = new FeatureMatrixBuilder(columns);
        double[] row = new double[columns + 1];
        for (int i = 0; i < rows; i++) {
            for (int column = 0; column < columns; column++) {
                row[column + 1] = (double) i * columns + column;
            }
            builder.addRow(row, 1);
            assertThat(builder.rows()).isEqualTo(i + 1);
        }
        FeatureMatrix matrix = builder.build();

        assertThat(matrix.rows()).isEqualTo(rows);
        for (int i = 0; i < rows; i++) {
            matrix.copyRow(i, row, 0);
            assertThat(row[0]).isEqualTo((double) i * columns);
            assertThat(row[columns - 1]).isEqualTo((double) i * columns + columns - 1);
        }
    }

    @Test
    void theBuilderRefusesShortSourcesAndNegativeColumns() {
        FeatureMatrixBuilder builder = new FeatureMatrixBuilder(3);

        assertOutOfBounds(() -> builder.addRow(new double[2], 0));
        assertOutOfBounds(() -> builder.addRow(new double[3], 1));
        assertOutOfBounds(() -> builder.addRow(new double[5], -1));
        assertThat(builder.rows()).isZero();
        assertThatIllegalArgumentException().isThrownBy(() -> new FeatureMatrixBuilder(-1))
                .withMessage("columns is -1; it must not be negative");
    }

    private static void assertOutOfBounds(Runnable access) {
        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(access::run);
    }
}
