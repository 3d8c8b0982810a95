package dev.ballast.core.method;

import java.util.Arrays;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/// An option of a method: its name, its standard value, the values it takes, and one line about it. Text and values go
/// both ways.
///
/// @param <T> the type of its values
public sealed interface Option<T> {

    /// {@return its name on the command line}
    String name();

    /// {@return its value unless given}
    T standard();

    /// {@return what values it takes, in words}
    String range();

    /// {@return what it does, in one line}
    String says();

    /// {@return the kind of its values, in a word}
    String type();

    /// Reads a value.
    ///
    /// @param text the value as text
    /// @return the value
    /// @throws IllegalArgumentException if it is none that this option takes
    T parse(String text);

    /// Writes a value.
    ///
    /// @param value a value of this option
    /// @return the text that [#parse(String)] reads
    default String text(T value) {
        return String.valueOf(value);
    }

    private IllegalArgumentException refused(String text) {
        return new IllegalArgumentException("option " + name() + " is \"" + text + "\"; it must be " + range());
    }

    /// A whole number.
    ///
    /// @param name     its name
    /// @param standard its value unless given
    /// @param least    the least value it takes
    /// @param most     the largest value it takes
    /// @param says     what it does
    record Whole(String name, Integer standard, int least, int most, String says) implements Option<Integer> {

        /// Makes an option without a largest value.
        ///
        /// @param name     its name
        /// @param standard its value unless given
        /// @param least    the least value it takes
        /// @param says     what it does
        public Whole(String name, Integer standard, int least, String says) {
            this(name, standard, least, Integer.MAX_VALUE, says);
        }

        @Override
        public String range() {
            return most == Integer.MAX_VALUE
                    ? least + ", " + (least + 1) + ", ..."
                    : "a whole number from " + least + " to " + most;
        }

        @Override
        public String type() {
            return "whole number";
        }

        @Override
        public Integer parse(String text) {
            try {
                int value = Integer.parseInt(text);
                if (value >= least && value <= most) {
                    return value;
                }
            } catch (NumberFormatException e) {
                // Said below, as for numbers that are out of range.
            }
            throw ((Option<Integer>) this).refused(text);
        }
    }

    /// A number.
    ///
    /// @param name     its name
    /// @param standard its value unless given
    /// @param least    the least value it takes
    /// @param most     the largest value it takes
    /// @param says     what it does
    record Real(String name, Double standard, double least, double most, String says) implements Option<Double> {

        @Override
        public String range() {
            return most == Double.POSITIVE_INFINITY
                    ? "a number, at least " + least
                    : "a number from " + least + " to " + most;
        }

        @Override
        public String type() {
            return "number";
        }

        @Override
        public Double parse(String text) {
            try {
                double value = Double.parseDouble(text);
                if (value >= least && value <= most && Double.isFinite(value)) {
                    return value;
                }
            } catch (NumberFormatException e) {
                // Said below, as for numbers that are out of range.
            }
            throw ((Option<Double>) this).refused(text);
        }
    }

    /// Yes or no.
    ///
    /// @param name     its name
    /// @param standard its value unless given
    /// @param says     what it does
    record Flag(String name, Boolean standard, String says) implements Option<Boolean> {

        @Override
        public String range() {
            return "true or false";
        }

        @Override
        public String type() {
            return "flag";
        }

        @Override
        public Boolean parse(String text) {
            return switch (text) {
                case "true" -> true;
                case "false" -> false;
                default -> throw ((Option<Boolean>) this).refused(text);
            };
        }
    }

    /// Anything else that can be read from text.
    ///
    /// @param <T>      what it is
    /// @param name     its name
    /// @param standard its value unless given; values are written by their `toString`
    /// @param type     the kind of its values, in a word
    /// @param range    what values it takes, in words
    /// @param says     what it does
    /// @param reader   reads a value, and throws an `IllegalArgumentException` that says what is wrong
    record Read<T>(String name, T standard, String type, String range, String says, Function<String, T> reader)
            implements
                Option<T> {

        @Override
        public T parse(String text) {
            try {
                return reader.apply(text);
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("option " + name + " is \"" + text + "\"; it must be " + range + ": "
                        + e.getMessage(), e);
            }
        }
    }

    /// One of several words: the constants of an enum, in small letters with hyphens.
    ///
    /// @param <E>      the enum
    /// @param name     its name
    /// @param standard its value unless given
    /// @param says     what it does
    record Choice<E extends Enum<E>>(String name, E standard, String says) implements Option<E> {

        @Override
        public String range() {
            return Arrays.stream(standard.getDeclaringClass().getEnumConstants()).map(this::text)
                    .collect(Collectors.joining(" or "));
        }

        @Override
        public String type() {
            return "word";
        }

        @Override
        public E parse(String text) {
            for (E value : standard.getDeclaringClass().getEnumConstants()) {
                if (text(value).equals(text)) {
                    return value;
                }
            }
            throw ((Option<E>) this).refused(text);
        }

        @Override
        public String text(E value) {
            return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
