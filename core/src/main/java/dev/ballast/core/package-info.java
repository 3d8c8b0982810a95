/// The contracts of Ballast. Start with [dev.ballast.core.data.Dataset] (what goes in), [dev.ballast.core.method.Resampler]
/// (a method), and [dev.ballast.core.recipe.Resampling] (what comes out: for every row a [dev.ballast.core.recipe.Recipe]).
///
/// - What is resampled: [dev.ballast.core.data.FeatureMatrix], [dev.ballast.core.target.ClassLabels],
///   [dev.ballast.core.data.Column], together a [dev.ballast.core.data.Dataset].
/// - How many rows are wanted: [dev.ballast.core.strategy.SamplingStrategy] is resolved against
///   [dev.ballast.core.target.ClassCounts] into [dev.ballast.core.strategy.ClassTargets].
/// - Randomness: [dev.ballast.core.random.Seed] yields independent [dev.ballast.core.random.RandomStream]s keyed by
///   [dev.ballast.core.random.Purpose] and position. No object keeps a generator.
package dev.ballast.core;

import dev.ballast.core.data.Column;
import dev.ballast.core.data.Dataset;
import dev.ballast.core.data.FeatureMatrix;
import dev.ballast.core.method.Resampler;
import dev.ballast.core.random.Purpose;
import dev.ballast.core.random.RandomStream;
import dev.ballast.core.random.Seed;
import dev.ballast.core.recipe.Recipe;
import dev.ballast.core.recipe.Resampling;
import dev.ballast.core.strategy.ClassTargets;
import dev.ballast.core.strategy.SamplingStrategy;
import dev.ballast.core.target.ClassCounts;
import dev.ballast.core.target.ClassLabels;
