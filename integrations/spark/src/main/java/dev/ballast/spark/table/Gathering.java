package dev.ballast.spark.table;

import dev.ballast.core.data.RunningMoments;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Collectors;

/// The second pass over a table: brings rows to where a method sees them.
public final class Gathering {

    private static final String CLASS = "class";
    private static final String NUMBER = "number";

    private Gathering() {
    }

    /// Finds how long vectors are.
    ///
    /// @param table  the table
    /// @param fields its columns
    /// @return the columns, with the lengths of vectors that are features
    /// @throws IllegalArgumentException if a column holds no vector
    public static TableFields withWidths(Dataset<Row> table, TableFields fields) {
        ArrayList<Field> found = new ArrayList<>();
        for (Field field : fields.fields()) {
            if (!field.isVector() || field.role() != dev.ballast.core.data.Column.Role.FEATURE) {
                found.add(field);
                continue;
            }
            Column column = functions.col(TableFields.quoted(field.name()));
            List<Row> first = table.select(column).filter(column.isNotNull()).limit(1).collectAsList();
            if (first.isEmpty()) {
                throw new IllegalArgumentException("column \"" + field.name()
                        + "\" is to hold vectors and holds none; carry it along");
            }
            found.add(field.ofWidth(Values.vector(first.getFirst().get(0)).length));
        }
        return new TableFields(found);
    }

    /// Gathers rows.
    ///
    /// @param table   the table
    /// @param counted what the first pass told
    /// @param reader  the columns that the method is given
    /// @param targets the columns of the target
    /// @param classes whether the target is a class
    /// @param wanted  the classes whose rows are wanted; null for all rows
    /// @param carried columns that are kept as they are
    /// @return the rows
    /// @throws IllegalArgumentException if a value is not what the method takes
    public static GatheredRows gather(Dataset<Row> table, CountedTable counted, RowReader reader, List<Field> targets,
            boolean classes, @Nullable List<Object> wanted, List<Field> carried) {
        List<Column> columns = new ArrayList<>();
        columns.add(counted.numbers().column().as(NUMBER));
        targets.forEach(field -> columns.add(column(field).as(classes ? CLASS : "target" + field.place())));
        reader.given().forEach(field -> columns.add(column(field).as("given" + field.place())));
        carried.forEach(field -> columns.add(column(field).as("carried" + field.place())));
        Dataset<Row> rows = table.select(columns.toArray(Column[]::new));
        if (wanted != null) {
            rows = rows.filter(functions.col(CLASS).isin(wanted.toArray()));
        }
        HashMap<Object, Integer> ranks = null;
        if (classes) {
            ranks = new HashMap<>();
            for (int rank = 0; rank < counted.classes().size(); rank++) {
                ranks.put(counted.classes().get(rank), rank);
            }
        }
        GatherTask task = new GatherTask(reader, ranks, classes ? 0 : targets.size(), carried.size(),
                targets.stream().map(Field::name).collect(Collectors.toCollection(ArrayList::new)));
        return GatheredRows.of(rows.javaRDD().mapPartitions(task).collect(), reader);
    }

    private static Column column(Field field) {
        return functions.col(TableFields.quoted(field.name()));
    }

    /// Goes through the numbers of all rows in the order of the table, since the last bits of moments depend on it.
    ///
    /// @param table   the table
    /// @param counted what the first pass told
    /// @param reader  the columns that the method is given
    /// @return the moments of the numbers among them
    /// @throws IllegalArgumentException if a value is not what the method takes
    public static RunningMoments moments(Dataset<Row> table, CountedTable counted, RowReader reader) {
        List<Column> columns = new ArrayList<>();
        columns.add(counted.numbers().column().as(NUMBER));
        reader.given().forEach(field -> columns.add(column(field).as("given" + field.place())));
        RunningMoments moments = new RunningMoments(reader.numbers());
        double[] numbers = new double[reader.numbers()];
        Iterator<Row> rows = table.select(columns.toArray(Column[]::new)).sort(NUMBER).toLocalIterator();
        while (rows.hasNext()) {
            Row row = rows.next();
            String problem = reader.read(row, 1, row.getLong(0), numbers, 0);
            if (problem != null) {
                throw new IllegalArgumentException(problem);
            }
            moments.add(numbers);
        }
        return moments;
    }
}
