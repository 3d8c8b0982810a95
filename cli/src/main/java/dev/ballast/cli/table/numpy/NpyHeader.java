package dev.ballast.cli.table.numpy;

import dev.ballast.tables.message.Failure;
import dev.ballast.tables.message.VisibleText;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What stands before the numbers of an array (versions 1 to 3).
///
/// @param fields  the fields of an element: one without a name, or those of a record
/// @param fortran whether columns come one after another, not rows
/// @param shape   how many there are in every direction
/// @param bytes   how long it is
record NpyHeader(List<Field> fields, boolean fortran, List<Long> shape, int bytes) {

    /// A field of an element.
    ///
    /// @param name  what it is called; empty for the only one
    /// @param type  its type, as NumPy writes it
    /// @param bytes how many it takes
    record Field(String name, String type, int bytes) {

        char kind() {
            return type.charAt(1);
        }

        ByteOrder order() {
            return type.charAt(0) == '>' ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        }
    }

    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
    private static final int ALIGNMENT = 64;
    private static final int LONGEST = 1 << 20;
    private static final Pattern FORM = Pattern.compile(
            "\\{\\s*'descr':\\s*('[^']*'|\\[[^\\]]*\\])\\s*,\\s*'fortran_order':\\s*(True|False)\\s*,\\s*'shape':\\s*"
                    + "\\(([0-9L,\\s]*)\\)\\s*,?\\s*\\}\\s*");
    private static final Pattern FIELD = Pattern.compile("\\(\\s*'((?:[^'\\\\]|\\\\.)*)'\\s*,\\s*'([^']*)'\\s*\\)");
    private static final Pattern TYPE = Pattern.compile("([<>|=])([fiubUS])([0-9]{1,9})");

    /// Copies the lists.
    NpyHeader {
        fields = List.copyOf(fields);
        shape = List.copyOf(shape);
    }

    /// Reads one.
    ///
    /// @param name what to call the array in messages
    static NpyHeader read(InputStream in, String name) throws IOException {
        byte[] start = in.readNBytes(MAGIC.length + 2);
        if (start.length < MAGIC.length + 2 || !Arrays.equals(MAGIC, Arrays.copyOf(start, MAGIC.length))) {
            throw new Failure(name + ": is no NumPy array: it does not begin as one");
        }
        int version = start[MAGIC.length];
        if (version < 1 || version > 3) {
            throw new Failure(name + ": is a NumPy array of version " + version + "; 1 to 3 are known");
        }
        int size = version == 1 ? Short.BYTES : Integer.BYTES;
        ByteBuffer prefix = ByteBuffer.wrap(exactly(in, size)).order(ByteOrder.LITTLE_ENDIAN);
        long length = version == 1 ? prefix.getShort() & 0xffff : prefix.getInt() & 0xffffffffL;
        if (length > LONGEST) {
            throw new Failure(name + ": says that its header takes " + length + " bytes; more than " + LONGEST
                    + " are not believed");
        }
        String text = new String(exactly(in, (int) length),
                version == 3 ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1);
        return parse(text, name, start.length + size + (int) length);
    }

    private static byte[] exactly(InputStream in, int count) throws IOException {
        byte[] bytes = in.readNBytes(count);
        if (bytes.length < count) {
            throw new EOFException("it ends within the header of an array");
        }
        return bytes;
    }

    private static NpyHeader parse(String text, String name, int bytes) {
        Matcher form = FORM.matcher(text.strip());
        if (!form.matches()) {
            throw new Failure(name + ": has a header that is not understood: " + VisibleText.shown(text.strip()));
        }
        List<Field> fields = new ArrayList<>();
        if (form.group(1).startsWith("'")) {
            fields.add(field("", form.group(1).substring(1, form.group(1).length() - 1), name));
        } else {
            Matcher field = FIELD.matcher(form.group(1));
            while (field.find()) {
                fields.add(field(field.group(1), field.group(2), name));
            }
        }
        if (fields.isEmpty()) {
            throw new Failure(name + ": has a header without a type");
        }
        List<Long> shape = new ArrayList<>();
        for (String part : form.group(3).replace("L", "").split(",", -1)) {
            if (!part.isBlank()) {
                shape.add(count(part.strip(), name));
            }
        }
        return new NpyHeader(fields, form.group(2).equals("True"), shape, bytes);
    }

