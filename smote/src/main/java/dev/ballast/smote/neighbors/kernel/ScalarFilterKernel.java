package dev.ballast.smote.neighbors.kernel;

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
        for (int panel = 0; panel < count; panel++) {
            int from = panel * 2 * BLOCK;
            System.arraycopy(block, from, panels[panel], 0, Math.min(2 * BLOCK, columns * BLOCK - from));
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
    public void minima(float[] values, float[] minima) {
        for (int query = 0; query < BLOCK; query++) {
            for (int lane = 0; lane < LANES; lane++) {
                int at = query * BLOCK + lane;
                float least = values[at];
                for (int more = at + LANES; more < (query + 1) * BLOCK; more += LANES) {
                    least = Math.min(least, values[more]);
                }
                minima[query * LANES + lane] = least;
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
    public void near(float[] block, int[] lanes, int rows, int columns, float[] lower, float[] upper, float[] slacks,
            int first, float[] reaches, int[] near) {
        for (int row = 0; row < rows; row++) {
            int mask = 0;
            for (int box = 0; box < LANES; box++) {
                float limit = slacks[first + box] + reaches[lanes[row]];
                limit *= limit;
                float sum = 0;
                for (int column = 0; column < columns && sum <= limit; column++) {
                    float value = block[column * BLOCK + lanes[row]];
                    int at = column * slacks.length + first + box;
                    float gap = value - Math.min(Math.max(value, lower[at]), upper[at]);
                    sum += gap * gap;
                }
                if (sum <= limit) {
                    mask |= 1 << box;
                }
            }
            near[row] = mask;
        }
    }

    @Override
    public void gaps(float[] corners, int columns, float[] lower, float[] upper, int stride, int first, int boxes,
            float[] gaps) {
        for (int box = 0; box < boxes; box++) {
            float sum = 0;
            for (int column = 0; column < columns; column++) {
                int at = column * stride + first + box;
                float gap = Math.max(0, Math.max(lower[at] - corners[columns + column], corners[column] - upper[at]));
                sum += gap * gap;
            }
            gaps[box] = sum;
        }
    }
}
