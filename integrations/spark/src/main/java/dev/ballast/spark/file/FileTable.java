package dev.ballast.spark.file;

import dev.ballast.core.data.Column;
import dev.ballast.core.data.Column.Kind;
import dev.ballast.core.data.Column.Missing;
import dev.ballast.core.data.Column.Role;
import dev.ballast.core.target.Target;
import dev.ballast.spark.table.TableFields;
import dev.ballast.spark.table.Values;
import dev.ballast.tables.kind.ColumnProfile;
import dev.ballast.tables.message.Failure;
import dev.ballast.tables.message.VisibleText;
import dev.ballast.tables.scan.Labels;
import dev.ballast.tables.scan.TableProfile;
import dev.ballast.tables.schema.ColumnUse;
import dev.ballast.tables.schema.Declarations;
import dev.ballast.tables.schema.Schema;
import dev.ballast.tables.schema.TargetColumns;
import dev.ballast.tables.schema.TargetOption;
import dev.ballast.tables.text.ColumnNames;
import dev.ballast.tables.text.LineEnds;
import dev.ballast.tables.text.DelimitedFormat;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/// A table of files with what its columns are, told from their values as on one machine.
///
/// @param rows    the table; cells of text have become values
/// @param columns what each column is
/// @param target  the places of the columns of what is to be predicted
/// @param notes   lines for the user: columns that are carried though nobody said so
public record FileTable(Dataset<Row> rows, List<Column> columns, TargetColumns target, List<String> notes) {

    /// Looks at a table.
    ///
    /// @param input    the table as it was read
    /// @param wanted   what is to be predicted, as the user calls it
    /// @param declared what the user says of columns
    /// @param id       the column that gives the order of rows, as the user calls it, or null
    /// @param features whether the method looks at features
    /// @return the table
    /// @throws Failure if a column is not there, or a feature holds what cannot be meant
    public static FileTable of(InputTable input, TargetOption wanted, Declarations declared, @Nullable String id,
            boolean features) {
        Path shown = Path.of(input.shown());
        List<String> names = List.of(input.rows().columns());
        ColumnNames finder = new ColumnNames(shown, names);
        TargetColumns target = wanted.find(finder);
        List<CellLook> looks = looks(input, id == null ? null : names.get(finder.find(id)));
        TableProfile profile = new TableProfile(shown, new DelimitedFormat(',', true),
                looks.stream().map(CellLook::profile).toList(), finder, target.label(), new Labels(), 0, 0, 0,
                new LineEnds("\n", true));
        Schema schema = Schema.of(profile, target, declared);
        List<Column> columns = new ArrayList<>();
        for (int place = 0; place < names.size(); place++) {
            DataType type = input.rows().schema().fields()[place].dataType();
            columns.add(column(schema.columns().get(place), type, input.isText(), target.contains(place), declared));
            if (features && columns.get(place).isFeature() && !Values.isVector(type)) {
                requireNumbers(shown, looks.get(place).profile(), schema.columns().get(place));
            }
        }
        Dataset<Row> rows = input.isText() ? typed(input, looks, columns, target) : input.rows();
        return new FileTable(rows, columns, target, carriedNotes(profile, schema));
    }

    private static List<CellLook> looks(InputTable input, @Nullable String id) {
        List<String> names = List.of(input.rows().columns());
        List<org.apache.spark.sql.Column> columns = new ArrayList<>();
        names.forEach(name -> columns.add(functions.col(TableFields.quoted(name))));
        if (id == null) {
            columns.add(functions.col("_metadata.file_path"));
            columns.add(functions.col("_metadata.file_block_start"));
        }
        Dataset<Row> rows = id == null
                ? input.rows()
                : input.rows().sort(functions.col(TableFields.quoted(id)).try_cast(DataTypes.LongType));
        List<LookTask.Looked> found = new ArrayList<>(rows.select(columns.toArray(org.apache.spark.sql.Column[]::new))
                .javaRDD()
                .mapPartitions(new LookTask(new ArrayList<>(names), id == null, new ArrayList<>(input.markers())))
                .collect());
        if (id == null) {
            found.sort(Comparator.comparing(LookTask.Looked::file).thenComparing(LookTask.Looked::start));
        }
        if (found.isEmpty()) {
            throw new Failure(input.shown() + ": has no rows");
        }
        List<CellLook> all = found.getFirst().columns();
        for (LookTask.Looked below : found.subList(1, found.size())) {
            for (int column = 0; column < all.size(); column++) {
                all.get(column).append(below.columns().get(column));
            }
        }
        return all;
    }

