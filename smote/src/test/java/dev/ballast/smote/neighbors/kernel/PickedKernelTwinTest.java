package dev.ballast.smote.neighbors.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/// What the filter does with some rows out of many: the kernel in use and the scalar one against the definitions, in whole
/// and half numbers, which `float` holds exactly.
class PickedKernelTwinTest {

    private static final int BLOCK = DistanceKernel.BLOCK;
    private static final int QUERIES = DistanceKernel.QUERIES;
    private static final int LANES = FilterKernel.LANES;
    private static final int ROWS = 90;
    private static final int MOST = 20;

    private final FilterKernel[] kernels = {DistanceKernels.active().filter(), DistanceKernels.scalar().filter()};

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 16, 33})
    void valuesOfPickedRowsAtMostTheirThresholdsAreListed(int columns) {
        SplittableRandom random = new SplittableRandom(columns);
        float[] negated = wholes(random, ROWS * columns);
        float[] block = wholes(random, BLOCK * columns);
        float[] queryHalf = wholes(random, 3 + ROWS);
        float[] half = wholes(random, 5 + LANES);
        half[5 + 2] = Float.POSITIVE_INFINITY;
        half[5 + 15] = Float.POSITIVE_INFINITY;
        queryHalf[3 + 9] = Float.POSITIVE_INFINITY;
        float[] thresholds = new float[ROWS];
        for (int row = 0; row < ROWS; row++) {
            // Values are whole, so that many are at their threshold.
            thresholds[row] = switch (row % 5) {
                case 0 -> Float.NEGATIVE_INFINITY;
                case 1 -> Float.MAX_VALUE;
                default -> random.nextInt(-8, 9);
            };
        }
        for (int lane = 0; lane < BLOCK; lane += LANES) {
            for (int count = 0; count <= MOST; count++) {
                int[] picked = picked(random, count, QUERIES, 0);
                float[] expected = new float[count * LANES];
                for (int at = 0; at < expected.length; at++) {
                    int row = picked[at / LANES];
                    expected[at] = queryHalf[3 + row] + half[5 + at % LANES];
                    for (int j = 0; j < columns; j++) {
                        expected[at] += negated[row * columns + j]
                                * block[FilterKernel.at(lane + at % LANES, j, columns)];
                    }
                }
                int[] atMost = IntStream.range(0, expected.length)
                        .filter(at -> expected[at] <= thresholds[picked[at / LANES]]).toArray();
                for (FilterKernel kernel : kernels) {
                    float[] values = new float[picked.length * LANES];
                    int[] found = new int[values.length];
                    int hits = kernel.atMost(negated, picked, count, queryHalf, 3, columns, block, lane, half, 5,
                            thresholds, values, found);
                    assertThat(Arrays.copyOf(found, hits)).isEqualTo(atMost);
                    for (int at : atMost) {
                        assertThat(values[at]).isEqualTo(expected[at]);
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 12})
    void boxesAreNearIfTheirNearestPointIs(int columns) {
        SplittableRandom random = new SplittableRandom(columns);
        int groups = 3;
        float[] corners = wholes(random, groups * columns * 2 * LANES);
        for (int at = 0; at < corners.length; at++) {
            int box = at / (2 * LANES * columns) * LANES + at % LANES;
            boolean upper = at / LANES % 2 == 1;
            if (box >= groups * LANES - 5) {
                corners[at] = upper ? Float.NEGATIVE_INFINITY : Float.POSITIVE_INFINITY;
            } else if (upper) {
                corners[at] = corners[at - LANES] + random.nextInt(3);
            }
        }
        float[] slacks = new float[groups * LANES];
        for (int box = 0; box < slacks.length; box++) {
            slacks[box] = random.nextInt(3) / 2f;
        }
        float[] rows = wholes(random, ROWS * columns);
        float[] reaches = new float[ROWS];
        for (int row = 0; row < ROWS; row++) {
            reaches[row] = switch (row % 7) {
                case 0 -> Float.NaN;
                case 1 -> Float.POSITIVE_INFINITY;
                // Its square is infinite.
                case 2 -> 1e20f;
                case 3 -> 0;
                default -> random.nextInt(13) / 2f;
            };
        }
        for (int group = 0; group < groups; group++) {
            for (int count = 0; count <= MOST; count++) {
                int[] picked = picked(random, count, QUERIES, 0);
                int[] expected = new int[count];
                for (int i = 0; i < count; i++) {
                    for (int box = 0; box < LANES; box++) {
                        float limit = slacks[group * LANES + box] + reaches[picked[i]];
                        boolean isNear = squaredGap(rows, picked[i], columns, corners, group, box) <= limit * limit;
                        expected[i] |= isNear ? 1 << box : 0;
                    }
                }
                for (FilterKernel kernel : kernels) {
                    int[] near = new int[picked.length];
                    kernel.nearBoxes(rows, picked, count, columns, corners, slacks, group, reaches, near);
                    assertThat(Arrays.copyOf(near, count)).isEqualTo(expected);
                }
            }
        }
    }

    private static float squaredGap(float[] rows, int row, int columns, float[] corners, int group, int box) {
        float sum = 0;
        for (int j = 0; j < columns; j++) {
            int at = (group * columns + j) * 2 * LANES + box;
            float value = rows[row * columns + j];
            float gap = Math.max(0, Math.max(corners[at] - value, value - corners[at + LANES]));
            sum += gap * gap;
        }
        return sum;
    }

    @Test
    void rowsAreListedForEachBoxTheyAreNear() {
        SplittableRandom random = new SplittableRandom(8);
        for (int count = 0; count <= 70; count++) {
            int[] picked = picked(random, count, LANES, -7);
            int[] near = new int[picked.length];
            for (int i = 0; i < near.length; i++) {
                // Places behind the last row may hold anything.
                near[i] = i < count ? random.nextInt(1 << LANES) : -1;
            }
            if (count > 3) {
                near[0] = 0;
                near[1] = (1 << LANES) - 1;
            }
            for (FilterKernel kernel : kernels) {
                int[][] lists = new int[LANES][count + 3 * LANES];
                for (int[] list : lists) {
                    Arrays.fill(list, -9);
                }
                int[] sizes = new int[LANES];
                Arrays.fill(sizes, 1000);
                kernel.distribute(near.clone(), picked, count, lists, sizes);
                for (int box = 0; box < LANES; box++) {
                    List<Integer> expected = new ArrayList<>();
                    for (int i = 0; i < count; i++) {
                        if ((near[i] >> box & 1) == 1) {
                            expected.add(picked[i]);
                        }
                    }
                    assertThat(sizes[box]).isEqualTo(expected.size());
                    assertThat(Arrays.stream(lists[box], 0, sizes[box]).boxed().toList()).isEqualTo(expected);
                    assertThat(Arrays.stream(lists[box], sizes[box] + LANES, lists[box].length)).as("untouched")
                            .containsOnly(-9);
                }
            }
        }
    }

    /// Some rows, not in order, some of them twice, and what fills them up to whole groups.
    ///
    /// @param filler what the places behind the last hold
    private static int[] picked(SplittableRandom random, int count, int group, int filler) {
        int[] picked = new int[(count + group - 1) / group * group];
        Arrays.fill(picked, filler);
        for (int i = 0; i < count; i++) {
            picked[i] = i % 4 == 3 ? picked[i - 2] : random.nextInt(ROWS);
        }
        return picked;
    }

    private static float[] wholes(SplittableRandom random, int count) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = random.nextInt(-3, 4);
        }
        return values;
    }
}
