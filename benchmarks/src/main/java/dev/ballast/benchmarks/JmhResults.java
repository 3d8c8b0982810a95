package dev.ballast.benchmarks;

import tools.jackson.databind.JsonNode;

import java.util.Map;
import java.util.TreeMap;

/// What JMH measured, by benchmark class, shape or number of items, and contender, which is the name of the method.
final class JmhResults {

    private final Map<String, Map<Shape, Map<String, Run>>> classes = new TreeMap<>();
    private final Map<String, Map<Integer, Map<String, Score>>> samplers = new TreeMap<>();
    private double fmaPeak = Double.NaN;

    /// @param results the contents of JMH's `results.json`
    JmhResults(JsonNode results) {
        for (JsonNode result : results) {
            String method = result.path("benchmark").asString();
            int dot = method.lastIndexOf('.');
            String type = method.substring(method.lastIndexOf('.', dot - 1) + 1, dot);
            if (type.equals(FmaPeakBenchmark.class.getSimpleName())) {
                fmaPeak = 1e9 * score(result, "ops/ns");
            } else if (result.path("params").has("items")) {
                samplers.computeIfAbsent(type, _ -> new TreeMap<>())
                        .computeIfAbsent(Integer.valueOf(result.path("params").path("items").asString()),
                                _ -> new TreeMap<>())
                        .put(method.substring(dot + 1), Score.of(result));
            } else {
                Shape shape = Shape.parse(result.path("params").path("shape").asString());
                classes.computeIfAbsent(type, _ -> new TreeMap<>()).computeIfAbsent(shape, _ -> new TreeMap<>())
                        .put(method.substring(dot + 1), Run.of(result));
            }
        }
    }

    /// The benchmark classes that have shapes and contenders, by name.
    Map<String, Map<Shape, Map<String, Run>>> classes() {
        return classes;
    }

    /// The benchmark classes that have numbers of items and contenders, by name.
    Map<String, Map<Integer, Map<String, Score>>> samplers() {
        return samplers;
    }

    /// Fused lanes per second of one core, or NaN if they were not measured.
    double fmaPeak() {
        return fmaPeak;
    }

    private static double score(JsonNode result, String unit) {
        JsonNode metric = result.path("primaryMetric");
        String found = metric.path("scoreUnit").asString();
        if (!found.equals(unit)) {
            throw new IllegalArgumentException(result.path("benchmark").asString() + " was measured in " + found
                    + "; it must be " + unit + ", so run it without -bm and -tu");
        }
        return metric.path("score").asDouble(Double.NaN);
    }

    /// One contender on one shape.
    ///
    /// @param seconds   of an operation; NaN if unknown
    /// @param megabytes allocated by an operation; NaN if unknown
    record Run(double seconds, double megabytes) {

        /// A contender that was not measured.
        static final Run NONE = new Run(Double.NaN, Double.NaN);

        private static Run of(JsonNode result) {
            JsonNode allocation = result.path("secondaryMetrics").path("gc.alloc.rate.norm");
            return new Run(score(result, "s/op"), allocation.path("score").asDouble(Double.NaN) / 1e6);
        }
    }

    /// One contender on one number of items.
    ///
    /// @param time  of an operation; NaN if unknown
    /// @param unit  that it was measured in, such as ns/op
    /// @param bytes allocated by an operation; NaN if unknown
    record Score(double time, String unit, double bytes) {

        private static Score of(JsonNode result) {
            JsonNode metric = result.path("primaryMetric");
            JsonNode allocation = result.path("secondaryMetrics").path("gc.alloc.rate.norm");
            return new Score(metric.path("score").asDouble(Double.NaN), metric.path("scoreUnit").asString(),
                    allocation.path("score").asDouble(Double.NaN));
        }
    }
}
