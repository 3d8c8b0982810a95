package dev.ballast.samplers.items;

import dev.ballast.core.random.Seed;

/// Items that are the same in every epoch.
record SameItems<T>(Items<T> items) implements EpochItems<T> {

    @Override
    public int size() {
        return items.size();
    }

    @Override
    public Items<T> items(Seed seed, long epoch) {
        return items;
    }

    @Override
    public String fingerprint() {
        return "";
    }
}
