package dev.ballast.samplers.items;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.ballast.core.random.Purpose;
import dev.ballast.core.random.Seed;
import dev.ballast.samplers.RandomSampler;
import dev.ballast.samplers.Samplers;
import dev.ballast.samplers.SamplerState;
import dev.ballast.samplers.SequentialSampler;
import dev.ballast.samplers.Shard;
import dev.ballast.samplers.batch.BalancedBatchSampler;
import dev.ballast.samplers.batch.PlainBatchSampler;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;

@Timeout(120)
class LoaderTest {

    private static final Seed SEED = Seed.of(42);
    private static final int SIZE = 60;
    private static final BalancedBatchSampler BALANCED = BalancedBatchSampler.of(Samplers.labels(), 7);

    /// Text of a batch with chance for each item and for the whole.
    private static Epochs<String> texts(IntFunction<String> load) {
        return Items.of(SIZE, load).batchedBy(BALANCED)
                .mapItems(Purpose.of("loader-test.item"), (text, random) -> text + '/' + random.nextInt(100))
                .map(Purpose.of("loader-test.batch"), (batch, random) -> batch + "/" + random.nextInt(100));
    }

    private static List<String> read(Epochs<String> epochs, int passes) {
        List<String> all = new ArrayList<>();
        EpochCursor<String> cursor = epochs.start(SEED);
        for (int pass = 0; pass < passes; pass++, cursor.nextEpoch()) {
            cursor.forEachRemaining(all::add);
        }
        return all;
    }

    /// Takes longer for some items than for others, so that they are ready in another order.
    private static String slowly(int item) {
        if (item % 3 == 0) {
            try {
                Thread.sleep(1 + item % 4);
            } catch (InterruptedException e) {
                throw new AssertionError("nobody interrupts loading", e);
            }
        }
        return "item " + item;
    }

    @ParameterizedTest
    @CsvSource({"1,0", "1,1", "2,0", "4,0", "4,1", "4,3", "16,0", "16,50", "100,2"})
    void anyNumberOfThreadsGivesTheSame(int threads, int ahead) {
        List<String> expected = read(texts(item -> "item " + item), 3);
        Loader<String> loader = Loader.of(texts(LoaderTest::slowly)).threads(threads);
        List<String> found = new ArrayList<>();
        try (LoaderCursor<String> cursor = (ahead == 0 ? loader : loader.ahead(ahead)).start(SEED)) {
            for (int pass = 0; pass < 3; pass++, cursor.nextEpoch()) {
                cursor.forEachRemaining(found::add);
                assertThat(cursor.hasNext()).isFalse();
                assertThatExceptionOfType(NoSuchElementException.class).isThrownBy(cursor::next);
            }
        }
        assertThat(found).isEqualTo(expected);
    }

    @Test
    void singleItemsAndNumbersAreLoadedToo() {
        Epochs<String> single = Items.of(SIZE, LoaderTest::slowly).sampledBy(RandomSampler.of(SIZE));
        try (LoaderCursor<String> cursor = Loader.of(single).threads(3).start(SEED)) {
            List<String> found = new ArrayList<>();
            cursor.forEachRemaining(found::add);
            assertThat(found).isEqualTo(single.epoch(SEED, 0).stream().toList()).hasSize(SIZE);
        }
        PlainBatchSampler plain = PlainBatchSampler.of(RandomSampler.of(SIZE), 8);
        try (LoaderCursor<String> cursor = Loader.of(plain).threads(3).map(Arrays::toString).start(SEED)) {
            List<String> found = new ArrayList<>();
            cursor.forEachRemaining(found::add);
            List<String> expected = new ArrayList<>();
            plain.start(SEED).forEachRemaining(rows -> expected.add(Arrays.toString(rows)));
            assertThat(found).isEqualTo(expected);
        }
    }

