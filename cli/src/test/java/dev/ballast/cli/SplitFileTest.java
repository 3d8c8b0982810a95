package dev.ballast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.core.random.Seed;
import dev.ballast.core.split.Folds;
import dev.ballast.core.split.HoldOut;
import dev.ballast.core.split.Split;
import dev.ballast.core.target.ClassLabels;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// `ballast split`, with the bytes of the parts compared.
class SplitFileTest {

    @TempDir
    Path folder;

    private Path table;
    private Path parts;

    @BeforeEach
    void name() {
        table = folder.resolve("table.csv");
        parts = folder.resolve("parts");
    }

    private CommandLineRun split(Object... more) {
        List<Object> args = new ArrayList<>(List.of("split", table, "-l", "class", "-o", parts));
        args.addAll(Arrays.asList(more));
        return CommandLineRun.of(args.toArray());
    }

    private void generate(int rows) {
        assertThat(CommandLineRun.of("generate", "-o", table, "--rows", rows, "--columns", 3, "--classes",
                "a=0.8,b=0.15,c=0.05").exitCode()).isZero();
    }

    private static List<String> rows(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        return lines.subList(1, lines.size());
    }

    private static ClassLabels labels(List<String> rows) {
        return ClassLabels.of(rows.stream().map(row -> row.substring(row.lastIndexOf(',') + 1))
                .toArray(String[]::new));
    }

    private static List<String> chosen(List<String> rows, int... which) {
        return IntStream.of(which).mapToObj(rows::get).toList();
    }

    @Test
    void partsAreThoseOfTheLibrary() throws IOException {
        generate(1000);
        assertThat(split("--test", 0.2, "--validation", 0.1, "--seed", 9).exitCode()).isZero();

        List<String> all = rows(table);
        Split expected = HoldOut.stratified(0.2).withValidation(0.1).split(labels(all), Seed.of(9));
        assertThat(rows(parts.resolve("train.csv"))).isEqualTo(chosen(all, expected.trainRows()));
        assertThat(rows(parts.resolve("validation.csv"))).isEqualTo(chosen(all, expected.validationRows()));
        assertThat(rows(parts.resolve("test.csv"))).isEqualTo(chosen(all, expected.testRows()));
        for (String part : List.of("train.csv", "validation.csv", "test.csv")) {
            assertThat(Files.readAllLines(parts.resolve(part)).getFirst())
                    .isEqualTo(Files.readAllLines(table).getFirst());
        }
    }

    @Test
    void foldsAreThoseOfTheLibraryOverWhatIsNotForTheTest() throws IOException {
        generate(500);
        assertThat(split("--test", 0.2, "--folds", 4, "--seed", 5).exitCode()).isZero();

        List<String> all = rows(table);
        List<String> left = chosen(all, HoldOut.stratified(0.2).split(labels(all), Seed.of(5)).trainRows());
        ClassLabels labels = labels(all).select(HoldOut.stratified(0.2).split(labels(all), Seed.of(5)).trainRows());
        List<Split> expected = Folds.stratified(4).splits(labels, Seed.of(5));
        for (int fold = 0; fold < 4; fold++) {
            Path of = parts.resolve("fold-" + (fold + 1));
            assertThat(rows(of.resolve("train.csv"))).isEqualTo(chosen(left, expected.get(fold).trainRows()));
            assertThat(rows(of.resolve("validation.csv"))).isEqualTo(chosen(left, expected.get(fold).testRows()));
        }
    }

    @Test
    void foldsOfTheWholeTableHoldOutATestPartEach() throws IOException {
        generate(300);
        assertThat(split("--folds", 3).exitCode()).isZero();

        List<String> held = new ArrayList<>();
        for (int fold = 1; fold <= 3; fold++) {
            held.addAll(rows(parts.resolve("fold-" + fold + "/test.csv")));
        }
        assertThat(held).containsExactlyInAnyOrderElementsOf(rows(table));
    }

