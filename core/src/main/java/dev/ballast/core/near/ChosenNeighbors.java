package dev.ballast.core.near;

import dev.ballast.core.data.Dataset;
import dev.ballast.core.run.NeighborChoice;
import dev.ballast.core.run.NeighborEngine;
import dev.ballast.core.run.NeighborLists;
import dev.ballast.core.run.NeighborQuestion;
import dev.ballast.core.run.NeighborSpace;
import dev.ballast.core.run.RunSettings;

/// Puts questions as a [Nearness] wants them.
///
/// @param nearness what is wanted
/// @param space    where distances are taken
record ChosenNeighbors(Nearness nearness, ChosenSpace space) implements NeighborChoice {

    @Override
    public Measured measured(Dataset data, NeighborSpace own) {
        return space.measured(data, own);
    }

    @Override
    public NeighborLists ask(NeighborEngine engine, Dataset data, NeighborQuestion question, RunSettings run) {
        Measured measured = measured(data, question.space());
        NeighborQuestion put = question.in(measured.space());
        if (nearness.distinct()) {
            return new DistinctNeighbors(engine, measured.data(), put, run).answer();
        }
        return switch (nearness.groups()) {
            case ANY -> engine.answer(measured.data(), put, run);
            case SAME -> GroupedNeighbors.of(engine, data, measured.data(), put, run).withinGroups();
            case OTHER -> GroupedNeighbors.of(engine, data, measured.data(), put, run).acrossGroups();
        };
    }
}
