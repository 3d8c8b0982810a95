package dev.ballast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.cli.page.Numbers;

import org.apache.commons.math3.stat.inference.KolmogorovSmirnovTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The page that `ballast resample --report` writes.
class ResampleReportTest {

    @TempDir
    Path folder;

    private Path table;
    private Path out;
    private Path report;

    @BeforeEach
    void name() {
        table = folder.resolve("table.csv");
        out = folder.resolve("out.csv");
        report = folder.resolve("report.html");
    }

    private void generate(Object... more) {
        List<Object> args = new ArrayList<>(List.of("generate", "-o", table, "--force"));
        args.addAll(Arrays.asList(more));
        assertThat(CommandLineRun.of(args.toArray()).exitCode()).isZero();
    }

    private CommandLineRun run(String method, Object... more) {
        List<Object> args = new ArrayList<>(
                List.of("resample", table, "-l", "class", "-m", method, "-o", out, "--report", report, "--force"));
        args.addAll(Arrays.asList(more));
        return CommandLineRun.of(args.toArray());
    }

    private PageReader page(String method, Object... more) throws IOException {
        CommandLineRun run = run(method, more);
        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
        PageReader page = PageReader.of(Files.readString(report));
        page.requirePromises();
        return page;
    }

    private static List<String> rows(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        return lines.subList(1, lines.size());
    }

    private static double[] column(List<String> rows, int column, String label) {
        return rows.stream().filter(row -> row.endsWith("," + label))
                .mapToDouble(row -> Double.parseDouble(row.split(",", -1)[column])).toArray();
    }

    @Test
    void classCountsAreThoseOfTheFiles() throws IOException {
        generate("--rows", 1100, "--columns", 3, "--classes", "a=8,b=2,c=1");
        PageReader page = page("smote");
        assertThat(page.row("Rows of every class", "a")).containsExactly("800", "800", "0", "72.7\u202f%",
                "33.3\u202f%");
        assertThat(page.row("Rows of every class", "c")).containsExactly("100", "800", "+700", "9.1\u202f%",
                "33.3\u202f%");
        assertThat(page.row("Rows before and after", "b")).containsExactly("200", "800");
        assertThat(page.texts("p").getFirst())
                .isEqualTo("1\u202f100 rows before, 2\u202f400 after, 1\u202f300 of them new.");
    }

    @Test
    void distancesOfColumnsAreThoseOfTheRowsInTheFiles() throws IOException {
        generate("--rows", 900, "--columns", 4, "--integers", 1, "--classes", "a=8,b=1", "--seed", 3);
        PageReader page = page("smote", "--seed", 7);
        List<String> before = rows(table);
        List<String> added = rows(out).subList(before.size(), rows(out).size());
        String[] names = Files.readAllLines(table).getFirst().split(",", -1);
        for (int column = 0; column < 4; column++) {
            double expected = new KolmogorovSmirnovTest().kolmogorovSmirnovStatistic(column(before, column, "b"),
                    column(added, column, "b"));
            assertThat(page.row("Class b, by column", names[column]).getFirst()).isEqualTo(Numbers.text(expected));
        }
    }

    @Test
    void sharesOfNearestRowsAreThoseOfAPlainSearch() throws IOException {
        generate("--rows", 330, "--columns", 3, "--classes", "a=10,b=1", "--overlap", 0.9, "--seed", 2);
        PageReader page = page("smote");
        List<String> before = rows(table);
        double[][] all = IntStream.range(0, 3).mapToObj(j -> column(before, j, "a"))
                .toArray(double[][]::new);
        double[][] own = IntStream.range(0, 3).mapToObj(j -> column(before, j, "b")).toArray(double[][]::new);
        double[] scale = IntStream.range(0, 3).mapToDouble(j -> deviation(all[j], own[j])).toArray();
        List<String> added = rows(out).subList(330, rows(out).size());
        double[][] made = IntStream.range(0, 3).mapToObj(j -> column(added, j, "b")).toArray(double[][]::new);
        int nearer = 0;
        for (int i = 0; i < made[0].length; i++) {
            nearer += least(made, i, all, scale, -1) < least(made, i, own, scale, -1) ? 1 : 0;
        }
        int realNearer = 0;
        for (int i = 0; i < own[0].length; i++) {
            realNearer += least(own, i, all, scale, -1) < least(own, i, own, scale, i) ? 1 : 0;
        }
        assertThat(page.row("Nearest real rows", "Class b, new rows").subList(0, 2)).containsExactly("270",
                Numbers.percent(nearer / 270.0));
        assertThat(page.row("Nearest real rows", "Class b, real rows").subList(0, 2)).containsExactly("30",
                Numbers.percent(realNearer / 30.0));
        assertThat(nearer).isPositive();
    }

