package dev.ballast.core.method;

import dev.ballast.core.random.Seed;
import dev.ballast.core.recipe.Plan;

/// A method after the dear work: draws plans. Holds no features. Immutable and thread-safe.
@FunctionalInterface
public interface PlanSource {

    /// Draws. The result is a pure function of this object, the seed and the epoch.
    ///
    /// @param seed  fixes all random choices
    /// @param epoch which of the independent draws of this seed, by custom counted from 0
    /// @return the plan
    Plan plan(Seed seed, long epoch);
}
