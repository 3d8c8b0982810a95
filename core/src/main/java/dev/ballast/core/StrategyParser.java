package dev.ballast.core;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/// Reads the text form of a strategy.
final class StrategyParser {

    private static final String SHARES = "share:";
    private static final String FORMS = "expected auto, minority, majority, not-minority, not-majority, all, a ratio"
            + " such as 0.5, rows or factors such as fraud=5000,ok=x0.1, or shares such as share:fraud=0.3";

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
        for (String part : list.split(",", -1)) {
            int equals = part.lastIndexOf('=');
            if (equals <= 0 || equals == part.length() - 1) {
                throw new IllegalArgumentException(
                        "strategy \"" + text + "\": \"" + part + "\" is not of the form class=value");
            }
            if (parts.put(part.substring(0, equals), part.substring(equals + 1).strip()) != null) {
                throw new IllegalArgumentException(
                        "strategy \"" + text + "\" names class \"" + part.substring(0, equals) + "\" twice");
            }
        }
        return parts;
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
