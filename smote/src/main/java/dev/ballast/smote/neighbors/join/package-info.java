/// The plans of a neighbor search, and how each brings queries and candidates together. Start with
/// [dev.ballast.smote.neighbors.join.PlannedSearch]. Not exported.
package dev.ballast.smote.neighbors.join;
