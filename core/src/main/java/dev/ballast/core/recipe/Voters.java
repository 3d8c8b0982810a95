package dev.ballast.core.recipe;

/// Lists of rows that vote on categories. A pure function, safe to call from several threads.
public interface Voters {

    /// No lists.
    Voters NONE = new Voters() {

        @Override
        public int size(long list) {
            throw new IndexOutOfBoundsException("there are no voters");
        }

        @Override
        public long row(long list, int i) {
            throw new IndexOutOfBoundsException("there are no voters");
        }
    };

    /// Returns the length of a list.
    ///
    /// @param list which one
    /// @return how many rows vote
    int size(long list);

    /// Returns a row of a list.
    ///
    /// @param list which one
    /// @param i    0 to size - 1
    /// @return a row or point
    long row(long list, int i);
}
