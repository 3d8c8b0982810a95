package dev.ballast.cli.evaluate;

/// One number about predictions.
///
/// @param key   what it is called in JSON
/// @param name  what it is called in words
/// @param value NaN if it is not defined
/// @param lower the lower end of its interval; NaN if it has none
/// @param upper the upper end of its interval; NaN if it has none
/// @param note  what to read it by, or an empty text
public record Measure(String key, String name, double value, double lower, double upper, String note) {

    boolean hasInterval() {
        return !Double.isNaN(lower) && !Double.isNaN(upper);
    }
}