    @Test
    void bytesAreKept() throws IOException {
        String head = "\uFEFF\"x\", class\r\n";
        List<String> rows = List.of("\"a\nb\", p\r\n", "  1 ,q\r\n", "\"\"\"\",p\r\n", "ü,q\r\n", "2,q\r\n", "3,p");
        Files.write(table, (head + String.join("", rows)).getBytes(StandardCharsets.UTF_8));
        CommandLineRun run = CommandLineRun.of("split", table, "-l", "2", "-o", parts, "--test", 0.5,
                "--allow-small-classes");
        assertThat(run.exitCode()).isZero();
        assertThat(run.err().strip()).isEqualTo("ballast: note: " + table
                + ": classes \" p\" and \"p\" differ only in blanks at the ends");

        String train = Files.readString(parts.resolve("train.csv"));
        String test = Files.readString(parts.resolve("test.csv"));
        assertThat(train).startsWith(head);
        assertThat(test).startsWith(head);
        for (String row : rows) {
            assertThat(train.contains(row.strip()) ^ test.contains(row.strip())).as(row).isTrue();
        }
        assertThat(train.length() + test.length()).isEqualTo(2 * head.length() + String.join("", rows).length());
    }

    @Test
    void groupsStayTogether() throws IOException {
        StringBuilder text = new StringBuilder("who,class\n");
        for (int row = 0; row < 200; row++) {
            text.append("patient").append(row % 23).append(',').append(row % 5 == 0 ? "ill" : "well").append('\n');
        }
        Files.writeString(table, text);
        assertThat(split("--test", 0.3, "--group", "who").exitCode()).isZero();

        List<String> train = patients(parts.resolve("train.csv"));
        List<String> test = patients(parts.resolve("test.csv"));
        assertThat(train).doesNotContainAnyElementsOf(test);
        assertThat(Stream.concat(train.stream(), test.stream()).distinct()).hasSize(23);
    }

    private static List<String> patients(Path file) throws IOException {
        return rows(file).stream().map(row -> row.split(",", -1)[0]).distinct().toList();
    }

    @Test
    void aTableWithoutHeaderIsSplitWithoutOne() throws IOException {
        Files.writeString(folder.resolve("plain.tsv"), "1\ta\n2\ta\n3\tb\n4\tb\n");
        assertThat(CommandLineRun.of("split", folder.resolve("plain.tsv"), "--no-header", "-l", "last", "-o", parts,
                "--test", 0.5).exitCode()).isZero();

        assertThat(Files.readAllLines(parts.resolve("train.tsv"))).hasSize(2);
        assertThat(Files.readAllLines(parts.resolve("test.tsv"))).hasSize(2);
    }

