package dev.ballast.cli.evaluate;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

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
        List<String[]> rows = new ArrayList<>();
        rows.add(intervals
                ? new String[]{"measure", "value", "lower", "upper", "note"}
                : new String[]{"measure", "value", "note"});
        for (Measure measure : measures) {
            rows.add(intervals
                    ? new String[]{measure.name(), number(measure.value()), number(measure.lower()),
                            number(measure.upper()), measure.note()}
                    : new String[]{measure.name(), number(measure.value()), measure.note()});
        }
        return rows;
    }

    /// Returns a number as tables show it.
    ///
    /// @param value the number
    /// @return four decimals; `-` if it is not defined
    public static String number(double value) {
        return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, "%.4f", value);
    }
}
