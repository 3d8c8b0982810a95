/// The contracts of Ballast. Start with [dev.ballast.core.Dataset] (what goes in), [dev.ballast.core.Resampler]
/// (a method), and [dev.ballast.core.Resampling] (what comes out: for every row a [dev.ballast.core.Recipe]).
///
/// - What is resampled: [dev.ballast.core.FeatureMatrix], [dev.ballast.core.ClassLabels],
///   [dev.ballast.core.Column], together a [dev.ballast.core.Dataset].
/// - How many rows are wanted: [dev.ballast.core.SamplingStrategy] is resolved against
///   [dev.ballast.core.ClassCounts] into [dev.ballast.core.ClassTargets].
/// - Randomness: [dev.ballast.core.Seed] yields independent [dev.ballast.core.RandomStream]s keyed by
///   [dev.ballast.core.Purpose] and position. No object keeps a generator.
package dev.ballast.core;
