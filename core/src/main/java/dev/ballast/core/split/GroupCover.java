package dev.ballast.core.split;

import dev.ballast.core.random.RandomStream;

import it.unimi.dsi.fastutil.ints.IntArrayList;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// Puts a few groups into parts such that a demand is met, whatever parts the others go to.
///
/// A class that as many groups have as there are demands in all is no trouble: meeting the others takes at most one group for
/// each of their demands, which leaves it enough. Without such classes there are fewer demands, so that others are no
/// trouble either, and so on. Those that remain fall into sets that no group joins, and each set is searched for itself.
///
/// To decide whether there is a division is NP-hard (with two parts it is set splitting), so the search has a budget of steps,
/// the same on every machine. It begins anew a few times, with groups in another order and twice the steps.
final class GroupCover {

    /// How often classes of groups are looked at before the search gives up: some seconds.
    static final long BUDGET = 1L << 27;
    private static final int TRIES = 6;

    enum Answer {
        FOUND, NONE, GAVE_UP
    }

    private final GroupTable table;
    private final PartDemand demand;
    private final RandomStream random;
    private final long budget;
    private final int[] placed;
    private final List<Integer> noTrouble = new ArrayList<>();
    private final List<Integer> inTheWay = new ArrayList<>();

    GroupCover(GroupTable table, PartDemand demand, RandomStream random, long budget) {
        this.table = table;
        this.demand = demand;
        this.random = random;
        this.budget = budget;
        placed = new int[table.groups()];
    }

    /// Searches. Every class must be in as many groups as parts need it.
    Answer find() {
        Arrays.fill(placed, -1);
        Answer answer = Answer.FOUND;
        for (int[] classes : apart(troublesome())) {
            Answer found = find(classes);
            if (found == Answer.FOUND || (found == Answer.GAVE_UP && answer == Answer.NONE)) {
                continue;
            }
            if (found != answer) {
                inTheWay.clear();
                answer = found;
            }
            IntStream.of(classes).filter(i -> i < demand.classes() - 1).forEach(inTheWay::add);
        }
        return answer;
    }

    /// The classes of the sets for which no division exists or, if there is none of these, was found.
    List<Integer> inTheWay() {
        return inTheWay;
    }

    /// The part of each group that was put somewhere; -1 for others. No class but those in no trouble needs more.
    int[] placed() {
        return placed.clone();
    }

    /// The same with groups added until the demand is met.
    int[] placedForAll() {
        int[] all = placed.clone();
        boolean[][] covered = new boolean[demand.parts()][demand.classes()];
        IntArrayList[] holders = new IntArrayList[demand.classes()];
        Arrays.setAll(holders, i -> new IntArrayList());
        for (int group = 0; group < all.length; group++) {
            for (int i : table.classes()[group]) {
                holders[i].add(group);
                if (all[group] >= 0) {
                    covered[all[group]][i] = true;
                }
            }
        }
        for (int i : noTrouble.reversed()) {
            int next = 0;
            long met = IntStream.range(0, covered.length).filter(p -> covered[p][i] && demand.open()[p][i]).count();
            for (int part = 0; met < demand.need()[i]; part++) {
                if (covered[part][i] || !demand.open()[part][i]) {
                    continue;
                }
                while (all[holders[i].getInt(next)] >= 0) {
                    next++;
                }
                int group = holders[i].getInt(next);
                all[group] = part;
                for (int has : table.classes()[group]) {
                    covered[part][has] = true;
                }
                met++;
            }
        }
        return all;
    }

    private int[] troublesome() {
        int all = demand.classes() - 1;
        // A part with a row of any class is not empty.
        boolean implied = IntStream.range(0, all).anyMatch(i -> demand.need()[i] == demand.parts());
        List<Integer> left = new ArrayList<>(IntStream.range(0, implied ? all : all + 1)
                .filter(i -> demand.need()[i] > 0).boxed().toList());
        long demands = left.stream().mapToLong(i -> demand.need()[i]).sum();
        for (int before = -1; before != left.size();) {
            before = left.size();
            for (int i : List.copyOf(left)) {
                if (table.holders()[i] >= demands) {
                    left.remove((Integer) i);
                    noTrouble.add(i);
                    demands -= demand.need()[i];
                }
            }
        }
        return left.stream().mapToInt(Integer::intValue).toArray();
    }

    /// Divides classes into sets such that no group has classes of two.
    private List<int[]> apart(int... classes) {
        int[] leader = new int[demand.classes()];
        Arrays.fill(leader, -1);
        for (int i : classes) {
            leader[i] = i;
        }
        for (int[] held : table.classes()) {
            int first = -1;
            for (int i : held) {
                if (leader[i] >= 0) {
                    int found = leaderOf(leader, i);
                    first = first < 0 ? found : first;
                    leader[found] = first;
                }
            }
        }
        Map<Integer, IntArrayList> sets = new LinkedHashMap<>();
        for (int i : classes) {
            sets.computeIfAbsent(leaderOf(leader, i), _ -> new IntArrayList()).add(i);
        }
        return sets.values().stream().map(IntArrayList::toIntArray).toList();
    }

    private static int leaderOf(int[] leader, int i) {
        int at = i;
        while (leader[at] != at) {
            leader[at] = leader[leader[at]];
            at = leader[at];
        }
        return at;
    }

    private Answer find(int... classes) {
        int[] local = new int[demand.classes()];
        Arrays.fill(local, -1);
        for (int i = 0; i < classes.length; i++) {
            local[classes[i]] = i;
        }
        for (int attempt = TRIES; attempt >= 1; attempt--) {
            // Groups that have the same of these classes stand for each other.
            Map<IntArrayList, IntArrayList> alike = new LinkedHashMap<>();
            for (int group : random.permutation(table.groups())) {
                IntArrayList has = IntArrayList.wrap(
                        IntStream.of(table.classes()[group]).map(i -> local[i]).filter(i -> i >= 0).toArray());
                if (!has.isEmpty()) {
                    alike.computeIfAbsent(has, _ -> new IntArrayList()).add(group);
                }
            }
            CoverSearch search = new CoverSearch(
                    alike.keySet().stream().map(IntArrayList::toIntArray).toArray(int[][]::new),
                    alike.values().stream().mapToInt(IntArrayList::size).toArray(), part(classes), budget >> attempt);
            Answer answer = search.run();
            if (answer == Answer.FOUND) {
                List<IntArrayList> groups = List.copyOf(alike.values());
                search.forEach((kind, part) -> placed[groups.get(kind).popInt()] = part);
            }
            if (answer != Answer.GAVE_UP) {
                return answer;
            }
        }
        return Answer.GAVE_UP;
    }

    private PartDemand part(int... classes) {
        int[] need = IntStream.of(classes).map(i -> demand.need()[i]).toArray();
        boolean[][] open = new boolean[demand.parts()][classes.length];
        for (int part = 0; part < open.length; part++) {
            for (int i = 0; i < classes.length; i++) {
                open[part][i] = demand.open()[part][classes[i]];
            }
        }
        return new PartDemand(need, open);
    }
}
