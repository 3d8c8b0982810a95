/// Resampling that looks at labels only: [dev.ballast.samplers.resample.RandomOverSampler] repeats rows of the rare classes,
/// [dev.ballast.samplers.resample.RandomUnderSampler] drops rows of the common ones.
/// [dev.ballast.samplers.resample.ResampledSampler] does either anew in every epoch of a training loop.
package dev.ballast.samplers.resample;
