package dev.ballast.cli;

import dev.ballast.core.data.Column.Missing;
import dev.ballast.tables.schema.Declarations;
import dev.ballast.tables.schema.Declarations.Word;

import picocli.CommandLine.Option;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// The options that say what columns are; the same in every command that tells kinds and roles apart.
final class ColumnOptions {

    @Option(names = {"--carry",
            "--ignore"}, paramLabel = "COLUMNS", split = ",", description = "Columns that are no features and are carried along, with commas between them; a name with a comma in double"
                    + " quotes: --carry '\"a,b\",c'.")
    List<String> carried = List.of();

    @Option(names = "--numeric", paramLabel = "COLUMNS", split = ",", description = "Columns that are features although they look like dates, codes with leading zeros, ids or row numbers. Without"
            + " this, such columns are carried, and a line says which.")
    List<String> numeric = List.of();

    @Option(names = "--categorical", paramLabel = "COLUMNS", split = ",", description = "Columns that hold categories although they look like numbers.")
    List<String> categorical = List.of();

    @Option(names = "--ordinal", paramLabel = "COLUMNS", split = ",", description = "Columns that hold levels with an order: that of their numbers, or one that is listed, lowest first:"
            + " --ordinal 'size=S<M<L'.")
    List<String> ordinal = List.of();

    @Option(names = "--group", paramLabel = "COLUMN", description = "A column whose values say which rows belong together. New rows have that of their base row.")
    List<String> group = List.of();

    @Option(names = "--id", paramLabel = "COLUMN", description = "A column that names rows. It is no feature, and new rows have nothing there.")
    List<String> id = List.of();

    @Option(names = "--weight", paramLabel = "COLUMN", description = "A column that says how much a row counts. It is no feature, and new rows have the mean of those they are"
            + " made from.")
    List<String> weight = List.of();

    @Option(names = "--missing-values", paramLabel = "refuse|present|base", defaultValue = "refuse", description = "What a missing number means to a method: an error; unknown, and new rows mix the rows that have a value; or"
            + " unknown, and new rows have what their base row has. Default: refuse.")
    @SuppressWarnings("NullAway.Init")
    String missing;

    /// What the user says of columns.
    ///
    /// @throws IllegalArgumentException if a word is none of the option's
    Declarations declarations() {
        Map<Word, List<String>> said = new EnumMap<>(Word.class);
        said.put(Word.CARRY, carried);
        said.put(Word.NUMERIC, numeric);
        said.put(Word.CATEGORICAL, categorical);
        said.put(Word.ORDINAL, ordinal);
        said.put(Word.GROUP, group);
        said.put(Word.ID, id);
        said.put(Word.WEIGHT, weight);
        return new Declarations(said, switch (missing) {
            case "refuse" -> Missing.REFUSE;
            case "present" -> Missing.PRESENT;
            case "base" -> Missing.BASE;
            default -> throw new IllegalArgumentException(
                    "--missing-values is \"" + missing + "\"; it must be refuse, present or base");
        });
    }
}
