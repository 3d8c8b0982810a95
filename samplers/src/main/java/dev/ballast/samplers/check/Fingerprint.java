package dev.ballast.samplers.check;

import dev.ballast.core.target.ClassLabels;
import dev.ballast.samplers.classes.ClassRows;

/// A 64-bit hash of numbers in order, to tell plans apart that were mixed up by accident; no protection against intent.
public final class Fingerprint {

    private static final long MULTIPLIER = 0x9FB21C651E98DF25L;

    private long hash = 0x243F6A8885A308D3L;

    public Fingerprint add(long value) {
        hash = (hash ^ value) * MULTIPLIER;
        hash ^= hash >>> 32;
        return this;
    }

    public Fingerprint add(double value) {
        return add(Double.doubleToLongBits(value));
    }

    public Fingerprint add(String text) {
        text.chars().forEach(this::add);
        return add(text.length());
    }

    public Fingerprint add(int... values) {
        for (int value : values) {
            add((long) value);
        }
        return add((long) values.length);
    }

    /// What draws depend on: the ranks of classes, not their names or codes.
    public Fingerprint add(ClassLabels labels) {
        for (int row = 0; row < labels.size(); row++) {
            add((long) ClassRows.rank(labels, row));
        }
        add((long) labels.classes());
        return add((long) labels.size());
    }

    /// 16 hexadecimal digits.
    @Override
    public String toString() {
        return String.format("%016x", hash * MULTIPLIER);
    }
}
