package dev.ballast.smote.multilabel;

import dev.ballast.core.data.Dataset;
import dev.ballast.core.method.Option;
import dev.ballast.core.strategy.ClassTargets;
import dev.ballast.core.strategy.SamplingStrategy;
import dev.ballast.core.strategy.SamplingStrategy.Direction;
import dev.ballast.core.target.ClassCounts;
import dev.ballast.core.target.ClassLabels;
import dev.ballast.core.target.LabelImbalance;
import dev.ballast.core.target.LabelSets;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.stream.IntStream;

/// What methods for sets of labels share: which rows hold rare labels, and how many shall come or go.
final class RareLabels {

    static final int COMMON = 0;
    static final int RARE = 1;

    private RareLabels() {
    }

    static Option<Integer> percent(String what) {
        return new Option.Whole("percent", 25, 1, what + ", in percent of all rows");
    }

    /// Refuses counts of anything else than rows with and without rare labels.
    static void requireRarity(String method, ClassCounts before) {
        if (!before.names().equals(List.of("common", "rare"))) {
            throw new IllegalArgumentException(method
                    + " needs labels to predict, whose rows are counted as [common, rare], and these are " + before
                    + "; for classes use smote, random-over or random-under");
        }
    }

    static LabelSets sets(Dataset data) {
        if (data.target() instanceof LabelSets sets) {
            return sets;
        }
        throw new IllegalStateException("the target is " + data.target() + "; this needs sets of labels");
    }

    /// The rows of a class that have a label.
    static int[] bag(LabelSets sets, int label, ClassLabels classes, int code) {
        return IntStream.range(0, sets.size()).filter(row -> classes.code(row) == code && sets.has(row, label))
                .toArray();
    }

    static LabelImbalance imbalance(Dataset data) {
        return LabelImbalance.of(sets(data));
    }

    static long share(ClassCounts before, int percent) {
        return BigDecimal.valueOf(before.total()).multiply(BigDecimal.valueOf(percent)).movePointLeft(2)
                .setScale(0, RoundingMode.HALF_UP).longValueExact();
    }

    /// Resolves a strategy, and refuses it if the other class than the one that the method works on would change.
    static ClassTargets resolve(String method, SamplingStrategy strategy, ClassCounts before, Direction direction) {
        ClassTargets targets = strategy.resolve(before, direction);
        int other = direction == Direction.OVER ? COMMON : RARE;
        if (targets.after(other) != targets.before(other)) {
            throw new IllegalArgumentException("class \"" + targets.names().get(other) + "\" has "
                    + targets.before(other) + " rows and shall have " + targets.after(other) + ", and " + method
                    + (direction == Direction.OVER
                            ? " adds rows with rare labels only; name them, as in rare=x2"
                            : " drops rows without rare labels only; name them, as in common=x0.5"));
        }
        return targets;
    }
}
