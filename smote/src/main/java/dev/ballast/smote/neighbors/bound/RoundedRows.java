package dev.ballast.smote.neighbors.bound;

import dev.ballast.smote.neighbors.exact.ComparedRows;
import dev.ballast.smote.neighbors.exact.SearchThreads;

import java.util.Arrays;

/// Rows centered, scaled by a power of two and rounded to `float`, by place: what [SpatialOrder] looks at and [FilterRows] are
/// made of. Reading them is several times faster than reading rows of a caller's matrix at random.
final class RoundedRows {

    /// Rows of a chunk: a power of two.
    private static final int CHUNK = 1 << 12;

    private final int rows;
    private final int columns;
    private final int shift;
    private final float[][] chunks;
    private final double[] squaredNorms;

    private RoundedRows(int rows, int columns, int shift) {
        this.rows = rows;
        this.columns = columns;
        this.shift = shift;
        this.chunks = new float[(rows + CHUNK - 1) / CHUNK][];
        this.squaredNorms = new double[rows];
    }

    static RoundedRows of(ComparedRows rows, FilterRows.View view, SearchThreads threads) {
        RoundedRows rounded = new RoundedRows(rows.size(), rows.columns(), view.shift());
        // Large values are scaled before they are subtracted: differences may overflow.
        double before = Math.scalb(1.0, Math.min(0, view.shift()));
        double after = Math.scalb(1.0, Math.max(0, view.shift()));
        double[] center = Arrays.stream(view.center()).map(value -> value * before).toArray();
        threads.run(rounded.chunks.length, () -> {
            double[] values = new double[rows.columns()];
            return chunk -> rounded.fill(chunk, rows, center, before, after, values);
        });
        return rounded;
    }

    private void fill(int chunk, ComparedRows source, double[] center, double before, double after, double[] values) {
        int first = chunk * CHUNK;
        int last = Math.min(rows, first + CHUNK);
        float[] target = new float[(last - first) * columns];
        for (int place = first, at = 0; place < last; place++) {
            source.copy(place, values, 0);
            double squares = 0;
            for (int j = 0; j < columns; j++, at++) {
                double value = (values[j] * before - center[j]) * after;
                target[at] = (float) value;
                squares += value * value;
            }
            squaredNorms[place] = squares;
        }
        chunks[chunk] = target;
    }

    int rows() {
        return rows;
    }

    int columns() {
        return columns;
    }

    /// The exponent of the scale.
    int shift() {
        return shift;
    }

    /// What holds a row, from [#offset] on.
    float[] chunk(int place) {
        return chunks[place / CHUNK];
    }

    int offset(int place) {
        return place % CHUNK * columns;
    }

    /// The squared norm of a row before it was rounded.
    double squaredNorm(int place) {
        return squaredNorms[place];
    }
}
