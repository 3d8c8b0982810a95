package dev.ballast.smote.clean;

import dev.ballast.core.run.NeighborLists;
import dev.ballast.core.target.ClassLabels;
import dev.ballast.smote.clean.EditedNearestNeighbors.Select;

import java.util.BitSet;

/// Decides which rows stay by the classes of their neighbors. A tie is won by a row's own class, so that names of classes do not
/// matter.
///
/// @param labels  the class of every row
/// @param cleaned the classes that may lose rows
/// @param rule    when a row stays
record Editing(ClassLabels labels, BitSet cleaned, Select rule) {

    /// Returns the rows that stay, of those that asked.
    BitSet left(NeighborLists lists) {
        BitSet left = new BitSet(labels.size());
        int[] votes = new int[labels.classes()];
        for (int query = 0; query < lists.queries(); query++) {
            int code = labels.code(lists.asking(query));
            left.set(lists.asking(query), !cleaned.get(code) || stays(code, query, lists, votes));
        }
        return left;
    }

    private boolean stays(int own, int query, NeighborLists lists, int[] votes) {
        return switch (rule) {
            case ALL -> {
                int rank = 0;
                while (rank < lists.k() && labels.code(lists.row(query, rank)) == own) {
                    rank++;
                }
                yield rank == lists.k();
            }
            case MODE -> !isOutvoted(own, 0, query, lists.k(), lists, votes, labels);
        };
    }

    /// Whether another class has more votes than a row's own.
    ///
    /// @param own       the row's class
    /// @param ownBefore votes that its class has before any neighbor
    /// @param voters    how many neighbors vote, the nearest first
    /// @param votes     a place for every class, all 0; so again afterwards
    static boolean isOutvoted(int own, int ownBefore, int query, int voters, NeighborLists lists, int[] votes,
            ClassLabels labels) {
        votes[own] += ownBefore;
        int most = 0;
        for (int rank = 0; rank < voters; rank++) {
            int code = labels.code(lists.row(query, rank));
            most = Math.max(most, ++votes[code]);
        }
        boolean outvoted = most > votes[own];
        votes[own] = 0;
        for (int rank = 0; rank < voters; rank++) {
            votes[labels.code(lists.row(query, rank))] = 0;
        }
        return outvoted;
    }
}
