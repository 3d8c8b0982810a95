package dev.ballast.smote.regression;

import dev.ballast.core.method.PlanSource;
import dev.ballast.core.random.Purpose;
import dev.ballast.core.random.RandomStream;
import dev.ballast.core.random.Seed;
import dev.ballast.core.recipe.Addition;
import dev.ballast.core.recipe.Mixing;
import dev.ballast.core.recipe.Plan;
import dev.ballast.core.recipe.RowSet;
import dev.ballast.core.target.ClassLabels;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/// Rows of which some are copied, drawn by relevance, and some dropped, drawn by irrelevance.
///
/// @param relevant   the rows with their relevance
/// @param irrelevant the rows with 1 - relevance
/// @param copies     how many copies are made
/// @param drops      how many are dropped
/// @param streamKey  keys the draws
record RelevanceDraw(WeightedRows relevant, WeightedRows irrelevant, int copies, int drops, long streamKey) {

    static RelevanceDraw of(String whose, int[] rows, double[] relevance, long copies, long drops, long streamKey) {
        double[] weights = new double[rows.length];
        double[] others = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            weights[i] = relevance[rows[i]];
            others[i] = 1 - weights[i];
        }
        WeightedRows relevant = new WeightedRows(rows, weights);
        WeightedRows irrelevant = new WeightedRows(rows, others);
        if (copies > 0 && relevant.positive() == 0) {
            throw new IllegalArgumentException(copies + " rows of " + whose
                    + " shall be copied, and none has a relevance above 0; use other control points or a lower coef");
        }
        if (copies > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(copies + " rows of " + whose + " shall be copied; " + Integer.MAX_VALUE
                    + " at most can be");
        }
        if (drops > irrelevant.positive()) {
            throw new IllegalArgumentException(drops + " rows of " + whose + " shall be dropped, and only "
                    + irrelevant.positive() + " have a relevance below 1; drop fewer");
        }
        return new RelevanceDraw(relevant, irrelevant, (int) copies, (int) drops, streamKey);
    }

    /// Plans of such draws, copies grouped by band.
    record Plans(ClassLabels bands, Mixing mixing, List<RelevanceDraw> draws, Purpose copy, Purpose drop)
            implements
                PlanSource {

        @Override
        public Plan plan(Seed seed, long epoch) {
            BitSet kept = new BitSet(bands.size());
            kept.set(0, bands.size());
            int[] counts = new int[bands.classes()];
            List<int[]> copied = new ArrayList<>();
            for (RelevanceDraw draw : draws) {
                for (int row : draw.irrelevant.drawDistinct(draw.drops,
                        seed.stream(drop, draw.streamKey, epoch, 0))) {
                    kept.clear(row);
                }
                int[] rows = new int[draw.copies];
                RandomStream random = seed.stream(copy, draw.streamKey, epoch, 0);
                for (int i = 0; i < rows.length; i++) {
                    rows[i] = draw.relevant.draw(random.at(draw.streamKey, epoch, i));
                    counts[bands.code(rows[i])]++;
                }
                copied.add(rows);
            }
            return Plan.of(bands, mixing, RowSet.of(bands.size(), kept), additions(copied, counts));
        }

        private List<Addition> additions(List<int[]> copied, int... counts) {
            int[][] byBand = new int[counts.length][];
            for (int code = 0; code < counts.length; code++) {
                byBand[code] = new int[counts[code]];
            }
            int[] next = new int[counts.length];
            for (int[] rows : copied) {
                for (int row : rows) {
                    int code = bands.code(row);
                    byBand[code][next[code]++] = row;
                }
            }
            List<Addition> additions = new ArrayList<>();
            for (int code = 0; code < counts.length; code++) {
                int[] rows = byBand[code];
                additions.add(new Addition(code, rows.length, (index, into) -> into.copied(rows[(int) index])));
            }
            return additions;
        }
    }
}
