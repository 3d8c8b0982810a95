package dev.ballast.cli.table;

import dev.ballast.cli.output.StagedFile;
import dev.ballast.core.data.Column.Role;
import dev.ballast.core.target.Target;
import dev.ballast.tables.kind.CellSyntax;
import dev.ballast.tables.message.Failure;
import dev.ballast.tables.scan.TableProfile;
import dev.ballast.tables.scan.TableSource;
import dev.ballast.tables.schema.Declarations;
import dev.ballast.tables.schema.Schema;
import dev.ballast.tables.schema.TargetColumns;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/// What a format is told of a table before its first row comes.
///
/// @param shape     its columns
/// @param roles     what they are for
/// @param classes   the names of classes in the order of their codes; empty if no class is predicted
/// @param delimiter what stands between the cells of its lines
/// @param rowsBegin where rows begin in the text of the input: what stands before it is no row
/// @param syntax    tells which cells are missing
/// @param notes     takes lines that the user should know
/// @param from      what the input is called
/// @param header    whether the input has a line of names, or something that stands for it
/// @param inPlace   whether rows of the input are called by their numbers, not by places in a text
/// @param beside    begins another file that appears together with the result
public record ResultTable(TableShape shape, Roles roles, List<String> classes, char delimiter, long rowsBegin,
        CellSyntax syntax,
        Consumer<String> notes, String from, boolean header, boolean inPlace, Function<Path, StagedFile> beside) {

    /// Copies the list.
    public ResultTable {
        classes = List.copyOf(classes);
    }

    /// What columns are for, as far as a format wants to know.
    ///
    /// @param target   the column of what is to be predicted; -1 if there is none
    /// @param weight   the column of weights; -1 if there is none
    /// @param features the columns of features, ascending; all others are carried
    /// @param base     whether the last cell of a line, after those of the columns, is the row of the input that it starts from
    public record Roles(int target, int weight, int[] features, boolean base) {

        private static Roles of(Schema schema, boolean base) {
            int[] targets = schema.where(use -> use.role() == Role.LABEL || use.role() == Role.TARGET);
            int[] weights = schema.where(use -> use.role() == Role.WEIGHT);
            return new Roles(targets.length == 1 ? targets[0] : -1, weights.length == 1 ? weights[0] : -1,
                    schema.where(use -> use.role() == Role.FEATURE), base);
        }
    }

    /// Tells what is known of a table of which only some columns are looked at: its names, and, if the format wants to know more, what
    /// one more pass over it tells.
    ///
    /// @param format    what is written
    /// @param source    the table, which has been read
    /// @param names     the names of its columns
    /// @param rowsBegin where its rows begin
    /// @param label     the column of the class, as the user calls it; null if there is none
    /// @param syntax    tells which cells are missing
    /// @param notes     takes lines that the user should know
    /// @return what is known
    public static ResultTable of(TableFormat format, TableSource source, List<String> names, long rowsBegin,
            @Nullable String label, CellSyntax syntax, Consumer<String> notes) {
        if (!format.isText()) {
            TableProfile profile = TableProfile.of(source, syntax,
                    found -> label == null ? -1 : found.label(label), null, _ -> {
                    });
            TargetColumns target = label == null
                    ? new TargetColumns(Target.Kind.LABELS, new int[0], "")
                    : TargetColumns.ofClasses(profile.label());
            Schema schema = Schema.of(profile, target, Declarations.NONE);
            return of(source, profile, schema, syntax, null, format.wantsBases(), notes);
        }
        TableShape shape = new TableShape(
                names.stream().map(name -> new TypedColumn(name, ValueType.Text.PLAIN, true)).toList(), Map.of(), "");
        return new ResultTable(shape, new Roles(-1, -1, new int[0], false), List.of(), source.format().delimiter(),
                rowsBegin,
                syntax, notes, source.file().toString(), source.format().header(), isInPlace(source),
                ResultTable::alone);
    }

    private static boolean isInPlace(TableSource source) {
        return source instanceof TypedSource && !(source instanceof CopiedSource);
    }

    private static StagedFile alone(Path file) {
        throw new Failure(file + ": cannot be made beside a table that goes to standard output; name a file for both");
    }

    /// Tells how other files are begun.
    ///
    /// @param files begins one
    /// @return the same table
    public ResultTable with(Function<Path, StagedFile> files) {
        return new ResultTable(shape, roles, classes, delimiter, rowsBegin, syntax, notes, from, header, inPlace,
                files);
    }

    /// Tells what is known of a result after the first pass over the table that it is made from.
    ///
    /// @param source    the table
    /// @param profile   what the pass told
    /// @param schema    what its columns are
    /// @param syntax    tells which cells are missing
    /// @param indicator the name of a column that is added; null if none is
    /// @param base      whether lines end with the row that they start from
    /// @param notes     takes lines that the user should know
    /// @return what is known
    public static ResultTable of(TableSource source, TableProfile profile, Schema schema, CellSyntax syntax,
            @Nullable String indicator, boolean base, Consumer<String> notes) {
        TableShape shape = TableShape.of(source, profile);
        return new ResultTable(indicator == null ? shape : shape.with(indicator), Roles.of(schema, base),
                profile.label() < 0 ? List.of() : profile.labels().labelsOf().names(),
                profile.format().delimiter(), profile.rowsBegin(), syntax, notes, source.file().toString(),
                source.format().header(), isInPlace(source), ResultTable::alone);
    }
}
