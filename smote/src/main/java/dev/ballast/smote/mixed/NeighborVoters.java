package dev.ballast.smote.mixed;

import dev.ballast.core.run.NeighborLists;
import dev.ballast.core.recipe.Voters;

import java.util.Arrays;
import java.util.List;

/// The neighbors of every row of the classes that grow as lists of voters, class after class: nothing is stored but where the
/// lists of a class begin.
final class NeighborVoters implements Voters {

    private final List<NeighborLists> lists;
    private final long[] begins;
    private final int own;

    /// @param lists     the neighbors in each class
    /// @param baseVotes whether a row votes with its neighbors
    NeighborVoters(List<NeighborLists> lists, boolean baseVotes) {
        this.lists = List.copyOf(lists);
        this.own = baseVotes ? 1 : 0;
        this.begins = new long[lists.size()];
        for (int i = 1; i < begins.length; i++) {
            begins[i] = begins[i - 1] + lists.get(i - 1).queries();
        }
    }

    private int classOf(long list) {
        int found = Arrays.binarySearch(begins, list);
        return found >= 0 ? found : -found - 2;
    }

    @Override
    public int size(long list) {
        return lists.get(classOf(list)).k() + own;
    }

    @Override
    public long row(long list, int i) {
        int at = classOf(list);
        int query = (int) (list - begins[at]);
        return i < own ? lists.get(at).asking(query) : lists.get(at).row(query, i - own);
    }
}
