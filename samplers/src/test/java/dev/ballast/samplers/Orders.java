package dev.ballast.samplers;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.LongStream;

/// Counts of the orders in which a few items were drawn.
public final class Orders {

    private final Map<String, Integer> places = new HashMap<>();
    private final long[] counts;

    public Orders(int items) {
        counts = new long[(int) LongStream.rangeClosed(1, items).reduce(1, (a, b) -> a * b)];
    }

    public void add(long[] order) {
        StringBuilder name = new StringBuilder();
        for (long item : order) {
            name.append(item).append(' ');
        }
        counts[places.computeIfAbsent(name.toString(), _ -> places.size())]++;
    }

    /// The number of different orders seen.
    int seen() {
        return places.size();
    }

    public boolean arePlausiblyUniform() {
        return Uniformity.isPlausible(counts);
    }
}
