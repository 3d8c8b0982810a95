package dev.ballast.smote.neighbors.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/// The coarse kernel against the definition of what it finds.
class CoarseKernelTest {

    private static final int BLOCK = DistanceKernel.BLOCK;
    private static final int QUERIES = DistanceKernel.QUERIES;

    /// None if scalar code is in use.
    private final List<CoarseKernel> kernels = DistanceKernels.active().name().equals("vector")
            ? List.of(new VectorCoarseKernel())
            : List.of();

    @Test
    void theVectorKernelHasOneWhereTheFilterHasNoWideTiles() {
        DistanceKernel active = DistanceKernels.active();
        assertThat(active.coarse() == null).isEqualTo(!active.name().equals("vector") || active.vectorBits() == 512);
        assertThat(DistanceKernels.scalar().coarse()).isNull();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 8, 9, 16, 33, 192})
    void pairsAtMostEitherThresholdAreFound(int columns) {
        SplittableRandom random = new SplittableRandom(columns);
        int[] queries = IntStream.range(0, BLOCK * columns).map(i -> random.nextInt()).toArray();
        short[] block = shorts(random, BLOCK * columns);
        short[] halfNorms = shorts(random, 3 * BLOCK);
        short[] sums = new short[BLOCK * BLOCK];
        int[] negated = new int[BLOCK * columns];
        for (int query = 0; query < BLOCK; query++) {
            for (int j = 0; j < columns; j++) {
                int at = (query / QUERIES * columns + j) * QUERIES + query % QUERIES;
                negated[at] = (-queries[query * columns + j] & 0xffff) * 0x10001;
            }
            for (int lane = 0; lane < BLOCK; lane++) {
                int sum = halfNorms[BLOCK + query] + halfNorms[2 * BLOCK + lane];
                for (int j = 0; j < columns; j++) {
                    sum -= queries[query * columns + j] * block[j * BLOCK + lane];
                }
                sums[query * BLOCK + lane] = (short) sum;
            }
        }
        for (double share : new double[]{0, 0.02, 0.2, 1}) {
            short[] thresholds = new short[3 * BLOCK];
            for (int i = 0; i < thresholds.length; i++) {
                // Ties: the threshold is one of the sums that it is compared with.
                int of = i < 2 * BLOCK
                        ? i % BLOCK * BLOCK + random.nextInt(BLOCK)
                        : random.nextInt(BLOCK) * BLOCK + i % BLOCK;
                thresholds[i] = random.nextDouble() < share ? sums[of] : Short.MIN_VALUE;
            }
            thresholds[BLOCK + 5] = share == 1 ? Short.MAX_VALUE : thresholds[BLOCK + 5];
            int[] expected = IntStream.range(0, sums.length).filter(i -> sums[i] <= thresholds[BLOCK + i / BLOCK]
                    || sums[i] <= thresholds[2 * BLOCK + i % BLOCK]).toArray();
            for (CoarseKernel kernel : kernels) {
                int[] found = new int[CoarseKernel.PLACES];
                int count = kernel.atMostEither(negated, columns, block, halfNorms, thresholds, BLOCK, 2 * BLOCK,
                        found);
                assertThat(Arrays.stream(found, 0, count).sorted().toArray()).isEqualTo(expected);
            }
        }
        short[] all = new short[3 * BLOCK];
        Arrays.fill(all, Short.MAX_VALUE);
        for (CoarseKernel kernel : kernels) {
            int count = kernel.atMostEither(negated, columns, block, halfNorms, all, BLOCK, 2 * BLOCK,
                    new int[CoarseKernel.PLACES]);
            assertThat(count).isEqualTo(BLOCK * BLOCK);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 12})
    void productsAreSums(int parts) {
        SplittableRandom random = new SplittableRandom(parts);
        int count = parts * CoarseKernel.LANES;
        float[] one = new float[3 + count];
        float[] other = new float[5 + count];
        double expected = 0;
        for (int i = 0; i < count; i++) {
            one[3 + i] = (float) random.nextDouble(-1, 1);
            other[5 + i] = (float) random.nextDouble(-1, 1);
            expected += (double) one[3 + i] * other[5 + i];
        }
        for (CoarseKernel kernel : kernels) {
            assertThat((double) kernel.product(one, 3, other, 5, count)).isCloseTo(expected, within(1e-5));
        }
    }

    private static short[] shorts(SplittableRandom random, int count) {
        short[] values = new short[count];
        for (int i = 0; i < count; i++) {
            values[i] = (short) random.nextInt();
        }
        return values;
    }
}
