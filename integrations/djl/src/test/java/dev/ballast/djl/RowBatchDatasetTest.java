package dev.ballast.djl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ballast.core.data.Dataset;
import dev.ballast.core.method.FittedResampler;
import dev.ballast.core.random.Purpose;
import dev.ballast.core.random.RandomStream;
import dev.ballast.core.random.Seed;
import dev.ballast.core.recipe.Resampling;
import dev.ballast.samplers.SamplerState;
import dev.ballast.samplers.Shard;
import dev.ballast.samplers.batch.RowBatches;
import dev.ballast.samplers.batch.RowCursor;
import dev.ballast.samplers.resample.RandomUnderSampler;
import dev.ballast.smote.Smote;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.dataset.Batch;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.Stream;

/// The same rows as the library by itself, bit for bit, as arrays of the engine.
class RowBatchDatasetTest {

    private static final Seed SEED = Seed.of(42);
    private static final int COLUMNS = 4;

    private final NDManager manager = NDManager.newBaseManager();

    @AfterEach
    void close() {
        manager.close();
    }

    private static double[][] rows() {
        RandomStream random = Seed.of(5).stream(Purpose.of("row-batch-dataset-test.rows"), 0, 0, 0);
        double[][] rows = new double[120][COLUMNS];
        for (double[] row : rows) {
            for (int column = 0; column < COLUMNS; column++) {
                row[column] = random.nextGaussian();
            }
        }
        return rows;
    }

    private static int[] labels() {
        int[] labels = new int[120];
        for (int row = 0; row < labels.length; row++) {
            labels[row] = row % 12 == 5 ? 1 : 0;
        }
        return labels;
    }

    private static Dataset doubles() {
        return Dataset.of(rows(), labels());
    }

    private static Dataset floats() {
        return Dataset.of(Dataset.of(rows(), labels()).features().toFloatRows(), labels());
    }

    static Stream<RowBatches> plans() {
        RowBatches ofDoubles = RowBatches.of(Smote.withNeighbors(3).fit(doubles())).size(16);
        RowBatches ofFloats = RowBatches.of(Smote.withNeighbors(3).fit(floats())).size(16);
        return Stream.of(ofFloats, ofFloats.balanced(), ofFloats.shuffled().prefetched(), ofFloats.asDoubles(),
                ofDoubles, ofDoubles.asFloats().balanced(), ofDoubles.shuffled().dropLast(),
                ofFloats.shuffled().shard(Shard.of(1, 3)));
    }

    private static double[] values(NDArray array) {
        return array.toType(DataType.FLOAT64, true).toDoubleArray();
    }

    private static double[] widened(float... values) {
        double[] wide = new double[values.length];
        for (int i = 0; i < wide.length; i++) {
            wide[i] = values[i];
        }
        return wide;
    }

    private static long[] longs(int... codes) {
        long[] wide = new long[codes.length];
        for (int i = 0; i < wide.length; i++) {
            wide[i] = codes[i];
        }
        return wide;
    }

    @ParameterizedTest
    @MethodSource("plans")
    void batchesAreThoseOfACursor(RowBatches plan) {
        try (RowBatchDataset data = RowBatchDataset.start(plan, SEED); RowCursor expected = plan.start(SEED)) {
            for (int epoch = 0; epoch < 3; epoch++, expected.nextEpoch()) {
                for (Batch batch : data.getData(manager)) {
                    assertThat(expected.next()).isTrue();
                    NDArray x = batch.getData().singletonOrThrow();
                    assertThat(x.getShape()).isEqualTo(new Shape(expected.size(), COLUMNS));
                    assertThat(x.getDataType()).isEqualTo(plan.doubles() ? DataType.FLOAT64 : DataType.FLOAT32);
                    assertThat(values(x)).containsExactly(
                            plan.doubles() ? expected.doubleFeatures() : widened(expected.features()));
                    assertThat(batch.getLabels().singletonOrThrow().toLongArray())
                            .containsExactly(longs(expected.labels()));
                    assertThat(batch.getSize()).isEqualTo(expected.size());
                    assertThat(batch.getProgress()).isEqualTo(expected.drawn());
                    assertThat(batch.getProgressTotal()).isEqualTo(expected.length());
                    batch.close();
                }
                assertThat(expected.next()).isFalse();
            }
        }
    }

