package dev.ballast.tables.kind;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Tells whether the name of a column says that it tells rows apart.
///
/// A name is taken apart at marks, blanks and capitals: `PassengerId`, `order_no` and `patient ID` end in a word for an id.
/// Words that may as well stand for an amount (`index`, `row`, `number`) count only if they are the whole name, as does the
/// empty name, which is what an index without a name is written as.
final class IdNames {

    private static final Set<String> FIRST = Set.of("id", "uuid", "guid");
    private static final Set<String> LAST = Set.of("id", "ids", "uid", "uuid", "guid", "key", "pk", "nr", "no", "rowid",
            "userid", "customerid", "patientid", "recordid");
    private static final Set<String> WHOLE = Set.of("", "index", "idx", "row", "rows", "line", "record", "number",
            "num",
            "rownum", "rownumber", "row number", "row num", "row index", "line number", "record number", "level 0",
            "unnamed 0", "serial", "serial number");

    private IdNames() {
    }

    static boolean isId(String name) {
        List<String> words = words(name);
        return words.isEmpty() || FIRST.contains(words.getFirst()) || LAST.contains(words.getLast())
                || WHOLE.contains(String.join(" ", words));
    }

    private static List<String> words(String name) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean begins = Character.isUpperCase(c) && i > 0 && Character.isLowerCase(name.charAt(i - 1));
            if (begins || !Character.isLetterOrDigit(c)) {
                finish(word, words);
            }
            if (Character.isLetterOrDigit(c)) {
                word.append(c);
            }
        }
        finish(word, words);
        return words;
    }

    private static void finish(StringBuilder word, List<String> words) {
        if (!word.isEmpty()) {
            words.add(word.toString().toLowerCase(Locale.ROOT));
            word.setLength(0);
        }
    }
}
