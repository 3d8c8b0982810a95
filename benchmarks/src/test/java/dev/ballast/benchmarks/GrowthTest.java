package dev.ballast.benchmarks;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class GrowthTest {

    @Test
    void exponentIsThatSinceTheMeasurementBefore() {
        GrowthLine line = line(8, Growth.CHOSEN, 0.1, 0.8);

        assertThat(line.exponent(1_000)).isNaN();
        assertThat(line.exponent(2_000)).isEqualTo(3, within(1e-12));
        assertThat(line.exponent(4_000)).isNaN();
    }

    @Test
    void growthIsExpectedToGoOn() {
        GrowthLine line = new GrowthLine(8, Growth.CHOSEN);
        assertThat(line.predicted(1_000)).isZero();
        line.add(1_000, 0.1);
        assertThat(line.predicted(2_000)).isEqualTo(0.4, within(1e-12));
        line.add(2_000, 0.2);
        assertThat(line.predicted(8_000)).isEqualTo(0.8, within(1e-12));
    }

    @Test
    void whatWasSkippedIsInTheTable() {
        GrowthLine all = line(4, Growth.CHOSEN, 0.1, 0.4, 1.6);
        GrowthLine fewer = line(8, Growth.CHOSEN, 10, 40);

        assertThat(Growth.markdown(List.of(1_000, 2_000, 4_000), List.of(all, fewer))).isEqualTo("""
                | rows | 4 columns, s | exponent | 8 columns, s | exponent |
                |---|---:|---:|---:|---:|
                | 1,000 | 0.100 | - | 10.000 | - |
                | 2,000 | 0.400 | 2.00 | 40.000 | 2.00 |
                | 4,000 | 1.600 | 2.00 | skipped, about 160 | - |
                """);
    }

    @ParameterizedTest
    @ValueSource(strings = {"plot.png", "plot.PNG"})
    void plotIsDrawn(String name, @TempDir Path folder) throws IOException {
        Path file = folder.resolve(name);

        GrowthPlot.into(file).draw(List.of(line(4, Growth.CHOSEN, 0.1, 0.4), line(4, Growth.EVERYTHING, 0.2, 0.8)));

        assertThat(Files.size(file)).isPositive();
    }

    @Test
    void otherFormatsAreRefused(@TempDir Path folder) {
        assertThatThrownBy(() -> GrowthPlot.into(folder.resolve("plot.svg")))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("must end in .png");
        assertThatThrownBy(() -> GrowthPlot.into(folder.resolve("none").resolve("plot.png")))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("no folder");
    }

    private static GrowthLine line(int columns, String plan, double... seconds) {
        GrowthLine line = new GrowthLine(columns, plan);
        int rows = 1_000;
        for (double each : seconds) {
            line.add(rows, each);
            rows *= 2;
        }
        return line;
    }
}
