package dev.ballast.tables.text;

import dev.ballast.tables.message.Failure;
import dev.ballast.tables.message.VisibleText;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Finds columns by what the user calls them: a name, a number from 1, or `last`, the last column that has a name. Remembers
/// whether one was called by its name, since a line that has it names the columns.
public final class ColumnNames {

    private static final int LONGEST_NUMBER = 8;
    /// So many columns that are called 0, 1, 2, ... are called so on purpose.
    private static final int FEWEST_NUMBERED = 4;

    private final Path file;
    private final List<String> names;
    private final int last;
    private int label = -1;
    private boolean named;
    private boolean lastWanted;

    /// Makes a finder in which `last` is the last column that has a name.
    ///
    /// @param file  the table, for messages
    /// @param names the names of all columns
    public ColumnNames(Path file, List<String> names) {
        this(file, names, lastOf(names));
    }

    /// Makes a finder.
    ///
    /// @param file  the table, for messages
    /// @param names the names of all columns
    /// @param last  the column that `last` means
    public ColumnNames(Path file, List<String> names, int last) {
        this.file = file;
        this.names = List.copyOf(names);
        this.last = last;
    }

    /// Finds the last cell of a first line that holds something.
    ///
    /// @param cells the cells of the line
    /// @return its column, from 0; the last of all if no cell holds something
    public static int lastOf(List<String> cells) {
        for (int column = cells.size() - 1; column >= 0; column--) {
            if (!cells.get(column).isBlank()) {
                return column;
            }
        }
        return cells.size() - 1;
    }

    /// {@return the names of the columns}
    public List<String> names() {
        return names;
    }

    /// Finds the column of the class, as [#find] does.
    ///
    /// @param wanted a name, a number from 1, or `last`
    /// @return the column, from 0
    /// @throws Failure if there is no such column, or the name is there twice
    public int label(String wanted) {
        label = find(wanted);
        return label;
    }

    /// Finds a column. A name goes before a number, and an exact name before one that differs in blanks around it. A name may
    /// stand in double quotes, quotes inside doubled, as it must in a list of names if it has a comma.
    ///
    /// @param wanted a name, a number from 1, or `last`
    /// @return the column, from 0
    /// @throws Failure if there is no such column, or the name is there twice
    public int find(String wanted) {
        int column = unique(wanted, false);
        if (column < 0) {
            column = unique(wanted, true);
        }
        if (column >= 0) {
            named |= !isNumber(wanted) || Integer.parseInt(wanted) > names.size() || areNumbered();
            return column;
        }
        String bare = unquoted(wanted);
        if (!bare.equals(wanted)) {
            return find(bare);
        }
        if (wanted.equals("last")) {
            lastWanted = true;
            return last;
        }
        if (isNumber(wanted)) {
            int number = Integer.parseInt(wanted);
            if (number >= 1 && number <= names.size()) {
                return number - 1;
            }
            throw new Failure(file + ": there is no column number " + wanted + "; the table has " + names.size());
        }
        throw new Failure(file + ": there is no column \"" + VisibleText.shown(wanted) + "\"; " + suggestion(wanted));
    }

