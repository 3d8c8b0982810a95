package dev.ballast.core.run;

import dev.ballast.core.data.Dataset;

/// How questions about neighbors are put on their way from a method to an engine: as the method asks, or in another sense of being near,
/// which somebody has chosen for it.
public interface NeighborChoice {

    /// Questions as they are asked.
    NeighborChoice AS_ASKED = new NeighborChoice() {

        @Override
        public Measured measured(Dataset data, NeighborSpace own) {
            return new Measured(data, own);
        }

        @Override
        public NeighborLists ask(NeighborEngine engine, Dataset data, NeighborQuestion question, RunSettings run) {
            return engine.answer(data, question, run);
        }
    };

    /// Where distances are taken.
    ///
    /// @param data  rows with the numbers and the targets of those that were asked about
    /// @param space in what sense these are near each other
    record Measured(Dataset data, NeighborSpace space) {}

    /// Says where distances are taken, for methods that compare rows themselves.
    ///
    /// @param data the rows
    /// @param own  in what sense the method would have them near each other
    /// @return the rows to be compared, and the sense that was chosen
    /// @throws IllegalArgumentException if a value has no place in it
    Measured measured(Dataset data, NeighborSpace own);

    /// Asks an engine.
    ///
    /// @param engine   answers
    /// @param data     the rows
    /// @param question as the method asks
    /// @param run      threads, progress and cancellation
    /// @return the answer
    /// @throws IllegalArgumentException if a value has no place in the chosen space, or there are fewer rows that may be neighbors than k
    ///                                  asks for
    NeighborLists ask(NeighborEngine engine, Dataset data, NeighborQuestion question, RunSettings run);
}
