package dev.ballast.cli.table.parquet;

import java.io.ByteArrayOutputStream;

/// Small numbers in few bits, as runs of equal ones and as packs of eight: Parquet's hybrid of both.
final class RunLengths {

    private static final int PACK = 8;

    private RunLengths() {
    }

    /// Writes numbers.
    ///
    /// @param numbers holds them, none of more bits
    /// @param count   how many
    /// @param bits    bits of each, at most 32
    static void write(int[] numbers, int count, int bits, ByteArrayOutputStream out) {
        int at = 0;
        while (at < count) {
            int run = run(numbers, at, count);
            if (run >= PACK || at + run == count) {
                putVar((long) run << 1, out);
                for (int shift = 0; shift < bits; shift += Byte.SIZE) {
                    out.write(numbers[at] >>> shift);
                }
                at += run;
            } else {
                at = packs(numbers, at, count, bits, out);
            }
        }
    }

    private static int run(int[] numbers, int from, int count) {
        int end = from + 1;
        while (end < count && numbers[end] == numbers[from]) {
            end++;
        }
        return end - from;
    }

    /// Packs of eight up to the next run; the last pack of all is filled up with zeros.
    private static int packs(int[] numbers, int from, int count, int bits, ByteArrayOutputStream out) {
        int end = from;
        while (end < count && run(numbers, end, Math.min(count, end + PACK)) < PACK) {
            end = Math.min(count, end + PACK);
        }
        int packs = (end - from + PACK - 1) / PACK;
        putVar(((long) packs << 1) | 1, out);
        long pending = 0;
        int held = 0;
        for (int i = from; i < from + packs * PACK; i++) {
            pending |= (i < count ? numbers[i] & 0xffffffffL : 0) << held;
            held += bits;
            while (held >= Byte.SIZE) {
                out.write((int) pending);
                pending >>>= Byte.SIZE;
                held -= Byte.SIZE;
            }
        }
        return Math.min(count, from + packs * PACK);
    }

    private static void putVar(long value, ByteArrayOutputStream out) {
        long rest = value;
        while (rest > 0x7f) {
            out.write((int) ((rest & 0x7f) | 0x80));
            rest >>>= 7;
        }
        out.write((int) rest);
    }
}
