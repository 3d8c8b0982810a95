/// The items that an epoch draws: [dev.ballast.samplers.draws.Draws].
package dev.ballast.samplers.draws;
