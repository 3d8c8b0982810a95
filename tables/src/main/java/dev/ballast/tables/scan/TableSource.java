package dev.ballast.tables.scan;

import dev.ballast.tables.text.DelimitedFormat;
import dev.ballast.tables.text.LineEnds;

import java.nio.file.Path;
import java.util.function.LongConsumer;

/// A table that can be read again and again, row by row, whatever it is kept in. Its cells are text, as [dev.ballast.tables.text.Cells]
/// says; a table of another format has the text that stands for its values.
public interface TableSource {

    /// {@return what the user calls the table, for messages}
    Path file();

    /// {@return the file that positions of rows are in: the table, or a copy of it as text}
    Path text();

    /// {@return how the text is written, once it has been read for the first time}
    ///
    /// @throws IllegalStateException if it has not
    DelimitedFormat format();

    /// {@return what separates cells, as far as is known before the table is read: what was stated, or what its name says}
    char expectedDelimiter();

    /// Reads the table once.
    ///
    /// @param header   receives the header: its cells as text, and where the rows begin; without a header the cells are
    ///                 `c1`, `c2`, ...
    /// @param progress receives the number of bytes read, now and then
    /// @return how its lines end
    /// @throws dev.ballast.tables.message.Failure if the table cannot be read, is empty, or breaks its grammar
    LineEnds scan(TableScanner.HeaderSink header, LongConsumer progress);
}
