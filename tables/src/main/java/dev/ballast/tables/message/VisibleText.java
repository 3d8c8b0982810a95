package dev.ballast.tables.message;

/// Text as a person can see it. Whatever a terminal or a page would act on, turn around or not show at all is written as
/// an escape: `\n`, `\r`, `\t`, or the code of the character as in `\u001b`, which JSON reads as the same character.
///
/// All text of a file, and all names of files, columns and classes, pass here before they are shown.
public final class VisibleText {

    private static final int LONGEST_SHOWN = 60;

    private VisibleText() {
    }

    /// Returns text of a file, or a name, as it is shown: on one line, and no blank but the plain one.
    ///
    /// @param text any text
    /// @return the text to show
    public static String of(String text) {
        return escaped(text, false);
    }

    /// Returns a text as messages show it: cut if it is long, and made visible as by [#of].
    ///
    /// @param text any text
    /// @return the text to show
    public static String shown(String text) {
        if (text.length() <= LONGEST_SHOWN) {
            return of(text);
        }
        boolean splits = Character.isHighSurrogate(text.charAt(LONGEST_SHOWN - 1));
        return of(text.substring(0, splits ? LONGEST_SHOWN - 1 : LONGEST_SHOWN)) + "... (" + text.length()
                + " characters)";
    }

    /// Returns a name as tables show it: as messages do, and in quotes if it has blanks at its ends, which could not be seen.
    ///
    /// @param name any name
    /// @return the text to show
    public static String named(String name) {
        boolean clear = !name.isEmpty() && !isBlank(name.codePointAt(0))
                && !isBlank(name.codePointBefore(name.length()));
        return clear ? shown(name) : '"' + shown(name) + '"';
    }

    /// Tells whether a character leaves no ink: blanks of all kinds, also those that do not break and those without width.
    ///
    /// @param codePoint any character
    /// @return whether it is one
    static boolean isBlank(int codePoint) {
        return codePoint <= ' ' || Character.isWhitespace(codePoint) || Character.isSpaceChar(codePoint)
                || codePoint == '\u200b' || codePoint == '\ufeff';
    }

    /// Returns lines that the program wrote as they are shown: line feeds and unusual blanks, which stand between digits,
    /// stay. A last guard: what comes from a file is passed to [#of] first.
    ///
    /// @param text any text
    /// @return the text to show
    public static String ofLines(String text) {
        return escaped(text, true);
    }

    private static String escaped(String text, boolean lines) {
        StringBuilder shown = null;
        int point;
        for (int at = 0; at < text.length(); at += Character.charCount(point)) {
            point = text.codePointAt(at);
            if (shown == null && isVisible(point, lines)) {
                continue;
            }
            if (shown == null) {
                shown = new StringBuilder(text.length() + 16).append(text, 0, at);
            }
            append(point, lines, shown);
        }
        return shown == null ? text : shown.toString();
    }

    private static void append(int point, boolean lines, StringBuilder shown) {
        if (isVisible(point, lines)) {
            shown.appendCodePoint(point);
            return;
        }
        switch (point) {
            case '\n' -> shown.append("\\n");
            case '\r' -> shown.append("\\r");
            case '\t' -> shown.append("\\t");
            default -> {
                for (char unit : Character.toChars(point)) {
                    shown.append("\\u%04x".formatted((int) unit));
                }
            }
        }
    }

    /// Tells whether a text shows as it is.
    ///
    /// @param text any text
    /// @return whether [#of] returns the same text
    public static boolean isVisible(String text) {
        return text.codePoints().allMatch(point -> isVisible(point, false));
    }

    private static boolean isVisible(int point, boolean lines) {
        if (point >= ' ' && point < 0x7f) {
            return true;
        }
        return switch (Character.getType(point)) {
            case Character.CONTROL -> lines && point == '\n';
            case Character.FORMAT, Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR,
                    Character.UNASSIGNED ->
                false;
            case Character.SPACE_SEPARATOR -> lines;
            default -> !isIgnorable(point);
        };
    }

    /// Characters of other kinds that have no look: fillers, joiners and selectors of variants.
    private static boolean isIgnorable(int point) {
        return point == 0x034f || point == 0x115f || point == 0x1160 || point == 0x17b4 || point == 0x17b5
                || (point >= 0x180b && point <= 0x180f) || point == 0x2800 || point == 0x3164
                || (point >= 0xfe00 && point <= 0xfe0f) || point == 0xffa0 || (point >= 0xe0000 && point <= 0xe0fff);
    }
}
