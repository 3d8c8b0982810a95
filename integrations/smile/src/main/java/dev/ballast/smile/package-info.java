/// Ballast in programs that use Smile. Start with [dev.ballast.smile.SmileFrame], a data frame as a data set and back;
/// [dev.ballast.smile.ResampledTrainer] resamples the training parts of Smile's cross-validation and nothing else;
/// [dev.ballast.smile.SamplerIndex] and [dev.ballast.smile.SampledDataset] draw rows by any sampler;
/// [dev.ballast.smile.BalancedBagging], [dev.ballast.smile.BalancedRandomForest], [dev.ballast.smile.EasyEnsemble] and
/// [dev.ballast.smile.RusBoost] train Smile's learners on balanced bags.
package dev.ballast.smile;
