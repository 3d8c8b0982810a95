/// What every resampling method is held to. Extend [dev.ballast.testing.ResamplerContractTest] and name your methods; a
/// failure says which check, on which table.
package dev.ballast.testing;
