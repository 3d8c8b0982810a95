package dev.ballast.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.List;

class SmileSmoteTest {

    /// Up to 20 columns both are exact, and the origin of every new row is found from its values; above, Smile repeats rows.
    @Test
    void originsOfNewRowsAreFound() {
        List<String> lines = SmileSmote.table(150).toString().lines().skip(2).toList();

        assertThat(lines).hasSize(6).allSatisfy(line -> assertThat(line).contains("| 0.0 % | "));
        assertThat(lines.stream().filter(line -> line.contains("Ballast")))
                .allSatisfy(line -> assertThat(line).endsWith("| 100.0 % | 0.0 % | 0.0 % | 0.0 % | yes |"));
        assertThat(lines.get(1)).contains("Smile, 10").endsWith("| 100.0 % | 0.0 % | 0.0 % | 0.0 % | yes |");
        assertThat(lines.get(3)).contains("Smile, 30").doesNotContain("| 100.0 % | 0.0 %");
    }
}
