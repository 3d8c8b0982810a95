package dev.ballast.benchmarks;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RatiosTest {

    private static final String PEAK = """
            {"benchmark": "some.where.FmaPeakBenchmark.peak",
             "primaryMetric": {"score": 100.0, "scoreUnit": "ops/ns"}, "secondaryMetrics": {}}""";

    @Test
    void contendersAreMeasuredInTimesOfVector() {
        assertThat(markdown(run("ExampleBenchmark.vector", "2000x8", 0.5), run("ExampleBenchmark.smile", "2000x8", 20)))
                .startsWith("### ExampleBenchmark\n")
                .endsWith("| 2,000 x 8 | 0.500 | 40.0 | - | - | 1.0 | 3.0 | - | - | 3.0 |\n\n");
    }

    @Test
    void whatIsNotSearchIsTheRestOfVector() {
        String text = markdown(run("SmoteBenchmark.vector", "2000x8", 0.5), run("SmoteBenchmark.search", "2000x8", 0.4),
                run("SmoteBenchmark.vector", "2000x16", 0.5));

        assertThat(text).contains(" | not search |\n").contains("| 1.0 | - | - | - | 3.0 | 20 % |\n")
                .contains("| 1.0 | - | - | - | 3.0 | - |\n");
    }

    @Test
    void searchesHaveWidthsAndAFractionOfThePeak() {
        String text = markdown(run("NeighborSearchBenchmark.vector", "20000x16", 0.1),
                run("NeighborSearchBenchmark.naive", "20000x16", 2),
                run("NeighborSearchBenchmark.scalar", "20000x16", 1),
                run("NeighborSearchBenchmark.vector128", "20000x16", 0.15),
                run("NeighborSearchBenchmark.vector256", "20000x16", 0.1), PEAK);

        // 20,000 x 20,000 x 16 lanes in 0.1 s, at 100e9 a second
        assertThat(text).contains("| 20,000 x 16 | 0.100 | - | 20.0 | 10.0 | 1.50 | 1.00 | - | 0.64 | 3.0 |\n")
                .contains("over the 100.0 billion single-precision lanes a second")
                .doesNotContain("FmaPeakBenchmark\n\n");
    }

    @Test
    void withoutAPeakThereIsNoFractionOfIt() {
        assertThat(markdown(run("NeighborSearchBenchmark.vector", "20000x16", 0.1)))
                .contains("| 20,000 x 16 | 0.100 | - | - | - | - | - | - | - | 3.0 |\n")
                .contains("FmaPeakBenchmark is not among the results");
    }

    @Test
    void shapesAreSortedByNumbersNotByText() {
        assertThat(markdown(run("ExampleBenchmark.vector", "20000x8", 1), run("ExampleBenchmark.vector", "20000x16", 1),
                run("ExampleBenchmark.vector", "10000x512", 1)))
                .containsSubsequence("10,000 x 512", "20,000 x 8", "20,000 x 16");
    }

    @Test
    void samplersAreMeasuredInTimesOfBallast() {
        assertThat(markdown(draws("ballast", 1000, 4), draws("commonsRng", 1000, 6), draws("commonsMath", 1000, 100),
                draws("ballast", 100000, 5), draws("commonsRng", 100000, 15)))
                .contains("### WeightedDrawBenchmark\n").contains("ballast, ns/op | commonsMath / ballast")
                .endsWith("| 1,000 | 4.00 | 25.00 | 1.50 | 0.50 |\n| 100,000 | 5.00 | - | 3.00 | 0.50 |\n\n");
    }

    private static String draws(String contender, int items, double nanoseconds) {
        return """
                {"benchmark": "some.where.WeightedDrawBenchmark.%s", "params": {"items": "%d"},
                 "primaryMetric": {"score": %s, "scoreUnit": "ns/op"},
                 "secondaryMetrics": {"gc.alloc.rate.norm": {"score": 0.5, "scoreUnit": "B/op"}}}"""
                .formatted(contender, items, nanoseconds);
    }

    @Test
    void otherUnitsAreRefused() {
        assertThatThrownBy(() -> markdown(run("ExampleBenchmark.vector", "2000x8", 1).replace("s/op", "ms/op")))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("measured in ms/op");
    }

    private static String markdown(String... results) {
        String file = "[" + String.join(",", results) + "]";
        return Ratios.markdown(new JmhResults(JsonMapper.shared().readTree(file)));
    }

    private static String run(String method, String shape, double seconds) {
        return """
                {"benchmark": "some.where.%s", "params": {"shape": "%s"},
                 "primaryMetric": {"score": %s, "scoreUnit": "s/op"},
                 "secondaryMetrics": {"gc.alloc.rate.norm": {"score": 3.0e6, "scoreUnit": "B/op"}}}"""
                .formatted(method, shape, seconds);
    }
}
