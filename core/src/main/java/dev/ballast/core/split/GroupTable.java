package dev.ballast.core.split;

import it.unimi.dsi.fastutil.ints.Int2IntOpenHashMap;

import java.util.Arrays;

/// How many rows of each class each group has. Groups are numbered by their first rows, so that renaming them changes
/// nothing. The last class of each group stands for all its rows.
///
/// @param groupOfRow the number of each row's group
/// @param classes    of each group those that it has rows of, ascending
/// @param rows       of each group and those classes
/// @param totals     of each class the rows of all groups
/// @param holders    of each class the number of groups that have it
record GroupTable(int[] groupOfRow, int[][] classes, int[][] rows, long[] totals, int[] holders) {

    static GroupTable of(int[] groupOf, Strata strata, int rowCount) {
        if (groupOf.length != rowCount) {
            throw new IllegalArgumentException("there are " + groupOf.length + " groups and " + rowCount
                    + " labels; every row needs both");
        }
        Int2IntOpenHashMap numbers = new Int2IntOpenHashMap();
        int[] group = new int[rowCount];
        for (int row = 0; row < rowCount; row++) {
            int number = numbers.size();
            int known = numbers.putIfAbsent(groupOf[row], number);
            group[row] = numbers.size() > number ? number : known;
        }
        int all = strata.all().size();
        int[] size = new int[numbers.size()];
        int[] distinct = new int[numbers.size()];
        int[] latest = new int[numbers.size()];
        Arrays.fill(latest, -1);
        for (int i = 0; i < all; i++) {
            for (int row : strata.all().get(i).rows()) {
                int at = group[row];
                size[at]++;
                distinct[at] += latest[at] == i ? 0 : 1;
                latest[at] = i;
            }
        }
        int[][] classes = new int[numbers.size()][];
        int[][] rows = new int[numbers.size()][];
        for (int at = 0; at < classes.length; at++) {
            classes[at] = new int[distinct[at] + 1];
            rows[at] = new int[distinct[at] + 1];
            classes[at][distinct[at]] = all;
            rows[at][distinct[at]] = size[at];
        }
        int[] next = new int[numbers.size()];
        long[] totals = new long[all + 1];
        int[] holders = new int[all + 1];
        for (int i = 0; i < all; i++) {
            for (int row : strata.all().get(i).rows()) {
                int at = group[row];
                if (next[at] == 0 || classes[at][next[at] - 1] != i) {
                    classes[at][next[at]++] = i;
                    holders[i]++;
                }
                rows[at][next[at] - 1]++;
            }
            totals[i] = strata.all().get(i).rows().length;
        }
        totals[all] = rowCount;
        holders[all] = numbers.size();
        return new GroupTable(group, classes, rows, totals, holders);
    }

    int groups() {
        return classes.length;
    }

    int size(int group) {
        return rows[group][rows[group].length - 1];
    }

    /// The part of every row, from that of its group.
    int[] ofRows(int[] partOfGroup) {
        return Arrays.stream(groupOfRow).map(group -> partOfGroup[group]).toArray();
    }
}
