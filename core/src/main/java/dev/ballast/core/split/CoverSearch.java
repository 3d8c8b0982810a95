package dev.ballast.core.split;

import dev.ballast.core.split.GroupCover.Answer;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/// Searches for groups to put into parts such that a demand is met: depth first, all of it unless the budget ends it.
///
/// **Branching.** A group of the kind with the fewest parts to go to is put into each of those where it serves anything; if none
/// of that leads on, no group of the kind serves at all. Parts that lack the same are tried once. With very many kinds only
/// those of the class with the fewest groups to spare are looked at.
///
/// **Bounds.** Each class needs as many groups as parts lack it; and the groups that are left, each where it serves most, serve
/// as many demands as there are. **Memory.** What parts lack and which groups are left is all that matters: such a state is not
/// searched twice.
final class CoverSearch {

    private static final int LOOKED_AT = 1 << 14;
    private static final long REMEMBERED_WORDS = 1L << 22;

    private final int[][] kinds;
    private final int[] left;
    private final int[] need;
    private final boolean[][] lacks;
    private final int[] available;
    private final int[][] kindsOf;
    private final long budget;
    private final Set<CoverState> failed = new HashSet<>();
    private final Deque<CoverNode> path = new ArrayDeque<>();
    private long remembered;
    private int needed;
    private long steps;

    /// Receives what was found.
    @FunctionalInterface
    interface Placement {

        void put(int kind, int part);
    }

    /// @param kinds  the classes of each kind of group
    /// @param groups how many there are of each kind
    CoverSearch(int[][] kinds, int[] groups, PartDemand demand, long budget) {
        this.kinds = kinds;
        this.budget = budget;
        need = demand.need().clone();
        lacks = Arrays.stream(demand.open()).map(boolean[]::clone).toArray(boolean[][]::new);
        // No part needs two of a kind.
        left = IntStream.of(groups).map(count -> Math.min(count, lacks.length)).toArray();
        needed = IntStream.of(need).sum();
        available = new int[need.length];
        IntArrayList[] holders = new IntArrayList[need.length];
        Arrays.setAll(holders, i -> new IntArrayList());
        for (int kind = 0; kind < kinds.length; kind++) {
            for (int i : kinds[kind]) {
                available[i] += left[kind];
                holders[i].add(kind);
            }
        }
        kindsOf = Arrays.stream(holders).map(IntArrayList::toIntArray).toArray(int[][]::new);
    }

    Answer run() {
        CoverNode node = needed == 0 ? null : expand();
        if (node != null) {
            path.push(node);
        }
        while (needed > 0) {
            if (path.isEmpty()) {
                return Answer.NONE;
            }
            if (steps > budget) {
                return Answer.GAVE_UP;
            }
            CoverNode top = path.peek();
            undo(top);
            if (!advance(top)) {
                path.pop();
                remember(top.state);
                continue;
            }
            CoverNode child = needed == 0 ? null : expand();
            if (child != null) {
                path.push(child);
            }
        }
        return Answer.FOUND;
    }

    void forEach(Placement placement) {
        for (CoverNode node : path) {
            if (node.setAside == 0) {
                placement.put(node.kind, node.part());
            }
        }
    }

    private void undo(CoverNode node) {
        if (node.setAside > 0) {
            use(node.kind, -node.setAside);
            node.setAside = 0;
        } else if (node.next > 0) {
            use(node.kind, -1);
            for (int i : node.served) {
                lacks[node.part()][i] = true;
                need[i]++;
                needed++;
            }
            for (int at : node.closed) {
                lacks[at / need.length][at % need.length] = true;
            }
            node.served.clear();
            node.closed.clear();
        }
    }

    /// Tries the next part or, after the last, without such groups; false if that was tried too.
    private boolean advance(CoverNode node) {
        if (node.next > node.parts.length) {
            return false;
        }
        node.next++;
        if (node.next > node.parts.length) {
            node.setAside = left[node.kind];
            use(node.kind, node.setAside);
            return true;
        }
        use(node.kind, 1);
        for (int i : kinds[node.kind]) {
            if (lacks[node.part()][i]) {
                lacks[node.part()][i] = false;
                node.served.add(i);
                need[i]--;
                needed--;
                close(node, i);
            }
        }
        return true;
    }

    /// A class that needs no more parts is lacking in none.
    private void close(CoverNode node, int i) {
        for (int part = 0; need[i] == 0 && part < lacks.length; part++) {
            if (lacks[part][i]) {
                lacks[part][i] = false;
                node.closed.add(part * need.length + i);
            }
        }
    }

