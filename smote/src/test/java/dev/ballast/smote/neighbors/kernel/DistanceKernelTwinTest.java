package dev.ballast.smote.neighbors.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

class DistanceKernelTwinTest {

    private static final int BLOCK = DistanceKernel.BLOCK;
    private static final int QUERIES = DistanceKernel.QUERIES;
    private static final double[] SPECIAL = {0.0, -0.0, 1.0, -1.0, Double.MIN_VALUE, -Double.MIN_VALUE,
            Double.MIN_NORMAL, 1e-160, 1e-30, 1e8, 1e8 + 1, 1e30, 1e154, 1e200, -1e200, Double.MAX_VALUE,
            -Double.MAX_VALUE};

    private final DistanceKernel active = DistanceKernels.active();
    private final DistanceKernel scalar = DistanceKernels.scalar();

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 7, 8, 9, 15, 16, 17, 31, 64, 100, 333})
    void squaredDistancesHaveTheBitsOfTheDefinition(int columns) {
        SplittableRandom random = new SplittableRandom(columns);
        for (int repetition = 0; repetition < 20; repetition++) {
            assertDefinition(gaussian(random, QUERIES * columns), gaussian(random, BLOCK * columns), columns);
            assertDefinition(special(random, QUERIES * columns), special(random, BLOCK * columns), columns);
            assertDefinition(bits(random, QUERIES * columns), bits(random, BLOCK * columns), columns);
        }
    }

    @Test
    void squaredDistancesOverwriteWhatIsInTheTarget() {
        double[] queries = {1, 2, 3, 4};
        double[] block = new double[BLOCK];
        for (DistanceKernel kernel : new DistanceKernel[]{active, scalar}) {
            double[] distances = new double[QUERIES * BLOCK];
            Arrays.fill(distances, Double.NaN);

            kernel.squaredDistances(queries, 1, block, distances);

            assertThat(distances).startsWith(1, 1).endsWith(16, 16).doesNotContain(Double.NaN);
        }
    }

    @Test
    void lanesAtMostAreTheSameForEveryNumberOfLanesAndThreshold() {
        SplittableRandom random = new SplittableRandom(1);
        double[] thresholds = {0.0, -0.0, 0.5, 1.0, Double.MIN_VALUE, Double.MAX_VALUE, Double.POSITIVE_INFINITY,
                Double.NEGATIVE_INFINITY, Double.NaN};
        for (int query = 0; query < QUERIES; query++) {
            double[] distances = random.doubles(QUERIES * BLOCK).toArray();
            for (int i = 0; i < distances.length; i += 3) {
                distances[i] = thresholds[random.nextInt(thresholds.length)];
            }
            for (int lanes = 0; lanes <= BLOCK; lanes++) {
                for (double threshold : thresholds) {
                    assertLanes(distances, query * BLOCK, lanes, threshold);
                }
                assertLanes(distances, query * BLOCK, lanes, random.nextDouble());
            }
        }
    }

    private void assertDefinition(double[] queries, double[] block, int columns) {
        long[] expected = new long[QUERIES * BLOCK];
        for (int query = 0; query < QUERIES; query++) {
            for (int lane = 0; lane < BLOCK; lane++) {
                double sum = 0;
                for (int column = 0; column < columns; column++) {
                    double difference = queries[query * columns + column] - block[column * BLOCK + lane];
                    sum += difference * difference;
                }
                expected[query * BLOCK + lane] = Double.doubleToRawLongBits(sum);
            }
        }
        assertThat(bitsOf(scalar, queries, columns, block)).as("scalar").isEqualTo(expected);
        assertThat(bitsOf(active, queries, columns, block)).as(active.name()).isEqualTo(expected);
    }

    private static long[] bitsOf(DistanceKernel kernel, double[] queries, int columns, double[] block) {
        double[] distances = new double[QUERIES * BLOCK];
        kernel.squaredDistances(queries, columns, block, distances);
        return Arrays.stream(distances).mapToLong(Double::doubleToRawLongBits).toArray();
    }

    private void assertLanes(double[] distances, int offset, int lanes, double threshold) {
        int[] expected = new int[BLOCK];
        int count = 0;
        for (int lane = 0; lane < lanes; lane++) {
            if (distances[offset + lane] <= threshold) {
                expected[count++] = lane;
            }
        }
        for (DistanceKernel kernel : new DistanceKernel[]{active, scalar}) {
            int[] found = new int[BLOCK];
            assertThat(kernel.lanesAtMost(distances, offset, lanes, threshold, found)).as(kernel.name())
                    .isEqualTo(count);
            assertThat(found).as(kernel.name()).isEqualTo(expected);
        }
    }

    private static double[] gaussian(RandomGenerator random, int count) {
        double[] values = new double[count];
        Arrays.setAll(values, _ -> random.nextGaussian());
        return values;
    }

    private static double[] special(RandomGenerator random, int count) {
        double[] values = new double[count];
        Arrays.setAll(values, _ -> SPECIAL[random.nextInt(SPECIAL.length)]);
        return values;
    }

    private static double[] bits(RandomGenerator random, int count) {
        double[] values = new double[count];
        for (int i = 0; i < count; i++) {
            double value = Double.longBitsToDouble(random.nextLong());
            values[i] = Double.isFinite(value) ? value : 0;
        }
        return values;
    }
}
