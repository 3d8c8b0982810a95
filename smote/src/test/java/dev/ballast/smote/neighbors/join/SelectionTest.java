package dev.ballast.smote.neighbors.join;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Arrays;
import java.util.SplittableRandom;

class SelectionTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 7, 50, 301})
    void everyPlaceGetsTheValueThatSortingPutsThere(int size) {
        SplittableRandom random = new SplittableRandom(size);
        for (int bound : new int[]{1, 2, 5, 1_000_000}) {
            long[] values = random.longs(size + 4, -bound, bound).toArray();
            long[] sorted = values.clone();
            Arrays.sort(sorted, 2, size + 2);
            for (int place = 2; place < size + 2; place++) {
                long[] selected = values.clone();

                Selection.select(selected, 2, size + 2, place);

                assertThat(selected[place]).isEqualTo(sorted[place]);
                assertThat(Arrays.stream(selected, 2, place).max().orElse(Long.MIN_VALUE))
                        .isLessThanOrEqualTo(selected[place]);
                assertThat(Arrays.stream(selected, place, size + 2).min().orElseThrow()).isEqualTo(selected[place]);
                Arrays.sort(selected, 2, size + 2);
                assertThat(selected).isEqualTo(sorted);
            }
        }
    }
}