    private static long count(String digits, String name) {
        try {
            return Long.parseLong(digits);
        } catch (NumberFormatException e) {
            throw new Failure(name + ": has a shape of " + digits + ", more than can be counted", e);
        }
    }

    private static Field field(String called, String type, String name) {
        Matcher form = TYPE.matcher(type);
        if (!form.matches()) {
            throw new Failure(name + ": has values of type '" + VisibleText.shown(type) + "', which is not read"
                    + (type.endsWith("O") ? " (objects of Python)" : "")
                    + "; numbers, truth values and texts are: convert it by numpy.asarray(..., dtype=float)");
        }
        long size = Long.parseLong(form.group(3)) * (form.group(2).equals("U") ? Integer.BYTES : 1);
        boolean known = switch (form.group(2)) {
            case "f" -> size == 2 || size == 4 || size == 8;
            case "i", "u" -> size == 1 || size == 2 || size == 4 || size == 8;
            case "b" -> size == 1;
            default -> size <= LONGEST;
        };
        if (!known) {
            throw new Failure(name + ": has values of type '" + type + "', which is not read");
        }
        return new Field(called, type, (int) size);
    }

    /// The number of rows: of the first direction, or 1 of a single value.
    long rows() {
        return shape.isEmpty() ? 1 : shape.getFirst();
    }

    /// The number of elements of a row.
    ///
    /// @throws Failure if there are more than two directions
    int width(String name) {
        if (shape.size() > 2) {
            throw new Failure(name + ": has a shape of " + shape + "; a table has one direction or two: reshape it");
        }
        long width = shape.size() < 2 ? 1 : shape.get(1);
        if (width > Integer.MAX_VALUE / 8) {
            throw new Failure(name + ": says that it has " + width + " columns; more than " + Integer.MAX_VALUE / 8
                    + " are not believed");
        }
        return (int) width;
    }

    /// Bytes of an element.
    int elementBytes() {
        return fields.stream().mapToInt(Field::bytes).sum();
    }

    /// Checks that as many bytes follow as the shape says.
    void requireBytes(long have, String name) {
        long need;
        try {
            need = Math.multiplyExact(Math.multiplyExact(rows(), (long) width(name)), (long) elementBytes());
        } catch (ArithmeticException e) {
            need = Long.MAX_VALUE;
        }
        if (need != have) {
            throw new Failure(name + ": says that it has a shape of " + shape + ", which takes "
                    + (need == Long.MAX_VALUE
                            ? "more than can be counted"
                            : need + " bytes")
                    + ", and has " + have + "; it is cut or damaged");
        }
    }

    /// Writes one.
    static byte[] of(String type, long... shape) {
        String counts = Arrays.stream(shape).mapToObj(Long::toString).collect(Collectors.joining(", "));
        StringBuilder text = new StringBuilder("{'descr': '").append(type)
                .append("', 'fortran_order': False, 'shape': (")
                .append(counts).append(shape.length == 1 ? ",), }" : "), }");
        int length = MAGIC.length + 2 + Short.BYTES + text.length() + 1;
        text.repeat(' ', Math.floorMod(-length, ALIGNMENT)).append('\n');
        return ByteBuffer.allocate(MAGIC.length + 2 + Short.BYTES + text.length()).order(ByteOrder.LITTLE_ENDIAN)
                .put(MAGIC).put((byte) 1).put((byte) 0).putShort((short) text.length())
                .put(text.toString().getBytes(StandardCharsets.US_ASCII)).array();
    }
}
