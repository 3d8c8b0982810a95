package dev.ballast.cli.output;

/// Takes the rows of a result, as lines of text in the order of the result, and puts them down in some format.
public interface RowTarget {

    /// Takes bytes of lines.
    ///
    /// @param bytes  holds them
    /// @param length how many, from the start
    void write(byte[] bytes, int length);

    /// Takes bytes of the input.
    ///
    /// @param input the input
    /// @param begin the first byte
    /// @param end   the place after the last
    void copy(InputBytes input, long begin, long end);

    /// All rows were taken: what is kept back is put down.
    void finish();
}
