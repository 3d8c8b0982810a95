package dev.ballast.smote.clean;

import dev.ballast.core.data.Dataset;
import dev.ballast.core.method.ClassTooSmallException;
import dev.ballast.core.run.RunSettings;
import dev.ballast.core.random.Purpose;
import dev.ballast.core.random.Seed;
import dev.ballast.core.random.SequentialSelection;
import dev.ballast.core.target.ClassLabels;

import java.util.BitSet;

/// The rows that condensing starts from: all rows of classes that keep theirs, and a few of each class that is cleaned.
final class FirstRows {

    private FirstRows() {
    }

    /// Draws them, without replacement, from the stream of each class at (class, 0, 0).
    ///
    /// @param seeds how many of each class that is cleaned
    static BitSet draw(String method, Dataset data, BitSet cleaned, int seeds, Purpose purpose, RunSettings run) {
        Seed seed = run.requireSeed(method);
        ClassLabels labels = data.labels();
        BitSet first = new BitSet(data.rows());
        for (int code = 0; code < labels.classes(); code++) {
            int[] rows = labels.rowsOf(code);
            if (!cleaned.get(code) || rows.length == 0) {
                for (int row : rows) {
                    first.set(row);
                }
                continue;
            }
            if (seeds > rows.length) {
                throw new ClassTooSmallException("class \"" + labels.names().get(code) + "\" has " + rows.length
                        + " rows, too few to start from " + seeds + "; use seeds = " + rows.length
                        + " or less, or clean other classes only");
            }
            SequentialSelection selection = new SequentialSelection(rows.length, seeds,
                    seed.stream(purpose, labels.streamKey(code), 0, 0));
            for (int row : rows) {
                first.set(row, selection.next());
            }
        }
        return first;
    }

    /// The other rows, ascending.
    static int[] others(int rows, BitSet some) {
        BitSet others = new BitSet(rows);
        others.set(0, rows);
        others.andNot(some);
        return others.stream().toArray();
    }
}
