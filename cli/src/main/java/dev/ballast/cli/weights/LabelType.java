package dev.ballast.cli.weights;

/// What the labels of a table are to a Python program that reads it with pandas, unless told otherwise.
public enum LabelType {
    /// Whole numbers: 0, 1, -1, 007.
    INTEGER("whole numbers"),
    /// Numbers of which one is written with a point or an exponent: 0.5, 1.0.
    DECIMAL("decimal numbers"),
    /// True and False, also in capitals or small letters.
    BOOLEAN("booleans"),
    /// All others.
    TEXT("text");

    private final String words;

    LabelType(String words) {
        this.words = words;
    }

    /// {@return the type in words}
    public String words() {
        return words;
    }
}
