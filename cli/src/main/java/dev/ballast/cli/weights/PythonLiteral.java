package dev.ballast.cli.weights;

/// Values as Python, and R, read them: ASCII escapes for what is not a visible character of the first plane, so that a line
/// stays a line wherever it is pasted.
public final class PythonLiteral {

    private PythonLiteral() {
    }

    /// Returns a string.
    ///
    /// @param text any text
    /// @return the literal, in double quotes
    public static String of(String text) {
        StringBuilder literal = new StringBuilder("\"");
        text.codePoints().forEach(c -> literal.append(switch (c) {
            case '"' -> "\\\"";
            case '\\' -> "\\\\";
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            default -> isVisible(c)
                    ? Character.toString(c)
                    : (Character.isBmpCodePoint(c) ? "\\u%04x" : "\\U%08x").formatted(c);
        }));
        return literal.append('"').toString();
    }

    private static boolean isVisible(int c) {
        return Character.isBmpCodePoint(c) && (c == ' ' || switch (Character.getType(c)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED,
                    Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SPACE_SEPARATOR,
                    Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.COMBINING_SPACING_MARK ->
                false;
            default -> true;
        });
    }

    /// Returns a number.
    ///
    /// @param value any number
    /// @return an expression that gives it to the last bit
    public static String of(double value) {
        return Double.isNaN(value)
                ? "float(\"nan\")"
                : Double.isInfinite(value)
                        ? value > 0 ? "float(\"inf\")" : "float(\"-inf\")"
                        : Double.toString(value);
    }
}
