package dev.ballast.cli.table.lines;

import dev.ballast.tables.message.Failure;
import dev.ballast.tables.message.VisibleText;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Pattern;

/// A line in parts: a label, then `index:value`, indices ascending, maybe after `qid:number`; what follows `#` is a comment.
final class LibsvmLine {

    private static final Pattern NUMBER = Pattern
            .compile("[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]+)?|(?i)[+-]?(nan|inf|infinity)");
    private static final int MOST_DIGITS = 9;

    private final Path file;
    private int labelBegin;
    private int labelEnd;
    private int queryBegin;
    private int queryEnd;
    private int[] indices = new int[64];
    private int[] begins = new int[64];
    private int[] ends = new int[64];
    private int entries;

    LibsvmLine(Path file) {
        this.file = file;
    }

    /// Takes a line apart.
    ///
    /// @return whether it is a row; blank lines and comments are none
    boolean parse(ByteLines line) {
        byte[] bytes = line.bytes();
        int end = line.offset() + line.length();
        for (int i = line.offset(); i < end; i++) {
            if (bytes[i] == '#') {
                end = i;
            }
        }
        int at = skipBlanks(bytes, line.offset(), end);
        if (at == end) {
            return false;
        }
        labelBegin = at;
        labelEnd = tokenEnd(bytes, at, end);
        if (colon(bytes, labelBegin, labelEnd) >= 0) {
            throw failure(line, "begins with \"" + text(bytes, labelBegin, labelEnd)
                    + "\" where its label should be; rows without labels are not read");
        }
        entries = 0;
        queryEnd = 0;
        queryBegin = 0;
        int before = -1;
        for (at = skipBlanks(bytes, labelEnd, end); at < end; at = skipBlanks(bytes, at, end)) {
            int stop = tokenEnd(bytes, at, end);
            int colon = colon(bytes, at, stop);
            if (colon < 0) {
                throw failure(line, "has \"" + text(bytes, at, stop) + "\", which is not of the form index:value");
            }
            if (colon == at + 3 && bytes[at] == 'q' && bytes[at + 1] == 'i' && bytes[at + 2] == 'd' && entries == 0) {
                queryBegin = colon + 1;
                queryEnd = stop;
            } else {
                before = entry(line, at, colon, stop, before);
            }
            at = stop;
        }
        return true;
    }

    private int entry(ByteLines line, int begin, int colon, int end, int before) {
        byte[] bytes = line.bytes();
        int index = 0;
        boolean digits = colon > begin && colon - begin <= MOST_DIGITS;
        for (int i = begin; digits && i < colon; i++) {
            digits = bytes[i] >= '0' && bytes[i] <= '9';
            index = 10 * index + bytes[i] - '0';
        }
        if (!digits) {
            throw failure(line,
                    "has index \"" + text(bytes, begin, colon) + "\"; an index is a whole number of at most "
                            + MOST_DIGITS + " digits");
        }
        if (index <= before) {
            throw failure(line, "has index " + index + " after " + before + "; indices of a row must ascend");
        }
        if (!isNumber(bytes, colon + 1, end)) {
            throw failure(line, "has value \"" + text(bytes, colon + 1, end) + "\" at index " + index
                    + ", which is no number");
        }
        if (entries == indices.length) {
            indices = Arrays.copyOf(indices, 2 * entries);
            begins = Arrays.copyOf(begins, 2 * entries);
            ends = Arrays.copyOf(ends, 2 * entries);
        }
        indices[entries] = index;
        begins[entries] = colon + 1;
        ends[entries++] = end;
        return index;
    }

    /// Digits with a point or without are seen at once; all else is looked at more closely.
    private static boolean isNumber(byte[] bytes, int begin, int end) {
        boolean plain = begin < end;
        int points = 0;
        int digits = 0;
        for (int i = begin; plain && i < end; i++) {
            points += bytes[i] == '.' ? 1 : 0;
            digits += bytes[i] >= '0' && bytes[i] <= '9' ? 1 : 0;
            plain = bytes[i] == '.' || (bytes[i] >= '0' && bytes[i] <= '9');
        }
        return (plain && points <= 1 && digits > 0)
                || NUMBER.matcher(new String(bytes, begin, end - begin, StandardCharsets.ISO_8859_1)).matches();
    }

    private static int skipBlanks(byte[] bytes, int from, int end) {
        int at = from;
        while (at < end && (bytes[at] == ' ' || bytes[at] == '\t')) {
            at++;
        }
        return at;
    }

    private static int tokenEnd(byte[] bytes, int from, int end) {
        int at = from;
        while (at < end && bytes[at] != ' ' && bytes[at] != '\t') {
            at++;
        }
        return at;
    }

    private static int colon(byte[] bytes, int from, int end) {
        for (int i = from; i < end; i++) {
            if (bytes[i] == ':') {
                return i;
            }
        }
        return -1;
    }

    private static String text(byte[] bytes, int begin, int end) {
        return VisibleText.shown(new String(bytes, begin, end - begin, StandardCharsets.ISO_8859_1));
    }

    private Failure failure(ByteLines line, String what) {
        return new Failure(file + ":" + line.number() + ": " + what);
    }

    int labelBegin() {
        return labelBegin;
    }

    int labelEnd() {
        return labelEnd;
    }

    boolean hasQuery() {
        return queryEnd > 0;
    }

    int queryBegin() {
        return queryBegin;
    }

    int queryEnd() {
        return queryEnd;
    }

    int entries() {
        return entries;
    }

    int index(int entry) {
        return indices[entry];
    }

    int begin(int entry) {
        return begins[entry];
    }

    int end(int entry) {
        return ends[entry];
    }
}
