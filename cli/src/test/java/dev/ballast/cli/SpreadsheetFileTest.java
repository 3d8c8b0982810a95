package dev.ballast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// What spreadsheets write is read, and comes out as it went in.
class SpreadsheetFileTest {

    private static final String TABLE = "x,z,class\n1,7,a\n2,8,a\n3,9,a\n4,1,b\n6,3,b\n";

    @TempDir
    Path folder;

    private Path table(String content) throws IOException {
        return Files.writeString(folder.resolve("table.csv"), content);
    }

    private String resampled(Path table, String label, String method, Object... more) throws IOException {
        Path out = folder.resolve("out.csv");
        List<Object> args = new ArrayList<>(List.of("resample", table, "-l", label, "-m", method, "-o", out,
                "--provenance", folder.resolve("from.csv"), "--force"));
        if (method.equals("smote")) {
            args.addAll(List.of("-k", 1));
        }
        args.addAll(List.of(more));
        CommandLineRun run = CommandLineRun.of(args.toArray());
        assertThat(run.err()).isEmpty();
        return Files.readString(out);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sep=;\n", "sep=;\r\n", "\"sep=;\"\n", "SEP=;\r", "\ufeffsep=;\n"})
    void aFirstLineSaysTheDelimiterAndStaysFirst(String first) throws IOException {
        String content = first + TABLE.replace(',', ';');
        for (String method : List.of("random-over", "smote")) {
            String made = resampled(table(content), "class", method);
            assertThat(made).startsWith(content);
            assertThat(made.substring(content.length())).matches("[0-9.]+;[0-9]+;b\n");
            assertThat(Files.readString(folder.resolve("from.csv"))).contains("\n0,original,0,,\n");
        }
        assertThat(CommandLineRun.of("split", folder.resolve("table.csv"), "-l", "class", "--test", "0.4", "-o",
                folder.resolve("parts")).exitCode()).isZero();
        assertThat(Files.readString(folder.resolve("parts/test.csv"))).startsWith(first + "x;z;class\n");
        assertThat(Files.readString(folder.resolve("parts/train.csv"))).startsWith(first + "x;z;class\n");
    }

    @Test
    void linesAreCountedWithTheFirst() throws IOException {
        assertThat(CommandLineRun.of("info", table("sep=;\nx;class\n1;a\n2\n"), "-l", "class").err())
                .contains("table.csv:4: row has 1 cell");
        assertThat(CommandLineRun.of("info", table("sep=;\nx;class\n1;a\n\"2;b\n"), "-l", "class").err())
                .contains("table.csv:4: Unclosed quoted field");
    }

    @Test
    void aFirstLineAndAnOptionMustAgree() throws IOException {
        Path table = table("sep=;\n" + TABLE.replace(',', ';'));
        assertThat(CommandLineRun.of("info", table, "-l", "class", "--delimiter", ";").exitCode()).isZero();
        CommandLineRun run = CommandLineRun.of("info", table, "-l", "class", "--delimiter", ",");
        assertThat(run.exitCode()).isEqualTo(Ballast.NOT_SERVED);
        assertThat(run.err()).contains("table.csv:1: the first line says \"sep=;\" and --delimiter says ','");
        assertThat(CommandLineRun.of("info", table("sep=1\n" + TABLE), "-l", "class").err())
                .contains("table.csv:1: the first line says \"sep=1\": delimiter \"1\" is not one ASCII character");
    }

    @ParameterizedTest
    @ValueSource(strings = {",", ",,", ",,,,"})
    void emptyColumnsWithoutNamesAreCarried(String end) throws IOException {
        String content = TABLE.replace("\n", end + "\n");
        for (String label : List.of("class", "last", "3")) {
            for (String method : List.of("random-over", "random-under", "smote")) {
                String made = resampled(table(content), label, method);
                assertThat(made).startsWith("x,z,class" + end + "\n");
                assertThat(made.lines()).allMatch(line -> line.matches("[^,]+,[^,]+,[^,]+" + end));
                assertThat(made.startsWith(content)).isEqualTo(!method.equals("random-under"));
            }
        }
        assertThat(resampled(table(content), "class", "smote", "--ignored-values", "empty")).startsWith(content)
                .endsWith(",b" + end + "\n");
        String rows = content.substring(content.indexOf('\n') + 1);
        String made = resampled(table(rows), "last", "smote", "--no-header");
        assertThat(made).startsWith(rows).matches("(?s).*\n[0-9.]+,[0-9]+,b" + end + "\n");
    }

    @Test
    void emptyColumnsWithoutNamesBetweenOthersAreCarriedToo() throws IOException {
        String content = TABLE.replace(",", ",,");
        assertThat(resampled(table(content), "class", "smote")).startsWith(content)
                .matches("(?s).*\n[0-9.]+,,[0-9]+,,b\n");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "class|hold categories: number 4 (\"q\"); leave them out of the features with --ignore 4",
            "last|table.csv:2: column number 4 (it has no name) is not empty, and is not what \"last\" stands for"})
    void aColumnWithoutANameIsCalledByItsNumber(String label, String message) throws IOException {
        Path table = table(TABLE.replace("class\n", "class,\n").replace("a\n", "a,q\n").replace("b\n", "b,\n"));
        CommandLineRun run = CommandLineRun.of("resample", table, "-l", label, "-m", "smote", "-k", 1, "-o",
                folder.resolve("out.csv"));
        assertThat(run.exitCode()).isEqualTo(Ballast.NOT_SERVED);
        assertThat(run.err()).contains(message);
    }

    @Test
    void aMissingNumberInAColumnWithoutANameNamesTheOption() throws IOException {
        Path table = table(TABLE.replace("class\n", "class,\n").replace("a\n", "a,3\n").replace("b\n", "b,\n"));
        assertThat(CommandLineRun.of("resample", table, "-l", "class", "-m", "smote", "-k", 1, "-o",
                folder.resolve("out.csv")).err()).contains(
                        "table.csv:5: column number 4 (it has no name) is missing")
                .contains("--ignore 4");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '#', quoteCharacter = '`', value = {"a;b;y@1;2;r@3;4;o@5;6;o#\";\"#';'",
            "a|b@1|2@3|4#\"|\"#'|'",
            "a\tb@1\t2@3\t4#tab#tab", "a b@1 2@3 4#blank#' '", "a;b;y@1,5;2,5;r@3,1;4,2;o#\";\"#';'",
            "1,5;2,5;r@3,1;4,2;o#\";\"#';'", "\"a\";\"y\"@\"1;2\";\"r\"#\";\"#';'",
            "a\u0001b@1\u00012#\"\\u0001\"#$'\\x01'"})
    void anotherDelimiterThatFitsEveryLineIsNamed(String content, String named, String typed) throws IOException {
        Path table = table(content.replace('@', '\n') + "\n");
        for (String header : List.of("--header", "--no-header")) {
            CommandLineRun run = CommandLineRun.of("info", table, "-l", "last", header);
            assertThat(run.exitCode()).isEqualTo(Ballast.NOT_SERVED);
            assertThat(run.err()).contains("every line has equally many of " + named + ';')
                    .contains("add --delimiter " + typed + ", if not, --delimiter ','");
        }
    }

    @Test
    void aDelimiterThatIsStatedIsNotDoubted() throws IOException {
        CommandLineRun run = CommandLineRun.of("info", table("a;b;y\n1;2;r\n3;4;o\n"), "-l", "last", "--delimiter",
                ",");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("1;2;r");
    }

    @ParameterizedTest
    @ValueSource(strings = {"name\n\"Doe; J\"\n\"Roe; K\"\n", "when\n10:00\n11:30\n", "id,tags\n1,a;b\n2,c;d\n",
            "text\na b\nc d e\n", "y\na|b\nc|d\n", "a:b\nx:y\nz:w\n"})
    void textWithOtherDelimitersInItIsNoOtherTable(String content) throws IOException {
        assertThat(CommandLineRun.of("info", table(content), "-l", "last").err()).isEmpty();
    }
}
