package dev.ballast.cli.table;

import dev.ballast.cli.output.RowTarget;
import dev.ballast.cli.output.StagedFile;
import dev.ballast.tables.scan.TableSource;

import java.util.List;

/// A format that tables are kept in.
public interface TableFormat {

    /// {@return what people call it}
    String name();

    /// {@return how names of its files end, in lower case, the usual one first}
    List<String> endings();

    /// {@return whether its files are delimited text, so that lines of a result need no change but compression}
    default boolean isText() {
        return false;
    }

    /// {@return whether it keeps, for every row, the row of the input that it starts from}
    default boolean wantsBases() {
        return false;
    }

    /// Reads a table.
    ///
    /// @param read which, and what is said about it
    /// @return the table, to be read again and again
    /// @throws dev.ballast.tables.message.Failure if it is not of this format, or cannot be read
    TableSource open(ReadRequest read);

    /// Begins to write a table.
    ///
    /// @param file  where it goes
    /// @param table what is known of it
    /// @return takes its rows
    /// @throws dev.ballast.tables.message.Failure if the format cannot hold it
    RowTarget target(StagedFile file, ResultTable table);
}
