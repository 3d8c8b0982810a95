package dev.ballast.smote.regression;

import dev.ballast.core.method.GrowingClasses.Survivors;
import dev.ballast.core.method.RowThinning;
import dev.ballast.core.random.Purpose;
import dev.ballast.core.random.Seed;
import dev.ballast.core.recipe.RowSet;
import dev.ballast.core.strategy.ClassTargets;
import dev.ballast.core.target.ClassLabels;

import java.util.BitSet;

/// Keeps a random subset of each band that shrinks, every subset of the wanted size with the same probability, and all rows of
/// the others. Draws at (band, epoch, 0), in row order.
///
/// @param bands   the band of every row
/// @param targets the rows of every band before and after
/// @param purpose what the numbers are drawn for
record RandomSurvivors(ClassLabels bands, ClassTargets targets, Purpose purpose) implements Survivors {

    @Override
    public RowSet kept(Seed seed, long epoch) {
        RowThinning[] thinning = new RowThinning[targets.classes()];
        for (int code = 0; code < thinning.length; code++) {
            long before = targets.before(code);
            thinning[code] = RowThinning.withoutReplacement(before, before - targets.toDrop(code),
                    seed.stream(purpose, bands.streamKey(code), epoch, 0));
        }
        BitSet kept = new BitSet(bands.size());
        for (int row = 0; row < bands.size(); row++) {
            kept.set(row, thinning[bands.code(row)].next() > 0);
        }
        return RowSet.of(bands.size(), kept);
    }
}
