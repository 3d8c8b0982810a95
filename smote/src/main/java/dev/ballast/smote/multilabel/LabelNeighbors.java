package dev.ballast.smote.multilabel;

import dev.ballast.core.run.NeighborLists;
import dev.ballast.core.recipe.Voters;

import java.util.Arrays;
import java.util.List;

/// For every rare label and every row that has it, a base: the row and its neighbors, who vote on the labels of its new rows.
///
/// @param lists  the neighbors, label by label
/// @param begins the number of the first base of each label, and at last the number of bases
record LabelNeighbors(List<NeighborLists> lists, int[] begins) implements Voters {

    static LabelNeighbors of(List<NeighborLists> lists) {
        int[] begins = new int[lists.size() + 1];
        for (int i = 0; i < lists.size(); i++) {
            begins[i + 1] = Math.addExact(begins[i], lists.get(i).queries());
        }
        return new LabelNeighbors(List.copyOf(lists), begins);
    }

    int bases() {
        return begins[begins.length - 1];
    }

    private int labelOf(int base) {
        int found = Arrays.binarySearch(begins, base);
        return found >= 0 ? found : -found - 2;
    }

    @Override
    public int size(long list) {
        return lists.get(labelOf((int) list)).k() + 1;
    }

    /// The base itself, then its neighbors, the nearest first.
    @Override
    public long row(long list, int i) {
        int label = labelOf((int) list);
        int query = (int) list - begins[label];
        return i == 0 ? lists.get(label).asking(query) : lists.get(label).row(query, i - 1);
    }
}
