package dev.ballast.dist;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// When the runnable jar starts again for vectors.
class SearchAheadTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"'', false", "--version, false", "info t.csv, false", "resample t.csv -m smote, false", "demo, false",
            "resample t.csv --kernel scalar, true", "resample t.csv --kernel=vector, true",
            "info --kernel vector, false",
            "batches t.csv --sampler mixed --kernel vector, true",
            "batches t.csv --sampler weighted --kernel vector, false"})
    void isToldByCommandAndKernel(String line, boolean isLong) {
        assertThat(SearchAhead.isLong(List.of(line.split(" ", -1)), List.of())).isEqualTo(isLong);
    }

    @ParameterizedTest
    @CsvSource({"8388608, false", "8388609, true"})
    void isToldByTheSizeOfTheTable(long bytes, boolean isLong) throws IOException {
        Path table = folder.resolve("table.csv");
        try (RandomAccessFile file = new RandomAccessFile(table.toFile(), "rw")) {
            file.setLength(bytes);
        }
        assertThat(SearchAhead.isLong(List.of("resample", table.toString(), "-m", "smote"), List.of()))
                .isEqualTo(isLong);
        assertThat(SearchAhead.isLong(List.of("batches", table.toString(), "--sampler=mixed"), List.of()))
                .isEqualTo(isLong);
        assertThat(SearchAhead.isLong(List.of("split", table.toString()), List.of())).isFalse();
    }

    @Test
    void theLauncherCallsTheSameFilesSmall() throws IOException {
        Matcher size = Pattern.compile("-size \\+([0-9]+)k").matcher(Files.readString(Path.of("../ballast")));
        assertThat(size.find()).isTrue();
        assertThat(Long.parseLong(size.group(1)) << 10).isEqualTo(SearchAhead.SMALL);
    }

    @Test
    void optionsOfTheUserMayAskForAKernel() {
        assertThat(SearchAhead.isLong(List.of("resample", "t.csv"), List.of("-Xmx1g", "-Dballast.kernel=vector")))
                .isTrue();
        assertThat(SearchAhead.isLong(List.of("resample", "t.csv"), List.of("-Xmx1g"))).isFalse();
    }

    @Test
    void wordsThatAreNoNamesOfFilesDoNoHarm() {
        assertThat(SearchAhead.isLong(List.of("resample", "\0"), List.of())).isFalse();
    }
}
