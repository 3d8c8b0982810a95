package dev.ballast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// No row is taken for a header, and no header for a row, without a word.
class FirstLineTest {

    private static final String ROWS = "0.5,7,a\n1.5,8,a\n2.5,9,a\n3.5,1,b\n4.5,2,b\n";
    private static final String REFUSED = ":1: looks like a row and not like the names of columns: ";
    private static final String OPTIONS = "add --no-header if it is a row, or --header if it names the columns";

    @TempDir
    Path folder;

    private Path table(String content) throws IOException {
        return Files.writeString(folder.resolve("table.csv"), content.replace(";", "\n"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            // Numbers above numbers.
            "0.5,7,a;1.5,8,a;2.5,9,b|last|\"0.5\", \"7\" are numbers",
            "0.5,7,a;1.5,8,a;2.5,9,b|3|\"0.5\", \"7\" are numbers",
            "0,1;1,0;2,1|last|\"0\", \"1\" are numbers",
            "?,7,a;1.5,8,a;2.5,9,b|last|\"?\", \"7\" are numbers",
            "x,7,a;y,8,a;z,9,b|1|\"7\" is a number",
            "1,7,z;,8,a;oops,9,b;2,8,a;3,8,b|last|\"1\", \"7\" are numbers",
            "2019,2020,class;1,2,a;3,4,b|last|\"2019\", \"2020\" are numbers",
            // A number that is a column's place and stands in the first line too.
            "5,3,1;6,2,0;7,1,1|1|\"5\", \"3\", \"1\" are numbers",
            // The class comes again.
            "red,small,yes;blue,big,no;red,big,yes|last|its class \"yes\" comes again in line 3",
            "a;a;b;b|last|its class \"a\" comes again in line 2",
            "x,y,a;1,2,a;3,4,b|last|its class \"a\" comes again in line 2"})
    void aFirstLineThatLooksLikeARowIsRefused(String content, String label, String why) throws IOException {
        Path table = table(content);
        CommandLineRun run = CommandLineRun.of("info", table, "-l", label);
        assertThat(run.err()).contains(table + REFUSED + why).contains(OPTIONS);
        assertThat(run.exitCode()).isEqualTo(Ballast.NOT_SERVED);
        assertThat(run.out()).isEmpty();
        long lines = content.chars().filter(c -> c == ';').count() + 1;
        assertThat(CommandLineRun.of("info", table, "-l", label, "--no-header").out()).contains(lines + " rows");
        assertThat(CommandLineRun.of("info", table, "-l", label, "--header").out()).contains(lines - 1 + " rows");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"2019,2020,2021;1,2,a;3,4,b|2021", "2019,2020,y;1,2,a;3,4,b|y",
            "1,2,y;1,2,a;3,4,b|y", "2019,2020,y;1,2,1;3,4,0|last", "x,z,y;1,2,a;3,4,b|last", "x,z,y;1,2,a;3,4,b|3",
            "color,size,y;red,big,no;blue,big,yes|last", ",x,y;0,1.5,a;1,2.5,b|last", "y;a;b|last",
            "0,1,2,3;5,6,7,a;8,9,1,b|3", "a,a,y;1,2,yes;2,2,no|last"})
    void aHeaderIsTakenForOne(String content, String label) throws IOException {
        CommandLineRun run = CommandLineRun.of("info", table(content), "-l", label);
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).contains("2 rows");
    }

    @Test
    void everyCommandThatReadsATableRefuses() throws IOException {
        Path table = table(ROWS);
        Path out = folder.resolve("out");
        for (List<Object> command : List.<List<Object>>of(List.of("info", table, "-l", "last"),
                List.of("resample", table, "-l", "last", "-m", "random-over", "-o", out),
                List.of("resample", table, "-l", "3", "-m", "smote", "-k", 1, "--ignore", "2", "-o", out),
                List.of("split", table, "-l", "last", "--group", "2", "--test", "0.4", "-o", out),
                List.of("sample", table, "-n", 2, "-o", out),
                List.of("sample", table, "--weights", "1", "-n", 2, "-o", out),
                List.of("sample", table, "-l", "last", "--per-class", 1, "-o", out),
                List.of("weights", table, "-l", "last"), List.of("evaluate", table, "-l", "last", "--score", "1"))) {
            CommandLineRun run = CommandLineRun.of(command.toArray());
            assertThat(run.exitCode()).isEqualTo(Ballast.NOT_SERVED);
            assertThat(run.err()).contains(REFUSED).contains(OPTIONS);
            assertThat(folder).isDirectoryContaining(table::equals).isDirectoryNotContaining(out::equals);
        }
    }

    @Test
    void aColumnCalledByNameAnywhereIsEnough() throws IOException {
        Path table = table("2019,patient,2020\n1,7,a\n2,8,a\n3,9,b\n4,5,b\n");
        assertThat(CommandLineRun.of("split", table, "-l", "last", "--group", "patient", "--test", "0.5", "-o",
                folder.resolve("parts")).exitCode()).isZero();
        Path scores = table("0.5,7\n1,0\n0,1\n");
        assertThat(CommandLineRun.of("evaluate", scores, "-l", "2", "--score", "0.5").exitCode()).isZero();
    }

    @Test
    void theSecondPassAsksNothingAgain() throws IOException {
        Path table = table("0.5,7,y\n1.5,8,a\n2.5,9,a\n3.5,1,b\n");
        Path out = folder.resolve("out.csv");
        assertThat(CommandLineRun.of("resample", table, "-l", "y", "-m", "random-over", "-o", out).exitCode()).isZero();
        assertThat(Files.readString(out)).isEqualTo(Files.readString(table) + "3.5,1,b\n");
    }

    @Test
    void headerAndNoHeaderExcludeEachOther() throws IOException {
        CommandLineRun run = CommandLineRun.of("info", table(ROWS), "-l", "last", "--header", "--no-header");
        assertThat(run.exitCode()).isEqualTo(Ballast.WRONG_USAGE);
        assertThat(run.err()).contains("--header and --no-header exclude each other");
    }

    @Test
    void aHeaderInTheMiddleIsWhereFilesWereJoined() throws IOException {
        String one = "x,z,class\n1,2,a\n3,4,b\n";
        for (String second : List.of(one, "\ufeff" + one)) {
            Path table = table("\ufeff" + one + second);
            for (String label : List.of("class", "last")) {
                CommandLineRun run = CommandLineRun.of("info", table, "-l", label);
                assertThat(run.exitCode()).isEqualTo(Ballast.NOT_SERVED);
                assertThat(run.err())
                        .contains("table.csv:4: is the same as line 1, the header, as where files are joined");
            }
        }
        assertThat(CommandLineRun.of("info", table(one + one), "-l", "class", "--header").out()).contains("5 rows");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"1,2,a|has a header and no rows; if its only line is a row, add --no-header",
            "y;a;;b|:3: is blank, which in a table of one column may be an empty cell or no row",
            "x,y;1,2,a;3,4,b|:2: row has 3 cells where the first has 2; every row needs the same number of cells: is there a"
                    + " delimiter too many, or does the first column lack a name?",
            "x,y,;1,2;3,4|:2: row has 2 cells where the first has 3; every row needs the same number of cells: the first line"
                    + " ends with a delimiter, this one does not",
            "# by x;a,y;1,2|:2: row has 2 cells where the first has 1; every row needs the same number of cells: the first line"
                    + " looks like a comment; remove it",
            "Report;;a,y;1,2|row has 2 cells where the first has 1; every row needs the same number of cells: is the first line a"
                    + " title?",
            "x,y;1,a;2,b;,|:4: has delimiters only, and no cell with anything in it; remove the line"})
    void rowsThatDoNotFitSayWhy(String content, String message) throws IOException {
        CommandLineRun run = CommandLineRun.of("info", table(content), "-l", "last");
        assertThat(run.exitCode()).isEqualTo(Ballast.NOT_SERVED);
        assertThat(run.err()).contains(message);
    }
}
