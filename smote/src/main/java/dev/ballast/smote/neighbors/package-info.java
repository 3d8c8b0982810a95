/// Exact nearest neighbors. Start with [dev.ballast.smote.neighbors.NeighborSearch]; the answer is a
/// [dev.ballast.smote.neighbors.Neighbors].
///
/// **The answer is defined, not approximated.** The squared distance of rows a and b is the sum over columns, in column
/// order, in `double`, of (a_j - b_j)^2, without fused multiply-add. Where a difference, a square or a sum would leave the range
/// of `double`, it does not: it is rounded to 53 bits as if exponents had no limits. So the unit that all columns are measured in
/// does not matter, and different rows are never at distance 0. Neighbors are ordered by (squared distance, row
/// number). A row is never its own neighbor: it is left out by number, so among exact duplicates it has the others.
/// Every plan, kernel, vector width and number of threads returns exactly this.
package dev.ballast.smote.neighbors;
