package dev.ballast.core.method;

import dev.ballast.core.data.Dataset;
import dev.ballast.core.random.Seed;
import dev.ballast.core.recipe.Plan;
import dev.ballast.core.recipe.Resampling;

/// A resampling method prepared for one data set: immutable and thread-safe.
///
/// @param method  the method
/// @param data    the data set it was fitted to
/// @param promise what it will do to the rows of every class
/// @param source  draws the plans
public record FittedResampler(Resampler method, Dataset data, Promise promise, PlanSource source) {

    /// Draws. The result is a pure function of this object, the seed and the epoch.
    ///
    /// @param seed  fixes all random choices
    /// @param epoch which of the independent draws of this seed, by custom counted from 0
    /// @return the resampling
    /// @throws IllegalStateException if the method did not keep its promise: a defect of the method
    public Resampling resampling(Seed seed, long epoch) {
        return new Resampling(plan(seed, epoch), data);
    }

    /// Draws recipes only.
    ///
    /// @param seed  fixes all random choices
    /// @param epoch which of the independent draws of this seed, by custom counted from 0
    /// @return the plan
    /// @throws IllegalStateException if the method did not keep its promise: a defect of the method
    public Plan plan(Seed seed, long epoch) {
        Plan plan = source.plan(seed, epoch);
        promise.check(plan.counts());
        return plan;
    }
}
