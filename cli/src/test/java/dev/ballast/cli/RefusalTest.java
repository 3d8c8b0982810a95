package dev.ballast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// What cannot be served is refused in one line that says where, what and why, and leaves nothing behind.
class RefusalTest {

    private static final String GOOD = "x,class\n1,a\n2,a\n3,a\n4,b\n5,b\n";

    @TempDir
    Path folder;

    static Stream<Arguments> refusals() {
        return Stream.of(
                refusal("", "", "table.csv: is empty"),
                refusal("x,class\n", "", "table.csv: has a header and no rows"),
                refusal("x,class\n1,a\n2\n", "", "table.csv:3: row has 1 cell where the first has 2"),
                refusal("x,class\n1,a,b\n", "", "table.csv:2: row has 3 cells where the first has 2"),
                refusal("x,Class_\n1,a\n2,b\n", "", "there is no column \"class\"; did you mean \"Class_\"?"),
                refusal("x;class\n1;a\n", "", "if that is what separates cells, add --delimiter ';'"),
                refusal("x;class\n", "",
                        "is the first line a title? remove it; or is the delimiter right? see --delimiter"),
                refusal("# by x\nx,class\n1,a\n", "", "if that is a comment, remove the line"),
                refusal("x,class\n1,a\n2,a\n", "", "there is only one class (\"a\", 2 rows)"),
                refusal("x,class\n1,a\n2,\n3,b\n", "", "table.csv:3: label \"class\" is missing"),
                refusal("x,class\n1,a\n2,NA\n3,b\n", "", "if that is a class, list what means missing by --missing"),
                refusal("x,class\n1,a\n2,a\noops,b\n4,b\n", "",
                        "table.csv:4: column \"x\": \"oops\" is not a number, and all other cells of the column are"),
                refusal("x,class\nred,a\nblue,a\nred,b\n", "", "hold categories: x (\"red\"); leave them out"),
                refusal("x,class\n1,a\n2,a\n3,a\nNaN,b\n5,b\n", "", "table.csv:5: column \"x\" is missing (\"NaN\")"),
                refusal("x,class\n1,a\n2,a\n3,a\n?,b\n5,b\n", "", "table.csv:5: column \"x\" is missing (\"?\")"),
                refusal("x,class\n1,a\n2,a\n3,a\n,b\n5,b\n", "", "table.csv:5: column \"x\" is missing (\"\")"),
                refusal("x,class\n1,a\n2,a\n3,a\n-Inf,b\n5,b\n", "", "table.csv:5: column \"x\" is infinite"),
                refusal("x,class\n1,a\n2,a\n3,a\n1e999,b\n5,b\n", "", "is beyond the range of a double (\"1e999\")"),
                refusal("x,class\n1,a\n2,a\n3,a\n1e-400,b\n5,b\n", "", "is beyond the range of a double (\"1e-400\")"),
                refusal("x,class\n1,a\n2,a\n3,a\n\u00011,b\n5,b\n", "", "\"\\u00011\" is not a number"),
                refusal("x,class\n1,a\n2,a\n3,a\n\u0000,b\n5,b\n", "", "\"\\u0000\" is not a number"),
                refusal("x,class\n1,a\n2,a\n\"3,b\n5,b\n", "", "table.csv:4: Unclosed quoted field at end of input"),
                refusal("x,class\n1,a\n\"2\"x,a\n5,b\n", "",
                        "table.csv:3: Unexpected character after closing quote: 'x' (0x78)"),
                refusal("x,class\n1,a\n2,a\n3,a\n4,b,\n5,b\n", "", "is there a delimiter too many?"),
                refusal("x,class\n1,a\n2,a\n9007199254740993,b\n5,b\n", "",
                        "9007199254740993 has more digits than a double"),
                refusal("x,class\n1,a\n2,a\n3,a\n4,b\n5,b\n", "-k 5",
                        "table.csv: give a smaller -k, or --set small-classes=fewer-neighbors: class \"b\" has 2 rows"),
                refusal("x,class\n1,a\n2,a\n4,b\n", "-k 1", "class \"b\" has only 1 row"),
                refusal(GOOD, "-s c=5", "there is no class \"c\"; the classes are \"a\", \"b\""),
                refusal(GOOD, "-s a=1", "class \"a\" has 3 rows and shall have 1"),
                refusal(GOOD, "-s majority", "strategy \"majority\" is for under-sampling"),
                refusal(GOOD, "-l 7", "there is no column number 7; the table has 2"),
                refusal(GOOD, "--ignore y", "there is no column \"y\""),
                refusal(GOOD, "--ignore x", "no feature column is left"),
                refusal(GOOD, "--ignore class", "--carry names the label column"),
                refusal(GOOD, "--categorical x", "hold categories: x"),
                refusal(GOOD, "-m smote-n", "smote-n works on categories, and 1 of 1 feature columns hold numbers: x;"
                        + " if these are categories, say --categorical x; or leave them out of the features with"
                        + " --ignore x, or use --method smote"),
                refusal("x,x,class\n1,2,a\n1,3,b\n", "--ignore x", "column name \"x\" is there 2 times"));
    }

