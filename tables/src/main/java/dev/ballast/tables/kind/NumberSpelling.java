package dev.ballast.tables.kind;

import java.util.EnumSet;
import java.util.regex.Pattern;

/// Spellings of numbers for people, which programs do not read: they are recognized to be named in messages, never guessed at.
public enum NumberSpelling {

    /// `2,5` or `1.234,5`.
    DECIMAL_COMMA("a decimal comma", "write decimal points", "\\d+,\\d+([eE][+-]?\\d+)?|\\d{1,3}(\\.\\d{3})+,\\d+"),
    /// `1,234` or `1,234.5`.
    THOUSANDS_COMMA("commas between thousands", "leave those out", "\\d{1,3}(,\\d{3})+(\\.\\d+)?"),
    /// `1 234` or `1'234,5`; the blank may be one that does not break.
    THOUSANDS_MARK("marks between thousands", "leave those out",
            "\\d{1,3}([ '_\u00a0\u2009\u202f\u2019]\\d{3})+([.,]\\d+)?|\\d{1,3}(\\.\\d{3}){2,}"),
    /// `12 %`.
    PERCENT("a percent sign", "leave the sign out", "NUMBER[ \u00a0\u202f]?%"),
    /// `$5`, `3,50 EUR`.
    MONEY("a money sign", "leave the sign out", "SIGN[ \u00a0\u202f]?[+\u2212-]?NUMBER|NUMBER[ \u00a0\u202f]?SIGN"),
    /// `(5)` for -5, and the minus of typography.
    MINUS("another minus than -", "write -", "\\(SIGN?NUMBER\\)|\u2212NUMBER");

    private static final int LONGEST = 48;
    private static final String NUMBER = "(?:\\d[\\d.,' _\u00a0\u2009\u202f\u2019]*|[.,]\\d+)";
    private static final String SIGN = "(?:[$\u20ac\u00a3\u00a5\u20b9\u20bd\u20a9\u00a2]|USD|EUR|GBP|CHF|JPY|CNY|INR)";

    private final String words;
    private final String remedy;
    private final Pattern pattern;

    NumberSpelling(String words, String remedy, String form) {
        this.words = words;
        this.remedy = remedy;
        this.pattern = Pattern.compile("[+-]?(?:" + numbers(form) + ")");
    }

    private static String numbers(String form) {
        return form.replace("NUMBER", NUMBER).replace("SIGN", SIGN);
    }

    /// Tells whether a text is a number in this spelling.
    boolean fits(String text) {
        String stripped = text.strip();
        return stripped.length() <= LONGEST && pattern.matcher(stripped).matches();
    }

    /// Says after a text what it is, if it is nearly a number.
    ///
    /// @param text any text
    /// @return for example `, a number with a decimal comma (write decimal points)`; nothing if it is none
    public static String aside(String text) {
        EnumSet<NumberSpelling> found = EnumSet.allOf(NumberSpelling.class);
        found.removeIf(spelling -> !spelling.fits(text));
        return found.isEmpty() ? "" : ", " + explained(found);
    }

    /// Says what texts are that share some spellings; nothing if they share none.
    static String explained(EnumSet<NumberSpelling> shared) {
        if (shared.isEmpty()) {
            return "";
        }
        NumberSpelling first = shared.iterator().next();
        return first == DECIMAL_COMMA && shared.contains(THOUSANDS_COMMA)
                ? "a number with a comma, for decimals or between thousands (write decimal points, and nothing between"
                        + " thousands)"
                : "a number with " + first.words + " (" + first.remedy + ")";
    }
}
