package dev.ballast.samplers.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.ballast.core.random.Seed;
import dev.ballast.core.target.ClassLabels;
import dev.ballast.samplers.RandomSampler;
import dev.ballast.samplers.SamplerState;
import dev.ballast.samplers.Samplers;
import dev.ballast.samplers.SequentialSampler;
import dev.ballast.samplers.Shard;
import dev.ballast.samplers.TestData;
import dev.ballast.samplers.classwise.ClassUniformSampler;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.IntStream;

class BatchSamplersTest {

    private static final Seed SEED = Seed.of(42);
    private static final ClassLabels LABELS = Samplers.labels();
    private static final int[] COSTS = IntStream.range(0, 60).map(item -> 1 + item * item % 47).toArray();

    static List<BatchSampler> samplers() {
        return List.of(PlainBatchSampler.of(RandomSampler.of(60), 7),
                PlainBatchSampler.of(RandomSampler.of(60), 7).dropLast(),
                PlainBatchSampler.of(ClassUniformSampler.of(LABELS), 60), BalancedBatchSampler.of(LABELS, 8),
                BalancedBatchSampler.of(LABELS, 9).count(20), BalancedBatchSampler.ofQuotas(LABELS, 1, 0, 4),
                ClassItemBatchSampler.of(LABELS, 2, 3), ClassItemBatchSampler.repeating(LABELS, 3, 5),
                BudgetBatchSampler.of(COSTS, 100), BudgetBatchSampler.of(COSTS, 100).noise(0.3).summed().together(3));
    }

    private static List<int[]> batches(BatchSampler sampler, long epoch) {
        List<int[]> batches = new ArrayList<>();
        sampler.batches(SEED, epoch).iterator().forEachRemaining(batches::add);
        return batches;
    }

    @ParameterizedTest
    @MethodSource("samplers")
    void everyWayToReadGivesTheSameBatches(BatchSampler sampler) {
        for (long epoch = 0; epoch < 4; epoch++) {
            Batches batches = sampler.batches(SEED, epoch);
            List<int[]> all = batches(sampler, epoch);
            assertThat((long) all.size()).isEqualTo(batches.count()).isEqualTo(sampler.count(SEED, epoch));
            int[] target = new int[sampler.largestBatch() + 2];
            for (int batch = all.size() - 1; batch >= 0; batch--) {
                assertThat(batches.size(batch)).isEqualTo(all.get(batch).length).isBetween(1, sampler.largestBatch());
                assertThat(batches.fill(batch, target, 2)).isEqualTo(all.get(batch).length);
                assertThat(Arrays.copyOfRange(target, 2, 2 + all.get(batch).length)).isEqualTo(all.get(batch));
                assertThat(sampler.batches(SEED, epoch).batch(batch)).isEqualTo(all.get(batch));
            }
            assertThatExceptionOfType(IndexOutOfBoundsException.class)
                    .isThrownBy(() -> batches.fill(batches.count(), target, 0));
            assertThatExceptionOfType(IndexOutOfBoundsException.class)
                    .isThrownBy(() -> batches.fill(0, target, sampler.largestBatch() + 2));
        }
    }

    @ParameterizedTest
    @MethodSource("samplers")
    void aRunCanStopAfterEveryBatchAndGoOnWithOtherWorkers(BatchSampler sampler) {
        List<int[]> all = new ArrayList<>(batches(sampler, 0));
        all.addAll(batches(sampler, 1));
        SamplerState state = sampler.start(SEED).state();
        List<int[]> seen = new ArrayList<>();
        for (int step = 0; seen.size() < all.size(); step++) {
            int world = 1 + step % 3;
            SamplerState from = SamplerState.parse(state.toString());
            List<BatchCursor> workers = IntStream.range(0, world)
                    .mapToObj(rank -> sampler.resume(from, Shard.of(rank, world))).toList();
            if (!workers.getFirst().hasNext()) {
                workers.forEach(BatchCursor::nextEpoch);
            }
            for (BatchCursor worker : workers) {
                if (worker.hasNext()) {
                    seen.add(worker.next());
                }
            }
            state = workers.getFirst().state();
        }
        assertThat(seen).usingRecursiveComparison().isEqualTo(all);
    }

    @ParameterizedTest
    @MethodSource("samplers")
    void severalThreadsReadTheSameBatches(BatchSampler sampler) {
        List<int[]> all = batches(sampler, 3);
        Batches shared = sampler.batches(SEED, 3);

        assertThat(IntStream.range(0, 3000).parallel().map(i -> i * 7919 % all.size())
                .allMatch(batch -> Arrays.equals(shared.batch(batch), all.get(batch)))).isTrue();
    }

