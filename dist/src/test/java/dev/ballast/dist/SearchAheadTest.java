package dev.ballast.dist;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.List;

/// When the runnable jar starts again.
class SearchAheadTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"'', NONE", "--version, NONE", "info t.csv, NONE", "resample --kernel scalar, SHORT",
            "resample t.csv -m smote, SHORT", "resample --kernel vector, LONG", "resample --kernel=vector, LONG",
            "resample --kernel, SHORT", "demo, SHORT", "batches t.csv --sampler weighted, NONE",
            "batches t.csv --sampler mixed, SHORT", "batches t.csv --sampler=mixed, SHORT",
            "info --kernel vector, NONE"})
    void isToldByCommandAndKernel(String line, SearchAhead ahead) {
        assertThat(SearchAhead.of(List.of(line.split(" ", -1)))).isEqualTo(ahead);
    }

    @ParameterizedTest
    @CsvSource({"16777215, SHORT", "16777216, LONG"})
    void isToldByTheSizeOfTheTable(long bytes, SearchAhead ahead) throws IOException {
        Path table = folder.resolve("table.csv");
        try (RandomAccessFile file = new RandomAccessFile(table.toFile(), "rw")) {
            file.setLength(bytes);
        }
        assertThat(SearchAhead.of(List.of("resample", table.toString(), "-m", "smote"))).isEqualTo(ahead);
        assertThat(SearchAhead.of(List.of("split", table.toString()))).isEqualTo(SearchAhead.NONE);
    }

    @Test
    void wordsThatAreNoNamesOfFilesDoNoHarm() {
        assertThat(SearchAhead.of(List.of("resample", "\0"))).isEqualTo(SearchAhead.SHORT);
    }
}
