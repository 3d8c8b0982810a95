package dev.ballast.spark.table;

import it.unimi.dsi.fastutil.doubles.DoubleArrayList;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.longs.LongArrayList;
import it.unimi.dsi.fastutil.objects.Object2IntOpenHashMap;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

import java.io.Serializable;
import java.util.ArrayList;

/// Rows on their way to where a method sees them.
final class GatheredBlock implements Serializable {

    private static final long serialVersionUID = 1;

    final LongArrayList numbers = new LongArrayList();
    final IntArrayList ranks = new IntArrayList();
    final DoubleArrayList values = new DoubleArrayList();
    final DoubleArrayList targets = new DoubleArrayList();
    /// For every column of codes the values that were met, and for every row which one it has.
    final ArrayList<ArrayList<@Nullable Object>> levels = new ArrayList<>();
    final ArrayList<IntArrayList> codes = new ArrayList<>();
    final ArrayList<Row> carried = new ArrayList<>();
    /// What is wrong with a value; nothing comes after it.
    @Nullable
    String problem;
    private final transient ArrayList<Object2IntOpenHashMap<@Nullable Object>> places = new ArrayList<>();

    GatheredBlock(int coded) {
        for (int column = 0; column < coded; column++) {
            levels.add(new ArrayList<>());
            codes.add(new IntArrayList());
            Object2IntOpenHashMap<@Nullable Object> empty = new Object2IntOpenHashMap<>();
            empty.defaultReturnValue(-1);
            places.add(empty);
        }
    }

    int rows() {
        return numbers.size();
    }

    void addLevel(int column, @Nullable Object value) {
        int place = places.get(column).getInt(value);
        if (place < 0) {
            place = levels.get(column).size();
            places.get(column).put(value, place);
            levels.get(column).add(value);
        }
        codes.get(column).add(place);
    }
}
