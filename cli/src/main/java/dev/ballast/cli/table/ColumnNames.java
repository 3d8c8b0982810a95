package dev.ballast.cli.table;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;

/// Finds columns by what the user calls them: a name, a number from 1, or `last`.
public final class ColumnNames {

    private final Path file;
    private final List<String> names;

    /// Makes a finder.
    ///
    /// @param file  the table, for messages
    /// @param names the names of its columns
    public ColumnNames(Path file, List<String> names) {
        this.file = file;
        this.names = names;
    }

    /// Finds a column. A name goes before a number, and an exact name before one that differs in blanks around it. A name may
    /// stand in double quotes, quotes inside doubled, as it must in a list of names if it has a comma.
    ///
    /// @param wanted a name, a number from 1, or `last`
    /// @return the column, from 0
    /// @throws Failure if there is no such column, or the name is there twice
    public int find(String wanted) {
        int exact = unique(wanted, false);
        if (exact >= 0) {
            return exact;
        }
        int stripped = unique(wanted, true);
        if (stripped >= 0) {
            return stripped;
        }
        String bare = unquoted(wanted);
        if (!bare.equals(wanted)) {
            return find(bare);
        }
        if (wanted.equals("last")) {
            return names.size() - 1;
        }
        if (wanted.chars().allMatch(c -> c >= '0' && c <= '9') && !wanted.isEmpty() && wanted.length() < 9) {
            int number = Integer.parseInt(wanted);
            if (number >= 1 && number <= names.size()) {
                return number - 1;
            }
            throw new Failure(file + ": there is no column number " + wanted + "; the table has " + names.size());
        }
        throw new Failure(file + ": there is no column \"" + wanted + "\"; " + suggestion(wanted));
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
            throw new Failure(file + ": column name \"" + wanted + "\" is there " + found.size()
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
            return "the only column is \"" + names.getFirst() + "\"; is the delimiter right? see --delimiter";
        }
        String nearest = names.getFirst();
        for (String name : names) {
            if (edits(wanted, name) < edits(wanted, nearest)) {
                nearest = name;
            }
        }
        if (edits(wanted, nearest) <= Math.max(1, wanted.length() / 2)) {
            return "did you mean \"" + nearest + "\"?";
        }
        int shown = Math.min(12, names.size());
        return "columns are " + String.join(", ", names.subList(0, shown))
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
