package dev.ballast.smote.neighbors.kernel;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;

/// The filter in plain Java, in loops that the optimizing compiler turns into vector code by itself.
///
/// It does so, as of Java 25, if every index is the loop's variable plus a constant, because it does not check at run time
/// whether two places of one array are the same: hence candidates are copied to panels of a few columns, and sums are built
/// in an array of their own. Before and after the vectors of a loop it runs up to a vector's length of single steps, so that loops of
/// 64 steps are half as fast as those of 256: hence [#close] takes several blocks together. Four columns at a time are as many
/// as it unrolls, and only if the number of steps is known to it: loops run over lanes without candidates too.
///
/// For one thread: it has scratch memory.
final class ScalarFilterKernel implements FilterKernel {

    private static final int BLOCK = DistanceKernel.BLOCK;
    private static final int QUERIES = DistanceKernel.QUERIES;
    private static final int WIDE = TOGETHER * BLOCK;
    private static final int COLUMNS = 4;
    private static final int GROUPS = 4;
    private static final Costs COSTS = new Costs(1.6, 0.087, 30, 22, 70, 128);

    private final boolean fused;
    /// Of some groups of queries, each of which goes over a panel while it is in the first-level cache.
    private final float[][] sums = new float[GROUPS][QUERIES * WIDE];
    private final float[] halfOfLanes = new float[WIDE];
    private final float[] laneThresholds = new float[WIDE];
    /// For each lane, how far the nearest of four queries is above its threshold.
    private final float[] above = new float[WIDE];
    /// A few columns of candidates each; what is beyond the last column stays zero.
    private float[][] panels = new float[0][];
    /// What the panels hold.
    private float @Nullable [][] heldBlocks;
    private int heldBlock;
    private int heldCount;

    /// @param fused whether the hardware fuses multiplication and addition; only time depends on it
    ScalarFilterKernel(boolean fused) {
        this.fused = fused;
    }

    @Override
    public Costs costs() {
        return COSTS;
    }

    @Override
    public void halfDistances(float[] negated, int queries, float[] queryHalf, int queryFirst, int columns,
            float[] block, float[] half, int first, float[] values) {
        heldBlocks = null;
        makePanels(columns);
        fillPanels(block, columns, 0);
        System.arraycopy(half, first, halfOfLanes, 0, BLOCK);
        for (int query = 0; query < queries; query += GROUPS * QUERIES) {
            int groups = Math.min(GROUPS, (queries - query) / QUERIES);
            computeSums(negated, query, groups, queryHalf, queryFirst + query, columns);
            for (int i = 0; i < groups * QUERIES; i++) {
                System.arraycopy(sums[i / QUERIES], i % QUERIES * WIDE, values, (query + i) * BLOCK, BLOCK);
            }
        }
    }

    @Override
    public int close(float[] negated, Limits queries, int columns, float[][] blocks, int block, int count,
            Limits candidates, int[] found, float[] values) {
        if (blocks != heldBlocks || block != heldBlock || count != heldCount) {
            makePanels(columns);
            for (int i = 0; i < count; i++) {
                fillPanels(blocks[block + i], columns, i * BLOCK);
            }
            heldBlocks = blocks;
            heldBlock = block;
            heldCount = count;
        }
        int lanes = count * BLOCK;
        System.arraycopy(candidates.halfNorms(), candidates.first(), halfOfLanes, 0, lanes);
        System.arraycopy(candidates.thresholds(), candidates.firstThreshold(), laneThresholds, 0, lanes);
        int size = 0;
        for (int query = 0; query < BLOCK; query += GROUPS * QUERIES) {
            computeSums(negated, query, GROUPS, queries.halfNorms(), queries.first() + query, columns);
            for (int i = 0; i < GROUPS; i++) {
                size = list(sums[i], query + i * QUERIES, queries, lanes, found, values, size);
            }
        }
        return size;
    }

