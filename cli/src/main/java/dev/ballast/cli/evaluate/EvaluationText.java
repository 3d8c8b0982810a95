package dev.ballast.cli.evaluate;

import dev.ballast.cli.evaluate.Interval.Kind;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// An evaluation in words and numbers, for people.
public final class EvaluationText {

    private EvaluationText() {
    }

    /// Returns the heading and cells of a table of measures.
    ///
    /// @param measures the measures
    /// @return rows of text, the heading first
    public static List<String[]> table(List<Measure> measures) {
        boolean bounds = measures.stream().anyMatch(measure -> measure.interval().kind() != Kind.NONE);
        boolean kinds = measures.stream().map(Measure::interval).anyMatch(interval -> interval.kind() == Kind.NONE
                ? !interval.why().isEmpty()
                : interval.kind() != Kind.BOOTSTRAP);
        boolean notes = measures.stream().anyMatch(measure -> !measure.note().isEmpty());
        boolean[] columns = {true, true, bounds, bounds, kinds, notes};
        List<String[]> rows = new ArrayList<>();
        rows.add(row(columns, "measure", "value", "lower", "upper", "interval", "note"));
        for (Measure measure : measures) {
            Interval interval = measure.interval();
            rows.add(row(columns, measure.name(), number(measure.value()), number(interval.lower()),
                    number(interval.upper()), interval.kind() == Kind.NONE && !interval.why().isEmpty()
                            ? "none: " + interval.why()
                            : interval.kind().word(),
                    measure.note()));
        }
        return rows;
    }

    private static String[] row(boolean[] columns, String... cells) {
        return IntStream.range(0, cells.length).filter(i -> columns[i]).mapToObj(i -> cells[i])
                .toArray(String[]::new);
    }

    /// Says how the intervals of an evaluation were made.
    ///
    /// @param evaluation what has intervals
    /// @param intervals  how they were made; not without replicates
    /// @return sentences, one for each kind
    public static List<String> explained(Evaluation evaluation, Intervals intervals) {
        Set<Kind> kinds = Stream.concat(evaluation.ranking().stream(), evaluation.decision().stream())
                .map(measure -> measure.interval().kind()).collect(Collectors.toSet());
        List<String> said = new ArrayList<>();
        said.add(String.format(Locale.ROOT, "lower, upper: %.4g %% interval, %d bootstrap replicates, seed %d%s",
                100 * intervals.level(), intervals.replicates(), intervals.seed().value(),
                kinds.contains(Kind.EXACT) || kinds.contains(Kind.BOX)
                        ? "; not from them, where they know nothing since all or none was found:"
                        : ""));
        if (kinds.contains(Kind.EXACT)) {
            said.add("exact: from counts alone (Clopper and Pearson)");
        }
        if (kinds.contains(Kind.BOX)) {
            said.add("box: the measure at the ends of exact intervals of the recall of each class");
        }
        return said;
    }

    /// Returns a number as tables show it.
    ///
    /// @param value the number
    /// @return four decimals; `-` if it is not defined
    public static String number(double value) {
        return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, "%.4f", value);
    }
}
