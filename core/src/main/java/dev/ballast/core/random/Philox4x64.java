package dev.ballast.core.random;

/// The block function of Philox4x64-10: a bijection of a 256-bit counter under a 128-bit key, ten rounds.
///
/// Salmon, Moraes, Dror, Shaw: "Parallel random numbers: as easy as 1, 2, 3", SC 2011, doi:10.1145/2063384.2063405.
/// Constants and word order are those of the paper's reference implementation (Random123).
final class Philox4x64 {

    static final long MULTIPLIER_0 = 0xD2E7470EE14C6C93L;
    static final long MULTIPLIER_1 = 0xCA5A826395121157L;
    static final long WEYL_0 = 0x9E3779B97F4A7C15L;
    static final long WEYL_1 = 0xBB67AE8584CAA73BL;
    static final int ROUNDS = 10;

    private Philox4x64() {
    }

    /// Writes the four words of one block.
    static void block(long key0, long key1, long counter0, long counter1, long counter2, long counter3, long[] words) {
        long k0 = key0;
        long k1 = key1;
        long x0 = counter0;
        long x1 = counter1;
        long x2 = counter2;
        long x3 = counter3;
        for (int round = 0; round < ROUNDS; round++) {
            long high0 = Math.unsignedMultiplyHigh(MULTIPLIER_0, x0);
            long low0 = MULTIPLIER_0 * x0;
            long high1 = Math.unsignedMultiplyHigh(MULTIPLIER_1, x2);
            long low1 = MULTIPLIER_1 * x2;
            x0 = high1 ^ x1 ^ k0;
            x1 = low1;
            x2 = high0 ^ x3 ^ k1;
            x3 = low0;
            k0 += WEYL_0;
            k1 += WEYL_1;
        }
        words[0] = x0;
        words[1] = x1;
        words[2] = x2;
        words[3] = x3;
    }

    /// Writes the words of blocks whose counters follow one another in their first word.
    ///
    /// Only that word changes from block to block, so one multiplication of the first round and one of the second are the
    /// same for all.
    static void blocks(long key0, long key1, long firstCounter0, long counter1, long counter2, long counter3,
            long[] target,
            int offset, int blocks) {
        long round1Word0 = Math.unsignedMultiplyHigh(MULTIPLIER_1, counter2) ^ counter1 ^ key0;
        long round1Word1 = MULTIPLIER_1 * counter2;
        long round1Key = counter3 ^ key1;
        long round2Key = Math.unsignedMultiplyHigh(MULTIPLIER_0, round1Word0) ^ (key1 + WEYL_1);
        long round2Word3 = MULTIPLIER_0 * round1Word0;
        int place = offset;
        for (int block = 0; block < blocks; block++) {
            long counter0 = firstCounter0 + block;
            long round1Word2 = Math.unsignedMultiplyHigh(MULTIPLIER_0, counter0) ^ round1Key;
            long x0 = Math.unsignedMultiplyHigh(MULTIPLIER_1, round1Word2) ^ round1Word1 ^ (key0 + WEYL_0);
            long x1 = MULTIPLIER_1 * round1Word2;
            long x2 = round2Key ^ (MULTIPLIER_0 * counter0);
            long x3 = round2Word3;
            long k0 = key0 + WEYL_0 + WEYL_0;
            long k1 = key1 + WEYL_1 + WEYL_1;
            for (int round = 2; round < ROUNDS; round++) {
                long high0 = Math.unsignedMultiplyHigh(MULTIPLIER_0, x0);
                long low0 = MULTIPLIER_0 * x0;
                long high1 = Math.unsignedMultiplyHigh(MULTIPLIER_1, x2);
                long low1 = MULTIPLIER_1 * x2;
                x0 = high1 ^ x1 ^ k0;
                x1 = low1;
                x2 = high0 ^ x3 ^ k1;
                x3 = low0;
                k0 += WEYL_0;
                k1 += WEYL_1;
            }
            target[place] = x0;
            target[place + 1] = x1;
            target[place + 2] = x2;
            target[place + 3] = x3;
            place += 4;
        }
    }
}
