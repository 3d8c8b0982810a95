/// Which rows train a model and which judge it.
///
/// - [dev.ballast.core.split.HoldOut] sets rows apart once, [dev.ballast.core.split.Folds] k times; both give a
///   [dev.ballast.core.split.Split], which is row numbers only.
/// - Resampling is for the training part: `resampler.resample(split.train(data), seed)`.
///   [dev.ballast.core.split.CrossValidation] does it that way for every fold, and cannot do it otherwise.
package dev.ballast.core.split;
