package dev.ballast.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Measures how the time of the search of [SelfJoin] grows with the number of rows, by the plan that it chooses itself and
/// by the plan that compares everything with everything; prints Markdown tables and draws a plot.
public final class Growth {

    private static final List<Integer> ROWS = List.of(10_000, 31_623, 100_000, 316_228, 1_000_000);
    private static final List<Integer> COLUMNS = List.of(4, 8, 16);

    /// The system property by which a search chooses its plan, read at each search.
    private static final String PLAN = "ballast.neighbors";
    static final String CHOSEN = "auto";
    static final String EVERYTHING = "tiles";
    /// Enough to see the slope of everything with everything, which is known.
    private static final int MOST_ROWS_OF_EVERYTHING = 100_000;

    private static final double DEFAULT_LIMIT = 120;
    private static final double SECONDS_OF_WARM_UP = 2;
    /// Searches are repeated for so long, and the quickest counts; above it, one is enough.
    private static final double PATIENCE = 2;

    private Growth() {
    }

    /// Measures, prints and draws.
    ///
    /// @param arguments the file to draw to, and how many seconds a search may be predicted to take without being skipped,
    ///                  120 if it is not given
    /// @throws IOException if the file cannot be written
    public static void main(String[] arguments) throws IOException {
        if (arguments.length < 1 || arguments.length > 2) {
            System.err.println("one or two arguments, please: a .png file, and the limit of seconds of a search");
            System.exit(2);
        }
        // Before the measurements, which take minutes.
        GrowthPlot plot = GrowthPlot.into(Path.of(arguments[0]));
        double limit = arguments.length == 1 ? DEFAULT_LIMIT : Double.parseDouble(arguments[1]);
        List<GrowthLine> chosen = measured(CHOSEN, ROWS, limit);
        List<Integer> fewer = ROWS.stream().filter(rows -> rows <= MOST_ROWS_OF_EVERYTHING).toList();
        List<GrowthLine> everything = measured(EVERYTHING, fewer, limit);

        System.out.println("Plan chosen by the search:\n\n" + markdown(ROWS, chosen));
        System.out.println("Everything with everything (`-D" + PLAN + "=" + EVERYTHING + "`):\n\n"
                + markdown(fewer, everything));
        List<GrowthLine> lines = new ArrayList<>(chosen);
        lines.addAll(everything);
        plot.draw(lines);
    }

    private static List<GrowthLine> measured(String plan, List<Integer> rows, double limit) {
        System.setProperty(PLAN, plan);
        return COLUMNS.stream().map(columns -> measured(new GrowthLine(columns, plan), rows, limit)).toList();
    }

    private static GrowthLine measured(GrowthLine line, List<Integer> allRows, double limit) {
        SelfJoin.bestSeconds(new Shape(allRows.getFirst(), line.columns()), 1, SECONDS_OF_WARM_UP);
        for (int rows : allRows) {
            double predicted = line.predicted(rows);
            if (predicted > limit) {
                break;
            }
            Shape shape = new Shape(rows, line.columns());
            System.err.println(String.format(Locale.ROOT, "%s, %s: about %.1f s", line.plan(), shape, predicted));
            line.add(rows, SelfJoin.bestSeconds(shape, 1, PATIENCE));
        }
        return line;
    }

    /// Returns a table of a row for each number of rows and two columns for each line.
    static String markdown(List<Integer> allRows, List<GrowthLine> lines) {
        List<String> header = new ArrayList<>(List.of("rows"));
        lines.forEach(line -> header.addAll(List.of(line.columns() + " columns, s", "exponent")));
        MarkdownTable table = new MarkdownTable(header);
        for (int rows : allRows) {
            List<String> cells = new ArrayList<>(List.of(String.format(Locale.ROOT, "%,d", rows)));
            lines.forEach(line -> cells.addAll(line.cells(rows)));
            table.row(cells);
        }
        return table.toString();
    }
}