    private static Arguments refusal(String table, String options, String message) {
        return Arguments.of(table, options, message);
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void refusesInOneLineAndLeavesNothingBehind(String content, String options, String message) throws IOException {
        Path table = folder.resolve("table.csv");
        Files.write(table, content.getBytes(StandardCharsets.UTF_8));
        List<Object> args = new ArrayList<>(List.of("resample", table, "-o", folder.resolve("out.csv"),
                "--provenance", folder.resolve("from.csv")));
        if (!options.startsWith("-m")) {
            args.addAll(List.of("-m", "smote"));
        }
        if (!options.startsWith("-l")) {
            args.addAll(List.of("-l", "class"));
        }
        if (!options.contains("-k")) {
            args.addAll(List.of("-k", "1"));
        }
        args.addAll(List.of(options.isEmpty() ? new String[0] : options.split(" ")));
        CommandLineRun run = CommandLineRun.of(args.toArray());
        assertThat(run.err()).contains(message).startsWith("ballast: ").contains(table.toString());
        assertThat(run.err().strip().lines()).hasSize(1);
        assertThat(run.exitCode()).isEqualTo(Ballast.NOT_SERVED);
        assertThat(run.out()).isEmpty();
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(table);
        }
    }

    static Stream<String> nonFinite() {
        return Stream.of("nan", "NaN", "NAN", "-nan", "+NaN", "1.#QNAN", "-1.#IND", "inf", "Inf", "INF", "+inf", "-INF",
                "infinity", "-Infinity", "1.#INF", "\u221e", "-\u221e", "1e400", "NA", "N/A", "null", "?", " ");
    }

    @ParameterizedTest
    @MethodSource("nonFinite")
    void notANumberAndInfinityAreRefusedInEveryUsualSpelling(String spelled) throws IOException {
        Path table = folder.resolve("table.csv");
        Files.writeString(table, "x,class\n1,a\n2,a\n3,a\n" + spelled + ",b\n5,b\n");
        CommandLineRun run = CommandLineRun.of("resample", table, "-l", "class", "-m", "smote", "-k", 1, "-o",
                folder.resolve("out.csv"));
        assertThat(run.exitCode()).isEqualTo(Ballast.NOT_SERVED);
        assertThat(run.err()).contains("table.csv:5: column \"x\"").contains(spelled);
    }

    @Test
    void optionsThatExcludeEachOtherAreWrongUsage() throws IOException {
        Path table = folder.resolve("table.csv");
        Files.writeString(table, "x,class\n1,a\n2,a\n3,b\n4,b\n5,b\n");
        for (List<String> options : List.of(List.of("distance=gower", "scale=range"),
                List.of("scale=iqr", "distance=mahalanobis"), List.of("distinct=true", "groups=same"))) {
            for (String method : List.of("smote", "enn", "smote-enn")) {
                CommandLineRun run = CommandLineRun.of("resample", table, "-l", "class", "-m", method, "--set",
                        options.getFirst(), "--set", options.getLast(), "-o", folder.resolve("out.csv"));
                assertThat(run.exitCode()).isEqualTo(Ballast.WRONG_USAGE);
                assertThat(run.err()).contains("leave out").doesNotContain("defect");
            }
        }
    }

