package dev.ballast.smote.bases;

import dev.ballast.core.random.EvenAllocation;
import dev.ballast.core.random.RandomStream;

import java.util.function.LongFunction;

/// How bases are chosen where each row has the same share of them.
public enum Bases implements BaseRule {
    /// Every row equally often, up to one; which ones get the extra turn is random.
    EVEN,
    /// Independently, each row with the same probability.
    RANDOM;

    @Override
    public Choice choose(int rows, long count, LongFunction<RandomStream> turns) {
        if (this == RANDOM) {
            return (_, random) -> random.nextInt(rows);
        }
        EvenAllocation bases = new EvenAllocation(rows, count, turns.apply(0));
        return (index, _) -> bases.item(index);
    }
}
