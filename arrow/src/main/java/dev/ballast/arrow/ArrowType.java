package dev.ballast.arrow;

import java.util.List;

/// What a column holds.
public sealed interface ArrowType {

    /// Types that need no more said.
    enum Plain implements ArrowType {
        /// Whole numbers of 64 bits, with a sign.
        INT64,
        /// Numbers of double precision.
        FLOAT64,
        /// Truth values, a bit each.
        BOOLEAN
    }

    /// Texts of which a few come again and again: written once, and then called by their places in the list, which take 1, 2 or 4
    /// bytes.
    ///
    /// @param values  the texts
    /// @param ordered whether their order means something
    record Dictionary(List<String> values, boolean ordered) implements ArrowType {

        /// Copies the list.
        public Dictionary {
            values = List.copyOf(values);
        }

        /// The bytes of a place in the list.
        int indexBytes() {
            return values.size() <= Byte.MAX_VALUE + 1
                    ? Byte.BYTES
                    : values.size() <= Short.MAX_VALUE + 1 ? Short.BYTES : Integer.BYTES;
        }
    }
}
