package dev.ballast.smote.neighbors.kernel;

import java.util.Arrays;

/// The filter in plain Java, in loops that the optimizing compiler turns into vector code by itself.
///
/// It does so, as of Java 25, if every index is the loop's variable plus a constant, because it does not check at run time
/// whether two places of one array are the same: hence candidates are copied to panels of two columns, and sums are built
/// in an array of their own. Products are subtracted: of sums of several products it reorders the operands when it unrolls,
/// and then no longer sees that the copies are alike. Two columns are as many as it unrolls.
///
/// For one thread: it has scratch memory.
final class ScalarFilterKernel implements FilterKernel {

    private static final int BLOCK = DistanceKernel.BLOCK;
    private static final int QUERIES = DistanceKernel.QUERIES;

    private final float[] sums = new float[QUERIES * BLOCK];
    private final float[] halfOfLanes = new float[BLOCK];
    /// Two columns of candidates each.
    private float[][] panels = new float[0][];

    @Override
    public void halfDistances(float[] negated, int queries, float[] queryHalf, int queryFirst, int columns,
            float[] block, float[] half, int first, float[] values) {
        fillPanels(block, columns);
        System.arraycopy(half, first, halfOfLanes, 0, BLOCK);
        for (int query = 0; query < queries; query += QUERIES) {
            begin(sums, halfOfLanes, queryHalf, queryFirst + query);
            int at = query * columns;
            for (int column = 0; column + 1 < columns; column += 2) {
                addTwoColumns(sums, panels[column / 2], negated, at + column * QUERIES);
            }
            if (columns % 2 == 1) {
                addLastColumn(sums, panels[columns / 2], negated, at + (columns - 1) * QUERIES);
            }
            System.arraycopy(sums, 0, values, query * BLOCK, QUERIES * BLOCK);
        }
    }

    private void fillPanels(float[] block, int columns) {
        int count = (columns + 1) / 2;
        if (panels.length < count) {
            panels = new float[count][2 * BLOCK];
        }
        for (int column = 0; column < columns; column++) {
            for (int lane = 0; lane < BLOCK; lane += LANES) {
                System.arraycopy(block, FilterKernel.at(lane, column, columns), panels[column / 2],
                        column % 2 * BLOCK + lane, LANES);
            }
        }
    }

    private static void begin(float[] sums, float[] half, float[] queryHalf, int query) {
        float a = queryHalf[query];
        float b = queryHalf[query + 1];
        float c = queryHalf[query + 2];
        float d = queryHalf[query + 3];
        for (int lane = 0; lane < BLOCK; lane++) {
            float value = half[lane];
            sums[lane] = a + value;
            sums[lane + BLOCK] = b + value;
            sums[lane + 2 * BLOCK] = c + value;
            sums[lane + 3 * BLOCK] = d + value;
        }
    }

    private static void addTwoColumns(float[] sums, float[] panel, float[] negated, int at) {
        float a0 = -negated[at];
        float b0 = -negated[at + 1];
        float c0 = -negated[at + 2];
        float d0 = -negated[at + 3];
        float a1 = -negated[at + QUERIES];
        float b1 = -negated[at + QUERIES + 1];
        float c1 = -negated[at + QUERIES + 2];
        float d1 = -negated[at + QUERIES + 3];
        for (int lane = 0; lane < BLOCK; lane++) {
            float x0 = panel[lane];
            float x1 = panel[lane + BLOCK];
            sums[lane] = sums[lane] - a0 * x0 - a1 * x1;
            sums[lane + BLOCK] = sums[lane + BLOCK] - b0 * x0 - b1 * x1;
            sums[lane + 2 * BLOCK] = sums[lane + 2 * BLOCK] - c0 * x0 - c1 * x1;
            sums[lane + 3 * BLOCK] = sums[lane + 3 * BLOCK] - d0 * x0 - d1 * x1;
        }
    }

    private static void addLastColumn(float[] sums, float[] panel, float[] negated, int at) {
        float a = -negated[at];
        float b = -negated[at + 1];
        float c = -negated[at + 2];
        float d = -negated[at + 3];
        for (int lane = 0; lane < BLOCK; lane++) {
            float value = panel[lane];
            sums[lane] = sums[lane] - a * value;
            sums[lane + BLOCK] = sums[lane + BLOCK] - b * value;
            sums[lane + 2 * BLOCK] = sums[lane + 2 * BLOCK] - c * value;
            sums[lane + 3 * BLOCK] = sums[lane + 3 * BLOCK] - d * value;
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
    public int atMostEither(float[] values, float[] thresholds, int query, int lane, int[] found) {
        int count = 0;
        for (int i = 0; i < BLOCK; i++) {
            float threshold = thresholds[query + i];
            int offset = i * BLOCK;
            for (int j = 0; j < BLOCK; j++) {
                float value = values[offset + j];
                if (value <= threshold || value <= thresholds[lane + j]) {
                    found[count++] = offset + j;
                }
            }
        }
        return count;
    }

    @Override
    public int atMost(float[] negated, int[] picked, int count, float[] queryHalf, int queryFirst, int columns,
            float[] block, int lane, float[] half, int first, float[] thresholds, float[] values, int[] found) {
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
