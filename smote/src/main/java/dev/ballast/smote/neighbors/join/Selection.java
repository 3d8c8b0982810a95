package dev.ballast.smote.neighbors.join;

/// Selection by partitioning (Hoare, Algorithm 65: find, 1961, doi:10.1145/366622.366647), with the median of three as the
/// pivot.
final class Selection {

    private Selection() {
    }

    /// Moves values so that none before a place is larger than the one at it, and none behind it smaller.
    ///
    /// @param values holds them
    /// @param from   the first
    /// @param to     behind the last
    /// @param place  from `from` to before `to`
    static void select(long[] values, int from, int to, int place) {
        int low = from;
        int high = to - 1;
        while (low < high) {
            long pivot = median(values[low], values[(low + high) >>> 1], values[high]);
            int i = low;
            int j = high;
            while (i <= j) {
                while (values[i] < pivot) {
                    i++;
                }
                while (values[j] > pivot) {
                    j--;
                }
                if (i <= j) {
                    long value = values[i];
                    values[i++] = values[j];
                    values[j--] = value;
                }
            }
            if (place <= j) {
                high = j;
            } else if (place >= i) {
                low = i;
            } else {
                return;
            }
        }
    }

    private static long median(long a, long b, long c) {
        return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
    }
}
