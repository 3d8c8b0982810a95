/// The arithmetic of the neighbor search, and the only package that imports `jdk.incubator.vector`.
///
/// [dev.ballast.smote.neighbors.kernel.DistanceKernel] is the contract,
/// [dev.ballast.smote.neighbors.kernel.DistanceKernels] chooses, and the two implementations give the same bits.
package dev.ballast.smote.neighbors.kernel;
