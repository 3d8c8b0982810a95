package dev.ballast.spark.table;

import org.apache.spark.api.java.function.Function2;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

import java.util.Iterator;
import java.util.List;

/// Counts the rows of a partition.
///
/// @param label     the place of the label in its rows, or -1
/// @param id        the place of the id, or -1
/// @param file      the place of the name of the file, and behind it of the place in it; -1 if rows come from no file
/// @param withCodes whether the class of every row is wanted
record CountTask(int label, int id, int file, boolean withCodes)
        implements
            Function2<Integer, Iterator<Row>, Iterator<PartitionCount>> {

    @Override
    public Iterator<PartitionCount> call(Integer partition, Iterator<Row> rows) {
        PartitionCount found = new PartitionCount(partition);
        PartitionCount.@Nullable Run run = null;
        while (rows.hasNext()) {
            Row row = rows.next();
            String name = file < 0 ? "" : row.getString(file);
            long start = file < 0 ? 0 : row.getLong(file + 1);
            if (run == null || run.start != start || !run.file.equals(name)) {
                run = new PartitionCount.Run(name, start, withCodes, id >= 0);
                found.runs.add(run);
            }
            long place = run.rows;
            if (id >= 0) {
                if (row.isNullAt(id)) {
                    found.withoutId++;
                    continue;
                }
                place = ((Number) row.get(id)).longValue();
                run.addId(place);
            }
            if (label >= 0) {
                run.addClass(row.get(label), place);
            }
            run.rows++;
        }
        return List.of(found).iterator();
    }
}