    @Test
    void aFileThatIsNotThereIsNamed() {
        CommandLineRun run = CommandLineRun.of("info", folder.resolve("none.csv"), "-l", "class");
        assertThat(run.exitCode()).isEqualTo(Ballast.NOT_SERVED);
        assertThat(run.err()).contains("none.csv: no such file");
        run = CommandLineRun.of("resample", folder.resolve("none.csv"), "-l", "class", "-m", "smote", "-o",
                folder.resolve("out.csv"));
        assertThat(run.exitCode()).isEqualTo(Ballast.NOT_SERVED);
        assertThat(run.err()).contains("none.csv: no such file");
    }

    @Test
    void aFolderIsNoTable() {
        CommandLineRun run = CommandLineRun.of("info", folder, "-l", "class");
        assertThat(run.exitCode()).isEqualTo(Ballast.NOT_SERVED);
        assertThat(run.err()).contains("is a directory");
        run = CommandLineRun.of("resample", "/", "-l", "class", "-m", "smote", "-o", folder.resolve("out.csv"));
        assertThat(run.exitCode()).isEqualTo(Ballast.NOT_SERVED);
        assertThat(run.err()).contains("is a directory");
    }

    @Test
    void utf16IsNamed() throws IOException {
        Path table = folder.resolve("table.csv");
        Files.write(table, "x,class\n1,a\n".getBytes(StandardCharsets.UTF_16));
        assertThat(CommandLineRun.of("info", table, "-l", "class").err()).contains("is in UTF-16BE");
    }

    @Test
    void existingFilesAreKeptUnlessForced() throws IOException {
        Path table = folder.resolve("table.csv");
        Path out = folder.resolve("out.csv");
        Files.writeString(table, GOOD);
        Files.writeString(out, "precious");
        CommandLineRun run = CommandLineRun.of("resample", table, "-l", "class", "-m", "random-over", "-o", out);
        assertThat(run.exitCode()).isEqualTo(Ballast.NOT_SERVED);
        assertThat(run.err()).contains("out.csv: exists already; use --force");
        assertThat(Files.readString(out)).isEqualTo("precious");
        assertThat(CommandLineRun.of("resample", table, "-l", "class", "-m", "random-over", "-o", out, "--force")
                .exitCode()).isZero();
        assertThat(Files.readString(out)).startsWith(GOOD);
    }

    @Test
    void aFailedForcedRunKeepsTheOldFile() throws IOException {
        Path table = folder.resolve("table.csv");
        Path out = folder.resolve("out.csv");
        Files.writeString(table, "x,class\n1,a\n2,a\n3,a\ninf,b\n5,b\n");
        Files.writeString(out, "precious");
        assertThat(CommandLineRun.of("resample", table, "-l", "class", "-m", "smote", "-k", 1, "-o", out, "--force")
                .exitCode()).isEqualTo(Ballast.NOT_SERVED);
        assertThat(Files.readString(out)).isEqualTo("precious");
    }

    @Test
    void inputOutputAndProvenanceMustDiffer() throws IOException {
        Path table = folder.resolve("table.csv");
        Files.writeString(table, GOOD);
        Path link = Files.createSymbolicLink(folder.resolve("link.csv"), table);
        assertThat(CommandLineRun.of("resample", table, "-l", "class", "-m", "random-over", "-o", table, "--force")
                .err()).contains("the input and the output are the same file");
        assertThat(CommandLineRun.of("resample", table, "-l", "class", "-m", "random-over", "-o", link, "--force")
                .err()).contains("the input and the output are the same file");
        Path out = folder.resolve("out.csv");
        assertThat(CommandLineRun.of("resample", table, "-l", "class", "-m", "random-over", "-o", out, "--provenance",
                out).err()).contains("the output and the provenance file are the same file");
        assertThat(Files.readString(table)).isEqualTo(GOOD);
    }

