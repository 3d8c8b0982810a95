package dev.ballast.samplers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.ballast.core.random.Seed;
import dev.ballast.samplers.classwise.ClassUniformSampler;
import dev.ballast.samplers.draws.Draws;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.LongStream;

/// Going on after an interruption, and the ways in which loaders are known to get it wrong.
class SampleCursorTest {

    private static final Seed SEED = Seed.of(42);

    static List<Sampler> samplers() {
        return Samplers.all();
    }

    /// The draws of the first epochs, one after another.
    private static long[] epochs(Sampler sampler, int epochs) {
        return LongStream.range(0, epochs).flatMap(epoch -> sampler.draws(SEED, epoch).longs()).toArray();
    }

    private static long[] rest(SampleCursor cursor, long draws) {
        List<Long> items = new ArrayList<>();
        while (items.size() < draws) {
            if (!cursor.hasNext()) {
                cursor.nextEpoch();
            }
            items.add(cursor.nextLong());
        }
        return items.stream().mapToLong(Long::longValue).toArray();
    }

    private static SamplerState written(SamplerState state) {
        return SamplerState.fromBytes(state.toBytes());
    }

    /// The order does not come from a generator that moves on while a state is taken, and the epoch is in the state.
    @ParameterizedTest
    @MethodSource("samplers")
    void aRunGoesOnAsIfItHadNotStopped(Sampler sampler) {
        long[] all = epochs(sampler, 3);
        SampleCursor cursor = sampler.start(SEED);
        for (int drawn = 0; drawn < all.length; drawn++) {
            SampleCursor resumed = sampler.resume(written(cursor.state()));
            assertThat(rest(resumed, all.length - drawn)).isEqualTo(Arrays.copyOfRange(all, drawn, all.length));
            if (!cursor.hasNext()) {
                cursor.nextEpoch();
            }
            assertThat(cursor.nextLong()).isEqualTo(all[drawn]);
        }
    }

    /// Resuming again and again within one epoch, after each draw, is still one order.
    @ParameterizedTest
    @MethodSource("samplers")
    void aRunCanStopAfterEveryDraw(Sampler sampler) {
        long[] all = epochs(sampler, 2);
        SamplerState state = sampler.start(SEED).state();
        for (long item : all) {
            SampleCursor cursor = sampler.resume(written(state));
            if (!cursor.hasNext()) {
                cursor.nextEpoch();
            }
            assertThat(cursor.nextLong()).isEqualTo(item);
            state = cursor.state();
        }
    }

    @Test
    void theEndOfAnEpochIsNotTheBeginningOfTheNext() {
        RandomSampler sampler = RandomSampler.of(10);
        SampleCursor cursor = sampler.start(SEED);
        cursor.fill(new int[10]);
        SamplerState finished = cursor.state();
        cursor.nextEpoch();
        SamplerState begun = cursor.state();

        assertThat(finished).isNotEqualTo(begun);
        assertThat(List.of(finished.epoch(), finished.consumed(), begun.epoch(), begun.consumed()))
                .containsExactly(0L, 10L, 1L, 0L);
        SampleCursor atEnd = sampler.resume(finished);
        assertThat(atEnd.hasNext()).isFalse();
        assertThat(atEnd.fill(new int[3])).isZero();
        assertThatExceptionOfType(NoSuchElementException.class).isThrownBy(atEnd::nextInt)
                .withMessageContaining("nextEpoch()");
        atEnd.nextEpoch();
        assertThat(rest(atEnd, 10)).isEqualTo(sampler.draws(SEED, 1).longs().toArray());
        assertThat(rest(sampler.resume(begun), 10)).isEqualTo(sampler.draws(SEED, 1).longs().toArray());
    }

    @Test
    void resumingDoesNotReplay() {
        Sampler counting = new Sampler() {
            private final Sampler sampler = RandomSampler.of(1L << 40);

            @Override
            public long population() {
                return sampler.population();
            }

            @Override
            public long length(long epoch) {
                return sampler.length(epoch);
            }

            @Override
            public Draws draws(Seed seed, long epoch) {
                throw new AssertionError("nothing was drawn yet");
            }

            @Override
            public double expectedCount(long epoch, long item) {
                return sampler.expectedCount(epoch, item);
            }

            @Override
            public String fingerprint() {
                return sampler.fingerprint();
            }
        };
        SamplerState state = new SamplerState(counting.fingerprint(), SEED, 1L << 40, 1L << 39, "any");

        SampleCursor cursor = counting.resume(state, Shard.of(5, 8));
        assertThat(cursor.epoch()).isEqualTo(1L << 40);
        assertThat(cursor.remaining()).isEqualTo(1L << 36);
        assertThat(cursor.state()).isEqualTo(state);
    }

