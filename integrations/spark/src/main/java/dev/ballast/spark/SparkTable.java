package dev.ballast.spark;

import dev.ballast.core.data.Column;
import dev.ballast.core.data.Column.Kind;
import dev.ballast.core.data.Column.Missing;
import dev.ballast.core.data.Column.Role;
import dev.ballast.core.method.Resampler;
import dev.ballast.core.random.Seed;
import dev.ballast.spark.search.ClusterNeighbors;
import dev.ballast.spark.table.TableFields;
import dev.ballast.spark.table.Values;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataType;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/// A table of Spark, and what its columns are: the target, features, columns that are carried along. A value; every `with` and
/// the like returns another one.
///
/// ```java
/// SparkResampling balanced = SparkTable.of(table).label("class").orderedBy("id").resample(Methods.named("smote"), Seed.of(42));
/// System.out.println(balanced.explain());
/// balanced.rows().write().parquet("balanced.parquet");
/// ```
///
/// **Columns** are what their types say: numbers are features, whole numbers are rounded in new rows; texts, yes and no are
/// categories; arrays of numbers and vectors of Spark's machine learning are as many features as they are long; days, instants
/// and all other types are carried along. [#as] says otherwise.
///
/// **Order of rows.** Random choices are keyed by the number of a row, so the order of rows has to be known. With
/// [#orderedBy] it is that of a column of consecutive whole numbers, wherever rows lie. Else, if the table is read from
/// files, it is that of the names of the files, and in each as rows stand there. Else it is that of partitions, and the table
/// must have the same rows in the same partitions each time it is computed: cache it, or write it to files first.
///
/// Immutable.
public final class SparkTable {

    private final Dataset<Row> rows;
    private final List<Column> columns;
    private final @Nullable SparkTarget target;
    private final @Nullable String id;
    private final SparkRun run;

    private SparkTable(Dataset<Row> rows, List<Column> columns, @Nullable SparkTarget target, @Nullable String id,
            SparkRun run) {
        this.rows = rows;
        this.columns = columns;
        this.target = target;
        this.id = id;
        this.run = run;
    }

    /// Describes a table by the types of its columns.
    ///
    /// @param rows the table
    /// @return the description, without a target
    public static SparkTable of(Dataset<Row> rows) {
        return new SparkTable(rows, TableFields.byType(rows.schema()), null, null, SparkRun.STANDARD);
    }

    /// {@return the rows}
    public Dataset<Row> rows() {
        return rows;
    }

    /// {@return what the columns are, in their order; levels of categories are not known yet}
    public List<Column> columns() {
        return columns;
    }

    /// {@return what is to be predicted}
    ///
    /// @throws IllegalStateException if that was not said
    public SparkTarget target() {
        if (target == null) {
            throw new IllegalStateException(
                    "say what is to be predicted: label(column) for classes, target(column) for a number, or labels(columns)");
        }
        return target;
    }

    /// {@return the column that gives the order of rows; null if that is the order of files or partitions}
    public @Nullable String id() {
        return id;
    }

    SparkRun run() {
        return run;
    }

    /// Says which column holds the class of a row.
    ///
    /// @param column its name
    /// @return the description
    /// @throws IllegalArgumentException if there is no such column
    public SparkTable label(String column) {
        return with(new SparkTarget.Classes(column));
    }

    /// Says which column holds a number to be predicted.
    ///
    /// @param column its name
    /// @return the description
    /// @throws IllegalArgumentException if there is no such column
    public SparkTable target(String column) {
        return with(new SparkTarget.Numbers(column));
    }

    /// Says which columns hold labels of which a row may have several.
    ///
    /// @param names one for each label
    /// @return the description
    /// @throws IllegalArgumentException if there is no such column
    public SparkTable labels(String... names) {
        return with(new SparkTarget.Labels(List.of(names)));
    }

    /// Says what is to be predicted.
    ///
    /// @param newTarget the columns
    /// @return the description
    /// @throws IllegalArgumentException if there is no such column
    public SparkTable with(SparkTarget newTarget) {
        String what = switch (newTarget) {
            case SparkTarget.Classes _ -> "the label";
            case SparkTarget.Numbers _ -> "the target";
            case SparkTarget.Labels _ -> "a label";
        };
        List<Column> changed = new ArrayList<>(columns);
        for (String name : newTarget.columns()) {
            int place = TableFields.find(rows.schema(), name, what);
            changed.set(place, new Column(name, newTarget instanceof SparkTarget.Numbers ? Kind.NUMBER : Kind.CATEGORY,
                    newTarget instanceof SparkTarget.Numbers ? Role.TARGET : Role.LABEL, Missing.REFUSE, List.of()));
        }
        return new SparkTable(rows, changed, newTarget, id, run);
    }

    /// Says that rows are in the order of a column. It is no feature, and new rows have nothing there.
    ///
    /// @param column holds consecutive whole numbers, each once, from any number on
    /// @return the description
    /// @throws IllegalArgumentException if there is no such column, or its type is not of whole numbers
    public SparkTable orderedBy(String column) {
        DataType type = rows.schema().fields()[TableFields.find(rows.schema(), column, "the order of rows")].dataType();
        if (!Values.isWhole(type)) {
            throw new IllegalArgumentException("column \"" + column + "\" is to give the order of rows and is of type "
                    + type.simpleString()
                    + "; it must hold consecutive whole numbers: number the rows anew, or leave the order to"
                    + " the files");
        }
        SparkTable changed = as(Role.ID, column);
        return new SparkTable(rows, changed.columns, target, column, run);
    }

