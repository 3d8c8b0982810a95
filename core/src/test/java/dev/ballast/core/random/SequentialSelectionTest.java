package dev.ballast.core.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Arrays;
import java.util.function.ToIntFunction;

class SequentialSelectionTest {

    private static final Purpose PURPOSE = Purpose.of("test.selection");

    @Test
    void exactlyTheSampleIsChosen() {
        for (int population = 0; population <= 12; population++) {
            for (int sample = 0; sample <= population; sample++) {
                for (long seed = 0; seed < 50; seed++) {
                    assertThat(Integer.bitCount(subset(population, sample, stream(seed))))
                            .as("%d of %d, seed %d", sample, population, seed).isEqualTo(sample);
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"1,1", "2,1", "4,2", "6,1", "6,3", "6,5", "7,4"})
    void everySubsetIsEquallyLikely(int population, int sample) {
        assertThat(subsetsAreEquallyLikely(population, sample, random -> subset(population, sample, random))).isTrue();
    }

    @Test
    void subsetsOfAConstantProbabilityAreFoundOut() {
        assertThat(subsetsAreEquallyLikely(6, 3, random -> {
            int chosen = 0;
            for (int row = 0; row < 6; row++) {
                int needed = 3 - Integer.bitCount(chosen);
                if (needed > 0 && (needed == 6 - row || random.nextBoolean())) {
                    chosen |= 1 << row;
                }
            }
            return chosen;
        })).isFalse();
    }

    @Test
    void aPopulationBeyondIntIsAccepted() {
        SequentialSelection selection = new SequentialSelection(1L << 40, (1L << 40) - 1, stream(1));
        int chosen = 0;
        for (int row = 0; row < 1000; row++) {
            chosen += selection.next() ? 1 : 0;
        }
        assertThat(chosen).isGreaterThanOrEqualTo(999);
    }

    @Test
    void choosingAllOrNoneUsesNoNumber() {
        RandomStream random = stream(1);
        subset(5, 5, random);
        subset(5, 0, random);
        assertThat(random.nextLong()).isEqualTo(stream(1).nextLong());
    }

    @ParameterizedTest
    @CsvSource({"5,6", "5,-1", "0,1", "-1,0"})
    void aSampleOutsideThePopulationIsRefused(long population, long sample) {
        RandomStream random = stream(1);
        assertThatIllegalArgumentException().isThrownBy(() -> new SequentialSelection(population, sample, random))
                .withMessage("sample is %d; it must be between 0 and the population of %d", sample, population);
    }

    @Test
    void thereIsNoDecisionAfterTheLastRow() {
        SequentialSelection selection = new SequentialSelection(1, 0, stream(1));
        selection.next();
        assertThatIllegalStateException().isThrownBy(selection::next);
    }

    private static boolean subsetsAreEquallyLikely(int population, int sample, ToIntFunction<RandomStream> chooser) {
        long[] bySubset = new long[1 << population];
        RandomStream random = stream(7);
        for (int i = 0; i < 20_000; i++) {
            bySubset[chooser.applyAsInt(random.at(0, 0, i))]++;
        }
        long[] observed = new long[bySubset.length];
        int cells = 0;
        for (int subset = 0; subset < bySubset.length; subset++) {
            if (Integer.bitCount(subset) == sample) {
                observed[cells++] = bySubset[subset];
            } else {
                assertThat(bySubset[subset]).isZero();
            }
        }
        return cells == 1 || Uniformity.isPlausible(Arrays.copyOf(observed, cells));
    }

    private static int subset(int population, int sample, RandomStream random) {
        SequentialSelection selection = new SequentialSelection(population, sample, random);
        int chosen = 0;
        for (int row = 0; row < population; row++) {
            chosen |= selection.next() ? 1 << row : 0;
        }
        return chosen;
    }

    private static RandomStream stream(long seed) {
        return Seed.of(seed).stream(PURPOSE, 0, 0, 0);
    }
}
