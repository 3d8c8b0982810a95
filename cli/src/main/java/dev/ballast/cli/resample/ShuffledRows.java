package dev.ballast.cli.resample;

import dev.ballast.cli.output.InputBytes;
import dev.ballast.core.random.Purpose;
import dev.ballast.core.random.Seed;
import dev.ballast.tables.message.Failure;
import dev.ballast.tables.text.ByteText;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.longs.LongArrayList;

/// The rows of the result in a random order: knows where every kept row is in the input, 20 bytes a row.
final class ShuffledRows {

    private static final Purpose ORDER = Purpose.of("cli.shuffle");

    private final LongArrayList fileRows = new LongArrayList();
    private final LongArrayList begins = new LongArrayList();
    private final IntArrayList lengths = new IntArrayList();

    void add(long fileRow, long begin, long end) {
        fileRows.add(fileRow);
        begins.add(begin);
        if (end - begin > Integer.MAX_VALUE) {
            throw new Failure("row " + fileRow + " is " + (end - begin) + " bytes long; --shuffle can do "
                    + Integer.MAX_VALUE + " at most");
        }
        lengths.add((int) (end - begin));
    }

    int largestRow() {
        return lengths.intStream().max().orElse(0);
    }

    int size() {
        return lengths.size();
    }

    int[] order(long rows, Seed seed) {
        return seed.stream(ORDER, 0, 0, 0).permutation(Math.toIntExact(rows));
    }

    long fileRow(int kept) {
        return fileRows.getLong(kept);
    }

    /// Writes a kept row with its line end, if it has one.
    void write(int kept, InputBytes input, ByteText out) {
        input.read(begins.getLong(kept), lengths.getInt(kept), out);
    }
}
