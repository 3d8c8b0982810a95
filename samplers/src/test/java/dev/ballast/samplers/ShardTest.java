package dev.ballast.samplers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.ballast.core.random.Seed;
import dev.ballast.samplers.draws.Draws;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

class ShardTest {

    private static final Seed SEED = Seed.of(42);
    private static final List<UnaryOperator<Shard>> LAYOUTS = List.of(UnaryOperator.identity(),
            shard -> shard.blocked(1), shard -> shard.blocked(3), Shard::contiguous);

    private static long[] of(Shard shard, int total) {
        Draws draws = shard.of(SequentialSampler.of(total).draws(SEED, 0));
        long[] items = draws.longs().toArray();
        assertThat(draws.ints().asLongStream().toArray()).isEqualTo(items);
        assertThat(LongStream.range(0, items.length).map(draws::at).toArray()).isEqualTo(items);
        return items;
    }

    /// Every size, number of workers and layout: what each tail promises, exactly.
    @ParameterizedTest
    @EnumSource
    void workersCoverTheEpochWithoutOverlap(Shard.Tail tail) {
        for (int total = 0; total <= 26; total++) {
            for (int world = 1; world <= 8; world++) {
                for (UnaryOperator<Shard> layout : LAYOUTS) {
                    int[] times = new int[total];
                    int[] validTimes = new int[total];
                    int[] lengths = new int[world];
                    int block = layout.apply(Shard.of(0, 1)).block();
                    for (int rank = 0; rank < world; rank++) {
                        Shard shard = layout.apply(Shard.of(rank, world).tail(tail));
                        long[] draws = of(shard, total);
                        long valid = SequentialSampler.of(total).start(SEED, shard).validLength();
                        lengths[rank] = draws.length;
                        for (int i = 0; i < draws.length; i++) {
                            times[(int) draws[i]]++;
                            validTimes[(int) draws[i]] += i < valid ? 1 : 0;
                        }
                    }
                    int least = Arrays.stream(lengths).min().orElseThrow();
                    int most = Arrays.stream(lengths).max().orElseThrow();
                    int sum = Arrays.stream(lengths).sum();
                    assertThat(most).isEqualTo(lengths[0]);
                    switch (tail) {
                        case UNEVEN -> {
                            assertThat(times).containsOnly(total == 0 ? new int[0] : new int[]{1});
                            assertThat(most - least).isLessThanOrEqualTo(block);
                        }
                        case DROP -> {
                            assertThat(Arrays.stream(times).allMatch(time -> time <= 1)).isTrue();
                            assertThat(least).isEqualTo(most);
                            assertThat(total - sum).isBetween(0, world * block - 1);
                        }
                        case WRAP -> {
                            assertThat(Arrays.stream(times).allMatch(time -> time >= 1)).isTrue();
                            assertThat(least).isEqualTo(most);
                            assertThat(sum - total).isBetween(0, world * block - 1);
                            assertThat(validTimes).isEqualTo(times);
                        }
                        case MASKED -> {
                            assertThat(least).isEqualTo(most);
                            assertThat(sum - total).isBetween(0, world * block - 1);
                            assertThat(Arrays.stream(validTimes).allMatch(time -> time == 1)).isTrue();
                        }
                    }
                }
            }
        }
    }

    @Test
    void layoutsAreAsDescribed() {
        assertThat(of(Shard.of(1, 3), 8)).containsExactly(1, 4, 7);
        assertThat(of(Shard.of(2, 3), 8)).containsExactly(2, 5);
        assertThat(of(Shard.of(2, 3).tail(Shard.Tail.WRAP), 8)).containsExactly(2, 5, 0);
        assertThat(of(Shard.of(1, 3).tail(Shard.Tail.DROP), 8)).containsExactly(1, 4);
        assertThat(of(Shard.of(1, 2).blocked(3), 14)).containsExactly(3, 4, 5, 9, 10, 11);
        assertThat(of(Shard.of(0, 2).blocked(3), 14)).containsExactly(0, 1, 2, 6, 7, 8, 12, 13);
        assertThat(of(Shard.of(1, 2).blocked(3).tail(Shard.Tail.MASKED), 14)).containsExactly(3, 4, 5, 9, 10, 11, 1, 2,
                3);
        assertThat(of(Shard.of(1, 3).contiguous(), 8)).containsExactly(3, 4, 5);
        assertThat(of(Shard.of(2, 3).contiguous(), 8)).containsExactly(6, 7);
        assertThat(of(Shard.of(2, 3).contiguous().tail(Shard.Tail.WRAP), 8)).containsExactly(6, 7, 0);
    }

