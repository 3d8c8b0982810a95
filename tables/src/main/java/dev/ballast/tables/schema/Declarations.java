package dev.ballast.tables.schema;

import dev.ballast.core.data.Column;
import dev.ballast.core.data.Column.Kind;
import dev.ballast.core.data.Column.Missing;
import dev.ballast.core.data.Column.Role;
import dev.ballast.tables.message.Failure;
import dev.ballast.tables.message.VisibleText;
import dev.ballast.tables.scan.TableProfile;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What the user says of columns.
///
/// @param columns for each word of the user, the columns as they call them
/// @param missing what a missing number means
public record Declarations(Map<Word, List<String>> columns, Missing missing) {

    /// Nothing said.
    public static final Declarations NONE = new Declarations(Map.of(), Missing.REFUSE);

    /// A word for columns.
    public enum Word {
        /// A feature that holds numbers.
        NUMERIC("--numeric", Kind.NUMBER, Role.FEATURE),
        /// A feature that holds categories.
        CATEGORICAL("--categorical", Kind.CATEGORY, Role.FEATURE),
        /// A feature that holds levels with an order, which may be listed: `size=S<M<L`.
        ORDINAL("--ordinal", Kind.ORDINAL, Role.FEATURE),
        /// Carried along.
        CARRY("--carry", Kind.TEXT, Role.CARRIED),
        /// Rows with one value belong together.
        GROUP("--group", Kind.TEXT, Role.GROUP),
        /// The name of a row.
        ID("--id", Kind.TEXT, Role.ID),
        /// How much a row counts.
        WEIGHT("--weight", Kind.NUMBER, Role.WEIGHT);

        private final String option;
        private final Kind kind;
        private final Role role;

        Word(String option, Kind kind, Role role) {
            this.option = option;
            this.kind = kind;
            this.role = role;
        }

        /// {@return the option of the command line}
        public String option() {
            return option;
        }
    }

    /// Copies the map.
    public Declarations {
        columns = Map.copyOf(columns);
    }

    /// Finds the columns.
    ///
    /// @return for a column what it is declared as
    /// @throws Failure if a column is not there, is the target, or is declared twice
    Map<Integer, Declared> find(TableProfile profile, TargetColumns target) {
        Map<Integer, Declared> found = new TreeMap<>();
        for (Word word : Word.values()) {
            for (String wanted : columns.getOrDefault(word, List.of())) {
                int order = word == Word.ORDINAL ? orderOf(profile, wanted) : -1;
                int column = profile.finder().find(order < 0 ? wanted : wanted.substring(0, order));
                List<String> levels = order < 0 ? List.of() : List.of(wanted.substring(order + 1).split("<", -1));
                if (target.contains(column)) {
                    throw new Failure(profile.file() + ": " + word.option + " names the "
                            + (target.label() >= 0 ? "label" : "target") + " column \"" + name(profile, column) + '"');
                }
                Declared before = found.put(column, new Declared(word, levels));
                if (before != null && before.word != word) {
                    throw new Failure(profile.file() + ": column \"" + name(profile, column) + "\" is named by "
                            + before.word.option + " and by " + word.option + "; it can be one of them only");
                }
            }
        }
        return found;
    }

    /// Where the levels of an ordinal column begin, or -1 if none are listed or the whole text is the name of a column.
    private static int orderOf(TableProfile profile, String wanted) {
        return profile.names().contains(wanted) ? -1 : wanted.indexOf('=', wanted.startsWith("\"")
                ? Math.max(0, wanted.indexOf('"', 1))
                : 0);
    }

    private static String name(TableProfile profile, int column) {
        return VisibleText.shown(profile.names().get(column));
    }

    /// What a column is declared as.
    ///
    /// @param levels the levels of an ordinal column, lowest first; empty if they are not listed
    record Declared(Word word, List<String> levels) {

        /// @throws Failure if a level is listed twice
        ColumnUse use(TableProfile profile, int column, Missing missing) {
            if (levels.stream().distinct().count() < levels.size()) {
                throw new Failure(profile.file() + ": --ordinal lists a level of column \"" + name(profile, column)
                        + "\" twice: " + VisibleText.shown(String.join("<", levels)));
            }
            boolean whole = word.kind == Kind.NUMBER && profile.columns().get(column).isInteger();
            Missing policy = switch (word.kind) {
                case NUMBER -> word == Word.WEIGHT ? Missing.REFUSE : missing;
                case CATEGORY -> Missing.LEVEL;
                case ORDINAL -> Missing.REFUSE;
                case WHOLE, BOOLEAN, TIME, TEXT -> Missing.BASE;
            };
            return new ColumnUse(new Column(profile.names().get(column), whole ? Kind.WHOLE : word.kind, word.role,
                    policy, levels), word.option, true);
        }
    }
}
