/// Samplers of items for training loops: a [dev.ballast.samplers.Sampler] says which items an epoch draws. A cursor goes through
/// them, as one of any number of workers ([dev.ballast.samplers.Shard]), and its state ([dev.ballast.samplers.SamplerState]) is
/// where to go on.
///
/// Next door: [dev.ballast.samplers.classwise] draws by class, [dev.ballast.samplers.weighted] by weight;
/// [dev.ballast.samplers.batch] makes batches, of items and of rows, synthetic ones among them;
/// [dev.ballast.samplers.items] puts items of any type in the place of numbers, and loads them in the background,
/// [dev.ballast.samplers.mix] makes new ones from others;
/// [dev.ballast.samplers.draws] is what an epoch draws; [dev.ballast.samplers.resample] is resampling that looks at labels only;
/// [dev.ballast.samplers.stream] chooses from what is seen once.
package dev.ballast.samplers;
