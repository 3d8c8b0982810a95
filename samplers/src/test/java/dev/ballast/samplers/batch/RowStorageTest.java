package dev.ballast.samplers.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.ballast.core.data.Column;
import dev.ballast.core.data.Dataset;
import dev.ballast.core.data.FeatureMatrix;
import dev.ballast.core.method.FittedResampler;
import dev.ballast.core.random.Seed;
import dev.ballast.core.target.ClassCounts;
import dev.ballast.core.target.ClassLabels;
import dev.ballast.core.weight.ClassWeights;
import dev.ballast.samplers.resample.RandomOverSampler;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

class RowStorageTest {

    private static final Seed SEED = Seed.of(42);
    private static final int ROWS = 30;
    private static final int SIZE = 8;
    /// Two features, an id that no float holds, and a weight.
    private static final List<Column> COLUMNS = List.of(Column.numeric("a"), Column.whole("id").as(Column.Role.ID),
            Column.numeric("w").as(Column.Role.WEIGHT), Column.numeric("b"));
    private static final ClassLabels LABELS = ClassLabels
            .of(IntStream.range(0, ROWS).map(row -> row % 5 == 0 ? 1 : 0).toArray());
    private static final Dataset DATA = new Dataset(FeatureMatrix.wrap(IntStream.range(0, ROWS)
            .mapToObj(row -> new double[]{row + 0.25, 1e15 + 1 + row, 1 + row % 3, -row}).toArray(double[][]::new)),
            LABELS, COLUMNS);
    private static final FittedResampler FITTED = RandomOverSampler.create().fit(DATA);
    private static final ClassWeights WEIGHTS = ClassWeights.of(ClassCounts.of(LABELS), 0.5, 4);
    private static final RowBatches PLAN = RowBatches.of(FITTED).size(SIZE).shuffled().featuresOnly().weighted(WEIGHTS);

    /// A direct buffer of values of some bytes, from the second value on, in either order.
    private static ByteBuffer direct(int values, int bytes, ByteOrder order) {
        return ByteBuffer.allocateDirect((values + 1) * bytes).order(order).position(bytes).slice().order(order);
    }

    @ParameterizedTest
    @ValueSource(strings = {"BIG_ENDIAN", "LITTLE_ENDIAN"})
    void everyPlaceGetsTheRowsOfTheCursor(String orderName) {
        ByteOrder order = orderName.startsWith("B") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        float[] floats = new float[2 * SIZE];
        double[] doubles = new double[2 * SIZE];
        FloatBuffer floatBuffer = direct(2 * SIZE, 4, order).asFloatBuffer();
        DoubleBuffer doubleBuffer = direct(2 * SIZE, 8, order).asDoubleBuffer();
        FloatBuffer heapBuffer = FloatBuffer.wrap(new float[2 * SIZE + 3], 3, 2 * SIZE);
        int[] ints = new int[SIZE];
        long[] longs = new long[SIZE];
        IntBuffer intBuffer = direct(SIZE, 4, order).asIntBuffer();
        LongBuffer longBuffer = direct(SIZE, 8, order).asLongBuffer();
        FloatBuffer floatLabels = direct(SIZE, 4, order).asFloatBuffer();
        float[] floatWeights = new float[SIZE];
        double[] doubleWeights = new double[SIZE];
        FloatBuffer weightBuffer = direct(SIZE, 4, order).asFloatBuffer();
        DoubleBuffer doubleWeightBuffer = direct(SIZE, 8, order).asDoubleBuffer();
        RowBatches asFloats = PLAN.asFloats();
        try (Arena arena = Arena.ofConfined();
                RowCursor expected = PLAN.start(SEED);
                RowCursor one = asFloats.start(SEED);
                RowCursor two = PLAN.start(SEED);
                RowCursor three = asFloats.prefetched().start(SEED);
                RowCursor four = PLAN.start(SEED);
                RowCursor five = asFloats.start(SEED);
                RowCursor six = asFloats.start(SEED)) {
            MemorySegment outside = arena.allocate(2L * SIZE * Float.BYTES + 1);
            MemorySegment outsideLabels = arena.allocate((long) SIZE * Double.BYTES);
            ValueLayout.OfFloat layout = ValueLayout.JAVA_FLOAT.withOrder(order);
            ValueLayout.OfDouble doubleLayout = ValueLayout.JAVA_DOUBLE.withOrder(order);
            RowStorage first = RowStorage.features(floats).labels(ints).weights(floatWeights);
            RowStorage second = RowStorage.features(doubles).labels(longs).weights(doubleWeights);
            RowStorage third = RowStorage.features(floatBuffer).labels(intBuffer).weights(weightBuffer);
            RowStorage fourth = RowStorage.features(doubleBuffer).labels(longBuffer).weights(doubleWeightBuffer);
            // From an odd byte on.
            RowStorage fifth = RowStorage.features(outside.asSlice(1), layout).labels(outsideLabels, doubleLayout);
            RowStorage sixth = RowStorage.features(heapBuffer).labels(floatLabels);
            int batches = 0;
            while (expected.next()) {
                int rows = expected.size();
                assertThat(one.next(first)).isEqualTo(two.next(second)).isEqualTo(three.next(third))
                        .isEqualTo(four.next(fourth)).isEqualTo(five.next(fifth)).isEqualTo(six.next(sixth))
                        .isEqualTo(rows);
                for (int i = 0; i < 2 * rows; i++) {
                    double value = expected.doubleFeatures()[i];
                    assertThat(doubles[i]).isEqualTo(value).isEqualTo(doubleBuffer.get(i));
                    assertThat(floats[i]).isEqualTo((float) value).isEqualTo(floatBuffer.get(i))
                            .isEqualTo(outside.asSlice(1).getAtIndex(layout.withByteAlignment(1), i))
                            .isEqualTo(heapBuffer.get(3 + i));
                }
                for (int i = 0; i < rows; i++) {
                    int label = expected.labels()[i];
                    assertThat(ints[i]).isEqualTo(label).isEqualTo(intBuffer.get(i));
                    assertThat(longs[i]).isEqualTo(label).isEqualTo(longBuffer.get(i));
                    assertThat(floatLabels.get(i)).isEqualTo(label);
                    assertThat(outsideLabels.getAtIndex(doubleLayout, i)).isEqualTo(label);
                    assertThat(doubleWeights[i]).isEqualTo(expected.weights()[i]).isEqualTo(doubleWeightBuffer.get(i))
                            .isEqualTo(floatWeights[i]).isEqualTo(weightBuffer.get(i));
                }
                batches++;
            }
            assertThat(batches).isEqualTo(6);
            assertThat(one.next(first)).isZero();
            assertThat(heapBuffer.position()).isEqualTo(3);
            assertThat(floatBuffer.position()).isZero();
            assertThat(heapBuffer.get(0)).isZero();
            assertThat(outside.get(ValueLayout.JAVA_BYTE, 0)).isZero();
        }
    }

