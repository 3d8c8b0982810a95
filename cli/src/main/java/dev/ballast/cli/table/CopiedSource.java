package dev.ballast.cli.table;

import dev.ballast.tables.scan.TableScanner.HeaderSink;
import dev.ballast.tables.scan.TableSource;
import dev.ballast.tables.text.DelimitedFormat;
import dev.ballast.tables.text.LineEnds;

import java.nio.file.Path;
import java.util.function.LongConsumer;

/// A table of a format that says what the values of its columns are, of which there is a copy as text.
///
/// @param source the copy
/// @param shape  what the format says
public record CopiedSource(TableSource source, TableShape shape) implements TypedSource {

    @Override
    public Path file() {
        return source.file();
    }

    @Override
    public Path text() {
        return source.text();
    }

    @Override
    public DelimitedFormat format() {
        return source.format();
    }

    @Override
    public char expectedDelimiter() {
        return source.expectedDelimiter();
    }

    @Override
    public LineEnds scan(HeaderSink header, LongConsumer progress) {
        return source.scan(header, progress);
    }
}
