package dev.ballast.tables.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.tables.text.Cells;
import dev.ballast.tables.text.RowSink;
import dev.ballast.tables.text.StatedFormat;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Random tables with everything that makes positions hard; the bytes at the reported places must be the rows written.
class TableScannerTest {

    private static final String[] PIECES = {"", "a", "\"", ",", "\n", "\r", "\r\n", " ", "\u00e9", "\u4e16", "1e5",
            "x\"y"};

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void cellsAndPositionsAreThoseWritten(String lineEnd) throws IOException {
        for (int seed = 0; seed < 200; seed++) {
            check(new Random(seed), lineEnd, seed % 3 == 0);
        }
    }

    private void check(Random random, String lineEnd, boolean large) throws IOException {
        int columns = 2 + random.nextInt(4);
        int rows = 1 + random.nextInt(large ? 3000 : 20);
        List<List<String>> cells = new ArrayList<>();
        List<String> rawRows = new ArrayList<>();
        StringBuilder file = new StringBuilder(random.nextBoolean() ? "\ufeff" : "");
        file.append(random.nextBoolean() ? "sep=," + lineEnd : "");
        for (int row = 0; row < rows; row++) {
            List<String> texts = new ArrayList<>();
            StringBuilder raw = new StringBuilder();
            for (int column = 0; column < columns; column++) {
                String text = text(random, large && random.nextInt(50) == 0 ? 20_000 : 4);
                boolean quoted = random.nextInt(3) == 0 || text.matches("(?s).*[\",\r\n].*");
                texts.add(text);
                raw.append(column == 0 ? "" : ",").append(quoted ? '"' + text.replace("\"", "\"\"") + '"' : text);
            }
            boolean last = row == rows - 1 && random.nextBoolean();
            raw.append(last ? "" : lineEnd);
            while (!last && random.nextInt(10) == 0) {
                file.append(lineEnd);
            }
            file.append(raw);
            cells.add(texts);
            rawRows.add(raw.toString());
        }
        byte[] bytes = file.toString().getBytes(StandardCharsets.UTF_8);
        Path path = Files.write(folder.resolve("table.csv"), bytes);
        Collector collector = new Collector();
        new TableScanner(path, new StatedFormat(',', false)).scan((_, _) -> collector, _ -> {
        });
        assertThat(collector.rows).isEqualTo(cells);
        for (int row = 0; row < rows; row++) {
            int begin = collector.begins.get(row).intValue();
            int end = collector.ends.get(row).intValue();
            assertThat(new String(bytes, begin, end - begin, StandardCharsets.UTF_8)).isEqualTo(rawRows.get(row));
        }
    }

    private static String text(Random random, int pieces) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(pieces + 1); i > 0; i--) {
            text.append(PIECES[random.nextInt(PIECES.length)]);
        }
        return text.toString();
    }

    private static final class Collector implements RowSink {

        private final List<List<String>> rows = new ArrayList<>();
        private final List<Long> begins = new ArrayList<>();
        private final List<Long> ends = new ArrayList<>();
        private List<String> row = new ArrayList<>();

        @Override
        public void cell(int column, char[] buffer, int offset, int length, boolean quoted) {
            assertThat(column).isEqualTo(row.size());
            row.add(Cells.text(buffer, offset, length));
        }

        @Override
        public void endRow(long number, long line, long begin, long end) {
            assertThat(number).isEqualTo(rows.size());
            rows.add(row);
            row = new ArrayList<>();
            begins.add(begin);
            ends.add(end);
        }
    }
}
