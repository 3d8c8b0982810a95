package dev.ballast.tables.message;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Finds names that look like one name in several spellings: a blank, a capital or quotes apart, the same accented letters
/// coded in two ways (Unicode normal form C tells), or the same number. They are told apart all the same; a hint says so.
public final class Spellings {

    private static final int HINTS = 3;
    private static final int NAMES_SHOWN = 5;
    private static final int LONGEST_NUMBER = 60;
    private static final String QUOTES = "\"'`\u00ab\u00bb\u2018\u2019\u201a\u201c\u201d\u201e";
    private static final String[] COUNTS = {"no", "one", "two", "three", "four", "five"};

    private Spellings() {
    }

    /// Returns a line for each set of names that look like one, a few at most, and one that says how many more there are.
    ///
    /// @param what  what the names are of, in the plural
    /// @param names different names
    /// @return the lines; none if every name looks like no other
    public static List<String> hints(String what, List<String> names) {
        Map<String, Integer> firstOf = new HashMap<>();
        Map<Integer, Set<Integer>> sets = new LinkedHashMap<>();
        for (int i = 0; i < names.size(); i++) {
            Integer first = firstOf.putIfAbsent(key(names.get(i)), i);
            if (first != null) {
                sets.computeIfAbsent(first, place -> new LinkedHashSet<>(Set.of(place))).add(i);
            }
        }
        List<String> hints = new ArrayList<>();
        for (Set<Integer> set : sets.values()) {
            if (hints.size() < HINTS) {
                hints.add(hint(what, set.stream().map(names::get).toList()));
            }
        }
        if (sets.size() > HINTS) {
            int more = sets.size() - HINTS;
            hints.add("and " + more + " more " + (more == 1 ? "name of " : "names of ") + what
                    + (more == 1 ? " is" : " are") + " spelled in several ways");
        }
        return List.copyOf(hints);
    }

    /// What is the same for all spellings of a name.
    private static String key(String name) {
        String bare = unquoted(composed(name));
        BigDecimal number = number(bare);
        if (number == null) {
            return folded(bare);
        }
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toString();
    }

    private static String hint(String what, List<String> names) {
        String apart;
        boolean coded = false;
        if (agree(names, Spellings::trimmed)) {
            apart = "differ only in blanks at the ends";
        } else if (agree(names, Spellings::folded)) {
            apart = "differ only in capitals";
        } else if (agree(names, Spellings::composed)) {
            apart = "differ only in how Unicode codes an accented letter";
            coded = true;
        } else if (agree(names, Spellings::unquoted)) {
            apart = "differ only in quotes around them";
        } else {
            apart = "are one " + (number(unquoted(names.getFirst())) == null ? "name" : "number") + ", spelled in "
                    + (names.size() < COUNTS.length ? COUNTS[names.size()] : names.size()) + " ways";
        }
        return what + ' ' + listed(names, coded) + ' ' + apart;
    }

    private static boolean agree(List<String> names, UnaryOperator<String> rule) {
        return names.stream().map(rule).distinct().count() == 1;
    }

    private static String listed(List<String> names, boolean coded) {
        List<String> shown = Stream.concat(
                names.stream().limit(names.size() > NAMES_SHOWN ? NAMES_SHOWN - 1 : NAMES_SHOWN)
                        .map(name -> '"' + (coded ? escaped(name) : VisibleText.shown(name)) + '"'),
                names.size() > NAMES_SHOWN ? Stream.of(names.size() - NAMES_SHOWN + 1 + " more") : Stream.empty())
                .toList();
        return String.join(", ", shown.subList(0, shown.size() - 1)) + " and " + shown.getLast();
    }

    /// Codes of letters that look alike.
    private static String escaped(String name) {
        return VisibleText.shown(name).chars()
                .mapToObj(c -> c < 128 ? String.valueOf((char) c) : "\\u%04x".formatted(c))
                .collect(Collectors.joining());
    }

    private static String composed(String text) {
        // Only other letters than those of ASCII have several codes, and the tables of Unicode take time to load.
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > 127) {
                return Normalizer.normalize(text, Normalizer.Form.NFC);
            }
        }
        return text;
    }

    private static String trimmed(String text) {
        int begin = 0;
        int end = text.length();
        while (begin < end && VisibleText.isBlank(text.codePointAt(begin))) {
            begin++;
        }
        while (end > begin && VisibleText.isBlank(text.codePointBefore(end))) {
            end--;
        }
        return text.substring(begin, end);
    }

    private static String unquoted(String text) {
        String bare = trimmed(text);
        while (bare.length() >= 2 && QUOTES.indexOf(bare.charAt(0)) >= 0
                && QUOTES.indexOf(bare.charAt(bare.length() - 1)) >= 0) {
            bare = trimmed(bare.substring(1, bare.length() - 1));
        }
        return bare;
    }

    /// As [String#equalsIgnoreCase] compares.
    private static String folded(String text) {
        StringBuilder folded = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            folded.append(Character.toLowerCase(Character.toUpperCase(text.charAt(i))));
        }
        return folded.toString();
    }

    /// Reads a number.
    ///
    /// @param text any text
    /// @return the number that it is; null if it is none
    public static @Nullable BigDecimal number(String text) {
        if (text.isEmpty() || text.length() > LONGEST_NUMBER) {
            return null;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c < '0' || c > '9') && "+-.eE".indexOf(c) < 0) {
                return null;
            }
        }
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException e) {
            // A name such as 1-2 is no number.
            return null;
        }
    }
}