    private void use(int kind, int count) {
        left[kind] -= count;
        for (int i : kinds[kind]) {
            available[i] -= count;
        }
    }

    /// What to try next; null if nothing can lead on.
    private @Nullable CoverNode expand() {
        int scarce = -1;
        for (int i = 0; i < need.length; i++) {
            if (need[i] > available[i]) {
                return null;
            }
            if (need[i] > 0 && (scarce < 0 || available[i] - need[i] < available[scarce] - need[scarce])) {
                scarce = i;
            }
        }
        steps += need.length;
        boolean all = (long) kinds.length * lacks.length <= LOOKED_AT;
        Choice choice = new Choice();
        for (int at = 0; at < (all ? kinds.length : kindsOf[scarce].length) && choice.least > 0; at++) {
            choice.look(all ? at : kindsOf[scarce][at]);
        }
        if (choice.least == 0 || (all && choice.mostServed < needed)) {
            return null;
        }
        CoverState state = state();
        if (state != null && failed.contains(state)) {
            return null;
        }
        return new CoverNode(state, choice.kind, partsFor(choice.kind));
    }

    /// Finds the kind of group with the fewest ways, of those the one that can serve most, and adds up what kinds can serve.
    private final class Choice {

        private final int[] served = new int[lacks.length];
        private int kind = -1;
        private int least = Integer.MAX_VALUE;
        private int most;
        private long mostServed;

        void look(int at) {
            if (left[at] == 0) {
                return;
            }
            int ways = isSpare(at) ? 1 : 0;
            for (int part = 0; part < served.length; part++) {
                served[part] = served(at, part);
                ways += served[part] > 0 && isAffordable(at, part) ? 1 : 0;
            }
            Arrays.sort(served);
            for (int i = 0; i < left[at]; i++) {
                mostServed += served[served.length - 1 - i];
            }
            int best = served[served.length - 1];
            if (best > 0 && (ways < least || (ways == least && best > most))) {
                kind = at;
                least = ways;
                most = best;
            }
        }
    }

    /// Whether classes have enough groups without those of the kind.
    private boolean isSpare(int kind) {
        for (int i : kinds[kind]) {
            if (need[i] > available[i] - left[kind]) {
                return false;
            }
        }
        return true;
    }

    /// Whether the classes that a group would not serve in the part have enough others.
    private boolean isAffordable(int kind, int part) {
        for (int i : kinds[kind]) {
            if (!lacks[part][i] && need[i] == available[i] && need[i] > 0) {
                return false;
            }
        }
        return true;
    }

    private int served(int kind, int part) {
        int served = 0;
        for (int i : kinds[kind]) {
            served += lacks[part][i] ? 1 : 0;
        }
        steps += 2L * kinds[kind].length;
        return served;
    }

    private int[] partsFor(int kind) {
        List<Integer> parts = new ArrayList<>();
        int[] served = new int[lacks.length];
        for (int part = 0; part < lacks.length; part++) {
            served[part] = served(kind, part);
            boolean known = false;
            for (int other : parts) {
                known |= Arrays.equals(lacks[other], lacks[part]);
                steps += need.length;
            }
            if (served[part] > 0 && !known && isAffordable(kind, part)) {
                parts.add(part);
            }
        }
        return parts.stream().sorted((a, b) -> Integer.compare(served[b], served[a])).mapToInt(Integer::intValue)
                .toArray();
    }

    /// What is lacking, whichever part it is lacking in, and the groups left; null if there is no room to remember it.
    private @Nullable CoverState state() {
        int rowWords = (need.length + 63) / 64;
        int words = rowWords * lacks.length + kinds.length;
        if (remembered + words > REMEMBERED_WORDS) {
            return null;
        }
        steps += (long) need.length * lacks.length;
        long[][] rows = new long[lacks.length][rowWords];
        for (int part = 0; part < lacks.length; part++) {
            for (int i = 0; i < need.length; i++) {
                rows[part][i / 64] |= lacks[part][i] ? 1L << (i % 64) : 0;
            }
        }
        Arrays.sort(rows, Arrays::compare);
        long[] all = new long[words];
        int next = 0;
        for (long[] row : rows) {
            System.arraycopy(row, 0, all, next, rowWords);
            next += rowWords;
        }
        for (int kind = 0; kind < kinds.length; kind++) {
            all[next + kind] = IntStream.of(kinds[kind]).anyMatch(i -> need[i] > 0) ? left[kind] : 0;
        }
        return new CoverState(all);
    }

    private void remember(@Nullable CoverState state) {
        if (state != null && remembered + state.words().length <= REMEMBERED_WORDS) {
            failed.add(state);
            remembered += state.words().length;
        }
    }
}
