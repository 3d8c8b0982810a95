/// Resampling that looks at labels only, and samplers for training loops.
///
/// Resampling: [dev.ballast.samplers.RandomOverSampler] repeats rows of the rare classes,
/// [dev.ballast.samplers.RandomUnderSampler] drops rows of the common ones.
///
/// Training loops: a [dev.ballast.samplers.Sampler] says which items an epoch draws, a [dev.ballast.samplers.BatchSampler]
/// which batches, and [dev.ballast.samplers.RowBatches] gives batches of rows and labels, synthetic ones among them.
/// A cursor goes through them, as one of any number of workers ([dev.ballast.samplers.Shard]), and its state
/// ([dev.ballast.samplers.SamplerState]) is where to go on.
package dev.ballast.samplers;