    @ParameterizedTest
    @MethodSource("samplers")
    void expectedCountsSumToTheItemsOfAnEpoch(BatchSampler sampler) {
        double expected = IntStream.range(0, 60).mapToDouble(item -> sampler.expectedCount(0, item)).sum();
        int items = batches(sampler, 0).stream().mapToInt(batch -> batch.length).sum();

        assertThat(expected).isCloseTo(items, within(1e-9));
        assertThat(Arrays.stream(sampler.effectivePrior(LABELS).toArray()).sum()).isCloseTo(1, within(1e-9));
    }

    @Test
    void cursorsFillAndEnd() {
        BatchCursor cursor = PlainBatchSampler.of(SequentialSampler.of(5), 3).start(SEED);
        int[] target = new int[3];

        assertThat(cursor.fill(target)).isEqualTo(3);
        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> cursor.fill(new int[1]));
        assertThat(cursor.drawn()).isEqualTo(1);
        assertThat(cursor.next()).containsExactly(3, 4);
        assertThat(cursor.fill(target)).isZero();
        assertThatExceptionOfType(NoSuchElementException.class).isThrownBy(cursor::next);
        assertThat(PlainBatchSampler.of(SequentialSampler.of(5), 3).dropLast().start(SEED).length()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 4, 5, 6, 7, 8, 30, 256})
    void everyBatchHasItsQuotas(int size) {
        List<int[]> batches = batches(BalancedBatchSampler.of(LABELS, size).count(50), 2);
        int[] total = new int[3];
        for (int batch = 0; batch < batches.size(); batch++) {
            int[] counts = new int[3];
            Arrays.stream(batches.get(batch)).forEach(row -> counts[LABELS.code(row)]++);
            for (int code = 0; code < 3; code++) {
                assertThat(counts[code]).isBetween(size / 3, Math.ceilDiv(size, 3));
                total[code] += counts[code];
            }
            if (batch % 3 == 2) {
                assertThat(total).containsOnly((batch + 1) * size / 3);
            }
        }
    }

    @Test
    void givenQuotasAreByCode() {
        for (int[] batch : batches(BalancedBatchSampler.ofQuotas(LABELS, 1, 0, 4), 0)) {
            assertThat(Arrays.stream(batch).map(LABELS::code).sorted().toArray()).containsExactly(0, 2, 2, 2, 2);
        }
    }

    /// A row comes again only after all others of its class have come.
    @Test
    void classesAreGoneThroughBeforeRowsComeAgain() {
        int[] rows = batches(BalancedBatchSampler.of(LABELS, 9).count(80), 5).stream().flatMapToInt(Arrays::stream)
                .toArray();
        List<List<Integer>> rounds = new ArrayList<>();
        for (int code = 0; code < 3; code++) {
            int ofClass = code;
            List<Integer> stream = Arrays.stream(rows).filter(row -> LABELS.code(row) == ofClass).boxed().toList();
            int members = LABELS.rowsOf(code).length;
            for (int from = 0; from + members <= stream.size(); from += members) {
                List<Integer> round = stream.subList(from, from + members);
                assertThat(round).doesNotHaveDuplicates();
                if (code > 0) {
                    rounds.add(round);
                }
            }
        }
        assertThat(rounds).hasSize(240 / 17 + 240 / 40).doesNotHaveDuplicates();
    }

    @Test
    void classesOfOneRowAndOfManyCanBeBalanced() {
        ClassLabels labels = ClassLabels.of(TestData.labels(1, 5000));
        for (int[] batch : batches(BalancedBatchSampler.of(labels, 64), 0)) {
            assertThat(Arrays.stream(batch).filter(row -> labels.code(row) == 0).count()).isEqualTo(32);
        }
    }

    /// Above 2^20 rows the order of a class is computed, not kept.
    @Test
    void classesOfMoreThanAMillionRowsAreGoneThrough() {
        int rows = (1 << 20) + 301;
        int[] ranks = new int[rows];
        ranks[17] = 1;
        ClassLabels labels = ClassLabels.ofRanks(List.of("common", "rare"), ranks);
        Batches batches = BalancedBatchSampler.of(labels, 600).count(3497).batches(SEED, 0);
        BitSet seen = new BitSet(rows);
        int[] batch = new int[600];
        for (int i = 0; i < 3497; i++) {
            batches.fill(i, batch, 0);
            for (int place = 0; place < 300 && 300 * i + place < rows - 1; place++) {
                seen.set(batch[place]);
            }
            assertThat(batch[300]).isEqualTo(17);
        }
        assertThat(seen.cardinality()).isEqualTo(rows - 1);
        assertThat(seen.get(17)).isFalse();
    }

    @Test
    void batchesOfClassesHaveDifferentClassesAndRows() {
        ClassLabels labels = ClassLabels.of(TestData.labels(4, 5, 6, 7, 8, 9, 10));
        ClassItemBatchSampler sampler = ClassItemBatchSampler.of(labels, 3, 4).count(600);
        int[] batchesOfClass = new int[7];
        for (int[] batch : batches(sampler, 0)) {
            assertThat(Arrays.stream(batch).distinct().count()).isEqualTo(12);
            int[] classes = Arrays.stream(batch).map(labels::code).toArray();
            assertThat(Arrays.stream(classes).distinct().count()).isEqualTo(3);
            for (int i = 0; i < 12; i += 4) {
                assertThat(Arrays.copyOfRange(classes, i, i + 4)).containsOnly(classes[i]);
                batchesOfClass[classes[i]]++;
            }
        }
        // One class is left over in each of 300 orders: 1800 / 7, with a standard deviation of 6.1.
        for (int batches : batchesOfClass) {
            assertThat((double) batches).isCloseTo(1800 / 7.0, within(31.0));
        }
    }

    @Test
    void smallClassesAreRefusedOrRepeated() {
        assertThatIllegalArgumentException().isThrownBy(() -> ClassItemBatchSampler.of(LABELS, 2, 4))
                .withMessageContaining("class \"a\" has 3 rows").withMessageContaining("4 different ones");
        for (int[] batch : batches(ClassItemBatchSampler.repeating(LABELS, 3, 7), 0)) {
            int[] rare = Arrays.stream(batch).filter(row -> LABELS.code(row) == 0).toArray();
            assertThat(rare).hasSize(7);
            assertThat(Arrays.stream(rare).distinct().count()).isEqualTo(3);
        }
    }

    @Test
    void budgetsHoldAndEveryItemComesOnce() {
        for (BudgetBatchSampler sampler : List.of(BudgetBatchSampler.of(COSTS, 100),
                BudgetBatchSampler.of(COSTS, 100).noise(0.5), BudgetBatchSampler.of(COSTS, 100).together(4),
                BudgetBatchSampler.of(COSTS, 100).summed(), BudgetBatchSampler.of(COSTS, 47).noise(1))) {
            boolean summed = sampler.fingerprint().contains("summed");
            int budget = sampler.fingerprint().contains("budget=47") ? 47 : 100;
            for (long epoch = 0; epoch < 5; epoch++) {
                List<int[]> batches = batches(sampler, epoch);
                assertThat(batches.stream().flatMapToInt(Arrays::stream).sorted().toArray())
                        .isEqualTo(IntStream.range(0, 60).toArray());
                for (int[] batch : batches) {
                    int[] costs = Arrays.stream(batch).map(item -> COSTS[item]).toArray();
                    int dearest = Arrays.stream(costs).max().orElseThrow();
                    assertThat(summed ? Arrays.stream(costs).sum() : dearest * costs.length)
                            .isLessThanOrEqualTo(budget);
                }
            }
        }
    }

    /// Without noise, batches are runs of the items by cost, and no two batches that follow each other fit into one.
    @Test
    void batchesAreOfSimilarCostAndAsLargeAsTheyCanBe() {
        List<int[]> batches = new ArrayList<>(batches(BudgetBatchSampler.of(COSTS, 100), 0));
        batches.sort((one, other) -> Integer.compare(COSTS[one[one.length - 1]] * 1000 - one.length,
                COSTS[other[other.length - 1]] * 1000 - other.length));
        int[] costs = batches.stream().flatMapToInt(Arrays::stream).map(item -> COSTS[item]).toArray();
        assertThat(costs).isSorted();
        for (int i = 1; i < batches.size(); i++) {
            int next = COSTS[batches.get(i)[0]];
            assertThat(next * (batches.get(i - 1).length + 1)).isGreaterThan(100);
        }
    }

    @Test
    void noiseMixesItemsAndGroupsStayTogether() {
        BudgetBatchSampler still = BudgetBatchSampler.of(IntStream.rangeClosed(1, 60).toArray(), 100);
        assertThat(sortedBatches(still, 0)).isEqualTo(sortedBatches(still, 1));
        assertThat(sortedBatches(still.noise(0.3), 0)).isNotEqualTo(sortedBatches(still.noise(0.3), 1));

        List<int[]> inOrder = batches(still, 0).stream()
                .sorted((one, other) -> Integer.compare(one[0], other[0])).toList();
        List<int[]> grouped = batches(still.together(4), 0);
        List<Integer> places = grouped.stream().map(batch -> IntStream.range(0, inOrder.size())
                .filter(i -> inOrder.get(i)[0] == batch[0]).findFirst().orElseThrow()).toList();
        int place = 0;
        while (place < places.size()) {
            assertThat(places.get(place) % 4).isZero();
            int group = Math.min(4, inOrder.size() - places.get(place));
            for (int i = 1; i < group; i++) {
                assertThat(places.get(place + i)).isEqualTo(places.get(place) + i);
            }
            place += group;
        }
        assertThat(places).isNotEqualTo(places.stream().sorted().toList());
    }

    private static List<List<Integer>> sortedBatches(BatchSampler sampler, long epoch) {
        return batches(sampler, epoch).stream().map(batch -> Arrays.stream(batch).sorted().boxed().toList())
                .sorted((one, other) -> one.toString().compareTo(other.toString())).toList();
    }

    @Test
    void impossibleBatchesAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> PlainBatchSampler.of(RandomSampler.of(3), 0))
                .withMessageContaining("size of a batch is 0");
        assertThatIllegalArgumentException().isThrownBy(() -> BalancedBatchSampler.of(LABELS, 2))
                .withMessage("a batch has 2 rows and there are 3 classes; a batch must have room for one row of each");
        assertThatIllegalArgumentException().isThrownBy(() -> BalancedBatchSampler.ofQuotas(LABELS, 1, 2));
        assertThatIllegalArgumentException().isThrownBy(() -> BalancedBatchSampler.ofQuotas(LABELS, 1, -2, 3))
                .withMessageContaining("class \"b\" is -2");
        assertThatIllegalArgumentException().isThrownBy(() -> BalancedBatchSampler.ofQuotas(LABELS, 0, 0, 0));
        ClassLabels gap = ClassLabels.ofRanks(List.of("a", "b"), new int[]{0, 0});
        assertThatIllegalArgumentException().isThrownBy(() -> BalancedBatchSampler.ofQuotas(gap, 1, 1))
                .withMessageContaining("class \"b\" is 1 and the class has 0 rows");
        assertThat(BalancedBatchSampler.ofQuotas(gap, 1, 0).batches(SEED, 0).count()).isEqualTo(2);
        assertThatIllegalArgumentException().isThrownBy(() -> ClassItemBatchSampler.of(LABELS, 4, 1))
                .withMessageContaining("there are 3 classes");
        assertThatIllegalArgumentException().isThrownBy(() -> BudgetBatchSampler.of(new int[]{3, 11}, 10))
                .withMessage("costs[1] is 11; costs must be at least 1 and at most the budget of 10");
        assertThatIllegalArgumentException().isThrownBy(() -> BudgetBatchSampler.of(new int[]{0}, 10));
        assertThatIllegalArgumentException().isThrownBy(() -> BudgetBatchSampler.of(COSTS, 100).noise(2));
        assertThatIllegalArgumentException().isThrownBy(() -> BudgetBatchSampler.of(COSTS, 100).together(0));
    }

    @Test
    void statesOfOtherBatchesAreRefused() {
        List<BatchSampler> samplers = samplers();
        for (BatchSampler sampler : samplers) {
            for (BatchSampler other : samplers) {
                if (sampler != other) {
                    assertThatIllegalArgumentException()
                            .isThrownBy(() -> sampler.resume(other.start(SEED).state()));
                }
            }
        }
        Iterator<int[]> cursor = BalancedBatchSampler.of(LABELS, 8).start(SEED);
        assertThat(cursor.next()).hasSize(8);
    }

    @Test
    void aBatchThatNoArrayHoldsIsNamed() {
        assertThatThrownBy(() -> RowBatch.values(1 << 20, 1 << 11)).isInstanceOf(ArithmeticException.class).hasMessage(
                "a batch of 1048576 rows x 2048 columns has 2147483648 values; an array can hold 2147483647: make batches"
                        + " smaller");
    }
}