    @Test
    void aTargetInAFolderThatIsNotThereIsNamed() throws IOException {
        Path table = folder.resolve("table.csv");
        Files.writeString(table, GOOD);
        CommandLineRun run = CommandLineRun.of("resample", table, "-l", "class", "-m", "random-over", "-o",
                folder.resolve("none/out.csv"));
        assertThat(run.exitCode()).isEqualTo(Ballast.NOT_SERVED);
        assertThat(run.err()).contains("its folder does not exist");
    }

    @Test
    void aFolderReachedByALinkIsTheSameFolder() throws IOException {
        Path table = folder.resolve("table.csv");
        Files.writeString(table, GOOD);
        Path real = Files.createDirectory(folder.resolve("real"));
        Path link = Files.createSymbolicLink(folder.resolve("link"), real);
        CommandLineRun run = CommandLineRun.of("resample", table, "-l", "class", "-m", "random-over", "-o",
                real.resolve("x.csv"), "--provenance", link.resolve("x.csv"), "--force");
        assertThat(run.err()).contains("the output and the provenance file are the same file");
        assertThat(real).isEmptyDirectory();
    }

    static Stream<Arguments> wrongUsage() {
        return Stream.of(
                Arguments.of("resample t.csv -l y -m smote", "Missing required option: '--out"),
                Arguments.of("resample t.csv -l y -m smot -o o.csv", "did you mean \"smote\"?"),
                Arguments.of("resample t.csv -l y -m random-over -k 3 -o o.csv", "has no option \"k\""),
                Arguments.of("resample t.csv -l y -m smote -k 0 -o o.csv", "option k is \"0\""),
                Arguments.of("resample t.csv -l y -m smote -k 3 --set k=4 -o o.csv", "option k is given twice"),
                Arguments.of("resample t.csv -l y -m smote --set bases=odd -o o.csv", "it must be even or random"),
                Arguments.of("resample t.csv -l y -m smote -s 1.5 -o o.csv", "ratio is 1.5"),
                Arguments.of("resample t.csv -l y -m smote -s much -o o.csv", "is not understood"),
                Arguments.of("resample t.csv -l y -m smote --threads 0 -o o.csv", "--threads is 0"),
                Arguments.of("resample t.csv -l y -m smote --kernel fast -o o.csv", "--kernel is \"fast\""),
                Arguments.of("resample t.csv -l y -m smote --delimiter ab -o o.csv", "delimiter \"ab\""),
                Arguments.of("resample t.csv -l y -m smote --ignored-values x -o o.csv", "must be base or empty"),
                Arguments.of("resample t.csv -l y -m smote --seed x -o o.csv", "--seed"),
                Arguments.of("resample t.csv -l y -m smote --delimiter . -o o.csv", "delimiter \".\""),
                Arguments.of("resample t.csv -l y -m smote --set k=1 --set k=2 -o o.csv", "option k is given twice"),
                Arguments.of("resample t.csv -l y -m smote --set k -o o.csv", "is not of the form name=value"),
                Arguments.of("resample t.csv -l y -m random-under --synthetic-only -o o.csv",
                        "leaves nothing to write"),
                Arguments.of("resample t.csv -l y -m random-over --ignored-values empty -o o.csv", "has no effect"),
                Arguments.of("generate -o g.csv --classes a=1,?=1", "does not mean missing"),
                Arguments.of("rebalance t.csv", "Unmatched arguments"),
                Arguments.of("generate -o g.csv --overlap 2", "--overlap is 2.0"),
                Arguments.of("generate -o g.csv --columns 2 --integers 3", "--integers"),
                Arguments.of("info t.csv", "say what is to be predicted: --label COLUMN"),
                Arguments.of("info t.csv -l a --target b", "--label, --target and --labels exclude each other"),
                Arguments.of("info t.csv --labels a,b --label-separator ;", "needs --labels with one column"),
                Arguments.of("info t.csv -l a --missing-values x", "must be refuse, present or base"));
    }

    @ParameterizedTest
    @MethodSource("wrongUsage")
    void wrongUsageIsExitCodeTwoAndPointsToHelp(String args, String message) {
        CommandLineRun run = CommandLineRun.of((Object[]) args.split(" "));
        assertThat(run.exitCode()).isEqualTo(Ballast.WRONG_USAGE);
        assertThat(run.err()).contains(message).contains("--help");
    }
}