    /// Says what columns are for. Groups are looked at by methods that are told to; weights become the mean of those of the rows
    /// that a new row is made from; columns that are carried along become those of the row that it starts from.
    ///
    /// @param role  features, weights, groups, ids, or carried along
    /// @param names their names
    /// @return the description
    /// @throws IllegalArgumentException if there is no such column
    public SparkTable as(Role role, String... names) {
        return changed(column -> role == Role.WEIGHT
                ? new Column(column.name(), Kind.NUMBER, role, Missing.REFUSE, List.of())
                : column.as(role), names);
    }

    /// Says what columns of features hold.
    ///
    /// @param kind  numbers, whole numbers, categories, or levels with an order
    /// @param names their names
    /// @return the description
    /// @throws IllegalArgumentException if there is no such column
    public SparkTable as(Kind kind, String... names) {
        return changed(column -> new Column(column.name(), kind, Role.FEATURE,
                kind == Kind.CATEGORY || kind == Kind.BOOLEAN ? Missing.LEVEL : Missing.REFUSE, List.of()), names);
    }

    /// Says what a column is, in all.
    ///
    /// @param column its name, kind, role, missing values, and levels if they are listed
    /// @return the description
    /// @throws IllegalArgumentException if there is no such column
    public SparkTable as(Column column) {
        return changed(_ -> column, column.name());
    }

    /// Says what missing numbers of features mean.
    ///
    /// @param policy an error, or unknown
    /// @return the description
    public SparkTable missing(Missing policy) {
        return new SparkTable(rows, columns.stream().map(
                column -> column.isFeature() && !column.kind().isCoded() ? column.missing(policy) : column).toList(),
                target, id, run);
    }

    private SparkTable changed(UnaryOperator<Column> change, String... names) {
        List<Column> changed = new ArrayList<>(columns);
        for (String name : names) {
            int place = TableFields.find(rows.schema(), name, "a feature or another use");
            changed.set(place, change.apply(changed.get(place)));
        }
        return new SparkTable(rows, changed, target, id, run);
    }

    private SparkTable run(SparkRun newRun) {
        return new SparkTable(rows, columns, target, id, newRun);
    }

    /// Says that new rows have nothing in columns that are carried along.
    ///
    /// @return the description
    public SparkTable withoutCarriedValues() {
        return run(run.carry(false));
    }

    /// Says that classes are ordered by their texts, as those of a file are on the command line, and not as values: 10 comes before 9.
    ///
    /// @return the description
    public SparkTable classesByText() {
        return run(run.byText(true));
    }

    /// Adds a column to results: the place, from 0, that a row has in the result of one machine. Sorted by it, results are those of
    /// one machine, row for row.
    ///
    /// @param name its name
    /// @return the description
    /// @throws IllegalArgumentException if there is a column of this name
    public SparkTable withPositions(String name) {
        if (List.of(rows.columns()).contains(name)) {
            throw new IllegalArgumentException(
                    "there is a column \"" + name + "\" already; choose another name for positions");
        }
        return run(run.position(name));
    }

    /// Says when neighbors are searched on the cluster.
    ///
    /// @param pairs questions with more pairs of rows than this are; the standard is 200 billion, about a minute of one core
    /// @param block the most rows of a block
    /// @return the description
    /// @throws IllegalArgumentException if a number is not positive
    public SparkTable searchOnClusterBeyond(long pairs, int block) {
        if (pairs < 0 || block < 1) {
            throw new IllegalArgumentException("pairs is " + pairs + " and block " + block
                    + "; pairs must not be negative, and block at least 1");
        }
        return run(run.search(pairs, block));
    }

    /// Says when neighbors are searched on the cluster, in blocks of the standard size.
    ///
    /// @param pairs questions with more pairs of rows than this are
    /// @return the description
    /// @throws IllegalArgumentException if the number is negative
    public SparkTable searchOnClusterBeyond(long pairs) {
        return searchOnClusterBeyond(pairs, ClusterNeighbors.BLOCK);
    }

    /// Says how many threads work where the plan is made, and how much memory a search may take there; neither changes a result.
    ///
    /// @param threads at least 1
    /// @param memory  the most bytes that a search may take
    /// @return the description
    public SparkTable driver(int threads, long memory) {
        return run(run.driver(threads, memory));
    }

    /// Resamples. The plan is made now: rows are counted, and those that the method has to see are gathered; all rows of the result are
    /// computed when they are asked for.
    ///
    /// @param method the method
    /// @param seed   fixes all random choices
    /// @return the result
    /// @throws IllegalArgumentException if the data or the strategy are not acceptable to the method, rows have no class, or ids are not
    ///                                  consecutive
    public SparkResampling resample(Resampler method, Seed seed) {
        return new Planning(this, method, seed).resampling();
    }
}