    private static double deviation(double[] a, double[] b) {
        double[] all = IntStream.range(0, a.length + b.length).mapToDouble(i -> i < a.length ? a[i] : b[i - a.length])
                .toArray();
        double mean = Arrays.stream(all).average().orElseThrow();
        return Math.sqrt(Arrays.stream(all).map(x -> (x - mean) * (x - mean)).average().orElseThrow());
    }

    private static double least(double[][] from, int row, double[][] to, double[] scale, int except) {
        return IntStream.range(0, to[0].length).filter(i -> i != except).mapToDouble(i -> {
            double sum = 0;
            for (int j = 0; j < scale.length; j++) {
                double difference = (from[j][row] - to[j][i]) / scale[j];
                sum += difference * difference;
            }
            return sum;
        }).min().orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(strings = {"smote", "random-over", "random-under"})
    void bytesDependOnTheSeedAndNotOnThreads(String method) throws IOException {
        generate("--rows", 9000, "--columns", 5, "--classes", "a=0.7,b=0.2,c=0.1");
        page(method, "--seed", 1, "--threads", 3);
        byte[] expected = Files.readAllBytes(report);
        for (int threads : new int[]{1, 2, 8}) {
            page(method, "--seed", 1, "--threads", threads);
            assertThat(Files.readAllBytes(report)).isEqualTo(expected);
        }
        page(method, "--seed", 2);
        assertThat(Files.readAllBytes(report)).isNotEqualTo(expected);
    }

    @Test
    void theResultIsTheSameWithAndWithoutAReport() throws IOException {
        generate("--rows", 500, "--columns", 3, "--classes", "a=0.8,b=0.2");
        page("smote");
        byte[] with = Files.readAllBytes(out);
        CommandLineRun.of("resample", table, "-l", "class", "-m", "smote", "-o", out, "--force");
        assertThat(Files.readAllBytes(out)).isEqualTo(with);
    }

    @Test
    void theCommandOnThePageMakesTheSameAgain() throws IOException {
        generate("--rows", 300, "--columns", 3, "--classes", "a=0.8,b=0.2");
        PageReader page = page("smote", "-k", 3, "--set", "bases=random", "--shuffle", "-s", "b=x2", "--ignore", "x2",
                "--seed", -4, "--threads", 2, "-q");
        String command = page.texts("code").getFirst();
        assertThat(command).startsWith("ballast resample ").contains("--set bases=random", "-k 3", "--ignore x2",
                "--seed -4").doesNotContain("threads", "force", "quiet");
        byte[] made = Files.readAllBytes(out);
        byte[] shown = Files.readAllBytes(report);
        Files.delete(out);
        Files.delete(report);
        Object[] words = Arrays.copyOfRange(command.split(" "), 1, command.split(" ").length);
        assertThat(CommandLineRun.of(words).exitCode()).isZero();
        assertThat(Files.readAllBytes(out)).isEqualTo(made);
        assertThat(Files.readAllBytes(report)).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '|', value = {"plain-1.5,plain-1.5", "a b,'a b'", "it's,|'it'\\''s'|", "$HOME,'$HOME'"})
    void wordsAreQuotedForTheShell(String word, String quoted) {
        assertThat(RepeatableCommand.word(word)).isEqualTo(quoted);
        assertThat(RepeatableCommand.word("")).isEqualTo("''");
    }

    @Test
    void labelsAndNamesOfAnyKindAreShownAsTheyAre() throws IOException {
        Files.writeString(table,
                "\"a<b>&\"\"c\"\"\",class\n1,<x>&'y'\n2,<x>&'y'\n3,<x>&'y'\n4,\u0434\u0437\u0432\u0456\u043d"
                        + "\n5,\u0434\u0437\u0432\u0456\u043d\n");
        PageReader page = page("smote", "-k", 1);
        assertThat(page.row("Rows of every class", "<x>&'y'")).startsWith("3", "3");
        assertThat(page.row("Class \u0434\u0437\u0432\u0456\u043d, by column", "a<b>&\"c\"")).isNotEmpty();
    }

    @Test
    void oneColumnHasNoPlaneAndConstantColumnsHaveNoDistance() throws IOException {
        Files.writeString(table, "x,k,class\n1,7,a\n2,7,a\n3,7,a\n4,7,a\n5,7,b\n7,7,b\n");
        PageReader page = page("smote", "-k", 1);
        assertThat(String.join(" ", page.texts("p"))).contains("two columns that are not constant, and there is 1.",
                "1 that are constant");
        assertThat(page.row("Class b, by column", "k")).startsWith("0", "7", "7");
        Files.writeString(table, "k,class\n7,a\n7,a\n7,a\n7,b\n7,b\n");
        assertThat(String.join(" ", page("smote", "-k", 1).texts("p"))).contains("there are none.",
                "Every column is constant");
    }

    @Test
    void rowsWithMissingValuesAreCountedAndNotCompared() throws IOException {
        Files.writeString(table, "x,y,class\n1,1,a\n,2,a\n3,inf,a\n1e999,3,a\n4,9,a\n5,5,b\n7,6,b\n");
        PageReader page = page("smote", "-k", 1);
        assertThat(String.join(" ", page.texts("p"))).contains("3 real rows are not compared");
        assertThat(page.row("Nearest real rows", "Class b, new rows").getFirst()).isEqualTo("3");
        Files.writeString(table, "x,y,class\n,1,a\n,2,a\n,3,a\n5,5,b\n7,6,b\n");
        assertThat(page("smote", "-k", 1).row("Nearest real rows", "Class b, new rows")).startsWith("1", "0.0\u202f%")
                .endsWith("", "");
        Files.writeString(table, "x,y,class\n,1,a\n,2,a\n,3,a\n5,5,b\n7,6,b\n");
        assertThat(page("random-under").row("Class a, by column", "x")).endsWith("0", "0");
    }

    @Test
    void newRowsWithMissingValuesAreNotCompared() throws IOException {
        Files.writeString(table, "x,y,class\n1,1,a\n2,2,a\n3,1,a\n4,9,a\n5,5,b\n,6,b\n7,6,b\n");
        PageReader page = page("smote", "-k", 1, "--missing-values", "base", "-s", "b=x4");
        assertThat(String.join(" ", page.texts("p"))).contains("1 real row is not compared",
                "Nor are new rows in which one is missing.");
        assertThat(page.row("Nearest real rows", "Class b, new rows").getFirst()).isEqualTo("6");
        assertThat(page.row("Nearest real rows", "Class b, real rows").getFirst()).isEqualTo("2");
        Files.writeString(table, "x,y,class\n1,1,a\n2,2,a\n3,1,a\n4,9,a\n,5,b\n,6,b\n");
        assertThat(page("smote", "-k", 1, "--missing-values", "base").row("Nearest real rows", "Class b, new rows"))
                .containsExactly("0", "", "", "", "");
    }

    @Test
    void valuesAtTheEndsOfTheRangeAreNoObstacle() throws IOException {
        Files.writeString(table, "x,y,class\n1e308,1,a\n-1.7e308,2,a\n3,4,a\n4e-320,9,a\n5e307,5,b\n-7e307,6,b\n");
        PageReader page = page("smote", "-k", 1);
        assertThat(String.join(" ", page.texts("p"))).contains("Columns are divided by their standard deviation.");
        assertThat(page.row("Nearest real rows", "Class b, new rows")).doesNotContain("", "infinite").startsWith("2");
        Files.writeString(table, "x,y,class\n0,1,a\n0,2,a\n0,4,a\n4e-320,9,a\n0,5,b\n0,6,b\n");
        assertThat(String.join(" ", page("smote", "-k", 1).texts("p"))).contains("too small to compute with");
    }

    @Test
    void manyClassesAndColumnsAreSummedUp() throws IOException {
        StringBuilder text = new StringBuilder("class," + String.join(",",
                IntStream.range(0, 40).mapToObj(j -> "x" + j).toList()) + '\n');
        for (int i = 0; i < 400; i++) {
            int row = i;
            text.append('c').append(row % 40 == 0 ? 99 : row % 20).append(',').append(String.join(",",
                    IntStream.range(0, 40).mapToObj(j -> Integer.toString(row * 31 * (j + 1) % 97)).toList()))
                    .append('\n');
        }
        Files.writeString(table, text);
        PageReader page = page("smote", "-k", 1, "-s", "c99=30,c0=12,c1=25,c2=26,c3=27,c4=28,c5=29,c6=22");
        assertThat(String.join(" ", page.texts("p"))).contains("Shown are the 6 of 8 changed classes");
        assertThat(page.texts("summary")).contains("Columns by distance");
        assertThat(page.texts("figcaption").stream().filter(caption -> caption.startsWith("x"))).hasSize(36);
    }

    @Test
    void tenThousandColumnsAreFine() throws IOException {
        String names = String.join(",", IntStream.range(0, 10_000).mapToObj(i -> "x" + i).toList());
        StringBuilder text = new StringBuilder(names + ",class\n");
        for (int row = 0; row < 5; row++) {
            for (int column = 0; column < 10_000; column++) {
                text.append(row * 7 * (column + 1) % 11).append(',');
            }
            text.append(row < 3 ? "a\n" : "b\n");
        }
        Files.writeString(table, text);
        PageReader page = page("smote", "-k", 1);
        assertThat(page.row("Class b, by column (the first 1\u202f000 of 10\u202f000)", "x0")).endsWith("2", "1");
        assertThat(Files.size(report)).isLessThan(1_000_000);
    }

    @Test
    void overSamplingTellsHowOftenRowsAreRepeated() throws IOException {
        Files.writeString(table, "x,class\nred,a\nblue,a\nred,a\n?,a\ngreen,a\nred,b\nblue,b\n");
        PageReader page = page("random-over", "--set", "even=true");
        List<String> copied = rows(out).subList(7, 10);
        long ofRed = copied.stream().filter("red,b"::equals).count();
        assertThat(page.row("Rows of the classes that changed", "b")).containsExactly("2", "0", "0.0\u202f%", "2", "3",
                Long.toString(1 + Math.max(ofRed, 3 - ofRed)));
    }

    @Test
    void underSamplingTellsWhatWasDropped() throws IOException {
        generate("--rows", 1000, "--columns", 2, "--categories", 1, "--classes", "a=0.8,b=0.2");
        PageReader page = page("random-under");
        assertThat(page.row("Rows of the classes that changed", "a")).containsExactly("800", "600", "75.0\u202f%", "0",
                "0", "1");
        assertThat(page.texts("p").getFirst()).isEqualTo("1\u202f000 rows before, 400 after; 600 dropped.");
        List<String> kept = rows(out);
        List<String> dropped = new ArrayList<>(rows(table));
        kept.forEach(dropped::remove);
        double expected = new KolmogorovSmirnovTest().kolmogorovSmirnovStatistic(column(dropped, 0, "a"),
                column(kept, 0, "a"));
        assertThat(page.row("Class a, by column", "x1").getFirst()).isEqualTo(Numbers.text(expected));
        assertThat(page.texts("dd")).contains("c1");
        page("random-under", "--set", "replacement=true");
    }

    @Test
    void nothingToDoIsSaid() throws IOException {
        Files.writeString(table, "x,class\n1,a\n2,b\n");
        for (String method : List.of("smote", "random-over", "random-under")) {
            assertThat(String.join(" ", page(method).texts("p"))).contains("Nothing to do");
        }
    }

    @Test
    void syntheticOnlyIsSaid() throws IOException {
        Files.writeString(table, "x,class\n1,a\n2,b\n3,a\n4,a\n5,b\n");
        assertThat(page("smote", "-k", 1, "--synthetic-only").texts("p").getFirst()).isEqualTo(
                "5 rows before, 6 after, 1 of them new. The file that was written holds the 1 new rows only.");
        assertThat(rows(out)).hasSize(1);
    }

    @Test
    void quietSaysNothingAndOtherwiseTheReportIsNamed() throws IOException {
        Files.writeString(table, "x,class\n1,a\n2,b\n3,a\n");
        assertThat(run("random-over", "-q").out()).isEmpty();
        assertThat(run("random-over").out()).contains("report.html: what was done");
    }

    @Test
    void aReportThatCannotBeWrittenIsRefusedBeforeAnyWork() throws IOException {
        String good = "x,class\n1,a\n2,a\n4,b\n";
        Files.writeString(table, good);
        Path from = folder.resolve("from.csv");
        Path same = folder.resolve("same");
        assertThat(refusal(same, same)).contains("the provenance file and the report are the same file");
        assertThat(refusal(folder, from)).contains("is a directory");
        assertThat(refusal(folder.resolve("none/report.html"), from)).contains("its folder does not exist");
        Path link = Files.createSymbolicLink(folder.resolve("link.html"), table);
        assertThat(CommandLineRun.of("resample", table, "-l", "class", "-m", "random-over", "-o", out, "--report", link,
                "--force").err()).contains("the input and the report are the same file");
        Files.writeString(report, "precious");
        assertThat(CommandLineRun.of("resample", table, "-l", "class", "-m", "random-over", "-o", out, "--report",
                report).err()).contains("report.html: exists already");
        assertThat(Files.readString(report)).isEqualTo("precious");
        assertThat(Files.readString(table)).isEqualTo(good);
    }

    private String refusal(Path reportPlace, Path from) throws IOException {
        CommandLineRun run = CommandLineRun.of("resample", table, "-l", "class", "-m", "random-over", "-o", out,
                "--provenance", from, "--report", reportPlace, "--force");
        assertThat(run.exitCode()).isEqualTo(Ballast.NOT_SERVED);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(table);
        }
        return run.err();
    }

    @Test
    void aFailedRunLeavesNoReport() throws IOException {
        Files.writeString(table, "x,class\n1,a\n2,a\n3,a\n?,b\n5,b\n");
        assertThat(run("smote", "-k", 1).exitCode()).isEqualTo(Ballast.NOT_SERVED);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(table);
        }
    }
}
