package dev.ballast.smote.neighbors;

/// Makes answers of candidate lists: compares by the definition those candidates that bounds do not rule out, and puts the
/// nearest. One thread's scratch memory.
final class Settling {

    private static final int TOGETHER = 4;

    private final FilteredRows queries;
    private final FilteredRows candidates;
    private final Answers answers;
    private final NearestLists nearest;
    private final double[] query;
    private final double[] four;
    private final double[] distances = new double[TOGETHER];

    Settling(FilteredRows queries, FilteredRows candidates, Answers answers) {
        this.queries = queries;
        this.candidates = candidates;
        this.answers = answers;
        this.nearest = new NearestLists(1, answers.k());
        this.query = new double[candidates.rows().columns()];
        this.four = new double[TOGETHER * query.length];
    }

    /// Settles one query, or leaves it if its list was too short.
    ///
    /// @param lists    holds its candidates
    /// @param list     which list it is
    /// @param position of the query
    void settle(CandidateLists lists, int list, int position) {
        FilterRows images = queries.images();
        float threshold = lists.finish(list);
        if (images.lowest(lists.left(list), position) <= threshold) {
            answers.leave(position, threshold);
            return;
        }
        queries.copy(position, query, 0);
        nearest.clear();
        int size = answers.k();
        while (size < lists.size(list) && images.lowest(lists.upper(list, size), position) <= threshold) {
            size++;
        }
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
        answers.put(queries.order()[position], nearest, 0);
    }
}
