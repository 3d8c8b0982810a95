package dev.ballast.spark.table;

import dev.ballast.core.target.ClassCounts;
import dev.ballast.core.target.ClassLabels;
import dev.ballast.spark.table.PartitionCount.Run;

import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// What the first pass over a table tells: the rows of every class, and the order of rows. It reads the label and the id only.
///
/// @param rows    how many rows there are
/// @param numbers the number of every row
/// @param classes the classes in the order of their first rows
/// @param counts  the rows of each
/// @param codes   for every row the place of its class among these, if that was asked for; else empty
public record CountedTable(long rows, RowNumbers numbers, List<Object> classes, long[] counts, int[] codes) {

    /// Counts.
    ///
    /// @param table     the table
    /// @param label     the column of the class, or null
    /// @param id        the column that gives the order of rows, or null for that of files or partitions
    /// @param withCodes whether the class of every row is wanted
    /// @return what was found
    /// @throws IllegalArgumentException if there are no rows, rows without a class, or ids that are not consecutive
    public static CountedTable of(Dataset<Row> table, @Nullable String label, @Nullable String id, boolean withCodes) {
        List<Column> columns = new ArrayList<>();
        int labelAt = label == null ? -1 : add(columns, functions.col(TableFields.quoted(label)));
        int idAt = id == null ? -1 : add(columns, functions.col(TableFields.quoted(id)));
        boolean files = id == null && hasFiles(table);
        int fileAt = -1;
        if (files) {
            fileAt = add(columns, functions.col("_metadata.file_path"));
            columns.add(functions.col("_metadata.file_block_start"));
        }
        if (columns.isEmpty()) {
            columns.add(functions.lit(1));
        }
        List<PartitionCount> found = table.select(columns.toArray(Column[]::new)).javaRDD()
                .mapPartitionsWithIndex(new CountTask(labelAt, idAt, fileAt, withCodes), false).collect();
        return of(found, label, id, files, withCodes);
    }

    private static int add(List<Column> columns, Column column) {
        columns.add(column);
        return columns.size() - 1;
    }

    private static boolean hasFiles(Dataset<Row> table) {
        try {
            table.select("_metadata.file_path", "_metadata.file_block_start");
            return true;
        } catch (Exception e) {
            // Spark's exceptions are not declared, as Scala does not.
            if (e instanceof AnalysisException) {
                return false;
            }
            throw e;
        }
    }

    private record Placed(int partition, int place, Run run) {}

    private static CountedTable of(List<PartitionCount> found, @Nullable String label, @Nullable String id,
            boolean files,
            boolean withCodes) {
        List<Placed> runs = new ArrayList<>();
        for (PartitionCount partition : found) {
            if (partition.withoutId > 0) {
                throw new IllegalArgumentException(
                        "column \"" + id + "\" is to give the order of rows, and " + partition.withoutId
                                + " rows of partition " + partition.partition + " have none; fill it in");
            }
            for (int place = 0; place < partition.runs.size(); place++) {
                runs.add(new Placed(partition.partition, place, partition.runs.get(place)));
            }
        }
        long without = runs.stream().mapToLong(of -> of.run().withoutLabel).sum();
        if (without > 0) {
            throw new IllegalArgumentException("label \"" + label + "\" is null in " + without
                    + " rows; fill it in or drop those rows");
        }
        if (files) {
            runs.sort(Comparator.comparing((Placed of) -> of.run().file).thenComparing(of -> of.run().start));
        }
        long rows = runs.stream().mapToLong(of -> of.run().rows).sum();
        if (rows == 0) {
            throw new IllegalArgumentException("the table has no rows");
        }
        RowNumbers numbers = id != null ? byId(runs, rows, id) : byPlace(runs, found, files);
        return classesOf(runs, rows, numbers, withCodes);
    }

    private static RowNumbers byId(List<Placed> runs, long rows, String id) {
        long least = runs.stream().mapToLong(of -> of.run().least).min().orElseThrow();
        long most = runs.stream().mapToLong(of -> of.run().most).max().orElseThrow();
        long hashes = runs.stream().mapToLong(of -> of.run().hashes).sum();
        String rule = "column \"" + id
                + "\" is to give the order of rows and must hold consecutive whole numbers, each once; ";
        if (most - least + 1 != rows) {
            throw new IllegalArgumentException(
                    rule + "it goes from " + least + " to " + most + ", and there are " + rows
                            + " rows: " + (most - least + 1 > rows ? "numbers are missing" : "numbers come twice")
                            + "; number the rows anew, or leave the order to the files");
        }
        for (long number = least; number <= most; number++) {
            hashes -= RowNumbers.hash(number);
        }
        if (hashes != 0) {
            throw new IllegalArgumentException(rule + "it goes from " + least + " to " + most
                    + ", and some numbers come twice while others are missing; number the rows anew, or leave the order to the"
                    + " files");
        }
        return new RowNumbers.ById(id, least);
    }

