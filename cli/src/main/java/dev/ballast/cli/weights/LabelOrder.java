package dev.ballast.cli.weights;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;

/// The classes of a table in the order, and of the type, in which a learner knows them: numbers by value, text by code point,
/// as scikit-learn's `LabelEncoder` and `classes_` have them.
///
/// @param type    what the labels are
/// @param codes   for every index of a learner, the code of the class
/// @param keys    for every index, the label as a Python expression
/// @param merging labels of which two are one number or boolean to Python, so that all are taken for text; or empty
public record LabelOrder(LabelType type, List<Integer> codes, List<String> keys, List<String> merging) {

    private static final Set<String> BOOLEANS = Set.of("True", "TRUE", "true", "False", "FALSE", "false");
    private static final BigInteger LEAST = BigInteger.valueOf(Long.MIN_VALUE);
    private static final BigInteger LARGEST = BigInteger.valueOf(Long.MAX_VALUE);
    private static final int UNSIGNED_BITS = 64;

    /// A class: its label as Python sees it.
    private record Known(int code, String name, Comparable<?> value, String key) {}

    /// Orders classes.
    ///
    /// @param names the label of every class, in code order
    /// @return the order
    public static LabelOrder of(List<String> names) {
        LabelType type = type(names);
        List<Known> known = known(names, type);
        List<String> merging = merging(known);
        if (!merging.isEmpty()) {
            type = LabelType.TEXT;
            known = known(names, type);
        }
        return new LabelOrder(type, known.stream().map(Known::code).toList(), known.stream().map(Known::key).toList(),
                merging);
    }

    private static LabelType type(List<String> names) {
        if (BOOLEANS.containsAll(names)) {
            return LabelType.BOOLEAN;
        }
        if (names.stream().allMatch(LabelOrder::isInteger)) {
            return isOneIntegerType(names) ? LabelType.INTEGER : LabelType.TEXT;
        }
        return names.stream().allMatch(LabelOrder::isNumber) ? LabelType.DECIMAL : LabelType.TEXT;
    }

    private static boolean isInteger(String name) {
        return trimmed(name).matches("[+-]?[0-9]+");
    }

    private static boolean isNumber(String name) {
        return trimmed(name).matches("[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]+)?|[+-]?(?i:inf|infinity)");
    }

    /// Blanks around numbers do not count.
    private static String trimmed(String name) {
        return name.replaceAll("^ +| +$", "");
    }

    /// 64 bits, with a sign or without, hold all; others stay text.
    private static boolean isOneIntegerType(List<String> names) {
        List<BigInteger> values = names.stream().map(LabelOrder::integer).toList();
        return values.stream().allMatch(value -> value.compareTo(LEAST) >= 0 && value.compareTo(LARGEST) <= 0)
                || values.stream().allMatch(value -> value.signum() >= 0 && value.bitLength() <= UNSIGNED_BITS);
    }

    private static BigInteger integer(String name) {
        String digits = trimmed(name);
        return new BigInteger(digits.startsWith("+") ? digits.substring(1) : digits);
    }

    private static double number(String name) {
        String text = trimmed(name);
        return text.toLowerCase(Locale.ROOT).contains("inf")
                ? text.startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY
                : Double.parseDouble(text) + 0.0;
    }

    private static List<Known> known(List<String> names, LabelType type) {
        return IntStream.range(0, names.size()).mapToObj(code -> {
            String name = names.get(code);
            return switch (type) {
                case INTEGER -> new Known(code, name, integer(name), integer(name).toString());
                case DECIMAL -> new Known(code, name, number(name), PythonLiteral.of(number(name)));
                case BOOLEAN -> {
                    boolean value = name.equalsIgnoreCase("true");
                    yield new Known(code, name, value, value ? "True" : "False");
                }
                case TEXT -> new Known(code, name, name, PythonLiteral.of(name));
            };
        }).sorted(order(type)).toList();
    }

    private static Comparator<Known> order(LabelType type) {
        return switch (type) {
            case INTEGER -> Comparator.comparing(known -> (BigInteger) known.value());
            case DECIMAL -> Comparator.comparing(known -> (Double) known.value());
            case BOOLEAN -> Comparator.comparing(known -> (Boolean) known.value());
            case TEXT -> (one, other) -> compareCodePoints(one.name(), other.name());
        };
    }

    /// Python compares characters; Java's own order of text compares halves of the rarer ones.
    private static int compareCodePoints(String one, String other) {
        int[] left = one.codePoints().toArray();
        int[] right = other.codePoints().toArray();
        return Arrays.compare(left, right);
    }

    private static List<String> merging(List<Known> known) {
        List<String> merging = new ArrayList<>();
        for (int index = 1; index < known.size(); index++) {
            if (known.get(index).value().equals(known.get(index - 1).value())) {
                merging.addAll(List.of(known.get(index - 1).name(), known.get(index).name()));
            }
        }
        return merging.stream().distinct().toList();
    }

    /// {@return whether labels are the indices: whole numbers 0 to K-1}
    public boolean isIndex() {
        return type == LabelType.INTEGER
                && IntStream.range(0, keys.size()).allMatch(index -> keys.get(index).equals(Integer.toString(index)));
    }

    /// {@return the number of classes}
    public int classes() {
        return codes.size();
    }
}
