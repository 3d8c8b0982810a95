package dev.ballast.samplers.items;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.ballast.core.random.Purpose;
import dev.ballast.core.random.Seed;
import dev.ballast.core.target.ClassLabels;
import dev.ballast.samplers.RandomSampler;
import dev.ballast.samplers.SampleCursor;
import dev.ballast.samplers.Sampler;
import dev.ballast.samplers.SamplerState;
import dev.ballast.samplers.Samplers;
import dev.ballast.samplers.SequentialSampler;
import dev.ballast.samplers.Shard;
import dev.ballast.samplers.batch.BalancedBatchSampler;
import dev.ballast.samplers.batch.BatchSampler;
import dev.ballast.samplers.batch.ClassItemBatchSampler;
import dev.ballast.samplers.batch.PlainBatchSampler;
import dev.ballast.samplers.classwise.ClassUniformSampler;
import dev.ballast.samplers.weighted.WeightedRandomSampler;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

class ItemsTest {

    private static final Seed SEED = Seed.of(42);
    private static final ClassLabels LABELS = Samplers.labels();
    private static final int SIZE = LABELS.size();
    private static final List<String> NAMES = IntStream.range(0, SIZE).mapToObj(i -> "item " + i).toList();
    private static final Items<String> ITEMS = Items.of(NAMES);

    static List<Sampler> samplers() {
        return List.of(SequentialSampler.of(SIZE), RandomSampler.of(SIZE), RandomSampler.of(SIZE).compact(),
                ClassUniformSampler.of(LABELS).drawing(70),
                WeightedRandomSampler.of(IntStream.range(0, SIZE).mapToDouble(i -> i % 4).toArray()));
    }

    static List<BatchSampler> batches() {
        return List.of(PlainBatchSampler.of(RandomSampler.of(SIZE), 7),
                PlainBatchSampler.of(RandomSampler.of(SIZE), 8).dropLast(), BalancedBatchSampler.of(LABELS, 10),
                ClassItemBatchSampler.of(LABELS, 2, 3));
    }

    private static <T> List<T> list(Iterable<? extends T> elements) {
        List<T> list = new ArrayList<>();
        elements.forEach(list::add);
        return list;
    }

    private static <T> List<T> left(EpochCursor<T> cursor) {
        List<T> list = new ArrayList<>();
        cursor.forEachRemaining(list::add);
        return list;
    }