    /// What is made ahead is not consumed: a state that is taken after every batch gives the next one, with and without a loader.
    @Test
    void statesAreOfWhatWasConsumed() {
        Epochs<String> epochs = texts(item -> "item " + item);
        List<String> all = read(epochs, 1);
        Loader<String> loader = Loader.of(epochs).threads(4);
        try (LoaderCursor<String> cursor = loader.start(SEED)) {
            for (int done = 0; done < all.size(); done++) {
                SamplerState state = SamplerState.fromBytes(cursor.state().toBytes());
                assertThat(state.consumed()).isEqualTo(done).isEqualTo(cursor.drawn());
                try (LoaderCursor<String> resumed = loader.threads(2).resume(state)) {
                    assertThat(resumed.next()).isEqualTo(all.get(done));
                }
                assertThat(epochs.resume(state).next()).isEqualTo(all.get(done));
                assertThat(cursor.next()).isEqualTo(all.get(done));
            }
        }
    }

    @Test
    void workersShareAnEpoch() {
        Epochs<String> epochs = texts(LoaderTest::slowly);
        List<String> all = read(epochs, 1);
        String[] found = new String[all.size()];
        for (int rank = 0; rank < 2; rank++) {
            try (LoaderCursor<String> cursor = Loader.of(epochs).threads(3).start(SEED, Shard.of(rank, 2))) {
                for (int place = rank; cursor.hasNext(); place += 2) {
                    found[place] = cursor.next();
                }
            }
        }
        assertThat(found).containsExactlyElementsOf(all);
    }