    /// Features are those of the row, its weight is its class's times its own.
    @Test
    void featuresAndWeightsAreThoseOfTheRow() {
        int[] order = IntStream.range(0, 6).flatMap(batch -> IntStream.range(batch * SIZE, batch * SIZE + SIZE))
                .toArray();
        try (RowCursor all = RowBatches.of(FITTED).size(SIZE).start(SEED);
                RowCursor some = RowBatches.of(FITTED).size(SIZE).featuresOnly().weighted(WEIGHTS).start(SEED);
                RowCursor own = RowBatches.of(FITTED).size(SIZE).asDoubles().start(SEED)) {
            int at = 0;
            while (all.next() && some.next() && own.next()) {
                for (int i = 0; i < all.size(); i++, at++) {
                    int row = (int) FITTED.resampling(SEED, 0).recipe(order[at]).base();
                    assertThat(Arrays.copyOfRange(all.doubleFeatures(), 4 * i, 4 * i + 4)).containsExactly(row + 0.25,
                            1e15 + 1 + row, 1 + row % 3, -row);
                    assertThat(Arrays.copyOfRange(some.doubleFeatures(), 2 * i, 2 * i + 2)).containsExactly(row + 0.25,
                            -row);
                    assertThat(some.weights()[i]).isEqualTo((row % 5 == 0 ? 4 : 0.5) * (1 + row % 3));
                    assertThat(own.weights()[i]).isEqualTo(1 + row % 3);
                }
            }
            assertThat(at).isEqualTo(48);
        }
        Dataset floats = new Dataset(FeatureMatrix.wrap(DATA.features().toFloatRows()), LABELS, COLUMNS);
        try (RowCursor some = RowBatches.of(RandomOverSampler.create().fit(floats)).size(ROWS).featuresOnly()
                .start(SEED)) {
            assertThat(some.next()).isTrue();
            assertThat(Arrays.copyOf(some.features(), 4)).containsExactly(0.25f, 0, 1.25f, -1);
            assertThat(Arrays.copyOf(some.weights(), 4)).containsExactly(1, 2, 3, 1);
        }
    }

