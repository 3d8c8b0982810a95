package dev.ballast.djl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ballast.core.random.Seed;
import dev.ballast.core.target.ClassCounts;
import dev.ballast.core.target.ClassLabels;
import dev.ballast.core.weight.ClassWeights;
import dev.ballast.samplers.RandomSampler;
import dev.ballast.samplers.SamplerState;
import dev.ballast.samplers.SequentialSampler;
import dev.ballast.samplers.Shard;
import dev.ballast.samplers.SubsetSampler;
import dev.ballast.samplers.batch.BalancedBatchSampler;
import dev.ballast.samplers.batch.BatchSampler;
import dev.ballast.samplers.batch.BudgetBatchSampler;
import dev.ballast.samplers.batch.ClassItemBatchSampler;
import dev.ballast.samplers.batch.PlainBatchSampler;
import dev.ballast.samplers.classwise.ClassUniformSampler;
import dev.ballast.samplers.weighted.WeightedRandomSampler;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.dataset.ArrayDataset;
import ai.djl.training.dataset.Batch;
import ai.djl.training.dataset.RandomAccessDataset;
import ai.djl.training.listener.TrainingListener;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

/// The same records in the same batches as the sampler by itself, however DJL asks for them.
class ResumableSamplerTest {

    private static final int RECORDS = 103;
    private static final Seed SEED = Seed.of(42);
    private static final Records DATA = Records.of(RECORDS);

    private static ClassLabels labels() {
        int[] labels = new int[RECORDS];
        Arrays.setAll(labels, record -> record % 10 == 3 ? 1 : record % 25 == 4 ? 2 : 0);
        return ClassLabels.of(labels);
    }

    static Stream<BatchSampler> samplers() {
        ClassLabels labels = labels();
        int[] costs = new int[RECORDS];
        Arrays.setAll(costs, record -> 1 + record % 7);
        return Stream.of(PlainBatchSampler.of(RandomSampler.of(RECORDS), 16),
                PlainBatchSampler.of(RandomSampler.of(RECORDS), 16).dropLast(),
                PlainBatchSampler.of(WeightedRandomSampler
                        .of(ClassWeights.balanced(ClassCounts.of(labels)), labels), 10),
                PlainBatchSampler.of(ClassUniformSampler.of(labels), 7),
                BalancedBatchSampler.of(labels, 12), ClassItemBatchSampler.of(labels, 2, 3),
                BudgetBatchSampler.of(costs, 20));
    }

    private static List<List<Long>> boxed(Iterator<int[]> batches) {
        List<List<Long>> all = new ArrayList<>();
        batches.forEachRemaining(batch -> all.add(Arrays.stream(batch).mapToObj(record -> (long) record).toList()));
        return all;
    }

    private static List<List<Long>> all(Iterator<List<Long>> batches) {
        List<List<Long>> all = new ArrayList<>();
        batches.forEachRemaining(batch -> all.add(List.copyOf(batch)));
        return all;
    }

