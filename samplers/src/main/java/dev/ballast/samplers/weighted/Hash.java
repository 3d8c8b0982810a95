package dev.ballast.samplers.weighted;

import java.util.HexFormat;

/// A number that differs between arrays, but for accidents of one in 2^64.
final class Hash {

    private Hash() {
    }

    static String of(long[] words) {
        long hash = words.length;
        for (long word : words) {
            // Both steps are bijections, so that arrays that differ in one place cannot meet.
            hash = (hash ^ word) * 0x9E3779B97F4A7C15L;
            hash ^= hash >>> 29;
        }
        return HexFormat.of().toHexDigits(hash);
    }
}
