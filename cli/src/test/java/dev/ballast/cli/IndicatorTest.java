package dev.ballast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A last column that tells added rows from those of the table: otherwise the result is what it is without it.
class IndicatorTest {

    @TempDir
    Path folder;

    private String resample(String method, String end, Object... more) throws IOException {
        StringBuilder text = new StringBuilder("a,b,class").append(end);
        for (int i = 0; i < 40; i++) {
            text.append(i).append(',').append(i * 7 % 11).append(',').append(i % 4 == 0 ? "x" : "\"y\"").append(end);
        }
        // The last row has no line end.
        text.append("40,3,x");
        Path table = folder.resolve("table.csv");
        Files.writeString(table, text);
        List<Object> args = new ArrayList<>(List.of("resample", table, "-l", "class", "-m", method, "-o",
                folder.resolve("out.csv"), "--provenance", folder.resolve("from.csv"), "--seed", 4, "--force"));
        args.addAll(Arrays.asList(more));
        CommandLineRun run = CommandLineRun.of(args.toArray());
        assertThat(run.err()).isEmpty();
        return Files.readString(folder.resolve("out.csv"));
    }

    @ParameterizedTest
    @CsvSource({"smote, 0", "smote, 1", "random-over, 0", "random-under, 0", "enn, 1", "cluster-centroids, 0"})
    void everyRowIsMarkedByWhereItCameFrom(String method, int shuffled) throws IOException {
        for (String end : List.of("\n", "\r\n")) {
            Object[] order = shuffled == 1 ? new Object[]{"--shuffle"} : new Object[0];
            String plain = resample(method, end, order);
            List<String> origins = Files.readAllLines(folder.resolve("from.csv"));
            Object[] marking = Arrays.copyOf(order, order.length + 2);
            marking[order.length] = "--indicator";
            marking[order.length + 1] = "added";
            String marked = resample(method, end, marking);
            assertThat(Files.readAllLines(folder.resolve("from.csv"))).isEqualTo(origins);
            List<String> rows = plain.lines().toList();
            StringBuilder expected = new StringBuilder(rows.getFirst()).append(",added").append(end);
            for (int row = 1; row < rows.size(); row++) {
                expected.append(rows.get(row)).append(',').append(origins.get(row).contains(",original,") ? 0 : 1)
                        .append(end);
            }
            assertThat(marked).isEqualTo(expected.toString());
        }
    }

    @Test
    void aTableWithoutNamesGetsNone() throws IOException {
        Path table = folder.resolve("table.csv");
        Files.writeString(table, "1,x\n2,x\n3,y\n4,y\n5,y\n");
        Path out = folder.resolve("out.csv");
        CommandLineRun run = CommandLineRun.of("resample", table, "--no-header", "-l", "last", "-m", "random-over",
                "--indicator", "added", "-o", out);
        assertThat(run.err()).isEmpty();
        assertThat(Files.readString(out)).startsWith("1,x,0\n2,x,0\n3,y,0\n4,y,0\n5,y,0\n").hasLineCount(6)
                .endsWith(",x,1\n");
    }

    @Test
    void aNameThatIsTakenOrCannotStandIsRefused() throws IOException {
        Path table = folder.resolve("table.csv");
        Files.writeString(table, "a,class\n1,x\n2,x\n3,y\n4,y\n5,y\n");
        for (String name : List.of("a", "class", "a,b", "\"", " ")) {
            CommandLineRun run = CommandLineRun.of("resample", table, "-l", "class", "-m", "random-over", "--indicator",
                    name,
                    "-o", folder.resolve("out.csv"));
            assertThat(run.exitCode()).as(name).isEqualTo(1);
            assertThat(run.err()).as(name).contains("--indicator").hasLineCount(1);
            assertThat(folder.resolve("out.csv")).doesNotExist();
        }
    }
}
