/// Resampling that looks at labels only. Start with [dev.ballast.samplers.RandomOverSampler] (repeats rows of the rare
/// classes) and [dev.ballast.samplers.RandomUnderSampler] (drops rows of the common ones).
package dev.ballast.samplers;
