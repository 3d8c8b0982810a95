package dev.ballast.smote.neighbors.join;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/// Lists that are kept sorted, up to 32 neighbors, and lists that are not.
class CandidateListsTest {

    private static final int ROWS = 3_000;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 31, 32, 33, 64, 300})
    void theNearestAreKeptAndTheNearestOfTheOthersIsKnown(int k) {
        float[] uppers = new float[ROWS];
        SplittableRandom random = new SplittableRandom(k);
        for (int row = 0; row < ROWS; row++) {
            uppers[row] = (float) random.nextDouble();
        }
        CandidateLists lists = new CandidateLists(3, k);
        List<Integer> offered = new ArrayList<>();
        for (int row = 0; row < ROWS; row++) {
            if (uppers[row] <= lists.thresholds()[1]) {
                lists.offer(1, row, uppers[row], 0);
                offered.add(row);
            }
        }

        float threshold = lists.finish(1);

        int[] nearest = IntStream.range(0, ROWS).boxed().sorted((a, b) -> Float.compare(uppers[a], uppers[b]))
                .mapToInt(row -> row).toArray();
        assertThat(IntStream.range(0, k).map(rank -> lists.position(1, rank)).toArray())
                .isEqualTo(Arrays.copyOf(nearest, k));
        assertThat(threshold).isEqualTo(uppers[nearest[k - 1]]);
        List<Integer> held = IntStream.range(0, lists.size(1)).mapToObj(rank -> lists.position(1, rank)).toList();
        float others = (float) offered.stream().filter(row -> !held.contains(row)).mapToDouble(row -> uppers[row]).min()
                .orElse(Float.POSITIVE_INFINITY);
        assertThat(lists.left(1)).isEqualTo(others);
        assertThat(offered).hasSizeLessThan(ROWS);
        assertThat(lists.size(0) + lists.size(2)).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 50})
    void aListOfRowsAtNoDistanceTakesNoMore(int k) {
        CandidateLists lists = new CandidateLists(1, k);
        int row = 0;
        while (lists.thresholds()[0] >= 0) {
            lists.offer(0, row++, 1e-9f, 1e-9f);
            assertThat(row).isLessThan(ROWS);
        }

        assertThat(lists.finish(0)).isEqualTo(1e-9f);
        assertThat(lists.left(0)).isEqualTo(1e-9f);
    }
}
