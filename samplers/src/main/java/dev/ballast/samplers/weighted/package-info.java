/// Sampling by weights. Start with [dev.ballast.samplers.weighted.WeightedRandomSampler].
package dev.ballast.samplers.weighted;