    private int list(float[] sums, int query, Limits queries, int lanes, int[] found, float[] values, int already) {
        int size = already;
        int threshold = queries.firstThreshold() + query;
        compare(sums, laneThresholds, queries.thresholds(), threshold, above);
        for (int lane = 0; lane < lanes; lane++) {
            if (above[lane] <= 0) {
                size = list(sums, query, lane, queries.thresholds(), threshold, found, values, size);
            }
        }
        return size;
    }

    private int list(float[] sums, int query, int lane, float[] thresholds, int threshold, int[] found, float[] values,
            int already) {
        int size = already;
        for (int i = 0; i < QUERIES; i++) {
            float value = sums[i * WIDE + lane];
            if (value <= Math.max(thresholds[threshold + i], laneThresholds[lane])) {
                values[size] = value;
                found[size++] = (query + i) * WIDE + lane;
            }
        }
        return size;
    }

    private void makePanels(int columns) {
        int count = (columns + COLUMNS - 1) / COLUMNS;
        if (panels.length != count) {
            panels = new float[count][COLUMNS * WIDE];
        }
    }

    private void fillPanels(float[] block, int columns, int to) {
        for (int lane = 0; lane < BLOCK; lane += LANES) {
            int from = FilterKernel.at(lane, 0, columns);
            for (int column = 0; column < columns; column++, from += LANES) {
                System.arraycopy(block, from, panels[column / COLUMNS], column % COLUMNS * WIDE + to + lane, LANES);
            }
        }
    }

    /// Computes the sums of some groups of queries and the candidates in the panels.
    private void computeSums(float[] negated, int query, int groups, float[] queryHalf, int firstHalf, int columns) {
        for (int i = 0; i < groups; i++) {
            begin(sums[i], halfOfLanes, queryHalf, firstHalf + i * QUERIES);
        }
        for (int column = 0; column < columns; column += COLUMNS) {
            float[] panel = panels[column / COLUMNS];
            for (int i = 0; i < groups; i++) {
                int from = (query + i * QUERIES) * columns;
                int at = from + column * QUERIES;
                int end = from + columns * QUERIES;
                if (fused) {
                    addFused(sums[i], panel, negated, at, end);
                } else {
                    addTwoColumns(sums[i], panel, negated, at, end);
                    addNextTwoColumns(sums[i], panel, negated, at, end);
                }
            }
        }
    }

    private static void begin(float[] sums, float[] half, float[] queryHalf, int query) {
        float a = queryHalf[query];
        float b = queryHalf[query + 1];
        float c = queryHalf[query + 2];
        float d = queryHalf[query + 3];
        for (int lane = 0; lane < WIDE; lane++) {
            float value = half[lane];
            sums[lane] = a + value;
            sums[lane + WIDE] = b + value;
            sums[lane + 2 * WIDE] = c + value;
            sums[lane + 3 * WIDE] = d + value;
        }
    }

    /// A value of a query, 0 beyond its last column.
    private static float value(float[] negated, int at, int end) {
        return at < end ? negated[at] : 0;
    }

    private static void addFused(float[] sums, float[] panel, float[] negated, int at, int end) {
        float a0 = negated[at];
        float b0 = negated[at + 1];
        float c0 = negated[at + 2];
        float d0 = negated[at + 3];
        float a1 = value(negated, at + QUERIES, end);
        float b1 = value(negated, at + QUERIES + 1, end);
        float c1 = value(negated, at + QUERIES + 2, end);
        float d1 = value(negated, at + QUERIES + 3, end);
        float a2 = value(negated, at + 2 * QUERIES, end);
        float b2 = value(negated, at + 2 * QUERIES + 1, end);
        float c2 = value(negated, at + 2 * QUERIES + 2, end);
        float d2 = value(negated, at + 2 * QUERIES + 3, end);
        float a3 = value(negated, at + 3 * QUERIES, end);
        float b3 = value(negated, at + 3 * QUERIES + 1, end);
        float c3 = value(negated, at + 3 * QUERIES + 2, end);
        float d3 = value(negated, at + 3 * QUERIES + 3, end);
        for (int lane = 0; lane < WIDE; lane++) {
            float x0 = panel[lane];
            float x1 = panel[lane + WIDE];
            float x2 = panel[lane + 2 * WIDE];
            float x3 = panel[lane + 3 * WIDE];
            sums[lane] = Math.fma(a3, x3, Math.fma(a2, x2, Math.fma(a1, x1, Math.fma(a0, x0, sums[lane]))));
            sums[lane + WIDE] = Math.fma(b3, x3,
                    Math.fma(b2, x2, Math.fma(b1, x1, Math.fma(b0, x0, sums[lane + WIDE]))));
            sums[lane + 2 * WIDE] = Math.fma(c3, x3,
                    Math.fma(c2, x2, Math.fma(c1, x1, Math.fma(c0, x0, sums[lane + 2 * WIDE]))));
            sums[lane + 3 * WIDE] = Math.fma(d3, x3,
                    Math.fma(d2, x2, Math.fma(d1, x1, Math.fma(d0, x0, sums[lane + 3 * WIDE]))));
        }
    }

