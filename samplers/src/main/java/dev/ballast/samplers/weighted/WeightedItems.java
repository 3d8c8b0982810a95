package dev.ballast.samplers.weighted;

import dev.ballast.core.target.ClassLabels;
import dev.ballast.core.weight.ClassWeights;

import org.jspecify.annotations.Nullable;

import java.util.Objects;

/// Items with weights, as [WeightedRandomSampler] and [QuotaSampler] are made from them: read in any form, and what their
/// table says about itself when asked, worked out the first time. Thread-safe.
final class WeightedItems {

    private final AliasTable table;
    private long @Nullable [] quanta;
    private @Nullable String hash;

    private WeightedItems(AliasTable table) {
        this.table = table;
    }

    static WeightedItems of(AliasTable table) {
        return new WeightedItems(table);
    }

    static WeightedItems of(double... weights) {
        return new WeightedItems(AliasTable.of(weights, 1));
    }

    static WeightedItems of(float[] weights) {
        return new WeightedItems(AliasTable.of(weights, 1));
    }

    static WeightedItems of(long[] weights) {
        return new WeightedItems(AliasTable.of(weights, 1));
    }

    static WeightedItems of(ClassWeights weights, ClassLabels labels) {
        return of(weights.perSample(labels));
    }

    AliasTable table() {
        return table;
    }

    int size() {
        return table.size();
    }

    /// How often an item is drawn on average, its share of the draws.
    double expectedCount(long draws, long item) {
        Objects.checkIndex(item, table.size());
        return draws * (quanta()[(int) item] / (double) table.totalQuanta());
    }

    synchronized long[] quanta() {
        if (quanta == null) {
            quanta = table.quanta();
        }
        return quanta;
    }

    String fingerprint(String sampler, long draws) {
        return sampler + "[items=" + size() + ",draws=" + draws + ",table=" + hash() + ']';
    }

    private synchronized String hash() {
        if (hash == null) {
            hash = table.hash();
        }
        return hash;
    }

    static void requireDraws(long draws) {
        if (draws < 0) {
            throw new IllegalArgumentException("draws is " + draws + "; it must not be negative");
        }
    }

    String text(String sampler, long draws) {
        return sampler + '[' + size() + " items, " + draws + " draws an epoch]";
    }
}
