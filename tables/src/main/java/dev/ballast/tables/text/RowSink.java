package dev.ballast.tables.text;

/// Receives the cells of a table as they are read. Characters are bytes; see [Cells] to make text of them.
public interface RowSink {

    /// Tells, before the first row, whether cells of a column are wanted. Whoever reads may leave out those of others, and need not.
    ///
    /// @param column from 0
    /// @return whether they are
    default boolean wants(int column) {
        return true;
    }

    /// A cell of the present row, without its quotes. The array is only good during the call.
    ///
    /// @param column from 0
    /// @param buffer holds the cell
    /// @param offset where it begins
    /// @param length its length
    /// @param quoted whether it was written in quotes
    void cell(int column, char[] buffer, int offset, int length, boolean quoted);

    /// The present row is complete.
    ///
    /// @param row   its number, from 0, the header not counted
    /// @param line  the number, from 1, of the line it begins on
    /// @param begin the position of its first byte in the file
    /// @param end   the position after its line end
    void endRow(long row, long line, long begin, long end);
}