    private static Column column(ColumnUse use, DataType type, boolean text, boolean target, Declarations declared) {
        Column column = use.column();
        if (text || target || use.declared()) {
            return column;
        }
        if (Values.isVector(type)) {
            return Column.numeric(column.name()).missing(declared.missing());
        }
        // Columns of texts are no numbers, even if all texts are.
        boolean isText = Values.isText(type);
        if (column.isFeature() && isText && !column.kind().isCoded()) {
            return new Column(column.name(), Kind.CATEGORY, Role.FEATURE, Missing.LEVEL, List.of());
        }
        return column.isFeature() && !isText && !Values.isNumber(type)
                ? new Column(column.name(), Kind.TEXT, Role.CARRIED, Missing.BASE, List.of())
                : column;
    }

    /// Refuses features that are meant to be numbers and have cells that nobody reads as a number.
    private static void requireNumbers(Path file, ColumnProfile found, ColumnUse use) {
        if (use.kind().isCoded() && use.declared()) {
            return;
        }
        ColumnProfile.Sample text = found.firstText();
        String column = file + ": column \"" + VisibleText.shown(found.name()) + "\": ";
        String ignore = "; correct it, or leave the column out with --ignore " + found.name();
        if (text != null && !found.numbersSpelled().isEmpty()) {
            throw new Failure(
                    column + '"' + VisibleText.shown(text.text()) + "\" is " + found.numbersSpelled() + ignore);
        }
        if (text != null && (found.numbers() > found.texts() || (use.declared() && !use.kind().isCoded()))) {
            throw new Failure(column + '"' + VisibleText.shown(text.text())
                    + "\" is not a number, and most other cells of the column are" + ignore);
        }
        if (found.firstLongInteger() != null) {
            throw new Failure(column + VisibleText.shown(found.firstLongInteger().text())
                    + " has more digits than a double holds; if the column is no quantity but a number by name, leave it out"
                    + " with --ignore " + found.name());
        }
    }

    private static List<String> carriedNotes(TableProfile profile, Schema schema) {
        List<String> names = IntStream.of(schema.where(use -> use.role() == Role.CARRIED && !use.declared()))
                .filter(column -> !profile.isSpacer(column))
                .mapToObj(column -> VisibleText.named(profile.names().get(column)) + " ("
                        + schema.columns().get(column).why() + ')')
                .toList();
        return names.isEmpty()
                ? List.of()
                : List.of("not used as features, since they are no quantities: " + String.join(", ", names)
                        + "; to use one as a feature: --numeric COLUMN");
    }

    /// Texts become numbers where columns hold numbers; others only if all of them are numbers as they are usually written, so that
    /// every value keeps its text.
    private static Dataset<Row> typed(InputTable input, List<CellLook> looks, List<Column> columns,
            TargetColumns target) {
        ArrayList<String> markers = new ArrayList<>(input.markers());
        var number = functions.udf(new CellValue.Numeric(markers), DataTypes.DoubleType);
        var label = functions.udf(new CellValue.Label(markers), DataTypes.StringType);
        Set<Kind> numbers = new HashSet<>(List.of(Kind.NUMBER, Kind.WHOLE));
        org.apache.spark.sql.Column[] typed = new org.apache.spark.sql.Column[columns.size()];
        for (int place = 0; place < typed.length; place++) {
            Column column = columns.get(place);
            org.apache.spark.sql.Column cell = functions.col(TableFields.quoted(column.name()));
            boolean isNumber = numbers.contains(column.kind())
                    && (column.isFeature() || column.role() == Role.WEIGHT || column.role() == Role.TARGET);
            if (isNumber) {
                cell = number.apply(cell);
                boolean whole = column.kind() == Kind.WHOLE && column.isFeature();
                typed[place] = (whole && looks.get(place).profile().isInteger() ? cell.cast(DataTypes.LongType) : cell)
                        .as(column.name());
                continue;
            }
            if (target.contains(place) && target.kind() == Target.Kind.CLASSES) {
                cell = label.apply(cell);
            }
            CellLook look = looks.get(place);
            cell = functions.when(cell.equalTo(""), functions.lit(null)).otherwise(cell);
            typed[place] = (look.areLongs()
                    ? cell.cast(DataTypes.LongType)
                    : look.areDoubles() ? cell.cast(DataTypes.DoubleType) : cell).as(column.name());
        }
        return input.rows().select(typed);
    }
}
