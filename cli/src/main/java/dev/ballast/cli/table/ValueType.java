package dev.ballast.cli.table;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// What the values of a column are, in formats that say so.
public sealed interface ValueType {

    /// A part of a second.
    enum Unit {
        /// A second.
        SECOND(1),
        /// 1/1,000.
        MILLI(1_000),
        /// 1/1,000,000.
        MICRO(1_000_000),
        /// 1/1,000,000,000.
        NANO(1_000_000_000);

        private final long perSecond;

        Unit(long perSecond) {
            this.perSecond = perSecond;
        }

        /// {@return how many are a second}
        public long perSecond() {
            return perSecond;
        }
    }

    /// Whole numbers.
    ///
    /// @param bits   8, 16, 32 or 64
    /// @param signed whether there are negative ones
    record Whole(int bits, boolean signed) implements ValueType {}

    /// Numbers of binary digits.
    ///
    /// @param bits 16, 32 or 64
    record Real(int bits) implements ValueType {}

    /// Numbers of so many decimal digits.
    ///
    /// @param precision how many
    /// @param scale     how many of them after the point
    record Decimal(int precision, int scale) implements ValueType {}

    /// Text.
    ///
    /// @param coded  whether each text is kept once, and called by its number
    /// @param levels all that there may be, in their order; null if that is not said
    record Text(boolean coded, @Nullable List<String> levels) implements ValueType {

        /// Any text.
        public static final Text PLAIN = new Text(false, null);
    }

    /// Bytes that are no text.
    ///
    /// @param length of each; 0 if they differ
    record Bytes(int length) implements ValueType {}

    /// True or false.
    record Truth() implements ValueType {}

    /// Days.
    record Date() implements ValueType {}

    /// Times of a day.
    ///
    /// @param unit what is counted
    record Time(Unit unit) implements ValueType {}

    /// Days and times.
    ///
    /// @param unit what is counted
    /// @param zone the zone that they are shown in; null if they are those of a clock on the wall
    record Moment(Unit unit, @Nullable String zone) implements ValueType {}

    /// {@return whether values are numbers}
    default boolean isNumber() {
        return this instanceof Whole || this instanceof Real || this instanceof Decimal;
    }

    /// {@return the word for it in a table of columns}
    default String word() {
        return switch (this) {
            case Whole whole -> (whole.signed ? "int" : "uint") + whole.bits;
            case Real real -> "float" + real.bits;
            case Decimal decimal -> "decimal(" + decimal.precision + "," + decimal.scale + ")";
            case Text text -> text.coded ? "dictionary" : "string";
            case Bytes _ -> "bytes";
            case Truth _ -> "boolean";
            case Date _ -> "date";
            case Time _ -> "time";
            case Moment moment -> moment.zone == null ? "timestamp" : "timestamp, " + moment.zone;
        };
    }
}
