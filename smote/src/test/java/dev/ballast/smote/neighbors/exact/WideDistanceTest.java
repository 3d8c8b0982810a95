package dev.ballast.smote.neighbors.exact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.smote.neighbors.PointFamily;
import dev.ballast.smote.neighbors.kernel.DistanceKernel;
import dev.ballast.smote.neighbors.kernel.DistanceKernels;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.SplittableRandom;

class WideDistanceTest {

    private static final int[] COLUMNS = {0, 1, 2, 3, 8, 40};

    @ParameterizedTest
    @EnumSource
    void aDistanceIsThatOfNumbersWithoutLimits(PointFamily family) {
        for (int columns : COLUMNS) {
            double[][] points = family.points(60, columns, new SplittableRandom(columns));
            for (double[] one : points) {
                for (double[] other : points) {
                    assertDefinition(one, other);
                }
            }
        }
    }

    /// Each term is just so much above the sum before it that the last bit of that decides how the next sum is rounded.
    @Test
    void roundingsThatHangOnOneAnotherAreThoseOfNumbersWithoutLimits() {
        SplittableRandom random = new SplittableRandom(5);
        for (int trial = 0; trial < 2_000; trial++) {
            double[] one = new double[80];
            int step = random.nextInt(20, 30);
            for (int j = 0; j < one.length; j++) {
                one[j] = Math.scalb(1 + random.nextInt(4) / 4.0, Math.min(step * j - 1074, 1023));
            }
            assertDefinition(one, new double[80]);
        }
    }

    @ParameterizedTest
    @EnumSource
    void whereASumInDoubleIsRightItIsTheDistance(PointFamily family) {
        double[][] points = family.points(40, 7, new SplittableRandom(7));
        for (double[] one : points) {
            for (double[] other : points) {
                double sum = 0;
                boolean bits = true;
                for (int j = 0; j < 7; j++) {
                    double difference = one[j] - other[j];
                    sum += difference * difference;
                    bits &= difference == 0 || difference * difference > 0x1p-1000;
                }
                if (bits && sum < Double.POSITIVE_INFINITY) {
                    WideDistance distance = distance(one, other);
                    assertThat(WideDistance.rounded(distance.significand(), distance.exponent())).isEqualTo(sum);
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void theRootIsNearTheRealOne(PointFamily family) {
        double[][] points = family.points(12, 3, new SplittableRandom(3));
        for (double[] one : points) {
            for (double[] other : points) {
                BigDecimal exact = BigDecimal.ZERO;
                for (int j = 0; j < 3; j++) {
                    exact = exact.add(new BigDecimal(one[j]).subtract(new BigDecimal(other[j])).pow(2));
                }
                double root = exact.sqrt(new MathContext(40)).doubleValue();
                WideDistance distance = distance(one, other);
                double found = WideDistance.root(distance.significand(), distance.exponent());
                if (root == Double.POSITIVE_INFINITY) {
                    assertThat(found).isEqualTo(root);
                } else {
                    assertThat(Math.abs(found - root)).isLessThanOrEqualTo(4 * Math.ulp(root));
                }
            }
        }
    }

    /// What a kernel computes for a row that is as near as a threshold passes, and for the bound to be of any use, it is near.
    @ParameterizedTest
    @EnumSource
    void noNearRowIsAboveTheBound(PointFamily family) {
        DistanceKernel kernel = DistanceKernels.scalar();
        int columns = 9;
        double[][] points = family.points(DistanceKernel.BLOCK, columns, new SplittableRandom(1));
        double[] block = new double[DistanceKernel.BLOCK * columns];
        double[] group = new double[DistanceKernel.QUERIES * columns];
        double[] distances = new double[DistanceKernel.QUERIES * DistanceKernel.BLOCK];
        for (int row = 0; row < points.length; row++) {
            for (int j = 0; j < columns; j++) {
                block[j * DistanceKernel.BLOCK + row] = points[row][j];
            }
        }
        for (double[] one : points) {
            System.arraycopy(one, 0, group, 0, columns);
            kernel.squaredDistances(group, columns, block, distances);
            for (int row = 0; row < points.length; row++) {
                WideDistance distance = distance(one, points[row]);
                double bound = WideDistance.atLeast(distance.significand(), distance.exponent(), columns);
                assertThat(distances[row]).isLessThanOrEqualTo(bound);
                if (bound > 1e-300 && bound < Double.POSITIVE_INFINITY) {
                    assertThat(bound).isLessThan(distances[row] * (1 + 1e-13));
                }
            }
        }
    }

    private static WideDistance distance(double[] one, double[] other) {
        WideDistance distance = new WideDistance();
        distance.compute(one, 0, other, 0, 1, one.length);
        return distance;
    }

    private static void assertDefinition(double[] one, double[] other) {
        WideDistance found = distance(one, other);
        UnboundedNumber expected = UnboundedNumber.squaredDistance(one, other);
        if (expected.significand().signum() == 0) {
            assertThat(found.significand()).isZero();
            assertThat(found.exponent()).isEqualTo(Integer.MIN_VALUE);
        } else if (UnboundedNumber.of(found.significand()).timesPowerOfTwo(found.exponent()).compareTo(expected) != 0
                || found.significand() < 1 || found.significand() >= 2) {
            throw new AssertionError(found.significand() + " * 2^" + found.exponent() + " for "
                    + Arrays.toString(one) + " and " + Arrays.toString(other) + ", expected " + expected);
        }
        assertThat(WideDistance.rounded(found.significand(), found.exponent())).isEqualTo(expected.toDouble());
    }
}
