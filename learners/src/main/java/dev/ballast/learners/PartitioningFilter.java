package dev.ballast.learners;

import dev.ballast.core.data.FeatureMatrix;
import dev.ballast.core.run.RunSettings;
import dev.ballast.core.random.Purpose;
import dev.ballast.core.random.Seed;
import dev.ballast.core.split.Folds;
import dev.ballast.core.split.SmallClass;
import dev.ballast.core.split.Split;
import dev.ballast.core.target.ClassLabels;
import dev.ballast.smote.neighbors.exact.SearchThreads;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/// Rounds of dividing rows into parts, growing a tree on each, and dropping rows that too many of the trees take for another
/// class; see [IterativePartitioningFilter].
final class PartitioningFilter {

    private static final Purpose ROUND = Purpose.of("ipf.round");
    private static final int LEAST_ROWS = 2;

    private final SortedColumns table;
    private final ClassLabels labels;
    private final int[] codes;
    private final int parts;
    private final int needed;
    private final BitSet cleaned;

    /// Prepares the rounds.
    ///
    /// @param features the rows, finite
    /// @param labels   their classes
    /// @param parts    how many parts and trees
    /// @param needed   how many trees have to be against a row for it to be dropped
    /// @param cleaned  the classes that may lose rows
    PartitioningFilter(FeatureMatrix features, ClassLabels labels, int parts, int needed, BitSet cleaned) {
        this.table = SortedColumns.of(features);
        this.labels = labels;
        this.codes = labels.toCodes();
        this.parts = parts;
        this.needed = needed;
        this.cleaned = cleaned;
    }

    /// Goes round until few rows are dropped, several times in a row.
    ///
    /// @param few         a round that drops fewer rows than this is quiet
    /// @param quietRounds how many quiet rounds in a row end it
    /// @return the rows that are left
    BitSet kept(double few, int quietRounds, Seed seed, RunSettings run) {
        BitSet kept = new BitSet(codes.length);
        kept.set(0, codes.length);
        double done = 0;
        int quiet = 0;
        for (int round = 0; quiet < quietRounds; round++) {
            // How many rounds there will be is not known; each fills a part of what is left.
            double end = done + (1 - done) / (quietRounds + 1 - quiet);
            int before = kept.cardinality();
            dropOnce(kept, round, Seed.of(seed.stream(ROUND, round, 0, 0).nextLong()), run.part(done, end));
            done = end;
            quiet = before - kept.cardinality() < few ? quiet + 1 : 0;
        }
        run.at(1);
        return kept;
    }

    private void dropOnce(BitSet kept, int round, Seed seed, RunSettings run) {
        int[] rows = kept.stream().toArray();
        if (rows.length < parts) {
            throw new IllegalArgumentException("parts is " + parts + ", and "
                    + (round == 0 ? "there are only " : "after round " + round + " of ipf there are only ")
                    + rows.length
                    + " rows; use fewer parts");
        }
        List<Split> division = Folds.stratified(parts).smallClass(SmallClass.ALLOW).splits(labels.select(rows), seed);
        BitSet[] against = new BitSet[parts];
        new SearchThreads(run.threads(), run::at).run(parts, () -> {
            TreeGrower grower = new TreeGrower(table, codes, labels.classes(), LEAST_ROWS, table.values().length);
            int[] times = new int[codes.length];
            return part -> {
                Arrays.fill(times, 0);
                for (int place : division.get(part).testRows()) {
                    times[rows[place]] = 1;
                }
                // All columns may be chosen, so nothing is drawn.
                DecisionTree tree = grower.grow(times, null);
                against[part] = new BitSet(codes.length);
                for (int row : rows) {
                    against[part].set(row, !tree.accepts(tree.leaf(table.values(), row), codes[row]));
                }
            };
        });
        for (int row : rows) {
            int votes = 0;
            for (BitSet voter : against) {
                votes += voter.get(row) ? 1 : 0;
            }
            if (votes >= needed && cleaned.get(codes[row])) {
                kept.clear(row);
            }
        }
    }
}