    /// A queue of draws made ahead is lost when a run stops; what was in it comes again.
    @Test
    void drawsMadeAheadCountWhenTheyAreCommitted() {
        RandomSampler sampler = RandomSampler.of(7);
        long[] all = epochs(sampler, 4);
        SampleCursor ahead = sampler.start(SEED).countingCommits();
        Deque<Long> queue = new ArrayDeque<>();
        for (int consumed = 0; consumed < all.length; consumed++) {
            while (queue.size() < 10 && ahead.epoch() < 4) {
                if (!ahead.hasNext()) {
                    ahead.nextEpoch();
                } else {
                    queue.add(ahead.nextLong());
                }
            }
            SampleCursor resumed = sampler.resume(written(ahead.state()));
            assertThat(rest(resumed, all.length - consumed)).isEqualTo(Arrays.copyOfRange(all, consumed, all.length));
            assertThat(queue.removeFirst()).isEqualTo(all[consumed]);
            ahead.commit(1);
            assertThat(ahead.state().epoch()).isEqualTo(consumed / 7);
            assertThat(ahead.state().consumed()).isEqualTo(consumed % 7 + 1);
        }
    }

    @Test
    void commitsReachOverEpochsThatWereLeftEarly() {
        RandomSampler sampler = RandomSampler.of(7);
        SampleCursor ahead = sampler.start(SEED).countingCommits();
        ahead.fill(new int[3]);
        ahead.nextEpoch();
        ahead.fill(new int[7]);
        ahead.nextEpoch();
        ahead.fill(new int[2]);

        ahead.commit(2);
        assertThat(List.of(ahead.state().epoch(), ahead.state().consumed())).containsExactly(0L, 2L);
        ahead.commit(1);
        assertThat(List.of(ahead.state().epoch(), ahead.state().consumed())).containsExactly(1L, 0L);
        ahead.commit(7);
        assertThat(List.of(ahead.state().epoch(), ahead.state().consumed())).containsExactly(1L, 7L);
        ahead.commit(1);
        assertThat(List.of(ahead.state().epoch(), ahead.state().consumed())).containsExactly(2L, 1L);
        assertThatIllegalArgumentException().isThrownBy(() -> ahead.commit(2)).withMessageContaining("1 are drawn");
        assertThatIllegalArgumentException().isThrownBy(() -> ahead.commit(-1));
        ahead.nextEpoch();
        ahead.commit(1);
        assertThat(List.of(ahead.state().epoch(), ahead.state().consumed())).containsExactly(3L, 0L);
    }

    @Test
    void commitsAreForThoseWhoSaySo() {
        SampleCursor cursor = RandomSampler.of(7).start(SEED);
        cursor.nextInt();

        assertThatIllegalStateException().isThrownBy(() -> cursor.commit(1));
        assertThat(cursor.countingCommits().state().consumed()).isEqualTo(1);
        cursor.nextInt();
        assertThat(cursor.state().consumed()).isEqualTo(1);
        cursor.commit(1);
        assertThat(cursor.state().consumed()).isEqualTo(2);
    }

    @Test
    void statesOfOtherPlansAreRefused() {
        List<Sampler> samplers = samplers();
        for (Sampler sampler : samplers) {
            for (Sampler other : samplers) {
                if (sampler != other) {
                    assertThatIllegalArgumentException()
                            .isThrownBy(() -> sampler.resume(other.start(SEED).state()))
                            .withMessageContaining("another plan").withMessageContaining(other.fingerprint())
                            .withMessageContaining(sampler.fingerprint());
                }
            }
        }
        SamplerState changed = ClassUniformSampler.of(TestData.ofCounts(3, 17, 40).labels()).start(SEED).state();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ClassUniformSampler.of(TestData.ofCounts(4, 16, 40).labels()).resume(changed));
    }

    @Test
    void statesBeyondTheEpochAreRefused() {
        RandomSampler sampler = RandomSampler.of(10);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> sampler.resume(new SamplerState(sampler.fingerprint(), SEED, 0, 11, "any")))
                .withMessage("the state has consumed 11 draws of epoch 0, which has 10");
        assertThatIllegalArgumentException().isThrownBy(() -> sampler.resume(
                new SamplerState(sampler.fingerprint(), SEED, 0, 6, "contiguous/2/UNEVEN"),
                Shard.of(0, 2).contiguous())).withMessageContaining("which has 5");
    }

    @Test
    void aSamplerThatContradictsItselfIsNoticed() {
        Sampler wrong = new Sampler() {
            @Override
            public long population() {
                return 10;
            }

            @Override
            public long length(long epoch) {
                return 11;
            }

            @Override
            public Draws draws(Seed seed, long epoch) {
                return RandomSampler.of(10).draws(seed, epoch);
            }

            @Override
            public double expectedCount(long epoch, long item) {
                return 1;
            }

            @Override
            public String fingerprint() {
                return "wrong";
            }
        };

        assertThatIllegalStateException().isThrownBy(() -> wrong.start(SEED).nextInt())
                .withMessageContaining("10 draws in epoch 0, where its length says 11");
    }
}