    @ParameterizedTest
    @MethodSource("samplers")
    void epochsAreThoseOfTheSamplerByItself(BatchSampler batches) {
        ResumableSampler sampler = ResumableSampler.start(batches, SEED);
        for (long epoch = 0; epoch < 3; epoch++) {
            assertThat(all(sampler.sample(DATA))).isEqualTo(boxed(batches.batches(SEED, epoch).iterator()))
                    .isNotEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("samplers")
    void workersShareEveryEpoch(BatchSampler batches) {
        List<ResumableSampler> workers = List.of(ResumableSampler.start(batches, SEED, Shard.of(0, 2)),
                ResumableSampler.start(batches, SEED, Shard.of(1, 2)));
        for (long epoch = 0; epoch < 2; epoch++) {
            List<List<List<Long>>> shares = workers.stream().map(worker -> all(worker.sample(DATA))).toList();
            List<List<Long>> together = new ArrayList<>();
            for (int i = 0; i < shares.get(0).size(); i++) {
                together.add(shares.get(0).get(i));
                together.addAll(i < shares.get(1).size() ? List.of(shares.get(1).get(i)) : List.of());
            }
            assertThat(together).isEqualTo(boxed(batches.batches(SEED, epoch).iterator()));
        }
    }

    @ParameterizedTest
    @MethodSource("samplers")
    void stoppedAfterEveryBatchAndResumedFromText(BatchSampler batches) {
        ResumableSampler sampler = ResumableSampler.start(batches, SEED);
        List<List<Long>> drawn = new ArrayList<>();
        long wanted = batches.count(SEED, 0) + batches.count(SEED, 1);
        while (drawn.size() < wanted) {
            drawn.add(List.copyOf(sampler.sample(DATA).next()));
            sampler = ResumableSampler.resume(batches, SamplerState.parse(sampler.state().toString()));
        }
        List<List<Long>> expected = new ArrayList<>(boxed(batches.batches(SEED, 0).iterator()));
        expected.addAll(boxed(batches.batches(SEED, 1).iterator()));
        assertThat(drawn).isEqualTo(expected);
    }

    @Test
    void resumedByAnotherNumberOfWorkers() {
        BatchSampler batches = PlainBatchSampler.of(RandomSampler.of(RECORDS), 10);
        ResumableSampler alone = ResumableSampler.start(batches, SEED);
        Iterator<List<Long>> epoch = alone.sample(DATA);
        epoch.next();
        epoch.next();
        List<List<Long>> rest = new ArrayList<>();
        for (int rank = 0; rank < 3; rank++) {
            rest.addAll(all(ResumableSampler.resume(batches, alone.state(), Shard.of(rank, 3)).sample(DATA)));
        }
        assertThat(rest).containsExactlyInAnyOrderElementsOf(all(epoch));
    }

    /// One worker has nothing left of an epoch that others have; all go on with the next together.
    @Test
    void aWorkerWithNothingLeftStaysInItsEpoch() {
        BatchSampler batches = PlainBatchSampler.of(SequentialSampler.of(RECORDS), 35);
        ResumableSampler both = ResumableSampler.start(batches, SEED);
        Iterator<List<Long>> epoch = both.sample(DATA);
        epoch.next();
        epoch.next();
        ResumableSampler first = ResumableSampler.resume(batches, both.state(), Shard.of(0, 2));
        ResumableSampler second = ResumableSampler.resume(batches, both.state(), Shard.of(1, 2));
        assertThat(all(first.sample(DATA))).hasSize(1);
        assertThat(all(second.sample(DATA))).isEmpty();
        assertThat(first.cursor().epoch()).isZero();
        assertThat(second.cursor().epoch()).isZero();
        assertThat(all(first.sample(DATA))).hasSize(2);
        assertThat(all(second.sample(DATA))).hasSize(1);
        assertThat(second.cursor().epoch()).isEqualTo(1);
    }

    @Test
    void anEpochThatIsBrokenOffIsLeft() {
        BatchSampler batches = PlainBatchSampler.of(RandomSampler.of(RECORDS), 10);
        ResumableSampler sampler = ResumableSampler.start(batches, SEED);
        sampler.sample(DATA);
        Iterator<List<Long>> first = sampler.sample(DATA);
        assertThat(sampler.cursor().epoch()).isZero();
        first.next();
        Iterator<List<Long>> second = sampler.sample(DATA);
        assertThat(second.next()).isEqualTo(boxed(batches.batches(SEED, 1).iterator()).get(0));
        assertThatIllegalStateException().isThrownBy(first::next).withMessageContaining("epoch 1")
                .withMessageContaining("only the newest");
        all(second);
        assertThatThrownBy(second::next).isInstanceOf(NoSuchElementException.class).hasMessageContaining("epoch 1");
    }

    @Test
    void aDataSetWhoseSizeIsAnotherIsRefused() {
        ResumableSampler sampler = ResumableSampler.start(PlainBatchSampler.of(RandomSampler.of(100), 10), SEED);
        assertThatIllegalArgumentException().isThrownBy(() -> sampler.sample(Records.of(99)))
                .withMessageContaining("99 records").withMessageContaining("draws from 100");
        assertThatIllegalArgumentException().isThrownBy(() -> sampler.sample(Records.of(0)))
                .withMessageContaining("has 0 records");
        assertThatIllegalArgumentException().isThrownBy(() -> sampler.sample(Records.of(-1)))
                .withMessageContaining("has -1 records");
        assertThat(sampler.sample(Records.of(100)).next()).hasSize(10);
    }

    @Test
    void aStateOfAnotherSamplerIsRefused() {
        SamplerState state = ResumableSampler.start(PlainBatchSampler.of(RandomSampler.of(100), 10), SEED).state();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ResumableSampler.resume(PlainBatchSampler.of(RandomSampler.of(100), 20), state))
                .withMessageContaining("another plan");
    }

    @Test
    void batchSizesThatDifferAreSaidToDiffer() {
        assertThat(samplers().map(batches -> ResumableSampler.start(batches, SEED).getBatchSize()))
                .containsExactly(16, 16, 10, 7, 12, 6, -1);
    }

    @Test
    void batchesOfArraysAreTheRecordsDrawn() throws Exception {
        try (NDManager manager = NDManager.newBaseManager()) {
            BatchSampler batches = BalancedBatchSampler.of(labels(), 12);
            RandomAccessDataset data = arrays(manager, ResumableSampler.start(batches, SEED), 2);
            for (long epoch = 0; epoch < 2; epoch++) {
                Iterator<int[]> expected = batches.batches(SEED, epoch).iterator();
                for (Batch batch : data.getData(manager)) {
                    int[] records = expected.next();
                    double[] values = Arrays.stream(records).mapToDouble(record -> 0.5 * record).toArray();
                    assertThat(batch.getData().get(0).toType(DataType.FLOAT64, true).toDoubleArray())
                            .containsExactly(values);
                    assertThat(batch.getIndices()).isEqualTo(Arrays.stream(records).mapToObj(i -> (long) i).toList());
                    batch.close();
                }
                assertThat(expected.hasNext()).isFalse();
            }
        }
    }

    /// DJL's own `BatchSampler` makes empty batches of a sampler that is shorter than the data set, and cuts a longer one.
    @Test
    void anEpochMayBeShorterOrLongerThanTheDataSet() {
        ResumableSampler shorter = ResumableSampler
                .start(PlainBatchSampler.of(SubsetSampler.of(new int[]{1, 5, 9}, RECORDS, RandomSampler.of(3)), 2),
                        SEED);
        assertThat(all(shorter.sample(DATA)).stream().mapToInt(List::size)).containsExactly(2, 1);
        ResumableSampler longer = ResumableSampler.start(PlainBatchSampler.of(
                WeightedRandomSampler.of(ClassWeights.balanced(ClassCounts.of(labels())), labels()).draws(1000), 100),
                SEED);
        assertThat(all(longer.sample(DATA)).stream().mapToInt(List::size)).hasSize(10).containsOnly(100);
    }

    private static RandomAccessDataset arrays(NDManager manager, ResumableSampler sampler, int ahead) {
        float[] x = new float[RECORDS];
        for (int record = 0; record < x.length; record++) {
            x[record] = 0.5f * record;
        }
        NDArray data = manager.create(x, new Shape(RECORDS, 1));
        return new ArrayDataset.Builder().setData(data).optLabels(manager.create(x)).setSampling(sampler)
                .optPrefetchNumber(ahead).build();
    }

    @Test
    void whereBatchesAreFetchedAheadThoseTrainedOnCount() throws Exception {
        BatchSampler batches = PlainBatchSampler.of(RandomSampler.of(RECORDS), 10);
        try (NDManager manager = NDManager.newBaseManager();
                ExecutorService executor = Executors.newSingleThreadExecutor()) {
            ResumableSampler sampler = ResumableSampler.start(batches, SEED);
            TrainingListener trained = sampler.countingTrained();
            RandomAccessDataset data = arrays(manager, sampler, 3);
            Iterator<Batch> epoch = data.getData(manager, executor).iterator();
            for (int step = 1; step <= 4; step++) {
                epoch.next().close();
                trained.onTrainingBatch(null, null);
                assertThat(sampler.state().consumed()).isEqualTo(step);
                assertThat(sampler.cursor().drawn()).isEqualTo(step + 3);
            }
            ResumableSampler resumed = ResumableSampler.resume(batches, sampler.state());
            assertThat(resumed.sample(data).next()).isEqualTo(boxed(batches.batches(SEED, 0).iterator()).get(4));

            // The epoch is broken off: what was fetched is never trained on.
            epoch = data.getData(manager, executor).iterator();
            assertThat(sampler.state().epoch()).isEqualTo(1);
            assertThat(sampler.state().consumed()).isZero();
            epoch.next().close();
            trained.onTrainingBatch(null, null);
            assertThat(sampler.state().epoch()).isEqualTo(1);
            assertThat(sampler.state().consumed()).isEqualTo(1);
            while (epoch.hasNext()) {
                epoch.next().close();
            }
        }
    }

    @Test
    void recordNumbersAreAListLikeOthers() {
        List<Long> numbers = new RecordNumbers(new int[]{3, 1, 3});
        assertThat(numbers).isEqualTo(List.of(3L, 1L, 3L)).hasSameHashCodeAs(List.of(3L, 1L, 3L));
        assertThatThrownBy(() -> Collections.sort(numbers)).isInstanceOf(UnsupportedOperationException.class);
    }
}
