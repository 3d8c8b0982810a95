package dev.ballast.smote.neighbors.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

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

    private final FilterKernel[] kernels = {DistanceKernels.active().filter(), DistanceKernels.scalar().filter(),
            new ScalarFilterKernel(false), new ScalarFilterKernel(true)};

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
                        sum += (double) negated[from] * block[FilterKernel.at(lane, j, columns)];
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
        int[] found = new int[BLOCK * BLOCK];
        for (FilterKernel kernel : kernels) {
            assertThat(Arrays.copyOf(found, kernel.atMost(values, 20, thresholds, found))).isEqualTo(own);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 16, 19})
    void closePairsAreThoseWithinEitherThreshold(int columns) {
        SplittableRandom random = new SplittableRandom(columns);
        float[][] blocks = new float[7][];
        Arrays.setAll(blocks, i -> floats(random, BLOCK * columns));
        float[] half = floats(random, 8 * BLOCK);
        Arrays.fill(half, 7 * BLOCK - 9, 7 * BLOCK, Float.POSITIVE_INFINITY);
        float[] thresholds = floats(random, 9 * BLOCK);
        Arrays.fill(thresholds, 0, BLOCK, Float.NEGATIVE_INFINITY);
        thresholds[3 * BLOCK] = Float.MAX_VALUE;
        float[] negated = floats(random, BLOCK * columns);
        int wide = FilterKernel.TOGETHER * BLOCK;
        for (FilterKernel kernel : kernels) {
            for (int first = 0; first < blocks.length; first++) {
                int count = Math.min(1 + first % FilterKernel.TOGETHER, blocks.length - first);
                int[] found = new int[FilterKernel.PLACES];
                float[] values = new float[FilterKernel.PLACES];
                int size = kernel.close(negated, new FilterKernel.Limits(half, BLOCK, thresholds, 2 * BLOCK), columns,
                        blocks, first, count, new FilterKernel.Limits(half, first * BLOCK, thresholds, first * BLOCK),
                        found, values);
                float[] expected = new float[FilterKernel.PLACES];
                Arrays.fill(expected, Float.NaN);
                for (int i = 0; i < count; i++) {
                    float[] sums = new float[BLOCK * BLOCK];
                    kernel.halfDistances(negated, BLOCK, half, BLOCK, columns, blocks[first + i], half,
                            (first + i) * BLOCK, sums);
                    for (int at = 0; at < sums.length; at++) {
                        int query = at / BLOCK;
                        int lane = i * BLOCK + at % BLOCK;
                        if (sums[at] <= thresholds[2 * BLOCK + query] || sums[at] <= thresholds[first * BLOCK + lane]) {
                            expected[query * wide + lane] = sums[at];
                        }
                    }
                }
                float[] got = new float[FilterKernel.PLACES];
                Arrays.fill(got, Float.NaN);
                for (int i = 0; i < size; i++) {
                    assertThat(got[found[i]]).as("listed once").isNaN();
                    got[found[i]] = values[i];
                }
                assertThat(size).isPositive();
                assertThat(got).isEqualTo(expected);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 17, 33, 64})
    void keysAreOfTheSmallestValuesOfEachLane(int count) {
        SplittableRandom random = new SplittableRandom(count);
        float[] values = floats(random, BLOCK * BLOCK);
        for (int at = 0; at < values.length; at++) {
            switch (random.nextInt(6)) {
                case 0 -> values[at] = Float.POSITIVE_INFINITY;
                case 1 -> values[at] = 0.25f;
                // Differs in the bits that make room for the row.
                case 2 -> values[at] = Float.intBitsToFloat(Float.floatToIntBits(0.25f) + random.nextInt(BLOCK));
                case 3 -> values[at] = -0.0f;
                default -> {
                }
            }
            if (at % BLOCK == 7) {
                values[at] = Float.POSITIVE_INFINITY;
            }
        }
        int[] expected = new int[count * BLOCK];
        for (int i = 0; i < BLOCK; i++) {
            int lane = i;
            int[] sorted = IntStream.range(0, BLOCK).map(row -> {
                float value = Math.max(0, values[row * BLOCK + lane]);
                return Float.floatToIntBits(value) / BLOCK * BLOCK + row;
            }).sorted().toArray();
            for (int rank = 0; rank < count; rank++) {
                expected[rank * BLOCK + lane] = sorted[rank];
            }
        }
        for (FilterKernel kernel : kernels) {
            int[] keys = new int[(count + 1) * BLOCK];
            kernel.smallest(values, count, keys);
            assertThat(Arrays.copyOf(keys, expected.length)).isEqualTo(expected);
            assertThat(Arrays.stream(keys, expected.length, keys.length)).as("untouched").containsOnly(0);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 33})
    void partsOfABlockAreLaidOutColumnByColumn(int columns) {
        int next = 0;
        for (int part = 0; part < BLOCK; part += LANES) {
            for (int column = 0; column < columns; column++) {
                for (int lane = part; lane < part + LANES; lane++) {
                    assertThat(FilterKernel.at(lane, column, columns)).isEqualTo(next++);
                }
            }
        }
    }

    private static float[] floats(SplittableRandom random, int count) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) random.nextDouble(-1, 1);
        }
        return values;
    }
}