    @Test
    void aClassTooSmallForEveryPartIsRefusedAndNothingIsLeft() throws IOException {
        Files.writeString(table, "x,class\n1,a\n2,a\n3,a\n4,a\n5,b\n");
        CommandLineRun run = split("--test", 0.4);

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).isEqualToIgnoringNewLines("ballast: " + table
                + ": class \"b\" has 1 row: too few for one in"
                + " every part when the rows of every part are shares rounded up or down; choose --small-classes both-sides,"
                + " at least one row of every class of two or more on both sides, or --allow-small-classes, choose larger"
                + " shares or fewer folds, or join classes");
        assertThat(parts).doesNotExist();
    }

    @Test
    void allClassesInTheWayAreNamedAndThePolicyServes() throws IOException {
        StringBuilder text = new StringBuilder("x,class\n");
        for (int row = 0; row < 60; row++) {
            text.append(row)
                    .append(row < 50 ? ",common\n" : row < 54 ? ",four\n" : row < 56 ? ",two\n" : ",c" + row + "\n");
        }
        Files.writeString(table, text);
        List<Object> how = List.of("--test", 0.1, "--validation", 0.1);

        CommandLineRun refused = split(how.toArray());
        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.err())
                .contains("class \"c56\" has 1 row, class \"c57\" has 1 row, class \"c58\" has 1 row, class"
                        + " \"c59\" has 1 row, class \"two\" has 2 rows, class \"four\" has 4 rows: too few")
                .doesNotContain("smallClass(");
        List<Object> more = new ArrayList<>(how);
        more.addAll(List.of("--small-classes", "both-sides"));
        assertThat(split(more.toArray()).err()).isEmpty();
        assertThat(count("train.csv", "two")).isEqualTo(1);
        assertThat(count("test.csv", "two")).isEqualTo(1);
        assertThat(count("train.csv", "four")).isEqualTo(2);
        assertThat(count("test.csv", "four")).isEqualTo(1);
        assertThat(count("train.csv", "c56")).isEqualTo(1);
    }

    private long count(String part, String of) throws IOException {
        return rows(parts.resolve(part)).stream().filter(row -> row.endsWith("," + of)).count();
    }

    @Test
    void aTestPartAndFoldsShareSmallClasses() throws IOException {
        StringBuilder text = new StringBuilder("who,class\n");
        for (int row = 0; row < 40; row++) {
            text.append("p").append(row).append(row < 6 ? ",rare\n" : ",common\n");
        }
        Files.writeString(table, text);

        // The share of 6 is 1.8; two would leave four for five folds.
        assertThat(split("--test", 0.3, "--folds", 5).err()).isEmpty();
        assertThat(count("test.csv", "rare")).isEqualTo(1);
        for (int fold = 1; fold <= 5; fold++) {
            assertThat(count("fold-" + fold + "/validation.csv", "rare")).isEqualTo(1);
        }
        parts = folder.resolve("grouped");
        assertThat(split("--test", 0.3, "--folds", 5, "--group", "who").err()).isEmpty();
        assertThat(count("test.csv", "rare")).isEqualTo(1);
    }

    @Test
    void groupsThatCanBeDealtAre() throws IOException {
        Files.writeString(table,
                "x,who,class\n1,a,zero\n2,a,two\n3,a,two\n4,b,zero\n5,b,one\n6,b,one\n7,c,one\n8,c,two\n"
                        + "9,d,zero\n10,d,zero\n");
        assertThat(split("--group", "who", "--folds", 2).err()).isEmpty();
        for (String part : List.of("fold-1/test.csv", "fold-2/test.csv")) {
            assertThat(labels(rows(parts.resolve(part))).names()).containsExactlyInAnyOrder("zero", "one", "two");
        }

        CommandLineRun refused = CommandLineRun.of("split", table, "-l", "class", "-o", folder.resolve("more"),
                "--group", "who",
                "--folds", 4);
        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.err())
                .contains("class \"two\" is in 2 groups, class \"one\" is in 2 groups, class \"zero\" is in 3"
                        + " groups: too few for one in each of 4 folds; choose --small-classes both-sides");
    }

    @Test
    void aRowWithoutClassOrGroupIsNamed() throws IOException {
        Files.writeString(table, "x,who,class\n1,a,p\n2,NA,q\n3,b,\n");
        assertThat(split("--group", "who", "--test", 0.5).err())
                .contains("table.csv:3: group \"who\" is missing (\"NA\"); fill"
                        + " it in or drop the row, or, if that is a group, list what means missing by --missing");
        assertThat(split("--test", 0.5).err())
                .contains("table.csv:4: label \"class\" is missing (\"\"); fill it in or drop the"
                        + " row\n".replace("\n", System.lineSeparator()));
        assertThat(CommandLineRun.of("sample", table, "-l", "class", "--per-class", 1, "-o", folder.resolve("s.csv"))
                .err())
                .contains("table.csv:4: label \"class\" is missing (\"\"); fill it in or drop the row");
        assertThat(CommandLineRun.of("evaluate", table, "-l", "x", "--predicted", "who").err()).contains(
                "table.csv:3: prediction \"who\" is missing (\"NA\"); fill it in or drop the row, or, if that is a class, list");
    }

    @Test
    void partsThatAreThereAreKept() throws IOException {
        generate(100);
        Files.createDirectory(parts);
        Files.writeString(parts.resolve("train.csv"), "mine");
        CommandLineRun run = split("--test", 0.2);

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("train.csv: exists already; use --force");
        assertThat(Files.readString(parts.resolve("train.csv"))).isEqualTo("mine");
        assertThat(parts.resolve("test.csv")).doesNotExist();
    }

    @Test
    void aRequestWithoutSenseIsWrongUsage() {
        generate(100);
        assertThat(split().err()).contains("nothing to split off; give --test");
        assertThat(split("--test", 1).err()).contains("--test is 1.0; it must be above 0 and below 1");
        assertThat(split("--test", 0.2, "--validation", 0.1, "--folds", 3).err()).contains("exclude each other");
        assertThat(split("--folds", 1).exitCode()).isEqualTo(2);
        CommandLineRun nothingLeft = split("--test", 0.7, "--validation", 0.3);
        assertThat(nothingLeft.err()).contains("--test is 0.7 and --validation is 0.3; together they must be below 1");
        assertThat(nothingLeft.exitCode()).isEqualTo(2);
        CommandLineRun unknown = split("--test", 0.2, "--small-classes", "keep");
        assertThat(unknown.err()).contains("--small-classes is \"keep\"; it must be refuse, both-sides or allow");
        assertThat(unknown.exitCode()).isEqualTo(2);
        assertThat(split("--test", 0.2, "--small-classes", "allow", "--allow-small-classes").err())
                .contains("--small-classes and --allow-small-classes exclude each other");
    }
}