    /// Rows of an epoch are those of the resampling of that epoch, originals first.
    @Test
    void epochsAreThoseOfTheResampling() {
        FittedResampler fitted = Smote.withNeighbors(3).fit(doubles());
        try (RowBatchDataset data = RowBatchDataset.start(RowBatches.of(fitted).size(50), SEED)) {
            List<double[]> synthetic = new ArrayList<>();
            for (long epoch = 0; epoch < 2; epoch++) {
                Resampling expected = fitted.resampling(SEED, epoch);
                long row = 0;
                double[] values = new double[COLUMNS];
                for (Batch batch : data.getData(manager)) {
                    double[] block = batch.getData().get(0).toDoubleArray();
                    for (int i = 0; i < batch.getSize(); i++, row++) {
                        expected.copyRow(row, values, 0);
                        assertThat(Arrays.copyOfRange(block, i * COLUMNS, (i + 1) * COLUMNS))
                                .containsExactly(values);
                    }
                    batch.close();
                }
                assertThat(row).isEqualTo(expected.size());
                synthetic.add(values);
            }
            assertThat(synthetic.get(0)).isNotEqualTo(synthetic.get(1));
        }
    }

    /// Batches that are still in use are not written over by later ones.
    @Test
    void arraysOfABatchStayWhatTheyAre() {
        RowBatches plan = RowBatches.of(Smote.withNeighbors(3).fit(floats())).size(16).shuffled().prefetched();
        try (RowBatchDataset data = RowBatchDataset.start(plan, SEED)) {
            Iterator<Batch> batches = data.getData(manager).iterator();
            Batch first = batches.next();
            float[] before = first.getData().get(0).toFloatArray();
            for (int i = 0; i < 5; i++) {
                batches.next().close();
            }
            assertThat(first.getData().get(0).toFloatArray()).containsExactly(before);
        }
    }

    @Test
    void resumedAnywhere() {
        RowBatches plan = RowBatches.of(Smote.withNeighbors(3).fit(floats())).size(32).balanced();
        List<float[]> straight = new ArrayList<>();
        try (RowBatchDataset data = RowBatchDataset.start(plan, SEED)) {
            for (int epoch = 0; epoch < 2; epoch++) {
                for (Batch batch : data.getData(manager)) {
                    straight.add(batch.getData().get(0).toFloatArray());
                    batch.close();
                }
            }
        }
        List<float[]> interrupted = new ArrayList<>();
        RowBatchDataset data = RowBatchDataset.start(plan, SEED);
        while (interrupted.size() < straight.size()) {
            Batch batch = data.getData(manager).iterator().next();
            interrupted.add(batch.getData().get(0).toFloatArray());
            batch.close();
            SamplerState state = SamplerState.parse(data.state().toString());
            data.close();
            data = RowBatchDataset.resume(plan, state);
        }
        data.close();
        assertThat(interrupted).usingElementComparator(Arrays::compare).isEqualTo(straight);
        SamplerState other = RowBatchDataset.start(plan.size(16), SEED).state();
        assertThatIllegalArgumentException().isThrownBy(() -> RowBatchDataset.resume(plan, other))
                .withMessageContaining("another plan");
    }

    @Test
    void onlyTheNewestIteratorMayBeUsed() {
        RowBatches plan = RowBatches.of(Smote.withNeighbors(3).fit(floats())).size(100);
        try (RowBatchDataset data = RowBatchDataset.start(plan, SEED)) {
            Iterable<Batch> epoch = data.getData(manager);
            assertThat(epoch.iterator()).isSameAs(epoch.iterator());
            Iterator<Batch> first = epoch.iterator();
            first.next().close();
            Iterator<Batch> second = data.getData(manager, null).iterator();
            assertThat(data.cursor().epoch()).isEqualTo(1);
            assertThatIllegalStateException().isThrownBy(first::next).withMessageContaining("only the newest");
            second.forEachRemaining(Batch::close);
            assertThatThrownBy(second::next).isInstanceOf(NoSuchElementException.class)
                    .hasMessageContaining("epoch 1 is finished");
        }
    }

    @Test
    void aClosedDataSetSaysSo() {
        RowBatchDataset data = RowBatchDataset.start(RowBatches.of(Smote.withNeighbors(3).fit(floats())), SEED);
        Iterator<Batch> batches = data.getData(manager).iterator();
        data.close();
        assertThatIllegalStateException().isThrownBy(batches::next).withMessageContaining("closed");
        assertThat(data.state().consumed()).isZero();
    }

    @Test
    void plansWithoutBatchesAreRefused() {
        RowBatches tooLarge = RowBatches.of(RandomUnderSampler.create().fit(floats())).size(1000).dropLast();
        assertThatIllegalArgumentException().isThrownBy(() -> RowBatchDataset.start(tooLarge, SEED))
                .withMessageContaining("no batches").withMessageContaining("last is dropped");
    }
}
