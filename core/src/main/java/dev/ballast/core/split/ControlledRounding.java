package dev.ballast.core.split;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.stream.IntStream;

/// Divides classes over parts in whole numbers: the rows of a class add up exactly, each count is the share rounded up or
/// down (or what was fixed), and so is the total of each part, wherever counts allow it.
///
/// **Order of wishes.** As few empty parts as possible; totals as little as possible outside their shares rounded up or down;
/// totals near the wanted ones; the sum of squared distances of counts from shares as small as possible; chance.
///
/// **Method.** Rounding down leaves some rows of each class, each of which goes to one of the parts where rounding up is
/// open. This is a flow from classes to parts with a convex cost: each class first gives to the parts with its largest
/// remainders, then rows are moved between parts, always along the cheapest path, while that is an improvement. Such a path
/// leaves no cycle that costs less than nothing, so where no path improves, nothing does. The cheapest move of each pair of
/// parts is on top of a heap: O(classes x log classes) for the up to three parts there are.
///
/// Cox 1987, doi:10.1080/01621459.1987.10478456; Ahuja, Magnanti, Orlin 1993, chapters 9 and 14.
final class ControlledRounding {

    private final int parts;
    private final int[] rank;
    private final int[][] counts;
    private final boolean[][] open;
    private final boolean[][] up;
    private final BigDecimal[][] remainder;
    private final long[] totals;
    private final PartTotals wanted;
    private final List<List<PriorityQueue<Move>>> moves;

    private record Move(int stratum, BigDecimal cost) {}

    private record Path(int from, int over, int to, PartTotals.Change change, BigDecimal cost) {}

    private ControlledRounding(ClassShares classes, PartTotals wanted, int[] ties) {
        parts = wanted.parts();
        this.wanted = wanted;
        int strata = ties.length;
        rank = new int[strata];
        for (int i = 0; i < strata; i++) {
            rank[ties[i]] = i;
        }
        counts = new int[strata][];
        open = new boolean[strata][parts];
        up = new boolean[strata][parts];
        remainder = new BigDecimal[strata][parts];
        totals = new long[parts];
        moves = IntStream.range(0, parts).mapToObj(from -> IntStream.range(0, parts)
                .mapToObj(to -> new PriorityQueue<>(cheapestFirst(from < to))).toList()).toList();
        for (int i = 0; i < strata; i++) {
            counts[i] = classes.least(i);
            for (int part = 0; part < parts; part++) {
                open[i][part] = classes.most(i, part) > counts[i][part];
                remainder[i][part] = open[i][part]
                        ? classes.share(i, part).subtract(classes.share(i, part).setScale(0, RoundingMode.FLOOR))
                        : BigDecimal.ZERO;
            }
            giveToLargestRemainders(i, classes.rows(i) - Arrays.stream(counts[i]).sum());
        }
    }

    /// Divides.
    ///
    /// @param classes what each class has and may give to each part
    /// @param wanted  how many rows each part is to have
    /// @param ties    all classes, in the order that breaks ties
    /// @return for each class the rows of each part
    static int[][] divide(ClassShares classes, PartTotals wanted, int[] ties) {
        ControlledRounding rounding = new ControlledRounding(classes, wanted, ties);
        for (Path path = rounding.best(); path != null; path = rounding.best()) {
            if (path.over() < 0) {
                rounding.move(path.from(), path.to());
            } else {
                rounding.move(path.from(), path.over());
                rounding.move(path.over(), path.to());
            }
        }
        return rounding.counts;
    }

    private Comparator<Move> cheapestFirst(boolean forward) {
        Comparator<Move> byRank = Comparator.comparingInt(move -> rank[move.stratum()]);
        // Of equal classes those that chance puts first are the ones rounded up outside training, in either direction.
        return Comparator.comparing(Move::cost).thenComparing(forward ? byRank : byRank.reversed());
    }

    private void giveToLargestRemainders(int i, int left) {
        int[] largestFirst = IntStream.range(0, parts).filter(part -> open[i][part]).boxed()
                .sorted(Comparator.comparing((Integer part) -> remainder[i][part]).reversed())
                .mapToInt(Integer::intValue).toArray();
        for (int place = 0; place < left; place++) {
            up[i][largestFirst[place]] = true;
            counts[i][largestFirst[place]]++;
        }
        for (int part = 0; part < parts; part++) {
            totals[part] += counts[i][part];
        }
        offer(i);
    }

    private void offer(int i) {
        for (int from = 0; from < parts; from++) {
            for (int to = 0; to < parts; to++) {
                if (movable(i, from, to)) {
                    moves.get(from).get(to).add(new Move(i, remainder[i][from].subtract(remainder[i][to])));
                }
            }
        }
    }

    private boolean movable(int i, int from, int to) {
        return up[i][from] && open[i][to] && !up[i][to];
    }

    /// The cheapest move that is still possible; null if there is none.
    private @Nullable Move cheapest(int from, int to) {
        PriorityQueue<Move> queue = moves.get(from).get(to);
        while (!queue.isEmpty() && !movable(queue.peek().stratum(), from, to)) {
            queue.poll();
        }
        return queue.peek();
    }

    private void move(int from, int to) {
        // Paths are made of moves that are possible, and the first move of a path makes no second one impossible.
        int i = Objects.requireNonNull(cheapest(from, to)).stratum();
        up[i][from] = false;
        up[i][to] = true;
        counts[i][from]--;
        counts[i][to]++;
        totals[from]--;
        totals[to]++;
        offer(i);
    }

    /// The path that improves most; null if none does.
    private @Nullable Path best() {
        Path best = null;
        for (int from = 0; from < parts; from++) {
            for (int to = 0; to < parts; to++) {
                Path path = from == to ? null : cheapestPath(from, to);
                if (path != null && (best == null || compare(path, best) < 0)) {
                    best = path;
                }
            }
        }
        return best == null || best.change().compareTo(PartTotals.Change.NONE) > 0
                || (best.change().compareTo(PartTotals.Change.NONE) == 0 && best.cost().signum() >= 0) ? null : best;
    }

    private static int compare(Path a, Path b) {
        int byTotals = a.change().compareTo(b.change());
        return byTotals != 0 ? byTotals : a.cost().compareTo(b.cost());
    }

    private @Nullable Path cheapestPath(int from, int to) {
        PartTotals.Change change = wanted.change(totals, from, to);
        Move direct = cheapest(from, to);
        Path path = direct == null ? null : new Path(from, -1, to, change, direct.cost());
        for (int over = 0; over < parts; over++) {
            if (over == from || over == to) {
                continue;
            }
            Move first = cheapest(from, over);
            Move second = cheapest(over, to);
            if (first != null && second != null
                    && (path == null || first.cost().add(second.cost()).compareTo(path.cost()) < 0)) {
                path = new Path(from, over, to, change, first.cost().add(second.cost()));
            }
        }
        return path;
    }
}
