package dev.ballast.smote.neighbors.kernel;

/// A fast look at blocks of rows in `float`, to leave out those that are too far. Its values are not exact; who uses it
/// knows a bound on their error, which holds for any order of rounding, fused or not.
///
/// The candidates of a block are laid out in parts of [#LANES], each column by column, see [#at]: what is read of a part lies
/// together. Queries come in groups of [DistanceKernel#QUERIES], each group column by
/// column, with their signs changed: value of query `i` of group `g` in column `j` at `(g * columns + j) * QUERIES + i`. So
/// a tile reads both its arrays from front to back.
///
/// Arguments are not checked; callers are in this module.
public interface FilterKernel {

    /// Lanes, or boxes, are taken so many at a time: a multiple of every vector length.
    int LANES = 16;

    /// Blocks of candidates that [#close] looks at together: compilers are good at long loops.
    int TOGETHER = 4;

    /// Places for what [#close] finds.
    int PLACES = DistanceKernel.BLOCK * TOGETHER * DistanceKernel.BLOCK;

    /// Half norms and thresholds of rows.
    ///
    /// @param halfNorms      half norms
    /// @param first          where that of the first row is
    /// @param thresholds     thresholds
    /// @param firstThreshold where that of the first row is
    record Limits(float[] halfNorms, int first, float[] thresholds, int firstThreshold) {}

    /// What work takes, in cycles of a processor with vectors of 16 lanes as measured with 2 to 64 columns: so much, and so much more
    /// for each column.
    ///
    /// @param pair         a pair of [#close]
    /// @param pairColumn   for each column
    /// @param picked       a picked row and the candidates it is compared with
    /// @param pickedColumn for each column
    /// @param near         a row and the boxes of a group
    /// @param nearColumn   for each column
    record Costs(double pair, double pairColumn, double picked, double pickedColumn, double near, double nearColumn) {}

    /// {@return what this kernel's work takes}
    Costs costs();

    /// Returns where the value of a candidate is in its block.
    ///
    /// @param lane    the candidate
    /// @param column  the column
    /// @param columns how many columns there are
    /// @return the place
    static int at(int lane, int column, int columns) {
        return (lane / LANES * columns + column) * LANES + lane % LANES;
    }

    /// Computes, for some queries and all candidates of a block, the sum of both their half norms less their inner product:
    /// half the squared distance if the half norms are half the squared norms.
    ///
    /// @param negated    the queries as above
    /// @param queries    how many, a multiple of QUERIES, at most BLOCK
    /// @param queryHalf  half norms of the queries
    /// @param queryFirst where those of the first query are
    /// @param columns    number of columns
    /// @param block      candidates
    /// @param half       half norms of the candidates
    /// @param first      where those of lane 0 are
    /// @param values     takes queries x BLOCK values, row-major
    void halfDistances(float[] negated, int queries, float[] queryHalf, int queryFirst, int columns, float[] block,
            float[] half, int first, float[] values);

    /// Lists the values that are at most the threshold of their query.
    ///
    /// @param values     queries x BLOCK values, row-major
    /// @param queries    how many
    /// @param thresholds thresholds of the queries
    /// @param found      takes the places in `values`, ascending
    /// @return how many were found
    int atMost(float[] values, int queries, float[] thresholds, int[] found);

    /// Finds, for each lane, its smallest values, as keys: the bits of a value, or of 0 if it is below, of which the last six are
    /// replaced by its row. Keys sort as values do, but for values that differ in those bits only.
    ///
    /// @param values BLOCK x BLOCK values, row-major
    /// @param count  how many to find, at least 1
    /// @param keys   takes count x BLOCK keys, row-major, the smallest in row 0
    void smallest(float[] values, int count, int[] keys);

    /// Finds, among BLOCK queries and the candidates of up to [#TOGETHER] blocks, the values that are at most the threshold of
    /// their query or that of their candidate.
    ///
    /// @param negated    the queries as above
    /// @param queries    their limits
    /// @param columns    number of columns
    /// @param blocks     blocks of candidates, which do not change as long as the kernel is used
    /// @param block      the first of them to look at
    /// @param count      how many to look at
    /// @param candidates limits of the candidates from the first one of these on
    /// @param found      takes the places, query times TOGETHER times BLOCK plus candidate, in any order; [#PLACES] long
    /// @param values     takes the value of each; as long
    /// @return how many were found
    int close(float[] negated, Limits queries, int columns, float[][] blocks, int block, int count, Limits candidates,
            int[] found, float[] values);

    /// Computes what [#halfDistances] does for some queries and [#LANES] candidates, and lists the values that are at most the
    /// threshold of their query.
    ///
    /// @param negated    queries, row by row, with their signs changed
    /// @param picked     their rows; places up to the next multiple of [DistanceKernel#QUERIES] hold rows as well
    /// @param count      how many are picked
    /// @param queryHalf  half norms of all rows
    /// @param queryFirst where that of row 0 is
    /// @param columns    number of columns
    /// @param block      holds the candidates
    /// @param lane       the first candidate in the block
    /// @param half       half norms of candidates
    /// @param first      where that of the first candidate is
    /// @param thresholds of all rows
    /// @param values     takes values found: that of query `i` of those picked and candidate `j` is at `i * LANES + j`; as many
    ///                   places as in `picked`, times LANES, are used
    /// @param found      takes their places in `values`, ascending
    /// @return how many were found
    int atMost(float[] negated, int[] picked, int count, float[] queryHalf, int queryFirst, int columns, float[] block,
            int lane, float[] half, int first, float[] thresholds, float[] values, int[] found);

    /// Tells which of a group of [#LANES] boxes rows are near: those whose squared distance to the row is at most the square of
    /// the row's reach and the box's slack.
    ///
    /// @param rows    row by row
    /// @param picked  the rows; places up to the next multiple of [DistanceKernel#QUERIES] hold rows as well
    /// @param count   how many are picked
    /// @param columns number of columns
    /// @param corners of boxes, group by group, column by column: LANES lower bounds, then LANES upper bounds
    /// @param slacks  of boxes
    /// @param group   of boxes
    /// @param reaches of all rows
    /// @param near    takes, for each row picked, bits: bit `i` is set if box `i` of the group is near; as many places as in
    ///                `picked`
    void nearBoxes(float[] rows, int[] picked, int count, int columns, float[] corners, float[] slacks, int group,
            float[] reaches, int[] near);

    /// Lists, for each of [#LANES] boxes, the rows near it.
    ///
    /// @param near   for each row picked the boxes it is near, as bits; places up to the next multiple of LANES may be changed
    /// @param picked the rows; places up to the next multiple of LANES are read
    /// @param count  how many are picked
    /// @param lists  takes the rows of each box, in the order picked; up to LANES places more are written
    /// @param sizes  takes how many there are for each box
    void distribute(int[] near, int[] picked, int count, int[][] lists, int[] sizes);
}
