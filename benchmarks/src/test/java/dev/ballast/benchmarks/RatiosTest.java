package dev.ballast.benchmarks;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

class RatiosTest {

    @Test
    void contendersAreMeasuredInTimesOfVector() {
        String results = """
                [{"benchmark": "some.where.ExampleBenchmark.vector", "params": {"rows": "2000", "columns": "8"},
                  "primaryMetric": {"score": 0.5, "scoreUnit": "s/op"},
                  "secondaryMetrics": {"gc.alloc.rate.norm": {"score": 3.0e6, "scoreUnit": "B/op"}}},
                 {"benchmark": "some.where.ExampleBenchmark.smile", "params": {"rows": "2000", "columns": "8"},
                  "primaryMetric": {"score": 20.0, "scoreUnit": "s/op"}, "secondaryMetrics": {}}]
                """;

        assertThat(Ratios.markdown(JsonMapper.shared().readTree(results))).startsWith("### ExampleBenchmark\n")
                .endsWith("| 2,000 x 8 | 0.500 | 40.0 | - | - | 1.0 | - | - | - | 3.0 |\n\n");
    }
}
