package dev.ballast.smote.neighbors.join;

import dev.ballast.smote.neighbors.bound.FilterRows;
import dev.ballast.smote.neighbors.bound.FilteredRows;
import dev.ballast.smote.neighbors.exact.Answers;
import dev.ballast.smote.neighbors.exact.ComparedRows;
import dev.ballast.smote.neighbors.exact.NearestLists;
import dev.ballast.smote.neighbors.exact.WideDistance;

import org.jspecify.annotations.Nullable;

/// Makes answers of candidate lists: compares by the definition those candidates that bounds do not rule out, and puts the
/// nearest. One thread's scratch memory.
final class Settling {

    private static final int TOGETHER = 4;

    private final FilteredRows queries;
    private final FilteredRows candidates;
    private final boolean self;
    private final Answers answers;
    private final CachedRows rows;
    private final NearestLists nearest;
    private final double[] query;
    private final double[] four;
    /// Null if distances are numbers.
    private final @Nullable WideDistance wide;
    /// Takes what is only read to have it in the cache; without it, the compiler would leave out the reads.
    @SuppressWarnings("UnusedVariable")
    private double touched;
    private final double[] distances = new double[TOGETHER];

    /// @param self whether queries and candidates are the same
    Settling(FilteredRows queries, FilteredRows candidates, boolean self, Answers answers) {
        this.queries = queries;
        this.candidates = candidates;
        this.self = self;
        this.answers = answers;
        this.rows = new CachedRows(candidates);
        this.nearest = new NearestLists(1, answers.k(), answers.isWide());
        this.wide = answers.isWide() ? new WideDistance() : null;
        this.query = new double[candidates.rows().columns()];
        this.four = new double[TOGETHER * query.length];
    }

    /// Settles some queries, or leaves those whose lists were too short.
    ///
    /// @param lists    holds their candidates
    /// @param list     that of the first
    /// @param position of the first
    /// @param count    how many follow one another
    void settle(CandidateLists lists, int list, int position, int count) {
        for (int i = 0; i < count; i++) {
            touched += answers.touch(queries.order()[position + i]);
            if (self) {
                rows.fetch(position + i);
            }
        }
        for (int i = 0; i < count; i++) {
            int size = Math.min(answers.k(), lists.size(list + i));
            for (int rank = 0; rank < size; rank++) {
                rows.fetch(lists.position(list + i, rank));
            }
        }
        for (int i = 0; i < count; i++) {
            settle(lists, list + i, position + i);
        }
    }

    private void settle(CandidateLists lists, int list, int position) {
        FilterRows images = queries.images();
        float threshold = lists.finish(list);
        if (images.lowest(lists.left(list), position) <= threshold) {
            answers.leave(position, threshold);
            return;
        }
        if (self) {
            rows.copy(position, query, 0);
        } else {
            queries.copy(position, query, 0);
        }
        nearest.clear();
        int size = answers.k();
        while (size < lists.size(list) && images.lowest(lists.upper(list, size), position) <= threshold) {
            size++;
        }
        if (wide != null) {
            for (int i = 0; i < size; i++) {
                int candidate = lists.position(list, i);
                rows.copy(candidate, four, 0);
                wide.compute(query, 0, four, 0, 1, query.length);
                nearest.offer(0, candidates.order()[candidate], wide);
            }
        } else if (rows.isHolding()) {
            for (int i = 0; i < size; i++) {
                int candidate = lists.position(list, i);
                nearest.offer(0, candidates.order()[candidate], rows.squaredDistance(query, candidate));
            }
        } else {
            offerFour(lists, list, size);
        }
        answers.put(queries.order()[position], nearest, 0);
    }

    /// Four candidates at a time: with many columns, each sum waits for its last addition.
    private void offerFour(CandidateLists lists, int list, int size) {
        for (int first = 0; first < size; first += TOGETHER) {
            int together = Math.min(TOGETHER, size - first);
            for (int i = 0; i < together; i++) {
                candidates.copy(lists.position(list, first + i), four, i * query.length);
            }
            ComparedRows.squaredDistances(query, four, distances);
            for (int i = 0; i < together; i++) {
                nearest.offer(0, candidates.order()[lists.position(list, first + i)], distances[i]);
            }
        }
    }
}
