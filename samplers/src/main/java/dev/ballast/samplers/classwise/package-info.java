/// Samplers that draw by class. Start with [dev.ballast.samplers.classwise.ClassUniformSampler];
/// [dev.ballast.samplers.classwise.ClassScheduleSampler] changes the shares of classes from epoch to epoch,
/// [dev.ballast.samplers.classwise.RepeatFactorSampler] repeats rows of rare ones;
/// [dev.ballast.samplers.classwise.BalancedBootstrap] draws the bags of an ensemble.
package dev.ballast.samplers.classwise;
