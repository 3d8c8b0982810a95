package dev.ballast.benchmarks;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Prints JMH's `results.json` as a Markdown table for each benchmark class: how many times as long as `vector` every
/// other contender takes, and what an operation allocates.
public final class Ratios {

    private static final String YARDSTICK = "vector";
    private static final List<String> CONTENDERS = List.of("smile", "naive", "scalar", YARDSTICK);
    private static final String ALLOCATION = "gc.alloc.rate.norm";

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
        System.out.print(markdown(JsonMapper.shared().readTree(Path.of(arguments[0]))));
    }

    /// Returns the tables, one for each benchmark class.
    static String markdown(JsonNode results) {
        Map<String, Map<Shape, Map<String, JsonNode>>> classes = new TreeMap<>();
        for (JsonNode result : results) {
            String method = result.path("benchmark").asString();
            int dot = method.lastIndexOf('.');
            String type = method.substring(method.lastIndexOf('.', dot - 1) + 1, dot);
            JsonNode parameters = result.path("params");
            Shape shape = new Shape(parameters.path("rows").asInt(), parameters.path("columns").asInt());
            classes.computeIfAbsent(type, _ -> new TreeMap<>())
                    .computeIfAbsent(shape, _ -> new TreeMap<>()).put(method.substring(dot + 1), result);
        }
        StringBuilder text = new StringBuilder();
        classes.forEach((name, shapes) -> text.append(table(name, shapes)));
        return text.toString();
    }

    private static String table(String name, Map<Shape, Map<String, JsonNode>> shapes) {
        List<String> header = new ArrayList<>(List.of("rows x columns", YARDSTICK + ", s"));
        CONTENDERS.forEach(contender -> header.add(contender + " / " + YARDSTICK));
        CONTENDERS.forEach(contender -> header.add(contender + ", MB/op"));
        StringBuilder text = new StringBuilder("### " + name + "\n\n" + line(header));
        text.append("|---|").append("---:|".repeat(header.size() - 1)).append('\n');
        shapes.forEach((shape, runs) -> text.append(line(cells(shape, runs))));
        return text.append('\n').toString();
    }

    private static List<String> cells(Shape shape, Map<String, JsonNode> runs) {
        double unit = seconds(runs.get(YARDSTICK));
        Stream<String> ratios = CONTENDERS.stream().map(name -> number("%.1f", seconds(runs.get(name)) / unit));
        Stream<String> allocations = CONTENDERS.stream().map(name -> number("%.1f", megabytes(runs.get(name))));
        return Stream.of(Stream.of(shape.toString(), number("%.3f", unit)), ratios, allocations).flatMap(s -> s)
                .toList();
    }

    private static double seconds(JsonNode run) {
        return run == null ? Double.NaN : run.at("/primaryMetric/score").asDouble(Double.NaN);
    }

    private static double megabytes(JsonNode run) {
        return run == null
                ? Double.NaN
                : run.path("secondaryMetrics").path(ALLOCATION).path("score").asDouble(Double.NaN) / 1e6;
    }

    private static String number(String format, double value) {
        return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, format, value);
    }

    private static String line(List<String> cells) {
        return "| " + String.join(" | ", cells) + " |\n";
    }

    /// What was measured on, smallest first.
    private record Shape(int rows, int columns) implements Comparable<Shape> {

        @Override
        public int compareTo(Shape other) {
            return rows == other.rows ? Integer.compare(columns, other.columns) : Integer.compare(rows, other.rows);
        }

        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%,d x %d", rows, columns);
        }
    }
}