    /// What all workers draw in one step, put in the order of their ranks.
    private static List<Long> step(List<SampleCursor> workers, int draws) {
        List<Long> step = new ArrayList<>();
        for (SampleCursor worker : workers) {
            long[] own = new long[draws];
            int count = worker.fill(own);
            Arrays.stream(own, 0, count).forEach(step::add);
        }
        return step;
    }

    /// 24 workers, then 16, then 48, with a global batch of 96 throughout, give the order of one.
    @ParameterizedTest
    @CsvSource({"STRIDED,10000", "BLOCKED,10000", "STRIDED,10007", "BLOCKED,10007"})
    void anyNumberOfWorkersGoesOnInTheSameOrder(Shard.Layout layout, int total) {
        RandomSampler sampler = RandomSampler.of(total).compact();
        List<Long> together = new ArrayList<>();
        SamplerState state = sampler.start(SEED).state();
        int[] worlds = {24, 16, 48, 1, 96, 32};
        for (int part = 0; part < worlds.length; part++) {
            int world = worlds[part];
            int own = 96 / world;
            SamplerState from = state;
            List<SampleCursor> workers = IntStream.range(0, world)
                    .mapToObj(rank -> layout == Shard.Layout.BLOCKED
                            ? Shard.of(rank, world).blocked(own)
                            : Shard.of(rank, world))
                    .map(shard -> sampler.resume(from, shard)).toList();
            int steps = part == worlds.length - 1 ? Integer.MAX_VALUE : 3 + part;
            for (int i = 0; i < steps && workers.getFirst().hasNext(); i++) {
                if (layout == Shard.Layout.BLOCKED) {
                    together.addAll(step(workers, own));
                } else {
                    for (int draw = 0; draw < own; draw++) {
                        together.addAll(step(workers, 1));
                    }
                }
            }
            state = workers.getFirst().state();
            if (steps < Integer.MAX_VALUE) {
                for (SampleCursor worker : workers) {
                    assertThat(worker.state()).isEqualTo(state);
                }
            }
        }

        assertThat(together).isEqualTo(sampler.draws(SEED, 0).longs().boxed().toList());
        assertThat(state.consumed()).isEqualTo(total);
        SampleCursor next = sampler.resume(state, Shard.of(3, 7));
        assertThat(next.hasNext()).isFalse();
        next.nextEpoch();
        assertThat(next.nextLong()).isEqualTo(sampler.draws(SEED, 1).at(3));
    }

    /// Elastic with added draws: those of the last step only, masked.
    @Test
    void maskedDrawsAreKnownAfterAChangeOfWorkers() {
        int total = 1000;
        SamplerState state = new SamplerState(SequentialSampler.of(total).fingerprint(), SEED, 0, 336, "any");
        long[] times = new long[total];
        for (int rank = 0; rank < 48; rank++) {
            SampleCursor worker = SequentialSampler.of(total).resume(state,
                    Shard.of(rank, 48).tail(Shard.Tail.MASKED));
            assertThat(worker.length()).isEqualTo(14);
            while (worker.hasNext()) {
                long before = worker.valid();
                long item = worker.nextLong();
                times[(int) item] += worker.valid() - before;
            }
            assertThat(worker.state().consumed()).isEqualTo(total);
        }
        assertThat(times).isEqualTo(LongStream.range(0, total).map(item -> item < 336 ? 0 : 1).toArray());
    }

