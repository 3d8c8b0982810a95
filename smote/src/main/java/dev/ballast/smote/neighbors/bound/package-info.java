/// The filter of the neighbor search: rows rounded to `float`, put in order, and bounds of their distances with the proofs that no
/// near row is left out. Start with [dev.ballast.smote.neighbors.bound.FilterRows]. Not exported.
package dev.ballast.smote.neighbors.bound;
