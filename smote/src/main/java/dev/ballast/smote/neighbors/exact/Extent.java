package dev.ballast.smote.neighbors.exact;

import java.util.Arrays;

/// Where the values of a search lie, and how large and how small they get.
///
/// @param center  of every column
/// @param largest the largest distance from the center in any column; infinite if a `double` cannot hold it
/// @param least   the smallest magnitude of a value that is not 0; infinite if all are
public record Extent(double[] center, double largest, double least) {

    /// See [#isPlain].
    private static final int TOP = 430;
    private static final int BOTTOM = -370;
    private static final int LEAST = -459;

    private static final int MOST_SAMPLED = 255;
    /// Rows that a thread looks at in one go.
    private static final int CHUNK = 1 << 12;

    /// Looks at all values.
    ///
    /// @throws IllegalArgumentException if one is not finite
    public static Extent of(ComparedRows candidates, ComparedRows queries, SearchThreads threads) {
        Extent extent = of(candidates, center(candidates), threads);
        if (queries != candidates) {
            Extent asked = of(queries, extent.center, threads);
            extent = new Extent(extent.center, Math.max(extent.largest, asked.largest),
                    Math.min(extent.least, asked.least));
        }
        if (!(extent.largest < Double.POSITIVE_INFINITY)) {
            candidates.requireFinite();
            queries.requireFinite();
        }
        return extent;
    }

    /// Any center is right; near most rows, norms of centered rows and with them error bounds are small. Medians of a sample
    /// are, however far away a few rows may be.
    private static double[] center(ComparedRows rows) {
        double[] center = new double[rows.columns()];
        int count = Math.min(rows.size(), MOST_SAMPLED);
        double[] values = new double[count];
        for (int j = 0; j < center.length; j++) {
            for (int i = 0; i < count; i++) {
                values[i] = rows.value((int) ((long) i * rows.size() / count), j);
            }
            Arrays.sort(values);
            center[j] = count == 0 ? 0 : values[count / 2];
        }
        return center;
    }

    private static Extent of(ComparedRows rows, double[] center, SearchThreads threads) {
        Extent[] extents = new Extent[(rows.size() + CHUNK - 1) / CHUNK];
        threads.run(extents.length, () -> {
            double[] values = new double[center.length];
            return chunk -> extents[chunk] = of(rows, center, chunk * CHUNK, values);
        });
        return new Extent(center, Arrays.stream(extents).mapToDouble(Extent::largest).reduce(0, Math::max),
                Arrays.stream(extents).mapToDouble(Extent::least).reduce(Double.POSITIVE_INFINITY, Math::min));
    }

    private static Extent of(ComparedRows rows, double[] center, int first, double[] values) {
        double largest = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int place = first; place < Math.min(rows.size(), first + CHUNK); place++) {
            rows.copy(place, values, 0);
            for (int j = 0; j < center.length; j++) {
                double value = values[j];
                largest = Math.max(largest, Math.abs(value - center[j]));
                double magnitude = Math.abs(value);
                if (magnitude < least && magnitude > 0) {
                    least = magnitude;
                }
            }
        }
        return new Extent(center, largest, least);
    }

    /// Whether no squared distance of these values overflows, and no square underflows, so that the sum in `double` is the
    /// distance by definition, to the last bit.
    ///
    /// Differences are below 2 (2^431), so that the sum of their squares is below 2^1022 for up to 2^158 columns. A value of
    /// magnitude 2^-459 or more is a multiple of 2^-511, and so is any difference of such values, rounded or not: if it is not
    /// 0, its square is at least 2^-1022, which has all its bits. That the largest is not below 2^-370 is for [FilterRows][dev.ballast.smote.neighbors.bound.FilterRows].
    public boolean isPlain() {
        int top = Math.getExponent(largest);
        return largest == 0 || (top >= BOTTOM && top <= TOP && Math.getExponent(least) >= LEAST);
    }
}
