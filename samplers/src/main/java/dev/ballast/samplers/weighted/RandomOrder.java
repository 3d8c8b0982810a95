package dev.ballast.samplers.weighted;

import dev.ballast.core.random.RandomStream;

/// The shuffle of Fisher and Yates in an array; see [RandomStream#permutation].
final class RandomOrder {

    private RandomOrder() {
    }

    static void shuffle(int[] items, RandomStream random) {
        for (int i = items.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int held = items[i];
            items[i] = items[j];
            items[j] = held;
        }
    }
}
