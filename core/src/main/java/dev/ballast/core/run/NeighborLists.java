package dev.ballast.core.run;

/// The answer to a [NeighborQuestion]. Immutable and thread-safe.
public interface NeighborLists {

    /// {@return the number of rows that asked}
    int queries();

    /// {@return the number of neighbors of each}
    int k();

    /// Returns a row that asked.
    ///
    /// @param query from 0; the rows that ask are in ascending order
    /// @return its number in the data set
    int asking(int query);

    /// Returns a neighbor.
    ///
    /// @param query from 0
    /// @param rank  from 0, the nearest
    /// @return its number in the data set
    int row(int query, int rank);

    /// Returns the squared distance of a neighbor.
    ///
    /// @param query from 0
    /// @param rank  from 0, the nearest
    /// @return the squared distance
    double squaredDistance(int query, int rank);

    /// Returns the distance of a neighbor, which is there also where its square is beyond the range of `double`.
    ///
    /// @param query from 0
    /// @param rank  from 0, the nearest
    /// @return the distance
    double distance(int query, int rank);
}
