package dev.ballast.smote.neighbors.kernel;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.SplittableRandom;

/// Has a kernel compiled before it is needed: runs it on a few made rows, again and again, on a thread of its own.
///
/// A search meets the methods of its kernel one after the other, and each is interpreted until the compiler gets to it. Of the
/// Vector API, that takes long: until it is compiled, each operation makes an object, a hundred times slower than plain Java.
///
/// What runs last is timed, so that kernels can be compared: the same code is compiled one way or another from one virtual
/// machine to the next.
final class KernelWarmup {

    private static final int BLOCK = DistanceKernel.BLOCK;
    /// Few, so that not much time is spent before the compiler has counted enough calls, and one more than vectors of columns need.
    private static final int COLUMNS = 13;
    private static final int BLOCKS = FilterKernel.TOGETHER;
    private static final int NEIGHBORS = 6;
    /// Rounds after which both compilers are done with all there is, measured; the last ones are timed.
    private static final int ROUNDS = 400;
    private static final int TIMED = 50;
    /// A compiler that others keep busy is not waited for for ever.
    private static final long LONGEST_NANOS = 3_000_000_000L;

    private final FilterKernel filter;
    private final @Nullable CoarseKernel coarse;
    private final float[] negated;
    private final float[][] blocks;
    private final float[] halfNorms;
    private final float[] thresholds;
    private final int[] found = new int[FilterKernel.PLACES];
    private final float[] values = new float[FilterKernel.PLACES];
    private final int[] keys = new int[NEIGHBORS * BLOCK];
    private final int[] doubled;
    private final short[] shorts;
    private final short[] shortNorms = new short[2 * BLOCK];
    private final short[] shortThresholds = new short[2 * BLOCK];
    private final float[] products;

    private KernelWarmup(DistanceKernel kernel) {
        SplittableRandom random = new SplittableRandom(1);
        this.filter = kernel.requireFilter();
        this.coarse = kernel.coarse();
        this.negated = floats(random, BLOCK * COLUMNS);
        this.blocks = new float[BLOCKS][];
        for (int i = 0; i < BLOCKS; i++) {
            blocks[i] = floats(random, BLOCK * COLUMNS);
        }
        this.halfNorms = floats(random, BLOCKS * BLOCK);
        // One pair in a few hundred is close, as in a search: what never happens is not compiled.
        this.thresholds = new float[BLOCKS * BLOCK];
        Arrays.fill(thresholds, -4.5f);
        this.doubled = new int[BLOCK * COLUMNS];
        this.shorts = new short[BLOCK * COLUMNS];
        for (int i = 0; i < shorts.length; i++) {
            doubled[i] = random.nextInt();
            shorts[i] = (short) random.nextInt();
        }
        Arrays.fill(shortThresholds, (short) (Short.MIN_VALUE + 150));
        this.products = floats(random, 2 * CoarseKernel.LANES * BLOCK);
    }

    /// Runs a kernel until it is compiled.
    ///
    /// @return the nanoseconds that [FilterKernel#close] took at last
    static long run(DistanceKernel kernel) {
        KernelWarmup warmup = new KernelWarmup(kernel);
        long end = System.nanoTime() + LONGEST_NANOS;
        long best = Long.MAX_VALUE;
        for (int round = 0; round < ROUNDS && System.nanoTime() < end; round++) {
            long nanos = warmup.close();
            best = round < ROUNDS - TIMED ? nanos : Math.min(best, nanos);
            warmup.others();
        }
        return best;
    }

    private long close() {
        FilterKernel.Limits limits = new FilterKernel.Limits(halfNorms, 0, thresholds, 0);
        long start = System.nanoTime();
        filter.close(negated, limits, COLUMNS, blocks, 0, BLOCKS, limits, found, values);
        return System.nanoTime() - start;
    }

    private void others() {
        filter.halfDistances(negated, BLOCK, halfNorms, 0, COLUMNS, blocks[0], halfNorms, 0, values);
        filter.smallest(values, NEIGHBORS, keys);
        if (coarse != null) {
            int hits = 0;
            for (int i = 0; i < BLOCKS; i++) {
                hits += coarse.atMostEither(doubled, COLUMNS, shorts, shortNorms, shortThresholds, 0, BLOCK, found);
            }
            for (int i = 0; i < hits; i++) {
                int row = i % BLOCK * CoarseKernel.LANES;
                values[i % BLOCK] = coarse.product(products, row, products, BLOCK * CoarseKernel.LANES + row,
                        CoarseKernel.LANES);
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
