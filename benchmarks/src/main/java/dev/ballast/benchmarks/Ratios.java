package dev.ballast.benchmarks;

import dev.ballast.benchmarks.JmhResults.Run;
import dev.ballast.benchmarks.JmhResults.Score;

import tools.jackson.databind.json.JsonMapper;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;

/// Prints JMH's `results.json` as a Markdown table for each benchmark class: how many times as long as `vector` every
/// other contender takes, and what an operation allocates; benchmarks of samplers, of `ballast`. What was not measured is a
/// dash.
public final class Ratios {

    private static final String YARDSTICK = "vector";
    /// The yardstick of benchmarks of samplers.
    private static final String SAMPLER = "ballast";
    private static final List<String> CONTENDERS = List.of("smile", "naive", "scalar", YARDSTICK);
    private static final List<String> OTHERS_OF_SEARCH = List.of("smile", "naive", "scalar");
    private static final List<String> WIDTHS = List.of("vector128", "vector256", "vector512");
    /// The part of the yardstick that is neighbor search.
    private static final String PART = "search";

    private Ratios() {
    }

    /// Prints the tables.
    ///
    /// @param arguments the file that JMH wrote
    public static void main(String[] arguments) {
        if (arguments.length != 1) {
            System.err.println("one argument, please: the results.json that JMH wrote");
            System.exit(2);
        }
        System.out.print(markdown(new JmhResults(JsonMapper.shared().readTree(Path.of(arguments[0])))));
    }

    /// Returns the tables, one for each benchmark class.
    static String markdown(JmhResults results) {
        StringBuilder text = new StringBuilder();
        results.classes().forEach((name, shapes) -> {
            text.append("### ").append(name).append("\n\n");
            text.append(name.equals(NeighborSearchBenchmark.class.getSimpleName())
                    ? searches(shapes, results.fmaPeak())
                    : contenders(shapes));
            text.append('\n');
        });
        results.samplers().forEach((name, items) -> text.append("### ").append(name).append("\n\n")
                .append(samplers(items)).append('\n'));
        return text.toString();
    }

    private static String searches(Map<Shape, Map<String, Run>> shapes, double peak) {
        List<String> header = new ArrayList<>(List.of("rows x columns", YARDSTICK + ", s"));
        OTHERS_OF_SEARCH.forEach(name -> header.add(name + " / " + YARDSTICK));
        WIDTHS.forEach(name -> header.add(name + " / " + YARDSTICK));
        header.add("fraction of FMA peak");
        header.add(YARDSTICK + ", MB/op");
        MarkdownTable table = new MarkdownTable(header);
        shapes.forEach((shape, runs) -> {
            Run vector = runs.getOrDefault(YARDSTICK, Run.NONE);
            double lanes = (double) shape.rows() * shape.rows() * shape.columns();
            List<String> cells = new ArrayList<>(start(shape, vector));
            cells.addAll(cells(runs, OTHERS_OF_SEARCH, "%.1f", run -> run.seconds() / vector.seconds()));
            cells.addAll(cells(runs, WIDTHS, "%.2f", run -> run.seconds() / vector.seconds()));
            cells.add(MarkdownTable.number("%.2f", lanes / vector.seconds() / peak));
            cells.add(MarkdownTable.number("%.1f", vector.megabytes()));
            table.row(cells);
        });
        return table + "\n" + peakNote(peak);
    }

    private static String samplers(Map<Integer, Map<String, Score>> items) {
        Set<String> others = new TreeSet<>();
        items.values().forEach(scores -> others.addAll(scores.keySet()));
        others.remove(SAMPLER);
        String unit = items.values().stream().flatMap(scores -> scores.values().stream()).map(Score::unit).findFirst()
                .orElseThrow();
        List<String> header = new ArrayList<>(List.of("items", SAMPLER + ", " + unit));
        others.forEach(name -> header.add(name + " / " + SAMPLER));
        header.add(SAMPLER + ", B/op");
        MarkdownTable table = new MarkdownTable(header);
        Score none = new Score(Double.NaN, unit, Double.NaN);
        items.forEach((number, scores) -> {
            Score own = scores.getOrDefault(SAMPLER, none);
            List<String> cells = new ArrayList<>(List.of(String.format(Locale.ROOT, "%,d", number),
                    MarkdownTable.number("%.2f", own.time())));
            others.forEach(name -> cells.add(
                    MarkdownTable.number("%.2f", scores.getOrDefault(name, none).time() / own.time())));
            cells.add(MarkdownTable.number("%.2f", own.bytes()));
            table.row(cells);
        });
        return table.toString();
    }

    private static String peakNote(double peak) {
        return Double.isNaN(peak)
                ? "Fraction of FMA peak: FmaPeakBenchmark is not among the results.\n"
                : String.format(Locale.ROOT,
                        """
                                Fraction of FMA peak: rows² x columns / seconds, over the %.1f billion single-precision lanes a \
                                second that one core
                                fuses (FmaPeakBenchmark). Each unordered pair of rows is computed once, not twice, so that it can \
                                exceed 1.
                                """,
                        peak / 1e9);
    }

    private static String contenders(Map<Shape, Map<String, Run>> shapes) {
        boolean parted = shapes.values().stream().anyMatch(runs -> runs.containsKey(PART));
        List<String> header = new ArrayList<>(List.of("rows x columns", YARDSTICK + ", s"));
        CONTENDERS.forEach(name -> header.add(name + " / " + YARDSTICK));
        CONTENDERS.forEach(name -> header.add(name + ", MB/op"));
        if (parted) {
            header.add("not " + PART);
        }
        MarkdownTable table = new MarkdownTable(header);
        shapes.forEach((shape, runs) -> {
            Run vector = runs.getOrDefault(YARDSTICK, Run.NONE);
            List<String> cells = new ArrayList<>(start(shape, vector));
            cells.addAll(cells(runs, CONTENDERS, "%.1f", run -> run.seconds() / vector.seconds()));
            cells.addAll(cells(runs, CONTENDERS, "%.1f", Run::megabytes));
            if (parted) {
                double part = runs.getOrDefault(PART, Run.NONE).seconds();
                cells.add(MarkdownTable.number("%.0f %%", 100 * (1 - part / vector.seconds())));
            }
            table.row(cells);
        });
        return table.toString();
    }

    private static List<String> start(Shape shape, Run vector) {
        return List.of(shape.toString(), MarkdownTable.number("%.3f", vector.seconds()));
    }

    private static List<String> cells(Map<String, Run> runs, List<String> names, String format,
            ToDoubleFunction<Run> figure) {
        return names.stream().map(name -> runs.getOrDefault(name, Run.NONE))
                .map(run -> MarkdownTable.number(format, figure.applyAsDouble(run))).toList();
    }
}
