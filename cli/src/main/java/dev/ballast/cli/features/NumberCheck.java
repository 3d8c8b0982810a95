package dev.ballast.cli.features;

import dev.ballast.core.data.Column;
import dev.ballast.tables.kind.ColumnProfile;
import dev.ballast.tables.message.Failure;
import dev.ballast.tables.message.VisibleText;
import dev.ballast.tables.scan.TableProfile;
import dev.ballast.tables.schema.ColumnUse;
import dev.ballast.tables.schema.Schema;
import dev.ballast.tables.text.ColumnNames;

import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Refuses features that are meant to be numbers and have cells that no `double` holds, or that nobody reads as a number.
///
/// @param profile the table
/// @param schema  what its columns are
public record NumberCheck(TableProfile profile, Schema schema) {

    private static final int COLUMNS_SHOWN = 10;

    /// Checks a feature, unless the user says that it holds categories.
    ///
    /// @param column   the feature
    /// @param features all features
    /// @throws Failure if it holds something else than numbers, where it is not clear that it holds categories
    public void require(int column, int... features) {
        ColumnUse use = schema.columns().get(column);
        if (use.kind().isCoded() && use.declared()) {
            return;
        }
        ColumnProfile found = profile.columns().get(column);
        ColumnProfile.Sample text = found.firstText();
        if (text != null && !found.numbersSpelled().isEmpty()) {
            List<Integer> alike = IntStream.of(features).boxed().filter(other -> profile.columns().get(other)
                    .numbersSpelled().equals(found.numbersSpelled())).toList();
            throw refused(column, text, '"' + VisibleText.shown(text.text()) + "\" is "
                    + found.numbersSpelled() + (alike.size() > 1 ? ", and so in column " + others(alike) : "")
                    + "; correct that, or ignore " + (alike.size() > 1 ? "the columns" : "the column")
                    + " with --ignore " + ignoring(alike));
        }
        boolean saidToBeNumeric = use.declared() && !use.kind().isCoded();
        if (text != null && (found.numbers() > found.texts() || saidToBeNumeric)) {
            String most = found.numbers() <= found.texts()
                    ? "--numeric names the column"
                    : (found.texts() == 1 ? "all other" : "most other") + " cells of the column are";
            throw refused(column, text, '"' + VisibleText.shown(text.text())
                    + "\" is not a number, and " + most + "; correct it, or ignore the column with --ignore "
                    + ColumnWord.of(profile, column));
        }
        if (found.firstLongInteger() != null) {
            throw refused(column, found.firstLongInteger(), VisibleText.shown(found.firstLongInteger().text())
                    + " has more digits than a double holds; if the column is no quantity but a number by name,"
                    + " leave it out with --ignore " + ColumnWord.of(profile, column));
        }
    }

    private Failure refused(int column, ColumnProfile.Sample cell, String what) {
        return new Failure(profile.file() + ":" + cell.line() + ": column "
                + ColumnNames.shown(profile.names(), column) + ": " + what);
    }

    private String others(List<Integer> alike) {
        String shown = alike.stream().skip(1).limit(COLUMNS_SHOWN)
                .map(column -> ColumnNames.shown(profile.names(), column)).collect(Collectors.joining(", "));
        int more = alike.size() - 1 - COLUMNS_SHOWN;
        return more > 0 ? shown + " and " + more + " more" : shown;
    }

    /// The columns to ignore, those that are ignored already included.
    String ignoring(Collection<Integer> more) {
        TreeSet<Integer> all = new TreeSet<>(more);
        IntStream.of(schema.where(use -> use.role() == Column.Role.CARRIED && use.declared())).forEach(all::add);
        return ColumnWord.list(profile, all);
    }
}