    /// What is not handed out need not fit into a float.
    @Test
    void floatsAreAskedOfFeaturesOnly() {
        assertThatIllegalArgumentException().isThrownBy(() -> RowBatches.of(FITTED).asFloats())
                .withMessageContaining("row 0, column \"id\": the whole number 1000000000000001 would become");
        assertThat(PLAN.asFloats().fingerprint()).isEqualTo(PLAN.fingerprint());
        Dataset small = new Dataset(FeatureMatrix.wrap(new double[][]{{1, 7, 1, 2}, {3, 8, 1, 4}}),
                ClassLabels.of(0, 1), COLUMNS);
        RowBatches batches = RowBatches.of(RandomOverSampler.create().fit(small));
        for (RowBatches either : List.of(batches.asFloats().featuresOnly(), batches.featuresOnly().asFloats())) {
            try (RowCursor cursor = either.start(SEED)) {
                assertThat(cursor.next()).isTrue();
                assertThat(cursor.features()).containsExactly(1, 2, 3, 4);
            }
        }
    }

    @Test
    void aBatchThatIsNotFullLeavesTheRest() {
        float[] floats = new float[2 * 20];
        int[] labels = new int[25];
        try (RowCursor cursor = PLAN.size(20).asFloats().start(SEED)) {
            RowStorage storage = RowStorage.features(floats).labels(labels);
            assertThat(cursor.next(storage)).isEqualTo(20);
            assertThat(cursor.next(storage)).isEqualTo(20);
            Arrays.fill(floats, -7);
            Arrays.fill(labels, -7);
            assertThat(cursor.next(storage)).isEqualTo(8);
            assertThat(floats[15]).isNotEqualTo(-7);
            assertThat(Arrays.copyOfRange(floats, 16, 40)).containsOnly(-7);
            assertThat(Arrays.copyOfRange(labels, 8, 25)).containsOnly(-7);
        }
    }

    @Test
    void whatDoesNotFitIsRefusedAndNothingDrawn() {
        float[] floats = new float[2 * SIZE];
        RowStorage storage = RowStorage.features(floats);
        try (RowCursor cursor = PLAN.asFloats().start(SEED); RowCursor doubles = PLAN.start(SEED)) {
            assertThatExceptionOfType(IndexOutOfBoundsException.class)
                    .isThrownBy(() -> cursor.next(RowStorage.features(new float[15])))
                    .withMessage("the storage for features has room for 15 values, and a full batch has 16");
            assertThatExceptionOfType(IndexOutOfBoundsException.class)
                    .isThrownBy(() -> cursor.next(storage.labels(new long[7])))
                    .withMessage("the storage for labels has room for 7 values, and a full batch has 8");
            assertThatExceptionOfType(IndexOutOfBoundsException.class)
                    .isThrownBy(() -> cursor.next(storage.weights(FloatBuffer.wrap(new float[9]).position(2))))
                    .withMessage("the storage for weights has room for 7 values, and a full batch has 8");
            assertThatIllegalStateException()
                    .isThrownBy(() -> cursor.next(RowStorage.features(new double[2 * SIZE])))
                    .withMessage("rows are float, and the storage for features is of double; plan them asDoubles()");
            assertThatIllegalStateException().isThrownBy(() -> doubles.next(storage))
                    .withMessageStartingWith("the data are double, and so are rows");
            assertThat(cursor.drawn()).isZero();
            assertThat(doubles.drawn()).isZero();
        }
        Dataset plain = Dataset.of(new double[][]{{1}, {2}}, new int[]{0, 1});
        try (RowCursor cursor = RowBatches.of(RandomOverSampler.create().fit(plain)).start(SEED)) {
            assertThatIllegalStateException().isThrownBy(cursor::weights).withMessage("rows have no weights; plan the "
                    + "batches weighted(...), or give the data a column of role WEIGHT");
            assertThatIllegalStateException().isThrownBy(
                    () -> cursor.next(RowStorage.features(new double[256]).weights(new double[256])));
            assertThat(cursor.drawn()).isZero();
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RowStorage.features(FloatBuffer.wrap(floats).asReadOnlyBuffer()))
                .withMessage("the storage for features can be read only");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> storage.labels(MemorySegment.ofArray(floats), ValueLayout.JAVA_SHORT))
                .withMessageContaining("it must be of int, long, float or double");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> storage.weights(MemorySegment.ofArray(floats), ValueLayout.JAVA_INT))
                .withMessageContaining("it must be of float or double");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PLAN.weighted(ClassWeights.balanced(ClassCounts.of(List.of("x", "y"), 1, 1))))
                .withMessage("the weights are for classes [x, y] and the labels are of [0, 1]");
    }
}
