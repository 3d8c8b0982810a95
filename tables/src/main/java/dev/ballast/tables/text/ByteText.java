package dev.ballast.tables.text;

import dev.ballast.tables.message.Failure;

import java.util.Arrays;
import java.util.Objects;

/// A growing run of bytes.
public final class ByteText {

    private byte[] bytes = new byte[256];
    private int length;

    /// Makes an empty run.
    public ByteText() {
    }

    /// Adds a byte.
    ///
    /// @param b the byte
    public void put(byte b) {
        if (length == bytes.length) {
            grow(1);
        }
        bytes[length++] = b;
    }

    /// Adds bytes.
    ///
    /// @param source the bytes
    public void put(byte[] source) {
        grow(source.length);
        System.arraycopy(source, 0, bytes, length, source.length);
        length += source.length;
    }

    /// Adds text that is all ASCII.
    ///
    /// @param text the text
    public void putAscii(CharSequence text) {
        int count = text.length();
        grow(count);
        for (int i = 0; i < count; i++) {
            bytes[length + i] = (byte) text.charAt(i);
        }
        length += count;
    }

    private void grow(int more) {
        if (more > Integer.MAX_VALUE - 8 - length) {
            throw new Failure("a row, or what is kept of it, is longer than " + (Integer.MAX_VALUE - 8)
                    + " bytes, the most that can be kept");
        }
        int needed = length + more;
        if (needed > bytes.length) {
            bytes = Arrays.copyOf(bytes, (int) Math.min(Integer.MAX_VALUE - 8, Math.max(needed, bytes.length * 2L)));
        }
    }

    /// {@return the number of bytes}
    public int length() {
        return length;
    }

    /// {@return the array that holds the bytes, longer than they are; not a copy}
    public byte[] array() {
        return bytes;
    }

    /// {@return a copy of the bytes}
    public byte[] toBytes() {
        return Arrays.copyOf(bytes, length);
    }

    /// Removes bytes at the end.
    ///
    /// @param newLength how many are left, at most [#length()]
    public void shorten(int newLength) {
        length = Objects.checkIndex(newLength, length + 1);
    }

    /// Removes all bytes.
    public void clear() {
        length = 0;
    }
}