    /// Products are subtracted: of sums of several products the compiler reorders the operands when it unrolls, and then no longer
    /// sees that the copies are alike. Two columns are as many as it unrolls here.
    private static void addTwoColumns(float[] sums, float[] panel, float[] negated, int at, int end) {
        float a0 = -negated[at];
        float b0 = -negated[at + 1];
        float c0 = -negated[at + 2];
        float d0 = -negated[at + 3];
        float a1 = -value(negated, at + QUERIES, end);
        float b1 = -value(negated, at + QUERIES + 1, end);
        float c1 = -value(negated, at + QUERIES + 2, end);
        float d1 = -value(negated, at + QUERIES + 3, end);
        for (int lane = 0; lane < WIDE; lane++) {
            float x0 = panel[lane];
            float x1 = panel[lane + WIDE];
            sums[lane] = sums[lane] - a0 * x0 - a1 * x1;
            sums[lane + WIDE] = sums[lane + WIDE] - b0 * x0 - b1 * x1;
            sums[lane + 2 * WIDE] = sums[lane + 2 * WIDE] - c0 * x0 - c1 * x1;
            sums[lane + 3 * WIDE] = sums[lane + 3 * WIDE] - d0 * x0 - d1 * x1;
        }
    }

    private static void addNextTwoColumns(float[] sums, float[] panel, float[] negated, int at, int end) {
        float a0 = -value(negated, at + 2 * QUERIES, end);
        float b0 = -value(negated, at + 2 * QUERIES + 1, end);
        float c0 = -value(negated, at + 2 * QUERIES + 2, end);
        float d0 = -value(negated, at + 2 * QUERIES + 3, end);
        float a1 = -value(negated, at + 3 * QUERIES, end);
        float b1 = -value(negated, at + 3 * QUERIES + 1, end);
        float c1 = -value(negated, at + 3 * QUERIES + 2, end);
        float d1 = -value(negated, at + 3 * QUERIES + 3, end);
        for (int lane = 0; lane < WIDE; lane++) {
            float x0 = panel[lane + 2 * WIDE];
            float x1 = panel[lane + 3 * WIDE];
            sums[lane] = sums[lane] - a0 * x0 - a1 * x1;
            sums[lane + WIDE] = sums[lane + WIDE] - b0 * x0 - b1 * x1;
            sums[lane + 2 * WIDE] = sums[lane + 2 * WIDE] - c0 * x0 - c1 * x1;
            sums[lane + 3 * WIDE] = sums[lane + 3 * WIDE] - d0 * x0 - d1 * x1;
        }
    }

    /// Of infinities of both signs there are none: thresholds are finite or negative infinity, sums finite or positive infinity.
    private static void compare(float[] sums, float[] laneThresholds, float[] thresholds, int at, float[] above) {
        float a = thresholds[at];
        float b = thresholds[at + 1];
        float c = thresholds[at + 2];
        float d = thresholds[at + 3];
        for (int lane = 0; lane < WIDE; lane++) {
            float limit = laneThresholds[lane];
            above[lane] = Math.min(
                    Math.min(sums[lane] - Math.max(a, limit), sums[lane + WIDE] - Math.max(b, limit)),
                    Math.min(sums[lane + 2 * WIDE] - Math.max(c, limit), sums[lane + 3 * WIDE] - Math.max(d, limit)));
        }
    }

