package dev.ballast.tables.scan;

import dev.ballast.tables.check.DelimiterCheck;
import dev.ballast.tables.check.ForeignFormat;
import dev.ballast.tables.message.Failure;
import dev.ballast.tables.text.StatedFormat;
import dev.ballast.tables.text.DelimitedFormat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/// What the first bytes of a file tell, before its first row is read: that it is text, where rows begin, and by what its
/// cells are separated.
///
/// A byte order mark is skipped. So is a first line such as `sep=;`, by which spreadsheets are told the delimiter.
///
/// @param format   how the table is written
/// @param rest     the bytes from the first row on
/// @param position where the first row begins
/// @param lines    how many lines stand before it
record Opening(DelimitedFormat format, InputStream rest, long position, int lines) {

    private static final int HEAD = 1 << 16;
    private static final String MARK = "\u00ef\u00bb\u00bf";

    /// Opens a copy of a table of another format, which is known to be text as it should be.
    static Opening ofCopy(InputStream in) {
        return new Opening(new DelimitedFormat(',', true), in, 0, 0);
    }

    /// Opens a file.
    ///
    /// @param in     the file from its beginning
    /// @param file   the file, for its name
    /// @param stated what the user says about it
    /// @param check  whether the delimiter is checked
    /// @throws Failure if it is no text, or says that it is written otherwise
    static Opening of(InputStream in, Path file, StatedFormat stated, boolean check) throws IOException {
        byte[] bytes = in.readNBytes(HEAD);
        String head = new String(bytes, StandardCharsets.ISO_8859_1);
        ForeignFormat foreign = ForeignFormat.of(head, stated.delimiter() == null ? ',' : stated.delimiter());
        if (foreign != null) {
            throw new Failure(file + ": " + foreign.message());
        }
        int begin = head.startsWith(MARK) ? MARK.length() : 0;
        SeparatorLine separator = SeparatorLine.of(head.substring(begin), file, stated.delimiter());
        begin += separator.length();
        char delimiter = stated.delimiter() != null
                ? stated.delimiter()
                : separator.length() > 0 ? separator.delimiter() : DelimitedFormat.delimiterOf(file);
        if (check && stated.delimiter() == null && separator.length() == 0) {
            DelimiterCheck.require(head.substring(begin), bytes.length < HEAD, delimiter, file);
        }
        InputStream rest = new SequenceInputStream(new ByteArrayInputStream(bytes, begin, bytes.length - begin), in);
        return new Opening(new DelimitedFormat(delimiter, stated.header() == null || stated.header()), rest, begin,
                separator.length() > 0 ? 1 : 0);
    }
}
