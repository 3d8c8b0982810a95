package dev.ballast.smote.neighbors.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/// The filter in use and the scalar one against the definitions of what they compute.
class FilterKernelTwinTest {

    private static final int BLOCK = DistanceKernel.BLOCK;
    private static final int QUERIES = DistanceKernel.QUERIES;
    private static final int LANES = FilterKernel.LANES;

    private final FilterKernel[] kernels = {DistanceKernels.active().filter(), DistanceKernels.scalar().filter()};

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 8, 9, 16, 33, 128})
    void halfDistancesAreHalfNormsLessProducts(int columns) {
        SplittableRandom random = new SplittableRandom(columns);
        float[] negated = floats(random, BLOCK * columns);
        float[] block = floats(random, BLOCK * columns);
        float[] half = floats(random, 3 * BLOCK);
        for (FilterKernel kernel : kernels) {
            for (int queries = QUERIES; queries <= BLOCK; queries += 5 * QUERIES) {
                float[] values = new float[BLOCK * BLOCK];
                kernel.halfDistances(negated, queries, half, BLOCK, columns, block, half, 2 * BLOCK, values);
                for (int at = 0; at < queries * BLOCK; at++) {
                    int query = at / BLOCK;
                    int lane = at % BLOCK;
                    double sum = (double) half[BLOCK + query] + half[2 * BLOCK + lane];
                    for (int j = 0; j < columns; j++) {
                        int from = (query / QUERIES * columns + j) * QUERIES + query % QUERIES;
                        sum += (double) negated[from] * block[j * BLOCK + lane];
                    }
                    assertThat((double) values[at]).isCloseTo(sum, within(1e-4));
                }
                for (int at = queries * BLOCK; at < values.length; at++) {
                    assertThat(values[at]).as("untouched").isZero();
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.001, 0.1, 0.9, 1})
    void valuesAtMostAThresholdAreListed(double share) {
        SplittableRandom random = new SplittableRandom(5);
        float[] values = floats(random, BLOCK * BLOCK);
        float[] thresholds = new float[3 * BLOCK];
        for (int i = 0; i < thresholds.length; i++) {
            thresholds[i] = random.nextDouble() < share ? values[random.nextInt(values.length)] : -2;
        }
        for (int i = 0; i < values.length; i += 7) {
            values[i] = i % 2 == 0 ? thresholds[i / BLOCK] : Float.POSITIVE_INFINITY;
        }
        int[] own = IntStream.range(0, 20 * BLOCK).filter(i -> values[i] <= thresholds[i / BLOCK]).toArray();
        int[] either = IntStream.range(0, values.length).filter(i -> values[i] <= thresholds[BLOCK + i / BLOCK]
                || values[i] <= thresholds[2 * BLOCK + i % BLOCK]).toArray();
        int[] found = new int[BLOCK * BLOCK];
        for (FilterKernel kernel : kernels) {
            assertThat(Arrays.copyOf(found, kernel.atMost(values, 20, thresholds, found))).isEqualTo(own);
            int count = kernel.atMostEither(values, thresholds, BLOCK, 2 * BLOCK, found);
            assertThat(Arrays.copyOf(found, count)).isEqualTo(either);
        }
    }

    @Test
    void minimaAreOfEverySixteenthValue() {
        float[] values = floats(new SplittableRandom(6), BLOCK * BLOCK);
        float[] expected = new float[BLOCK * LANES];
        Arrays.fill(expected, Float.POSITIVE_INFINITY);
        for (int i = 0; i < values.length; i++) {
            int at = i / BLOCK * LANES + i % BLOCK % LANES;
            expected[at] = Math.min(expected[at], values[i]);
        }
        for (FilterKernel kernel : kernels) {
            float[] minima = new float[BLOCK * LANES];
            kernel.minima(values, minima);
            assertThat(minima).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 12})
    void boxesAreAsFarAsTheirNearestPoint(int columns) {
        SplittableRandom random = new SplittableRandom(columns);
        int stride = 3 * LANES;
        float[] lower = floats(random, stride * columns);
        float[] upper = lower.clone();
        for (int i = 0; i < upper.length; i++) {
            upper[i] += 0.3f * random.nextInt(3);
        }
        float[] corners = floats(random, 2 * columns);
        for (int j = 0; j < columns; j++) {
            corners[columns + j] = corners[j] + random.nextInt(2);
        }
        float[] rows = new float[columns * BLOCK];
        int[] lanes = {9, 0, 63, 9, 17, 17, 17, 17};
        float[] reaches = new float[BLOCK];
        for (int lane : lanes) {
            reaches[lane] = lane / 20f;
            for (int j = 0; j < columns; j++) {
                rows[j * BLOCK + lane] = corners[j] + lane / 64f;
            }
        }
        float[] slacks = new float[stride];
        Arrays.fill(slacks, 0.25f);
        for (FilterKernel kernel : kernels) {
            float[] gaps = new float[2 * LANES];
            kernel.gaps(corners, columns, lower, upper, stride, LANES, 2 * LANES, gaps);
            int[] near = new int[lanes.length];
            kernel.near(rows, lanes, 5, columns, lower, upper, slacks, 2 * LANES, reaches, near);
            for (int box = LANES; box < stride; box++) {
                assertThat((double) gaps[box - LANES])
                        .isCloseTo(squaredGap(corners, columns, lower, upper, box, stride), within(1e-5));
            }
            for (int i = 0; i < 5; i++) {
                float[] point = new float[2 * columns];
                for (int j = 0; j < columns; j++) {
                    point[j] = rows[j * BLOCK + lanes[i]];
                    point[columns + j] = point[j];
                }
                double limit = 0.25 + reaches[lanes[i]];
                for (int box = 2 * LANES; box < stride; box++) {
                    boolean expected = squaredGap(point, columns, lower, upper, box, stride) <= limit * limit;
                    assertThat(((near[i] >> (box - 2 * LANES)) & 1) == 1).isEqualTo(expected);
                }
                assertThat(near[i] >>> LANES).isZero();
            }
        }
    }

    private static double squaredGap(float[] corners, int columns, float[] lower, float[] upper, int box, int stride) {
        double sum = 0;
        for (int j = 0; j < columns; j++) {
            int at = j * stride + box;
            double gap = Math.max(0, Math.max(lower[at] - corners[columns + j], corners[j] - upper[at]));
            sum += gap * gap;
        }
        return sum;
    }

    private static float[] floats(SplittableRandom random, int count) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) random.nextDouble(-1, 1);
        }
        return values;
    }
}
