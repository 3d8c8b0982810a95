package dev.ballast.samplers;

/// Mixes sources into one sequence so that each comes as evenly as whole numbers allow.
///
/// **Method.** The sources are halved, again and again. Of two halves with a and b draws, position p of a + b belongs to
/// the first if floor((p + 1) a / (a + b)) is above floor(p a / (a + b)), which is also its place among the first's.
/// Every half, at every position, is within one draw of its share of what its parent has had.
///
/// **Cost.** One division and less for each halving, about log2 of the number of sources.
final class EvenMixture {

    /// Products of two numbers up to this are below 2^63.
    static final long LONGEST = 3_037_000_499L;

    private final long[] before;

    /// @param before the draws of the sources before each, and of all
    EvenMixture(long[] before) {
        this.before = before;
    }

    /// Calls back with the source of a position and the draw of it.
    long at(long position, DrawOfSource answer) {
        int low = 0;
        int high = before.length - 1;
        long place = position;
        while (high - low > 1) {
            int middle = (low + high) >>> 1;
            long first = before[middle] - before[low];
            long all = before[high] - before[low];
            long product = place * first;
            long taken = product / all;
            // floor((p + 1) a / n) is above floor(p a / n) if the remainder and a make up n.
            if (product - taken * all + first >= all) {
                high = middle;
                place = taken;
            } else {
                low = middle;
                place -= taken;
            }
        }
        return answer.item(low, place);
    }

    /// What to do with the draw that was found.
    @FunctionalInterface
    interface DrawOfSource {

        long item(int source, long draw);
    }
}