    private static RowNumbers byPlace(List<Placed> runs, List<PartitionCount> found, boolean files) {
        int partitions = found.stream().mapToInt(of -> of.partition + 1).max().orElse(0);
        long[][] starts = new long[partitions][];
        long[][] offsets = new long[partitions][];
        for (PartitionCount partition : found) {
            starts[partition.partition] = new long[partition.runs.size()];
            offsets[partition.partition] = new long[partition.runs.size()];
            long start = 0;
            for (int place = 0; place < partition.runs.size(); place++) {
                starts[partition.partition][place] = start;
                start += partition.runs.get(place).rows;
            }
        }
        long offset = 0;
        for (Placed placed : runs) {
            offsets[placed.partition()][placed.place()] = offset;
            offset += placed.run().rows;
        }
        return new RowNumbers.ByPlace(starts, offsets, files);
    }

    private static CountedTable classesOf(List<Placed> runs, long rows, RowNumbers numbers, boolean withCodes) {
        boolean byId = numbers instanceof RowNumbers.ById;
        Map<Object, Long> firsts = new HashMap<>();
        Map<Object, Long> counts = new HashMap<>();
        long offset = 0;
        for (Placed placed : runs) {
            Run run = placed.run();
            for (int rank = 0; rank < run.classes.size(); rank++) {
                firsts.merge(run.classes.get(rank), (byId ? 0 : offset) + run.firsts.getLong(rank), Math::min);
                counts.merge(run.classes.get(rank), run.counts.getLong(rank), Long::sum);
            }
            offset += run.rows;
        }
        List<Object> classes = firsts.entrySet().stream().sorted(Map.Entry.comparingByValue()).map(Map.Entry::getKey)
                .collect(Collectors.toList());
        return new CountedTable(rows, numbers, classes,
                classes.stream().mapToLong(label -> Objects.requireNonNull(counts.get(label))).toArray(),
                withCodes ? codes(runs, rows, numbers, classes) : new int[0]);
    }

    private static int[] codes(List<Placed> runs, long rows, RowNumbers numbers, List<Object> classes) {
        int[] codes = new int[requireInt(rows)];
        int offset = 0;
        for (Placed placed : runs) {
            Run run = placed.run();
            int[] ranks = run.classes.stream().mapToInt(classes::indexOf).toArray();
            for (int row = 0; row < run.rows; row++) {
                int number = numbers instanceof RowNumbers.ById ids
                        ? (int) (Objects.requireNonNull(run.ids).getLong(row) - ids.first())
                        : offset + row;
                codes[number] = ranks[Objects.requireNonNull(run.codes).getInt(row)];
            }
            offset += (int) run.rows;
        }
        return codes;
    }

    /// Refuses more rows than one machine numbers.
    ///
    /// @param rows how many there are
    /// @return the same
    /// @throws IllegalArgumentException if they are more than 2^31 - 1
    public static int requireInt(long rows) {
        if (rows > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("there are " + rows + " rows, and this way works for up to "
                    + Integer.MAX_VALUE);
        }
        return (int) rows;
    }

    /// Returns the classes of some rows.
    ///
    /// @param byText whether classes are ordered by their texts, as those of a file are, and not as values
    /// @param ranks  for every row the place of its class in order of first appearance
    /// @return the classes; they know all classes of the table
    /// @throws IllegalArgumentException if labels cannot be compared
    public ClassLabels labels(boolean byText, int... ranks) {
        return ClassLabels.ofRanks(byText ? classes.stream().map(Values::text).toList() : classes, ranks);
    }

    /// {@return the rows of every class, in label order}
    ///
    /// @param byText whether classes are ordered by their texts
    public ClassCounts classCounts(boolean byText) {
        ClassLabels labels = labels(byText);
        return ClassCounts.of(labels.names(),
                IntStream.range(0, counts.length).mapToLong(code -> counts[(int) labels.streamKey(code)]).toArray());
    }
}