    @ParameterizedTest
    @MethodSource("samplers")
    void itemsAreThoseOfTheDraws(Sampler sampler) {
        Epochs<String> epochs = ITEMS.sampledBy(sampler);
        for (long epoch = 0; epoch < 3; epoch++) {
            List<String> expected = sampler.draws(SEED, epoch).ints().mapToObj(NAMES::get).toList();
            Epoch<String> elements = epochs.epoch(SEED, epoch);
            assertThat(epochs.length(SEED, epoch)).isEqualTo(elements.length()).isEqualTo(expected.size());
            assertThat(list(elements)).isEqualTo(expected);
            assertThat(elements.stream().toList()).isEqualTo(expected);
            assertThat(elements.stream().parallel().toList()).isEqualTo(expected);
            assertThat(elements.get(elements.length() - 1)).isEqualTo(expected.getLast());
            assertThatExceptionOfType(IndexOutOfBoundsException.class)
                    .isThrownBy(() -> elements.get(elements.length()));
            assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> elements.get(-1));
        }
    }

    @ParameterizedTest
    @MethodSource("batches")
    void batchesHaveTheItemsOfTheirNumbers(BatchSampler sampler) {
        Epochs<Batch<String>> epochs = ITEMS.batchedBy(sampler);
        for (long epoch = 0; epoch < 3; epoch++) {
            List<Batch<String>> found = list(epochs.epoch(SEED, epoch));
            assertThat(found).hasSize((int) sampler.count(SEED, epoch));
            for (Batch<String> batch : found) {
                int[] indices = sampler.batches(SEED, epoch).batch(batch.number());
                assertThat(batch.indices()).containsExactly(indices);
                assertThat(batch.size()).isEqualTo(indices.length);
                assertThat(batch.items()).isEqualTo(Arrays.stream(indices).mapToObj(NAMES::get).toList())
                        .isEqualTo(list(batch));
                for (int place = 0; place < indices.length; place++) {
                    assertThat(batch.item(place)).isEqualTo("item " + batch.index(place));
                    assertThat(batch.codes(LABELS)[place]).isEqualTo(LABELS.code(indices[place]));
                }
            }
            assertThat(found).extracting(Batch::number)
                    .isEqualTo(IntStream.range(0, found.size()).mapToObj(i -> (long) i).toList());
        }
    }

    @Test
    void aBatchCannotBeChanged() {
        Batch<String> batch = ITEMS.batchedBy(SequentialSampler.of(SIZE), 4).epoch(SEED, 0).get(1);
        batch.indices()[0] = 9;

        assertThat(batch.index(0)).isEqualTo(4);
        assertThat(batch).hasToString("Batch[1: [item 4, item 5, item 6, item 7]]");
        assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(() -> batch.items().set(0, ""));
        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> batch.index(4));
        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> batch.item(-1));
    }

    /// Resuming before every element, by a cursor of items or of the sampler, in every epoch, gives the rest.
    @ParameterizedTest
    @MethodSource("samplers")
    void runsGoOnWhereTheyWere(Sampler sampler) {
        Epochs<String> epochs = ITEMS.sampledBy(sampler);
        EpochCursor<String> cursor = epochs.start(SEED);
        SampleCursor draws = sampler.start(SEED);
        for (int epoch = 0; epoch < 2; epoch++) {
            List<String> all = list(epochs.epoch(SEED, epoch));
            for (int done = 0; done <= all.size(); done++) {
                SamplerState state = SamplerState.parse(cursor.state().toString());
                assertThat(state).isEqualTo(draws.state());
                assertThat(left(epochs.resume(state))).isEqualTo(all.subList(done, all.size()));
                if (done < all.size()) {
                    assertThat(cursor.next()).isEqualTo(all.get(done)).isEqualTo(NAMES.get(draws.nextInt()));
                }
            }
            assertThat(cursor.hasNext()).isFalse();
            assertThatExceptionOfType(NoSuchElementException.class).isThrownBy(cursor::next)
                    .withMessage("epoch " + epoch + " is finished; call nextEpoch()");
            cursor.nextEpoch();
            draws.nextEpoch();
        }
    }

    @ParameterizedTest
    @MethodSource("batches")
    void workersShareAnEpochAndOthersGoOn(BatchSampler sampler) {
        Epochs<List<String>> epochs = ITEMS.batchedBy(sampler).map(Batch::items);
        List<List<String>> all = list(epochs.epoch(SEED, 0));
        List<List<String>> found = new ArrayList<>();
        SamplerState state = epochs.start(SEED).state();
        for (int rank = 0; rank < 2; rank++) {
            EpochCursor<List<String>> cursor = epochs.start(SEED, Shard.of(rank, 2));
            found.add(cursor.next());
            state = cursor.state();
        }
        for (int rank = 0; rank < 3; rank++) {
            found.addAll(left(epochs.resume(state, Shard.of(rank, 3))));
        }
        assertThat(found).containsExactlyInAnyOrderElementsOf(all);
        assertThat(found.subList(0, 2)).isEqualTo(all.subList(0, 2));
    }

    @Test
    void itemsAreLoadedWhenAskedForEachTime() {
        AtomicInteger loads = new AtomicInteger();
        Items<String> lazy = Items.of(SIZE, i -> "loaded " + i).map(text -> {
            loads.incrementAndGet();
            return text.toUpperCase(java.util.Locale.ROOT);
        });
        Epochs<Batch<String>> batches = lazy.batchedBy(SequentialSampler.of(SIZE), 10);
        EpochCursor<Batch<String>> cursor = batches.start(SEED);
        assertThat(loads).hasValue(0);
        assertThat(cursor.next().item(3)).isEqualTo("LOADED 3");
        assertThat(loads).hasValue(10);
        assertThat(batches.epoch(SEED, 0).get(0).item(9)).isEqualTo("LOADED 9");
        assertThat(loads).hasValue(20);
    }

    @Test
    void aFailureComesOutAsItIsAndConsumesNothing() {
        List<Integer> broken = new ArrayList<>(List.of(3));
        EpochCursor<Integer> cursor = Items.of(SIZE, i -> {
            if (broken.contains(i)) {
                throw new IllegalStateException("broken " + i);
            }
            return i;
        }).sampledBy(SequentialSampler.of(SIZE)).start(SEED);
        for (int i = 0; i < 3; i++) {
            assertThat(cursor.next()).isEqualTo(i);
        }
        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(cursor::next).withMessage("broken 3");
        assertThat(cursor.state().consumed()).isEqualTo(3);
        broken.clear();
        assertThat(cursor.next()).isEqualTo(3);
    }

    /// The random numbers of an element depend on its place, not on who asked before; those of two purposes differ.
    @Test
    void chanceBelongsToThePlace() {
        Purpose purpose = Purpose.of("items-test.map");
        Epochs<String> epochs = ITEMS.sampledBy(RandomSampler.of(SIZE))
                .map(purpose, (text, random) -> text + ' ' + random.nextLong());
        List<String> all = list(epochs.epoch(SEED, 1));
        int[] draws = RandomSampler.of(SIZE).draws(SEED, 1).ints().toArray();
        for (int position = SIZE - 1; position >= 0; position--) {
            assertThat(epochs.epoch(SEED, 1).get(position)).isEqualTo(all.get(position)).isEqualTo(
                    NAMES.get(draws[position]) + ' ' + SEED.stream(purpose, 0, 1, position).nextLong());
        }

        Epochs<Batch<String>> batches = ITEMS.batchedBy(SequentialSampler.of(SIZE), 9)
                .mapItems(purpose, (text, random) -> text + ' ' + random.nextLong())
                .mapItems(Purpose.of("items-test.again"), (text, random) -> text + ' ' + random.nextLong());
        for (Batch<String> batch : batches.epoch(SEED, 2)) {
            for (int place = 0; place < batch.size(); place++) {
                assertThat(batch.item(place)).isEqualTo("item " + batch.index(place) + ' '
                        + SEED.stream(purpose, batch.number(), 2, place).nextLong() + ' '
                        + SEED.stream(Purpose.of("items-test.again"), batch.number(), 2, place).nextLong());
            }
        }
    }

    @Test
    void whatDoesNotFitIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> ITEMS.sampledBy(RandomSampler.of(59)))
                .withMessage("the sampler is for 59 items, and there are 60; it must be for as many");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ITEMS.batchedBy(PlainBatchSampler.of(RandomSampler.of(61), 5)))
                .withMessage("the sampler is for 61 items, and there are 60; it must be for as many");
        assertThatIllegalArgumentException().isThrownBy(() -> Items.of(-1, i -> i))
                .withMessage("the number of items is -1; it must be at least 0");
        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> ITEMS.get(60));
        assertThatNullPointerException()
                .isThrownBy(() -> Items.of(Arrays.asList("a", null)).batchedBy(SequentialSampler.of(2), 2)
                        .epoch(SEED, 0).get(0))
                .withMessage("item 1 is null; items must not be");
        SamplerState other = ITEMS.sampledBy(RandomSampler.of(SIZE)).start(SEED).state();
        assertThatIllegalArgumentException().isThrownBy(() -> ITEMS.sampledBy(SequentialSampler.of(SIZE)).resume(other))
                .withMessageContaining("another plan");
    }
}
