package dev.ballast.spark.table;

import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/// Packs the rows of a partition.
///
/// @param reader  reads numbers
/// @param ranks   the place of every class in order of first appearance; null without classes
/// @param targets how many columns hold numbers to be predicted, or labels as 1 and 0
/// @param carried how many columns are kept as they are
/// @param names   those of the columns of the target, for messages
record GatherTask(RowReader reader, @Nullable HashMap<Object, Integer> ranks, int targets, int carried,
        java.util.ArrayList<String> names)
        implements
            FlatMapFunction<Iterator<Row>, GatheredBlock> {

    private static final int BLOCK = 8192;

    /// The order of the columns of its rows: number, class, target, given columns, those that are kept.
    @Override
    public Iterator<GatheredBlock> call(Iterator<Row> rows) {
        return new Iterator<>() {

            private boolean failed;

            @Override
            public boolean hasNext() {
                return !failed && rows.hasNext();
            }

            @Override
            public GatheredBlock next() {
                if (!hasNext()) {
                    throw new NoSuchElementException();
                }
                GatheredBlock block = block(rows);
                failed = block.problem != null;
                return block;
            }
        };
    }

    private GatheredBlock block(Iterator<Row> rows) {
        List<Field> coded = reader.coded();
        int[] codedAt = coded.stream().mapToInt(reader.given()::indexOf).toArray();
        GatheredBlock block = new GatheredBlock(codedAt.length);
        double[] numbers = new double[reader.numbers()];
        int first = 1 + (ranks == null ? 0 : 1) + targets;
        while (block.rows() < BLOCK && rows.hasNext()) {
            Row row = rows.next();
            long number = row.getLong(0);
            block.problem = reader.read(row, first, number, numbers, 0);
            if (block.problem == null && ranks == null) {
                block.problem = readTargets(row, number, block);
            }
            if (block.problem != null) {
                return block;
            }
            block.numbers.add(number);
            if (ranks != null) {
                Integer rank = ranks.get(row.get(1));
                if (rank == null) {
                    block.problem = "row " + number + " is of class \"" + row.get(1)
                            + "\", which was not there when classes were counted: the table is not the same each time it is"
                            + " computed; cache it, or write it to files first";
                    return block;
                }
                block.ranks.add(rank.intValue());
            }
            block.values.addElements(block.values.size(), numbers);
            for (int column = 0; column < codedAt.length; column++) {
                block.addLevel(column, row.get(first + codedAt[column]));
            }
            if (carried > 0) {
                Object[] kept = new Object[carried];
                for (int i = 0; i < carried; i++) {
                    kept[i] = row.get(first + reader.given().size() + i);
                }
                block.carried.add(RowFactory.create(kept));
            }
        }
        return block;
    }

    private @Nullable String readTargets(Row row, long number, GatheredBlock block) {
        for (int i = 0; i < targets; i++) {
            double value;
            try {
                value = Values.number(row.get(1 + i));
            } catch (IllegalArgumentException e) {
                value = Double.NaN;
            }
            if (!Double.isFinite(value)) {
                return "row " + number + ": target \"" + names.get(i) + "\" is " + row.get(1 + i)
                        + "; every row needs a finite number there: fill it in or drop the row";
            }
            block.targets.add(value);
        }
        return null;
    }
}
