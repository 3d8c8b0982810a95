/// Classification with Tribuo on data with rare classes; adapters to its own interfaces, and nothing else.
///
/// - [dev.ballast.tribuo.ResampledExamples] is a data set resampled by any method; [dev.ballast.tribuo.ExampleWeights] gives its
///   examples weights.
/// - [dev.ballast.tribuo.ResampledTrainer] is any trainer on resampled data: what it is given to train on is resampled, what is
///   predicted never is.
/// - [dev.ballast.tribuo.RareClassEvaluator] gives Tribuo's evaluation with the metrics of [dev.ballast.core.metric] beside it.
/// - [dev.ballast.tribuo.ExampleTable] is a data set of Tribuo as one of this library, for everything else.
///
/// What was done is part of Tribuo's provenance of data sets and models ([dev.ballast.tribuo.ResamplingProvenance]), and can be made
/// again from it.
package dev.ballast.tribuo;
