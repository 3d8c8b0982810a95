package dev.ballast.samplers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import dev.ballast.core.random.Seed;
import dev.ballast.samplers.classwise.ClassScheduleSampler;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

class MixtureSamplerTest {

    private static final Seed SEED = Seed.of(42);

    private static MixtureSampler thousands(double... shares) {
        return MixtureSampler.of(IntStream.range(0, shares.length).mapToObj(_ -> SequentialSampler.of(1000)).toList(),
                shares);
    }

    @Test
    void countsAreByLargestRemainder() {
        MixtureSampler exact = thousands(0.29, 0.71).drawing(100);
        assertThat(List.of(exact.count(0), exact.count(1))).containsExactly(29L, 71L);
        MixtureSampler scaled = thousands(0.6, 0.3).drawing(100);
        assertThat(List.of(scaled.count(0), scaled.count(1))).as("weights, not shares").containsExactly(67L, 33L);
        MixtureSampler thirds = thousands(1, 1, 1).drawing(100);
        assertThat(List.of(thirds.count(0), thirds.count(1), thirds.count(2))).containsExactly(34L, 33L, 33L);
        MixtureSampler none = thousands(0, 5, 1).drawing(7);
        assertThat(List.of(none.count(0), none.count(1), none.count(2))).containsExactly(0L, 6L, 1L);
        for (int draws = 0; draws < 500; draws++) {
            MixtureSampler some = thousands(0.137, 0.201, 0.662).drawing(draws);
            assertThat(some.count(0) + some.count(1) + some.count(2)).isEqualTo(draws);
            assertThat(some.count(0)).isBetween((long) (draws * 0.137), (long) (draws * 0.137) + 1);
        }
    }

    /// At every position each source is within one draw, for each halving of the sources, of its share so far.
    @Test
    void sourcesComeEvenlyAndInTheirOwnOrder() {
        for (double[] shares : new double[][]{{1}, {1, 2}, {3, 0, 4}, {0.1, 0.2, 0.3, 0.4}, {5, 1, 1, 1, 1, 1, 7}}) {
            for (int length : new int[]{1, 2, 17, 200, 701}) {
                MixtureSampler mixture = thousands(shares).drawing(length);
                int[] items = mixture.draws(SEED, 0).ints().toArray();
                long[] seen = new long[shares.length];
                double bound = 1 + Math.ceil(Math.log(shares.length) / Math.log(2));
                for (int position = 0; position < length; position++) {
                    int source = items[position] / 1000;
                    assertThat(items[position] % 1000).isEqualTo((int) seen[source]++);
                    for (int i = 0; i < seen.length; i++) {
                        double share = (double) mixture.count(i) * (position + 1) / length;
                        assertThat(Math.abs(seen[i] - share)).isLessThanOrEqualTo(bound);
                    }
                }
                for (int i = 0; i < seen.length; i++) {
                    assertThat(seen[i]).isEqualTo(mixture.count(i));
                }
            }
        }
    }

    @Test
    void atRandomTheSameDrawsComeInAnotherOrder() {
        MixtureSampler even = thousands(1, 2, 0, 4).drawing(300);
        int[] inOrder = even.draws(SEED, 0).ints().sorted().toArray();
        int[] atRandom = even.atRandom().draws(SEED, 0).ints().toArray();

        assertThat(Arrays.stream(atRandom).sorted().toArray()).isEqualTo(inOrder);
        assertThat(atRandom).isNotEqualTo(even.draws(SEED, 0).ints().toArray());
    }

    @Test
    void shortSourcesStartAgainInAnotherOrder() {
        MixtureSampler mixture = MixtureSampler.of(List.of(RandomSampler.of(40), RandomSampler.of(40)), 1, 1)
                .drawing(240);
        int[] items = mixture.draws(SEED, 0).ints().toArray();
        List<List<Integer>> rounds = new ArrayList<>();
        for (int source = 0; source < 2; source++) {
            int number = source;
            List<Integer> own = Arrays.stream(items).filter(item -> item / 40 == number).map(item -> item % 40).boxed()
                    .toList();
            for (int round = 0; round < 3; round++) {
                rounds.add(own.subList(40 * round, 40 * round + 40));
            }
        }

        assertThat(rounds).doesNotHaveDuplicates();
        for (List<Integer> round : rounds) {
            assertThat(round).doesNotHaveDuplicates();
        }
        assertThat(mixture.expectedCount(0, 17)).isEqualTo(3);
    }

    @Test
    void sourcesKnowTheEpoch() {
        MixtureSampler mixture = MixtureSampler
                .of(List.of(ClassScheduleSampler.power(Samplers.labels(), 1, 0, 3), RandomSampler.of(60)), 1, 1)
                .sharingItems();
        assertThat(mixture.effectivePrior(Samplers.labels(), 0).share(0)).isCloseTo(0.05, within(1e-12));
        assertThat(mixture.effectivePrior(Samplers.labels(), 2).share(0)).isCloseTo((1 / 3.0 + 0.05) / 2,
                within(1e-12));
    }

    @Test
    void impossibleMixturesAreRefused() {
        List<Sampler> two = List.of(RandomSampler.of(3), RandomSampler.of(4));

        assertThatIllegalArgumentException().isThrownBy(() -> MixtureSampler.of(List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> MixtureSampler.of(two, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> MixtureSampler.of(two, 1, -0.5))
                .withMessage("weight[1] is -0.5; weights must be finite and at least 0");
        assertThatIllegalArgumentException().isThrownBy(() -> MixtureSampler.of(two, Double.NaN, 1))
                .withMessageContaining("weight[0] is NaN");
        assertThatIllegalArgumentException().isThrownBy(() -> MixtureSampler.of(two, 0, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> MixtureSampler.of(two, 1, 1).sharingItems())
                .withMessageContaining("4 items");
        assertThatIllegalArgumentException().isThrownBy(() -> MixtureSampler.of(two, 1, 1).drawing(1L << 40));
        assertThatIllegalStateException()
                .isThrownBy(() -> MixtureSampler.of(List.of(RandomSampler.of(0), RandomSampler.of(4)), 1, 1)
                        .draws(SEED, 0))
                .withMessageContaining("source 0 has no draws in epoch 0 and shall give 2");
        assertThat(MixtureSampler.of(List.of(RandomSampler.of(0), RandomSampler.of(4)), 0, 1).draws(SEED, 0).length())
                .isEqualTo(4);
    }
}
