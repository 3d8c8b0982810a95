package dev.ballast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/// `ballast sample`, with the rows compared.
class SampleFileTest {

    @TempDir
    Path folder;

    private Path table;
    private Path out;

    @BeforeEach
    void name() throws IOException {
        table = folder.resolve("table.csv");
        out = folder.resolve("out.csv");
        StringBuilder text = new StringBuilder("id,w,class\n");
        for (int row = 0; row < 100; row++) {
            text.append(row).append(',').append(row < 90 ? 0 : row - 89).append(',').append(row % 10 == 0 ? "b" : "a")
                    .append('\n');
        }
        Files.writeString(table, text);
    }

    private CommandLineRun sample(Object... more) {
        List<Object> args = new ArrayList<>(List.of("sample", table, "-o", out, "--force"));
        args.addAll(Arrays.asList(more));
        return CommandLineRun.of(args.toArray());
    }

    private List<String> drawn(Object... more) throws IOException {
        CommandLineRun run = sample(more);
        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
        List<String> lines = Files.readAllLines(out);
        assertThat(lines.getFirst()).isEqualTo("id,w,class");
        List<String> rows = lines.subList(1, lines.size());
        assertThat(Files.readAllLines(table)).containsAll(rows);
        assertThat(rows.stream().map(row -> Integer.parseInt(row.split(",", -1)[0])).toList()).isSorted();
        return rows;
    }

    private static Map<String, Long> classes(List<String> rows) {
        return rows.stream().map(row -> row.split(",", -1)[2])
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    }

    @Test
    void soManyRowsAreDrawnOnceEach() throws IOException {
        assertThat(drawn("-n", 30)).hasSize(30).doesNotHaveDuplicates();
        assertThat(drawn("-n", 100)).isEqualTo(Files.readAllLines(table).subList(1, 101));
        assertThat(drawn("-n", 0)).isEmpty();
        assertThat(drawn("--fraction", 0.125)).hasSize(13);
    }

    @Test
    void drawsWithReplacementMayRepeat() throws IOException {
        assertThat(drawn("-n", 250, "--with-replacement")).hasSize(250);
        assertThat(drawn("--fraction", 1.5, "--with-replacement")).hasSize(150);
    }

    @Test
    void eachClassGivesItsShare() throws IOException {
        assertThat(classes(drawn("-l", "class", "--per-class", 7))).isEqualTo(Map.of("a", 7L, "b", 7L));
        assertThat(classes(drawn("-l", "class", "--fraction", 0.2))).isEqualTo(Map.of("a", 18L, "b", 2L));
        assertThat(classes(drawn("-l", "class", "--per-class", 40, "--with-replacement")))
                .isEqualTo(Map.of("a", 40L, "b", 40L));
    }

    @Test
    void rowsWithoutWeightAreNeverDrawn() throws IOException {
        assertThat(drawn("--weights", "w", "-n", 10)).isEqualTo(Files.readAllLines(table).subList(91, 101));
        assertThat(drawn("--weights", "w", "-n", 4)).hasSize(4).doesNotHaveDuplicates();
        List<String> repeated = drawn("--weights", "w", "-n", 5500, "--with-replacement");
        assertThat(repeated).hasSize(5500).allMatch(row -> Integer.parseInt(row.split(",", -1)[0]) >= 90);
        // Weight 10 of 55: 1000 expected, standard deviation 28.6; six of them on either side.
        assertThat(repeated.stream().filter(row -> row.startsWith("99,")).count()).isBetween(828L, 1172L);
        assertThat(repeated.stream().filter(row -> row.startsWith("90,")).count()).isBetween(41L, 159L);
    }

    @Test
    void theSeedDecides() throws IOException {
        for (List<Object> how : List.<List<Object>>of(List.of("-n", 20), List.of("--weights", "w", "-n", 5),
                List.of("--weights", "w", "-n", 50, "--with-replacement"))) {
            List<Object> one = new ArrayList<>(how);
            one.addAll(List.of("--seed", 1));
            List<Object> two = new ArrayList<>(how);
            two.addAll(List.of("--seed", 2));
            assertThat(drawn(one.toArray())).isEqualTo(drawn(one.toArray())).isNotEqualTo(drawn(two.toArray()));
        }
    }

    @Test
    void aLastRowWithoutLineEndIsEndedIfAnotherFollows() throws IOException {
        Files.writeString(table, "id,w\n1,0\n2,1");
        assertThat(CommandLineRun.of("sample", table, "--weights", "w", "-n", 3, "--with-replacement", "-o", out)
                .exitCode()).isZero();
        assertThat(Files.readString(out)).isEqualTo("id,w\n2,1\n2,1\n2,1");
    }

    @Test
    void whatCannotBeDrawnIsRefusedAndNothingIsLeft() {
        refused(1, "101 rows are asked for and the table has 100; ask for fewer, or add --with-replacement", "-n", 101);
        refused(1, "11 rows are asked for and class \"b\" has 10; ask for fewer", "-l", "class", "--per-class", 11);
        refused(1, "91 rows are asked for and class \"b\" has 10, class \"a\" has 90; ask for fewer, or add"
                + " --with-replacement", "-l", "class", "--per-class", 91);
        refused(1, "--fraction 1.0E300 of the 100 rows of the table are more than 2147483639 draws", "--fraction",
                1e300,
                "--with-replacement");
        refused(2, "-n is 3000000000; with replacement or by weights, at most 2147483639 rows can be drawn", "-n",
                3_000_000_000L, "--with-replacement");
        refused(2, "-n is 3000000000; with replacement or by weights", "-n", 3_000_000_000L, "--weights", "w");
        refused(2, "--per-class is 3000000000; with replacement", "-l", "class", "--per-class", 3_000_000_000L,
                "--with-replacement");
        refused(2, "--fraction is NaN; it must be finite and above 0", "--fraction", "NaN");
        refused(1, "11 rows are asked for and 10 have a weight above 0", "--weights", "w", "-n", 11);
        refused(1, "table.csv:2: column \"class\" is \"b\"; weights must be finite numbers, at least 0", "--weights",
                "class", "-n", 1);
        refused(2, "--weights and --label exclude each other", "--weights", "w", "-l", "class", "-n", 1);
        refused(2, "--weights needs -n", "--weights", "w", "--fraction", 0.5);
        refused(2, "--per-class needs --label", "--per-class", 1);
        refused(2, "-n is of all rows", "-l", "class", "-n", 1);
        refused(2, "above 1, rows must be drawn more than once", "--fraction", 2);
        refused(2, "-n is -1; it must be at least 0", "-n", -1);
        refused(2, "Missing required argument");
        refused(2, "mutually exclusive", "-n", 1, "--fraction", 0.5);
    }

    private void refused(int code, String why, Object... more) {
        CommandLineRun run = sample(more);
        assertThat(run.err()).contains(why);
        assertThat(run.exitCode()).isEqualTo(code);
        assertThat(out).doesNotExist();
    }
}
