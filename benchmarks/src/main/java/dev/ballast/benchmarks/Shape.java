package dev.ballast.benchmarks;

import java.util.Comparator;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How much data is searched. Smallest first.
record Shape(int rows, int columns) implements Comparable<Shape> {

    private static final Pattern TEXT = Pattern.compile("([1-9][0-9]{0,8})x([1-9][0-9]{0,5})");
    private static final Comparator<Shape> ORDER = Comparator.comparingInt(Shape::rows)
            .thenComparingInt(Shape::columns);

    /// Reads what the parameters and command lines of this module hold, such as `20000x16`.
    static Shape parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("shape is \"" + text + "\"; it must be like 20000x16, rows by columns");
        }
        return new Shape(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
    }

    @Override
    public int compareTo(Shape other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%,d x %d", rows, columns);
    }
}
