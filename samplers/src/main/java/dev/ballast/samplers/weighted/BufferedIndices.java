package dev.ballast.samplers.weighted;

import dev.ballast.samplers.draws.Draws;

import java.util.NoSuchElementException;
import java.util.PrimitiveIterator;

/// Draws one by one, fetched in runs.
final class BufferedIndices implements PrimitiveIterator.OfInt {

    private static final int BUFFER = 1024;

    private final Draws draws;
    private final int[] buffer;
    private long fetched;
    private int place;
    private int filled;

    BufferedIndices(Draws draws) {
        this.draws = draws;
        this.buffer = new int[(int) Math.min(BUFFER, draws.length())];
    }

    @Override
    public boolean hasNext() {
        return place < filled || fetched < draws.length();
    }

    @Override
    public int nextInt() {
        if (place == filled) {
            if (fetched == draws.length()) {
                throw new NoSuchElementException("all " + fetched + " draws were taken");
            }
            filled = (int) Math.min(buffer.length, draws.length() - fetched);
            draws.fill(fetched, buffer, 0, filled);
            fetched += filled;
            place = 0;
        }
        return buffer[place++];
    }
}
