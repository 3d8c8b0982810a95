package dev.ballast.tables.schema;

import dev.ballast.core.data.Column;
import dev.ballast.core.data.Column.Kind;
import dev.ballast.core.data.Column.Missing;
import dev.ballast.core.data.Column.Role;
import dev.ballast.core.target.Target;
import dev.ballast.tables.kind.ColumnMeaning;
import dev.ballast.tables.kind.ColumnProfile;
import dev.ballast.tables.message.VisibleText;
import dev.ballast.tables.scan.TableProfile;
import dev.ballast.tables.schema.Declarations.Declared;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/// What each column of a table is. What the user says goes first; the rest follows from the values:
///
/// | values | kind | role |
/// |---|---|---|
/// | days or months in one spelling | time | carried |
/// | numbers of which one has a leading zero | category | carried |
/// | whole numbers, all different, under a name like `id`; the number of the row | text | carried |
/// | no name and no cells | text | carried |
/// | texts | category | feature |
/// | whole numbers | whole number | feature |
/// | other numbers | number | feature |
///
/// The same values give the same answer wherever they are read.
///
/// @param columns in the order of the table
public record Schema(List<ColumnUse> columns) {

    /// Copies the list.
    public Schema {
        columns = List.copyOf(columns);
    }

    /// Works out what each column is.
    ///
    /// @param profile  what one pass over the table told
    /// @param target   the columns that hold what is to be predicted
    /// @param declared what the user says
    /// @return the schema
    /// @throws dev.ballast.tables.message.Failure if the user names a column that is not there, or one twice
    public static Schema of(TableProfile profile, TargetColumns target, Declarations declared) {
        Map<Integer, Declared> said = declared.find(profile, target);
        List<ColumnUse> uses = new ArrayList<>();
        for (int column = 0; column < profile.columns().size(); column++) {
            uses.add(target.contains(column)
                    ? targetColumn(profile, target, column)
                    : said.containsKey(column)
                            ? said.get(column).use(profile, column, declared.missing())
                            : inferred(profile, column, declared.missing()));
        }
        return new Schema(uses);
    }

    private static ColumnUse targetColumn(TableProfile profile, TargetColumns target, int column) {
        Kind kind = switch (target.kind()) {
            case CLASSES -> Kind.CATEGORY;
            case NUMBER -> Kind.NUMBER;
            case LABELS -> target.isList() ? Kind.TEXT : Kind.BOOLEAN;
        };
        return new ColumnUse(new Column(profile.names().get(column), kind,
                target.kind() == Target.Kind.NUMBER ? Role.TARGET : Role.LABEL, Missing.REFUSE, List.of()),
                switch (target.kind()) {
                    case CLASSES -> "--label";
                    case NUMBER -> "--target";
                    case LABELS -> "--labels";
                }, true);
    }

    private static ColumnUse inferred(TableProfile profile, int column, Missing missing) {
        ColumnProfile found = profile.columns().get(column);
        if (profile.isSpacer(column)) {
            return carried(found, Kind.TEXT, "no name and no cells");
        }
        if (found.meaning() != ColumnMeaning.QUANTITY) {
            return carried(found, switch (found.meaning()) {
                case DATE -> Kind.TIME;
                case CODE -> Kind.CATEGORY;
                case ID, ROW_NUMBER, QUANTITY -> Kind.TEXT;
            }, found.meaning().plural() + ", \"" + VisibleText.shown(found.example()) + '"');
        }
        if (found.texts() > 0) {
            return new ColumnUse(new Column(found.name(), Kind.CATEGORY, Role.FEATURE, Missing.LEVEL, List.of()),
                    "text", false);
        }
        boolean whole = found.isInteger();
        return new ColumnUse(new Column(found.name(), whole ? Kind.WHOLE : Kind.NUMBER, Role.FEATURE, missing,
                List.of()),
                whole ? "whole numbers" : found.numbers() + found.infinite() > 0 ? "numbers" : "no values", false);
    }

    private static ColumnUse carried(ColumnProfile found, Kind kind, String why) {
        return new ColumnUse(new Column(found.name(), kind, Role.CARRIED, Missing.BASE, List.of()), why, false);
    }

    /// Finds columns.
    ///
    /// @param wanted what is looked for
    /// @return the columns, ascending
    public int[] where(Predicate<ColumnUse> wanted) {
        return IntStream.range(0, columns.size()).filter(column -> wanted.test(columns.get(column))).toArray();
    }
}
