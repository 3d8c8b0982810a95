/// How a method is run: threads, progress, cancellation and memory ([dev.ballast.core.run.RunSettings]), and who answers its
/// questions about neighbors ([dev.ballast.core.run.NeighborQuestion], [dev.ballast.core.run.NeighborEngine]).
package dev.ballast.core.run;
