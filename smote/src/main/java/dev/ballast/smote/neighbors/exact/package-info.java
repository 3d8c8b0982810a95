/// Rows as they are compared, and their distances by the definition; lists of the nearest, the answers made of them, and the
/// threads that make them. Start with [dev.ballast.smote.neighbors.exact.ComparedRows]. Not exported.
package dev.ballast.smote.neighbors.exact;
