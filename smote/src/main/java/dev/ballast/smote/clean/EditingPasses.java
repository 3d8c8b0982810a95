package dev.ballast.smote.clean;

import dev.ballast.core.data.Dataset;
import dev.ballast.core.run.NeighborLists;
import dev.ballast.core.run.NeighborQuestion;
import dev.ballast.core.run.NeighborSpace;
import dev.ballast.core.run.RunSettings;
import dev.ballast.core.target.ClassCounts;
import dev.ballast.core.target.ClassLabels;
import dev.ballast.core.near.Scale;
import dev.ballast.smote.space.ExactNeighbors;

import java.util.BitSet;
import java.util.function.IntUnaryOperator;

/// Edits what an edit has left, pass after pass. A pass that would take the last row of a class, or, unless that is allowed,
/// make a class smaller than the smallest was, is not carried out, and none follows.
///
/// @param editing       which rows stay in a pass
/// @param allowMinority whether a class that was larger may become smaller than the smallest was
record EditingPasses(Editing editing, boolean allowMinority) {

    /// Carries out passes.
    ///
    /// @param neighbors   for each pass, from 0, how many neighbors are looked at
    /// @param passes      at most so many
    /// @param untilStable whether a pass that drops nothing is the last
    /// @return the rows that are left
    BitSet left(Dataset data, IntUnaryOperator neighbors, int passes, boolean untilStable, RunSettings run) {
        NeighborSpace space = NeighborSpace.euclidean(Scale.NONE.divisors(data, run));
        ClassCounts before = ClassCounts.of(editing.labels());
        BitSet left = new BitSet(data.rows());
        left.set(0, data.rows());
        for (int pass = 0; pass < passes; pass++) {
            int k = neighbors.applyAsInt(pass);
            int rows = left.cardinality();
            if (k >= rows) {
                break;
            }
            NeighborQuestion.Members among = rows == data.rows()
                    ? NeighborQuestion.ALL
                    : NeighborQuestion.listed(left.stream().toArray());
            NeighborLists lists = ExactNeighbors.ask(data, NeighborQuestion.nearest(among, among, k, space),
                    run.part(pass / (pass + 1.0), (pass + 1) / (pass + 2.0)));
            BitSet next = editing.left(lists);
            if (goesTooFar(before, next) || (untilStable && next.equals(left))) {
                break;
            }
            left = next;
        }
        run.at(1);
        return left;
    }

    private boolean goesTooFar(ClassCounts before, BitSet left) {
        ClassLabels labels = editing.labels();
        long[] after = new long[labels.classes()];
        left.stream().forEach(row -> after[labels.code(row)]++);
        for (int code = 0; code < after.length; code++) {
            boolean larger = before.count(code) > before.smallest();
            if (before.count(code) > 0
                    && (after[code] == 0 || (larger && !allowMinority && after[code] < before.smallest()))) {
                return true;
            }
        }
        return false;
    }
}
