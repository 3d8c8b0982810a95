package dev.ballast.samplers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.ballast.core.random.Purpose;
import dev.ballast.core.random.RandomStream;
import dev.ballast.core.random.Seed;
import dev.ballast.core.random.SequentialSelection;

import org.junit.jupiter.api.Test;

import java.util.stream.IntStream;

class RowThinningTest {

    private static final Purpose PURPOSE = Purpose.of("test.thinning");

    @Test
    void withoutReplacementItIsSequentialSelection() {
        RowThinning thinning = RowThinning.withoutReplacement(50, 20, random(1));
        SequentialSelection selection = new SequentialSelection(50, 20, random(1));

        for (int row = 0; row < 50; row++) {
            assertThat(thinning.next()).isEqualTo(selection.next() ? 1 : 0);
        }
    }

    @Test
    void withReplacementRowsComeAsOftenAsTheyAreDrawn() {
        for (int before = 1; before <= 10; before++) {
            for (int after = 0; after <= 10; after++) {
                int[] drawn = new int[before];
                RandomStream random = random(after);
                for (int draw = 0; draw < after; draw++) {
                    drawn[random.nextInt(before)]++;
                }
                RowThinning thinning = RowThinning.withReplacement(before, after, random(after));

                assertThat(IntStream.range(0, before).map(_ -> thinning.next()).toArray()).isEqualTo(drawn);
            }
        }
    }

    @Test
    void moreRowsThanThereAreCannotBeChosenWithoutReplacement() {
        assertThatIllegalArgumentException().isThrownBy(() -> RowThinning.withoutReplacement(5, 6, random(1)))
                .withMessage("sample is 6; it must be between 0 and the population of 5");
        assertThatIllegalArgumentException().isThrownBy(() -> RowThinning.withoutReplacement(5, -1, random(1)));
    }

    private static RandomStream random(long seed) {
        return Seed.of(seed).stream(PURPOSE, 0, 0, 0);
    }
}