    private static boolean isNumber(String wanted) {
        return !wanted.isEmpty() && wanted.length() <= LONGEST_NUMBER
                && wanted.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private boolean areNumbered() {
        String first = names.getFirst().strip();
        if (names.size() < FEWEST_NUMBERED || !(first.equals("0") || first.equals("1"))) {
            return false;
        }
        int from = Integer.parseInt(first);
        return IntStream.range(0, names.size())
                .allMatch(column -> names.get(column).strip().equals(Integer.toString(from + column)));
    }

    /// {@return whether a column was called by what can only be its name}
    public boolean named() {
        return named;
    }

    /// {@return the column of the class; -1 if none was asked for}
    public int label() {
        return label;
    }

    /// Tells whether `last` was asked for, which leaves out columns without a name at the end.
    ///
    /// @param column from 0
    /// @return whether this is one of them
    public boolean leavesOut(int column) {
        return lastWanted && column > last;
    }

    /// Names a column in a message: by its name in quotes, or by its number if it has no name.
    ///
    /// @param names  the names of all columns
    /// @param column from 0
    /// @return what to call it
    public static String shown(List<String> names, int column) {
        return names.get(column).isBlank()
                ? "number " + (column + 1) + " (it has no name)"
                : '"' + VisibleText.shown(names.get(column)) + '"';
    }

    /// Names a column on the command line: by its name, or by its number if the name would need care.
    ///
    /// @param names  the names of all columns
    /// @param column from 0
    /// @return what to type
    public static String shellWord(List<String> names, int column) {
        String name = names.get(column);
        boolean plain = !name.isEmpty() && Collections.frequency(names, name) == 1
                && name.chars().allMatch(c -> Character.isLetterOrDigit(c) || c == '_' || c == '-' || c == '.');
        return plain ? name : Integer.toString(column + 1);
    }

    private static String unquoted(String wanted) {
        String stripped = wanted.strip();
        boolean quoted = stripped.length() >= 2 && stripped.startsWith("\"") && stripped.endsWith("\"");
        return quoted ? stripped.substring(1, stripped.length() - 1).replace("\"\"", "\"") : wanted;
    }

    /// A name with a comma that was cut at it.
    private String quoting(String wanted) {
        return names.stream().filter(name -> name.indexOf(',') >= 0 && List.of(name.split(",")).contains(wanted))
                .findFirst().map(name -> "a name with a comma is written in double quotes, inside single ones for the"
                        + " shell: '\"" + name.replace("\"", "\"\"") + "\"'")
                .orElse("");
    }

    /// Finds several columns.
    ///
    /// @param wanted names or numbers
    /// @return the columns, from 0, ascending
    /// @throws Failure if one is not there
    public int[] findAll(List<String> wanted) {
        TreeSet<Integer> found = new TreeSet<>();
        wanted.forEach(name -> found.add(find(name)));
        return found.stream().mapToInt(Integer::intValue).toArray();
    }

    private int unique(String wanted, boolean strip) {
        List<Integer> found = new ArrayList<>();
        for (int column = 0; column < names.size(); column++) {
            String name = names.get(column);
            if (strip ? name.strip().equals(wanted.strip()) : name.equals(wanted)) {
                found.add(column);
            }
        }
        if (found.size() > 1) {
            throw new Failure(file + ": column name \"" + VisibleText.shown(wanted) + "\" is there " + found.size()
                    + " times; use the column's number, " + (found.get(0) + 1) + " or " + (found.get(1) + 1));
        }
        return found.isEmpty() ? -1 : found.get(0);
    }

    private String suggestion(String wanted) {
        String quoted = quoting(wanted);
        if (!quoted.isEmpty()) {
            return quoted;
        }
        if (names.size() == 1) {
            return "the only column is \"" + VisibleText.shown(names.getFirst()) + "\"; "
                    + (names.getFirst().startsWith("#")
                            ? "if that is a comment, remove the line"
                            : "is the first line a title? remove it; or is the delimiter right? see --delimiter");
        }
        String nearest = names.getFirst();
        for (String name : names) {
            if (edits(wanted, name) < edits(wanted, nearest)) {
                nearest = name;
            }
        }
        if (edits(wanted, nearest) <= Math.max(1, wanted.length() / 2)) {
            return "did you mean \"" + VisibleText.shown(nearest) + "\"?";
        }
        int shown = Math.min(12, names.size());
        return "columns are " + names.stream().limit(shown).map(VisibleText::shown).collect(Collectors.joining(", "))
                + (shown < names.size() ? " and " + (names.size() - shown) + " more" : "");
    }

    /// Edit distance without regard to case (Levenshtein 1966).
    private static int edits(String a, String b) {
        String from = a.toLowerCase(Locale.ROOT);
        String to = b.toLowerCase(Locale.ROOT);
        int[] costs = new int[to.length() + 1];
        Arrays.setAll(costs, i -> i);
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = costs[0];
            costs[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int replaced = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                diagonal = costs[j];
                costs[j] = Math.min(replaced, 1 + Math.min(costs[j], costs[j - 1]));
            }
        }
        return costs[to.length()];
    }
}