    @Override
    public int atMost(float[] values, int queries, float[] thresholds, int[] found) {
        int count = 0;
        for (int query = 0; query < queries; query++) {
            float threshold = thresholds[query];
            int offset = query * BLOCK;
            for (int lane = 0; lane < BLOCK; lane++) {
                if (values[offset + lane] <= threshold) {
                    found[count++] = offset + lane;
                }
            }
        }
        return count;
    }

    @Override
    public void smallest(float[] values, int count, int[] keys) {
        Arrays.fill(keys, 0, count * BLOCK, Integer.MAX_VALUE);
        for (int at = 0; at < BLOCK * BLOCK; at++) {
            int key = (Math.max(0, Float.floatToRawIntBits(values[at])) & -BLOCK) | (at / BLOCK);
            int last = (count - 1) * BLOCK + at % BLOCK;
            if (key < keys[last]) {
                int to = last;
                while (to >= BLOCK && keys[to - BLOCK] > key) {
                    keys[to] = keys[to - BLOCK];
                    to -= BLOCK;
                }
                keys[to] = key;
            }
        }
    }

    @Override
    public int atMost(float[] negated, int[] picked, int count, float[] queryHalf, int queryFirst, int columns,
            float[] block, int lane, float[] half, int first, float[] thresholds, float[] values, int[] found) {
        float[] sums = this.sums[0];
        System.arraycopy(half, first, halfOfLanes, 0, LANES);
        int hits = 0;
        for (int i = 0; i < count; i++) {
            float queryNorm = queryHalf[queryFirst + picked[i]];
            for (int j = 0; j < LANES; j++) {
                sums[j] = queryNorm + halfOfLanes[j];
            }
            int from = picked[i] * columns;
            for (int column = 0, at = FilterKernel.at(lane, 0, columns); column < columns; column++, at += LANES) {
                float value = -negated[from + column];
                for (int j = 0; j < LANES; j++) {
                    sums[j] -= value * block[at + j];
                }
            }
            float threshold = thresholds[picked[i]];
            for (int j = 0; j < LANES; j++) {
                if (sums[j] <= threshold) {
                    values[i * LANES + j] = sums[j];
                    found[hits++] = i * LANES + j;
                }
            }
        }
        return hits;
    }

    @Override
    public void nearBoxes(float[] rows, int[] picked, int count, int columns, float[] corners, float[] slacks,
            int group, float[] reaches, int[] near) {
        float[] sums = this.sums[0];
        for (int i = 0; i < count; i++) {
            Arrays.fill(sums, 0, LANES, 0);
            int from = picked[i] * columns;
            int at = group * columns * 2 * LANES;
            for (int column = 0; column < columns; column++, at += 2 * LANES) {
                float value = rows[from + column];
                for (int box = 0; box < LANES; box++) {
                    float gap = value - Math.min(Math.max(value, corners[at + box]), corners[at + LANES + box]);
                    sums[box] += gap * gap;
                }
            }
            int mask = 0;
            for (int box = 0; box < LANES; box++) {
                float limit = slacks[group * LANES + box] + reaches[picked[i]];
                if (sums[box] <= limit * limit) {
                    mask |= 1 << box;
                }
            }
            near[i] = mask;
        }
    }

    @Override
    public void distribute(int[] near, int[] picked, int count, int[][] lists, int[] sizes) {
        distributeOneByOne(near, picked, count, lists, sizes);
    }

    static void distributeOneByOne(int[] near, int[] picked, int count, int[][] lists, int[] sizes) {
        Arrays.fill(sizes, 0);
        for (int i = 0; i < count; i++) {
            int row = picked[i];
            for (int rest = near[i]; rest != 0; rest &= rest - 1) {
                int box = Integer.numberOfTrailingZeros(rest);
                lists[box][sizes[box]++] = row;
            }
        }
    }
}
