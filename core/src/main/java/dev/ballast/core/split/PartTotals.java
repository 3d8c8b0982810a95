package dev.ballast.core.split;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;

/// How many rows parts are to have.
///
/// @param wanted the best number of each part
/// @param least  its share rounded down
/// @param most   its share rounded up
record PartTotals(long[] wanted, long[] least, long[] most) {

    /// How much better (below 0) or worse (above) totals become: parts without rows, rows outside of what rounding allows,
    /// rows off what is wanted, the first being the worst.
    record Change(long empty, long outside, long off) implements Comparable<Change> {

        static final Change NONE = new Change(0, 0, 0);
        private static final Comparator<Change> ORDER = Comparator.comparingLong(Change::empty)
                .thenComparingLong(Change::outside).thenComparingLong(Change::off);

        @Override
        public int compareTo(Change other) {
            return ORDER.compare(this, other);
        }
    }

    static PartTotals of(PartShares shares, long rows) {
        List<BigDecimal> all = shares.all();
        long[] least = new long[all.size()];
        long[] most = new long[all.size()];
        for (int part = 0; part < least.length; part++) {
            BigDecimal exact = all.get(part).multiply(BigDecimal.valueOf(rows));
            least[part] = exact.setScale(0, RoundingMode.FLOOR).longValueExact();
            most[part] = exact.setScale(0, RoundingMode.CEILING).longValueExact();
        }
        return new PartTotals(shares.totals(rows), least, most);
    }

    int parts() {
        return wanted.length;
    }

    /// What moving a row from one part to another changes.
    Change change(long[] totals, int from, int to) {
        return new Change(empty(totals[from] - 1) - empty(totals[from]) + empty(totals[to] + 1) - empty(totals[to]),
                outside(from, totals[from] - 1) - outside(from, totals[from]) + outside(to, totals[to] + 1)
                        - outside(to, totals[to]),
                Math.abs(totals[from] - 1 - wanted[from]) - Math.abs(totals[from] - wanted[from])
                        + Math.abs(totals[to] + 1 - wanted[to]) - Math.abs(totals[to] - wanted[to]));
    }

    private static long empty(long total) {
        return total == 0 ? 1 : 0;
    }

    private long outside(int part, long total) {
        return Math.max(0, Math.max(least[part] - total, total - most[part]));
    }
}
