/// Weights instead of repeated rows, and the way back to true probabilities.
///
/// - [dev.ballast.core.weight.ClassWeights] are made from class counts by a [dev.ballast.core.weight.WeightScheme].
/// - [dev.ballast.core.weight.PriorCorrection] brings the probabilities of a model that was trained with other class shares
///   (resampled or weighted) back to those of the world.
package dev.ballast.core.weight;
