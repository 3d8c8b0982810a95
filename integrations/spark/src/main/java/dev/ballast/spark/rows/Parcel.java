package dev.ballast.spark.rows;

import dev.ballast.core.data.Dataset;
import dev.ballast.core.method.Promise;
import dev.ballast.core.method.Resampler;
import dev.ballast.core.random.Seed;
import dev.ballast.core.recipe.Resampling;
import dev.ballast.core.run.NeighborEngine;
import dev.ballast.core.run.RunSettings;
import dev.ballast.core.strategy.ClassTargets;
import dev.ballast.core.target.ClassCounts;
import dev.ballast.spark.search.RecordedAnswers;
import dev.ballast.spark.table.GatheredRows;

import org.jspecify.annotations.Nullable;

import java.io.Serializable;

/// Everything that makes a plan: the method, the rows it sees, and the seed. Wherever it is opened it makes the same plan.
///
/// @param run        names the run, among all runs of a cluster
/// @param method     the method
/// @param rows       the rows it sees
/// @param target     makes their target
/// @param after      the rows that every class shall have of those that it sees, where that is promised for a part of the
///                   table; else null
/// @param deviations standard deviations over the whole table, or null
/// @param seed       fixes all random choices
/// @param answers    what was answered when the plan was made first; empty before
public record Parcel(String run, MethodSteps method, GatheredRows rows, GatheredRows.TargetMaker target,
        long @Nullable [] after, double @Nullable [] deviations, long seed, RecordedAnswers answers)
        implements
            Serializable {

    /// Makes the plan for the first time, and keeps what is answered.
    ///
    /// @param settings threads, progress and cancellation
    /// @param engine   answers questions about neighbors
    /// @return the resampling
    /// @throws IllegalArgumentException if the data or the strategy are not acceptable to the method
    public Resampling draw(RunSettings settings, NeighborEngine engine) {
        return drawn(settings.neighbors(answers.recording(engine)));
    }

    /// Makes the same plan again.
    ///
    /// @return the resampling
    public Resampling drawAgain() {
        return drawn(RunSettings.standard().neighbors(answers.replaying()));
    }

    private Resampling drawn(RunSettings settings) {
        Resampler asked = method.method();
        Dataset data = rows.dataset(target);
        Seed fixed = Seed.of(seed);
        RunSettings seeded = settings.seed(fixed);
        RunSettings all = deviations == null ? seeded : seeded.deviations(deviations);
        Promise promise = after == null
                ? asked.promise(ClassCounts.of(asked.classes(data, all)))
                : new Promise.Exact(ClassTargets.of(data.counts(), after));
        return asked.fit(data, promise, all).resampling(fixed, 0);
    }
}
