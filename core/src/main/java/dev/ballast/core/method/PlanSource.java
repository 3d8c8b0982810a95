package dev.ballast.core.method;

import dev.ballast.core.random.Seed;
import dev.ballast.core.recipe.Plan;

/// A method after the dear work: draws plans. Immutable and thread-safe.
///
/// Holds numbers of rows and coefficients, and no features. Where coefficients follow from values and from what is drawn, as a
/// point of a ball does, it holds on to the features of the data set, and its plans can be drawn only where those are.
@FunctionalInterface
public interface PlanSource {

    /// Draws. The result is a pure function of this object, the seed and the epoch.
    ///
    /// @param seed  fixes all random choices
    /// @param epoch which of the independent draws of this seed, by custom counted from 0
    /// @return the plan
    Plan plan(Seed seed, long epoch);
}
