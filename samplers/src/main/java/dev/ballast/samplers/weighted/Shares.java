package dev.ballast.samplers.weighted;

import java.util.Objects;

/// What a table says about itself when asked, worked out the first time. Thread-safe.
final class Shares {

    private final AliasTable table;
    private long[] quanta;
    private String hash;

    Shares(AliasTable table) {
        this.table = table;
    }

    /// The probability of an item.
    double of(long item) {
        Objects.checkIndex(item, table.size());
        return quanta()[(int) item] / (double) table.totalQuanta();
    }

    synchronized long[] quanta() {
        if (quanta == null) {
            quanta = table.quanta();
        }
        return quanta;
    }

    synchronized String hash() {
        if (hash == null) {
            hash = table.hash();
        }
        return hash;
    }
}
