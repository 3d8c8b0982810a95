/// What a resampling did to the data, for people to look at: samples of rows, compared column by column, projected to a plane,
/// and measured against their nearest real rows. Start with [dev.ballast.cli.inspect.Inspection].
package dev.ballast.cli.inspect;
