/// In what sense rows are near each other, where somebody asks for another sense than a method's own: another distance, other
/// units, fewer columns, neighbors of the same or of other groups only, no two equal ones. Start with [dev.ballast.core.near.Nearness].
///
/// Methods ask questions ([dev.ballast.core.run.NeighborQuestion]) and know nothing of this: questions are put otherwise on their way
/// to the engine, for all methods alike.
package dev.ballast.core.near;