    /// Counts calls that run at a time, and items that are loaded and not yet given.
    @ParameterizedTest
    @ValueSource(ints = {1, 3, 8})
    void threadsAndMemoryAreBounded(int threads) throws InterruptedException {
        AtomicInteger running = new AtomicInteger();
        AtomicInteger mostRunning = new AtomicInteger();
        AtomicInteger loaded = new AtomicInteger();
        Items<Integer> items = Items.of(2000, item -> {
            mostRunning.accumulateAndGet(running.incrementAndGet(), Math::max);
            slowly(item);
            loaded.incrementAndGet();
            running.decrementAndGet();
            return item;
        });
        try (LoaderCursor<Batch<Integer>> cursor = Loader.of(items.batchedBy(SequentialSampler.of(2000), 10))
                .threads(threads).ahead(3).start(SEED)) {
            Thread.sleep(20);
            assertThat(loaded).as("nothing is loaded before it is asked for").hasValue(0);
            for (int given = 1; given <= 20; given++) {
                cursor.next();
                if (given % 10 == 0) {
                    for (int waited = 0; loaded.get() < 10 * (given + 3) && waited < 10_000; waited++) {
                        Thread.sleep(1);
                    }
                    Thread.sleep(50);
                    assertThat(loaded).as("items loaded after %s batches", given).hasValue(10 * (given + 3));
                }
            }
        }
        assertThat(mostRunning.get()).isLessThanOrEqualTo(threads).isGreaterThan(threads == 1 ? 0 : 1);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 8})
    void failuresNameTheFirstItemOfTheBatchWhateverTheThreads(int threads) {
        Set<Integer> broken = ConcurrentHashMap.newKeySet();
        broken.addAll(List.of(23, 24, 27, 29));
        Epochs<Batch<Integer>> epochs = Items.of(SIZE, item -> {
            if (item == 24) {
                // The later one fails first.
                slowly(27);
            }
            if (broken.contains(item)) {
                throw new UnsupportedOperationException("no picture");
            }
            return item;
        }).batchedBy(SequentialSampler.of(SIZE), 8);
        try (LoaderCursor<Batch<Integer>> cursor = Loader.of(epochs).threads(threads).start(SEED)) {
            assertThat(cursor.next().item(0)).isZero();
            assertThat(cursor.next().item(0)).isEqualTo(8);
            assertFails(cursor, 23, 2, 7);
            assertThat(cursor.state().consumed()).isEqualTo(2);
            assertFails(cursor, 23, 2, 7);
            broken.remove(23);
            assertThat(cursor.next().items()).containsExactly(16, 17, 18, 19, 20, 21, 22, 23);
            assertFails(cursor, 24, 3, 0);
            broken.clear();
            assertThat(cursor.next().items()).containsExactly(24, 25, 26, 27, 28, 29, 30, 31);
            while (cursor.hasNext()) {
                assertThat(cursor.next().item(0) % 8).isZero();
            }
            assertThat(cursor.state().consumed()).isEqualTo(8);
        }
    }

    private static void assertFails(LoaderCursor<?> cursor, int item, long batch, int place) {
        assertThatExceptionOfType(LoadException.class).isThrownBy(cursor::next)
                .withMessage("making item " + item + " (place " + place + " of batch " + batch
                        + ") of epoch 0 failed: java.lang.UnsupportedOperationException: no picture")
                .withCauseInstanceOf(UnsupportedOperationException.class)
                .satisfies(e -> {
                    assertThat(e.item()).isEqualTo(item);
                    assertThat(e.position()).isEqualTo(batch);
                    assertThat(e.place()).isEqualTo(place);
                    assertThat(e.epoch()).isZero();
                });
    }

    @Test
    void otherFailuresAreNamedToo() {
        Epochs<Integer> single = Items.<Integer>of(SIZE, item -> {
            throw new AssertionError("item");
        }).sampledBy(RandomSampler.of(SIZE));
        int first = RandomSampler.of(SIZE).draws(SEED, 0).ints().iterator().nextInt();
        assertMessage(Loader.of(single), "making item " + first + " (draw 0) of epoch 0 failed: "
                + "java.lang.AssertionError: item", first);
        Epochs<Integer> turned = Items.of(SIZE, item -> item).batchedBy(SequentialSampler.of(SIZE), 8)
                .map(batch -> batch.item(9));
        assertMessage(Loader.of(turned), "making batch 0 of epoch 0 failed: "
                + "java.lang.ArrayIndexOutOfBoundsException: Index 9 out of bounds for length 8", -1);
        Epochs<Integer> missing = Items.of(List.of(1, 2)).sampledBy(SequentialSampler.of(2)).map(_ -> null);
        assertMessage(Loader.of(missing), "making draw 0 of epoch 0 failed: java.lang.NullPointerException: what an "
                + "element was turned into is null; elements must not be", -1);
    }

    private static void assertMessage(Loader<?> loader, String message, int item) {
        try (LoaderCursor<?> cursor = loader.threads(2).start(SEED)) {
            assertThatExceptionOfType(LoadException.class).isThrownBy(cursor::next).withMessage(message)
                    .satisfies(e -> assertThat(e.item()).isEqualTo(item));
        }
    }

    /// After closing early, every thread that ever ran a function is dead, and no function is called any more.
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 5})
    void closingEarlyLeavesNoThread(int consumed) throws InterruptedException {
        Set<Thread> seen = ConcurrentHashMap.newKeySet();
        AtomicBoolean interrupted = new AtomicBoolean();
        AtomicInteger calls = new AtomicInteger();
        LoaderCursor<Batch<Integer>> cursor = Loader.of(Items.of(2000, item -> {
            seen.add(Thread.currentThread());
            calls.incrementAndGet();
            try {
                Thread.sleep(5);
            } catch (InterruptedException e) {
                interrupted.set(true);
            }
            return item;
        }).batchedBy(SequentialSampler.of(2000), 4)).threads(6).ahead(40).start(SEED);
        for (int i = 0; i < consumed; i++) {
            cursor.next();
        }
        List<Thread> threads = cursor.threads();
        assertThat(threads).hasSize(consumed == 0 ? 0 : 6);
        cursor.close();
        int after = calls.get();

        assertThat(threads).allSatisfy(thread -> {
            assertThat(thread.isVirtual()).isTrue();
            assertThat(thread.getName()).startsWith("ballast-loader-");
        }).noneMatch(Thread::isAlive);
        assertThat(seen).noneMatch(Thread::isAlive);
        assertThat(seen.isEmpty()).isEqualTo(consumed == 0);
        Thread.sleep(30);
        assertThat(calls).hasValue(after);
        assertThat(interrupted).isFalse();
        assertThat(cursor.state().consumed()).isEqualTo(consumed);
        cursor.close();
        assertThatIllegalStateException().isThrownBy(cursor::next).withMessage("the cursor is closed");
        assertThatIllegalStateException().isThrownBy(cursor::nextEpoch);
    }

    @Test
    void threadsEndWhenThereIsNothingToDo() throws InterruptedException {
        try (LoaderCursor<String> cursor = Loader.of(texts(LoaderTest::slowly)).threads(4).start(SEED)) {
            cursor.forEachRemaining(_ -> {
            });
            List<Thread> threads = cursor.threads();
            assertThat(threads).isNotEmpty();
            for (Thread thread : threads) {
                assertThat(thread.join(java.time.Duration.ofSeconds(20))).isTrue();
            }
            cursor.nextEpoch();
            assertThat(cursor.next()).isNotEmpty();
        }
    }

    @Test
    void nextEpochCanComeEarly() {
        Epochs<String> epochs = texts(LoaderTest::slowly);
        List<String> second = epochs.epoch(SEED, 1).stream().toList();
        try (LoaderCursor<String> cursor = Loader.of(epochs).threads(4).ahead(3).start(SEED)) {
            cursor.next();
            cursor.nextEpoch();
            List<String> found = new ArrayList<>();
            cursor.forEachRemaining(found::add);
            assertThat(found).isEqualTo(second);
            assertThat(cursor.epoch()).isEqualTo(1);
        }
    }

    @Test
    void anInterruptEndsTheWaitAndConsumesNothing() {
        CountDownLatch release = new CountDownLatch(1);
        Epochs<Integer> epochs = Items.of(SIZE, item -> {
            try {
                release.await();
            } catch (InterruptedException e) {
                throw new AssertionError("nobody interrupts loading", e);
            }
            return item;
        }).sampledBy(SequentialSampler.of(SIZE));
        try (LoaderCursor<Integer> cursor = Loader.of(epochs).threads(2).start(SEED)) {
            Thread.currentThread().interrupt();
            assertThatExceptionOfType(CancellationException.class).isThrownBy(cursor::next)
                    .withMessageContaining("nothing was consumed");
            assertThat(Thread.interrupted()).isTrue();
            assertThat(cursor.state().consumed()).isZero();
            release.countDown();
            assertThat(cursor.next()).isZero();
        }
    }

    @Test
    void impossibleSettingsAreRefused() {
        Loader<int[]> loader = Loader.of(BALANCED);
        assertThatIllegalArgumentException().isThrownBy(() -> loader.threads(0))
                .withMessage("threads is 0; there must be at least 1");
        assertThatIllegalArgumentException().isThrownBy(() -> loader.ahead(0))
                .withMessage("ahead is 0; at least 1 element must be made ahead");
        assertThat(loader.threads(3)).hasToString("Loader[threads=3, ahead=auto, Epochs[" + BALANCED + "]]");
    }

    /// A function that fails before any piece is known: the numbers of a batch.
    @Test
    void aSamplerThatFailsIsReportedWithItsBatch() {
        Epochs<Integer> epochs = new Epochs<>() {
            @Override
            public long length(Seed seed, long epoch) {
                return 3;
            }

            @Override
            public Epoch<Integer> epoch(Seed seed, long epoch) {
                return new Epoch<>() {
                    @Override
                    public long length() {
                        return 3;
                    }

                    @Override
                    public Integer get(long position) {
                        if (position == 1) {
                            throw new IllegalStateException("not today");
                        }
                        return (int) position;
                    }
                };
            }

            @Override
            public String fingerprint() {
                return "three";
            }
        };
        try (LoaderCursor<Integer> cursor = Loader.of(epochs).start(SEED)) {
            assertThat(cursor.next()).isZero();
            assertThatExceptionOfType(LoadException.class).isThrownBy(cursor::next)
                    .withMessage("making element 1 of epoch 0 failed: java.lang.IllegalStateException: not today");
        }
    }
}
