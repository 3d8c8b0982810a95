/// What is checked of every sampler: that sizes can be, that items fit into an `int`, and, by fingerprints, that a state is of
/// the same plan. Not exported.
package dev.ballast.samplers.check;
