package dev.ballast.spark.search;

import dev.ballast.core.data.Dataset;
import dev.ballast.core.run.NeighborEngine;
import dev.ballast.core.run.NeighborLists;
import dev.ballast.core.run.NeighborQuestion;
import dev.ballast.core.run.NeighborQuestion.Rank;
import dev.ballast.core.run.RunSettings;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/// The answers that a method was given while it was fitted and drew: with them it can be fitted again elsewhere without
/// any search. Methods ask on one thread, and the same questions in the same order every time.
public final class RecordedAnswers implements Serializable {

    private static final long serialVersionUID = 1;

    private final ArrayList<TopLists> answers = new ArrayList<>();

    /// Makes an empty record.
    public RecordedAnswers() {
    }

    /// {@return how many answers there are}
    public int size() {
        return answers.size();
    }

    /// Returns an engine that asks another and writes down what it says.
    ///
    /// @param engine answers
    /// @return the engine
    public NeighborEngine recording(NeighborEngine engine) {
        return (data, question, run) -> {
            NeighborLists lists = engine.answer(data, question, run);
            answers.add(lists instanceof TopLists top
                    ? top
                    : TopLists.of(lists, identity(data.rows()),
                            question.rank() == Rank.FARTHEST));
            return lists;
        };
    }

    private static int[] identity(int rows) {
        return java.util.stream.IntStream.range(0, rows).toArray();
    }

    /// {@return an engine that says what is written down, in order}
    public NeighborEngine replaying() {
        AtomicInteger next = new AtomicInteger();
        return (Dataset data, NeighborQuestion question, RunSettings run) -> {
            int number = next.getAndIncrement();
            if (number >= answers.size() || answers.get(number).k() != question.k()
                    || answers.get(number).queries() != question.asking().rows(data).length) {
                throw new IllegalStateException("question " + number
                        + " about neighbors is another one than where the method was fitted first: a defect of the method");
            }
            return answers.get(number);
        };
    }
}
