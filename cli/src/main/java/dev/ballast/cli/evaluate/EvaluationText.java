package dev.ballast.cli.evaluate;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/// An evaluation in words and numbers, for people.
public final class EvaluationText {

    private EvaluationText() {
    }

    /// Returns the heading and cells of a table of measures.
    ///
    /// @param measures the measures
    /// @return rows of text, the heading first
    public static List<String[]> table(List<Measure> measures) {
        boolean intervals = measures.stream().anyMatch(Measure::hasInterval);
        boolean notes = measures.stream().anyMatch(measure -> !measure.note().isEmpty());
        List<String[]> rows = new ArrayList<>();
        rows.add(row(intervals, notes, "measure", "value", "lower", "upper", "note"));
        for (Measure measure : measures) {
            rows.add(row(intervals, notes, measure.name(), number(measure.value()), number(measure.lower()),
                    number(measure.upper()), measure.note()));
        }
        return rows;
    }

    private static String[] row(boolean intervals, boolean notes, String... cells) {
        return IntStream.range(0, cells.length).filter(i -> (intervals || i < 2 || i > 3) && (notes || i != 4))
                .mapToObj(i -> cells[i]).toArray(String[]::new);
    }

    /// Returns a number as tables show it.
    ///
    /// @param value the number
    /// @return four decimals; `-` if it is not defined
    public static String number(double value) {
        return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, "%.4f", value);
    }
}