    @Test
    void contiguousShardsGoOnWithTheSameWorkersOnly() {
        RandomSampler sampler = RandomSampler.of(100);
        for (Shard.Tail tail : Shard.Tail.values()) {
            Shard shard = Shard.of(1, 3).contiguous().tail(tail);
            long[] all = shard.of(sampler.draws(SEED, 0)).longs().toArray();
            SampleCursor cursor = sampler.start(SEED, shard);
            cursor.fill(new int[10]);
            SamplerState state = SamplerState.parse(cursor.state().toString());
            SampleCursor resumed = sampler.resume(state, shard);
            assertThat(resumed.nextLong()).isEqualTo(all[10]);
            assertThat(resumed.remaining()).isEqualTo(all.length - 11);

            for (Shard other : List.of(Shard.of(1, 4).contiguous().tail(tail), Shard.of(1, 3).tail(tail), Shard.ALL)) {
                assertThatIllegalArgumentException().isThrownBy(() -> sampler.resume(state, other))
                        .withMessageContaining("middle of epoch 0").withMessageContaining("contiguous/3");
            }
            SamplerState strided = sampler.resume(sampler.start(SEED).state(), Shard.of(0, 2)).state();
            assertThat(sampler.resume(strided, shard).nextLong()).isEqualTo(all[0]);
            SampleCursor stridedCursor = sampler.start(SEED, Shard.of(0, 2));
            stridedCursor.nextLong();
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> sampler.resume(stridedCursor.state(), shard));
        }
    }

    @Test
    void contiguousShardsCanChangeBetweenEpochs() {
        RandomSampler sampler = RandomSampler.of(100);
        SampleCursor cursor = sampler.start(SEED, Shard.of(1, 3).contiguous());
        cursor.nextEpoch();

        SampleCursor other = sampler.resume(cursor.state(), Shard.of(3, 4).contiguous());
        assertThat(other.epoch()).isEqualTo(1);
        assertThat(other.nextLong()).isEqualTo(sampler.draws(SEED, 1).at(75));
    }

    /// Of 100 draws, 34 are rank 0's and 33 the others': theirs can end before the epoch does.
    @Test
    void contiguousShardsEndAnEpochWithTheLongest() {
        RandomSampler sampler = RandomSampler.of(100);
        SampleCursor longest = sampler.start(SEED, Shard.of(0, 3).contiguous());
        SampleCursor shorter = sampler.start(SEED, Shard.of(2, 3).contiguous());
        longest.fill(new int[100]);
        shorter.fill(new int[100]);

        assertThat(shorter.state().consumed()).isEqualTo(33);
        assertThat(sampler.resume(shorter.state(), Shard.of(0, 3).contiguous()).remaining()).isEqualTo(1);
        assertThat(longest.state().consumed()).isEqualTo(100);
        SampleCursor other = sampler.resume(longest.state(), Shard.of(3, 4).contiguous());
        assertThat(other.hasNext()).isFalse();
        other.nextEpoch();
        assertThat(other.nextLong()).isEqualTo(sampler.draws(SEED, 1).at(75));
    }

    /// The end of an uneven epoch: rank 0 has had its last draw, which the others do not have.
    @Test
    void stridedShardsEndAnEpochWithTheLongest() {
        RandomSampler sampler = RandomSampler.of(100);
        SampleCursor longest = sampler.start(SEED, Shard.of(0, 3));
        SampleCursor shorter = sampler.start(SEED, Shard.of(1, 3));
        longest.fill(new int[100]);
        shorter.fill(new int[100]);

        assertThat(longest.state().consumed()).isEqualTo(100);
        assertThat(shorter.state().consumed()).isEqualTo(99);
        assertThat(sampler.resume(shorter.state(), Shard.of(1, 3)).hasNext()).isFalse();
    }

    @Test
    void blockedShardsAreNotLeftWithinABlock() {
        SampleCursor cursor = RandomSampler.of(100).start(SEED, Shard.of(1, 3).blocked(8));
        cursor.fill(new int[8]);
        assertThat(cursor.state().consumed()).isEqualTo(24);
        cursor.nextInt();

        assertThatIllegalStateException().isThrownBy(cursor::state).withMessageContaining("1 draws of a block of 8");
    }

    @Test
    void impossibleShardsAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Shard.of(4, 4))
                .withMessage("rank is 4; with 4 workers it must be 0 to 3");
        assertThatIllegalArgumentException().isThrownBy(() -> Shard.of(-1, 4));
        assertThatIllegalArgumentException().isThrownBy(() -> Shard.of(0, 0)).withMessageContaining("world is 0");
        assertThatIllegalArgumentException().isThrownBy(() -> Shard.of(0, 1).blocked(0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Shard(0, 1, Shard.Layout.STRIDED, 2, Shard.Tail.DROP));
    }
}
