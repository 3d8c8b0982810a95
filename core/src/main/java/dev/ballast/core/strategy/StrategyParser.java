package dev.ballast.core.strategy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Reads the text form of a strategy.
final class StrategyParser {

    private static final String SHARES = "share:";
    private static final String CLASSES = "classes:";
    private static final String FORMS = "expected auto, minority, majority, not-minority, not-majority, all, balance, extreme, a ratio"
            + " such as 0.5, rows or factors such as fraud=5000,ok=x0.1, shares such as share:fraud=0.3, or classes to clean such as"
            + " classes:ok,odd";

    private StrategyParser() {
    }

    static SamplingStrategy parse(String text) {
        String trimmed = text.strip();
        if (trimmed.startsWith(SHARES)) {
            Map<String, Double> shares = new LinkedHashMap<>();
            parts(trimmed.substring(SHARES.length()), text)
                    .forEach((name, value) -> shares.put(name, number(value, text)));
            return new Shares(shares);
        }
        if (trimmed.startsWith(CLASSES)) {
            return new Listed(split(trimmed.substring(CLASSES.length()), text).stream().map(StrategyParser::unquoted)
                    .toList());
        }
        if (trimmed.contains("=")) {
            Map<String, PerClass.Goal> goals = new LinkedHashMap<>();
            parts(text, text).forEach((name, value) -> goals.put(name, goal(name, value, text)));
            return new PerClass(goals);
        }
        String name = trimmed.toLowerCase(Locale.ROOT).replace(' ', '-').replace('_', '-');
        for (Named named : Named.values()) {
            if (named.toString().equals(name)) {
                return named;
            }
        }
        return new Ratio(number(trimmed, text));
    }

    private static Map<String, String> parts(String list, String text) {
        Map<String, String> parts = new LinkedHashMap<>();
        for (String part : split(list, text)) {
            int equals = part.lastIndexOf('=');
            if (equals <= 0 || equals == part.length() - 1) {
                throw new IllegalArgumentException("strategy \"" + text + "\": \"" + part
                        + "\" is not of the form class=value"
                        + (equals < 0 && list.indexOf(',') >= 0
                                ? "; a class whose name has a comma is written in double quotes, as in \"a,b\"=50"
                                : ""));
            }
            String name = unquoted(part.substring(0, equals));
            if (parts.put(name, part.substring(equals + 1).strip()) != null) {
                throw new IllegalArgumentException("strategy \"" + text + "\" names class \"" + name + "\" twice");
            }
        }
        return parts;
    }

    /// Cuts at commas outside double quotes.
    private static List<String> split(String list, String text) {
        List<String> parts = new ArrayList<>();
        boolean quoted = false;
        int begin = 0;
        for (int i = 0; i < list.length(); i++) {
            if (list.charAt(i) == '"') {
                quoted = !quoted;
            } else if (list.charAt(i) == ',' && !quoted) {
                parts.add(list.substring(begin, i));
                begin = i + 1;
            }
        }
        if (quoted) {
            throw new IllegalArgumentException("strategy \"" + text + "\" has a quote that is not closed");
        }
        parts.add(list.substring(begin));
        return parts;
    }

    private static String unquoted(String name) {
        String stripped = name.strip();
        boolean quoted = stripped.length() >= 2 && stripped.startsWith("\"") && stripped.endsWith("\"");
        return quoted ? stripped.substring(1, stripped.length() - 1).replace("\"\"", "\"") : name;
    }

    /// A class name as it is written in the text form.
    static String quoted(String name) {
        return name.indexOf(',') < 0 && name.indexOf('"') < 0 ? name : '"' + name.replace("\"", "\"\"") + '"';
    }

    private static PerClass.Goal goal(String name, String value, String text) {
        try {
            return value.startsWith("x")
                    ? new PerClass.Times(number(value.substring(1), text))
                    : new PerClass.Rows(Long.parseLong(value));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("strategy \"" + text + "\": \"" + value
                    + "\" is neither a whole number of rows nor a factor such as x2.5", e);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("class \"" + name + "\": " + e.getMessage(), e);
        }
    }

    private static double number(String value, String text) {
        try {
            return Double.parseDouble(value);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("strategy \"" + text + "\" is not understood; " + FORMS, e);
        }
    }
}
