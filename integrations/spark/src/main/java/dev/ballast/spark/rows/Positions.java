package dev.ballast.spark.rows;

import dev.ballast.core.recipe.RecipeSlot;
import dev.ballast.core.recipe.Resampling;

import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.api.java.UDF1;
import org.jspecify.annotations.Nullable;

import java.io.Serializable;
import java.util.Arrays;

/// Where every row of a table goes in a result of rows that are kept and copied.
///
/// @param kept   the rows that are kept; null if all are
/// @param copies for every copy the row, in the upper half, and the number of the copy; ascending
/// @param first  the position of the first copy
public record Positions(@Nullable KeptRows kept, long[] copies, long first) implements Serializable {

    /// Reads a plan.
    ///
    /// @param drawn a result without rows that are made
    /// @return where rows go
    /// @throws IllegalStateException if a row is made: a defect of the method
    public static Positions of(Resampling drawn) {
        long first = drawn.plan().kept().size();
        long[] copies = new long[Math.toIntExact(drawn.size() - first)];
        RecipeSlot slot = new RecipeSlot();
        for (int copy = 0; copy < copies.length; copy++) {
            drawn.plan().recipe(first + copy, slot);
            if (slot.isMade()) {
                throw new IllegalStateException("row " + (first + copy)
                        + " is made from others, and the method said that it copies rows: a defect of the method");
            }
            copies[copy] = slot.base() << Integer.SIZE | copy;
        }
        Arrays.parallelSort(copies);
        boolean all = first == drawn.plan().rows();
        return new Positions(all ? null : KeptRows.of(drawn.plan().kept()), copies, first);
    }

    /// Reads which rows a plan keeps, whatever it adds.
    ///
    /// @param drawn a result
    /// @return where those go
    public static Positions ofKept(Resampling drawn) {
        long first = drawn.plan().kept().size();
        return new Positions(first == drawn.plan().rows() ? null : KeptRows.of(drawn.plan().kept()), new long[0],
                first);
    }

    /// {@return whether rows are copied}
    public boolean hasCopies() {
        return copies.length > 0;
    }

    long[] of(long row) {
        boolean stays = kept == null || kept.contains(row);
        int from = firstAtLeast(row << Integer.SIZE);
        int to = from;
        while (to < copies.length && copies[to] >>> Integer.SIZE == row) {
            to++;
        }
        long[] positions = new long[to - from + (stays ? 1 : 0)];
        if (stays) {
            positions[0] = kept == null ? row : kept.rank(row);
        }
        for (int i = from; i < to; i++) {
            positions[positions.length - to + i] = first + (int) copies[i];
        }
        return positions;
    }

    private int firstAtLeast(long key) {
        int found = Arrays.binarySearch(copies, key);
        return found >= 0 ? found : -found - 1;
    }

    /// All positions of a row.
    ///
    /// @param sent where rows go
    public record All(Broadcast<Positions> sent) implements UDF1<Long, long[]> {

        @Override
        public long[] call(Long row) {
            return sent.value().of(row);
        }
    }

    /// The position of a row that is kept, or nothing.
    ///
    /// @param sent where rows go
    public record Own(Broadcast<Positions> sent) implements UDF1<Long, Long> {

        @Override
        public @Nullable Long call(Long row) {
            KeptRows kept = sent.value().kept;
            return kept == null ? row : kept.contains(row) ? (Long) kept.rank(row) : null;
        }
    }
}
