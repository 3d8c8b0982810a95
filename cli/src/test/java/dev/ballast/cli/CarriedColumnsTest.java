package dev.ballast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
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
import java.util.stream.IntStream;

/// Numbers that are no quantities are carried, and a line says so.
class CarriedColumnsTest {

    @TempDir
    Path folder;

    private Path table;
    private Path out;
    private Path from;

    @BeforeEach
    void name() {
        table = folder.resolve("table.csv");
        out = folder.resolve("out.csv");
        from = folder.resolve("from.csv");
    }

    private CommandLineRun smote(Object... more) {
        List<Object> args = new ArrayList<>(List.of("resample", table, "-l", "y", "-m", "smote", "-k", 1, "-o", out,
                "--provenance", from, "--force"));
        args.addAll(Arrays.asList(more));
        return CommandLineRun.of(args.toArray());
    }

    private void write(String header, String... rows) throws IOException {
        Files.writeString(table, header + '\n' + String.join("\n", rows) + '\n');
    }

    /// A table with a column of these values and one of quantities; its last three rows are the rare ones.
    private void column(String name, String... values) throws IOException {
        write(name + ",v,y", IntStream.range(0, values.length)
                .mapToObj(row -> values[row] + ',' + row * row + ".5," + (row < values.length - 3 ? "ok" : "rare"))
                .toArray(String[]::new));
    }

    /// Every new row has the text of its base row there, and something else than both ends in the column of quantities.
    private void assertCarried(int column) throws IOException {
        List<String> made = Files.readAllLines(out);
        List<String> origins = Files.readAllLines(from);
        List<String> rows = Files.readAllLines(table);
        int synthetic = 0;
        for (int row = 1; row < made.size(); row++) {
            String[] origin = origins.get(row).split(",", -1);
            if (origin[1].equals("synthetic")) {
                synthetic++;
                String base = rows.get(1 + Integer.parseInt(origin[2]));
                assertThat(made.get(row).split(",", -1)[column]).isEqualTo(base.split(",", -1)[column]);
                assertThat(made.get(row)).isNotEqualTo(base);
            }
        }
        assertThat(synthetic).isPositive();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "day|20240101 20240102 20240103 20240104 20240131 20240301 20240430|dates, \"20240101\"",
            "day|2024-01-01 2024-01-02 2024-01-03 2024-01-04 2024-01-31 2024-03-01 2024-04-30|dates, \"2024-01-01\"",
            "month|202401 202402 202403 202404 202412 202501 202502|dates, \"202401\"",
            "zip|1231 1232 1233 1234 02134 02199 90210|codes with leading zeros, \"02134\"",
            "userId|17 4 9 2 33 5 1|ids, all different, \"17\"", "row|1 2 3 4 5 6 7|row numbers, \"1\""})
    void theColumnIsCarriedAndALineSaysSo(String name, String values, String what) throws IOException {
        column(name, values.split(" ", -1));
        CommandLineRun run = smote();
        assertThat(run.exitCode()).isZero();
        assertThat(run.err().strip()).isEqualTo("ballast: note: " + table
                + ": not used as features, since they are no quantities: " + name + " (" + what
                + "); new rows have the value of the row they are made from; to use one as a feature: --numeric "
                + name);
        assertCarried(0);
        assertThat(smote("--quiet").err()).isEmpty();
    }

    @Test
    void distancesDoNotSeeTheColumn() throws IOException {
        column("day", "20240101", "20240102", "20240103", "20240104", "20240131", "20240301", "20240430");
        assertThat(smote().exitCode()).isZero();
        List<String> carried = Files.readAllLines(from);
        assertThat(smote("--ignore", "day").exitCode()).isZero();
        assertThat(Files.readAllLines(from)).isEqualTo(carried);
        assertThat(smote("--ignore", "day").err()).isEmpty();
    }

    @Test
    void newRowsMayHaveNothingThere() throws IOException {
        column("zip", "01", "02", "03", "04", "05", "06", "07");
        CommandLineRun run = smote("--ignored-values", "empty");
        assertThat(run.err()).contains("; new rows have nothing there; to use one");
        assertThat(Files.readAllLines(out).getLast()).startsWith(",");
    }

    @Test
    void numericMakesItAFeature() throws IOException {
        column("zip", "01", "02", "03", "04", "1000", "2000", "3000");
        CommandLineRun run = smote("--numeric", "zip");
        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).isEmpty();
        List<String> rows = Files.readAllLines(out);
        String[] origin = Files.readAllLines(from).getLast().split(",", -1);
        double base = 1000 * (Integer.parseInt(origin[2]) - 3);
        double neighbor = 1000 * (Integer.parseInt(origin[3]) - 3);
        assertThat(Long.parseLong(rows.getLast().split(",", -1)[0]))
                .isEqualTo(Math.round(base + Double.parseDouble(origin[4]) * (neighbor - base)));
    }

    @Test
    void oneLineNamesAllColumns() throws IOException {
        write("id,day,end,zip,v,y", "3,20240101,20240105,01234,1.5,ok", "9,20240102,20240106,2345,2.5,ok",
                "5,20240103,20240107,3456,3.5,ok", "7,20240104,20240108,4567,4.5,rare",
                "1,20240105,20240109,5678,5.5,rare");
        CommandLineRun run = smote();
        assertThat(run.exitCode()).isZero();
        assertThat(run.err().strip().lines()).hasSize(1);
        assertThat(run.err()).contains("day, end (dates, \"20240101\"), zip (codes with leading zeros, \"01234\"),"
                + " id (ids, all different, \"3\");").endsWith("--numeric id,day,end,zip" + System.lineSeparator());
        assertThat(smote("--numeric", "day,zip").err()).contains("quantities: end (dates, \"20240105\"), id (ids");
        CommandLineRun info = CommandLineRun.of("info", table, "-l", "y");
        assertThat(info.out()).containsPattern("1 +id +id +carried +ids, all different, \"3\"\n")
                .containsPattern("2 +day +date +carried +dates, \"20240101\"\n")
                .containsPattern("4 +zip +code +carried +codes with leading zeros, \"01234\"\n")
                .containsPattern("5 +v +numeric +feature +numbers\n").contains("--numeric COLUMN");
    }

    @Test
    void theReportNamesThemAndComparesOthersOnly() throws IOException {
        column("zip", "01", "02", "03", "04", "05", "06", "07");
        Path report = folder.resolve("report.html");
        assertThat(smote("--report", report).exitCode()).isZero();
        assertThat(Files.readString(report))
                .contains("<dt>No quantities</dt><dd>zip (codes with leading zeros, \"01\")</dd>")
                .contains("<dt>Not compared</dt><dd>zip</dd>").contains("<dt>Features</dt><dd>1 columns</dd>");
        assertThat(
                CommandLineRun.of("resample", table, "-l", "y", "-m", "random-under", "-o", out, "--force", "--report",
                        report).exitCode())
                .isZero();
        assertThat(Files.readString(report)).contains("<dt>Not compared</dt><dd>zip</dd>");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
            "--numeric zip --ignore 1|column \"zip\" is named by --numeric and by --carry; it can be one of them only",
            "--numeric zip --categorical zip|column \"zip\" is named by --numeric and by --categorical",
            "--numeric y|--numeric names the label column \"y\"", "--numeric w|there is no column \"w\"",
            "--ignore v|no feature column is left beside the label; no quantities are zip (codes with leading zeros, \"01\");"
                    + " --numeric COLUMN makes one a feature"})
    void rolesThatDoNotGoTogetherAreRefused(String options, String message) throws IOException {
        column("zip", "01", "02", "03", "04", "05", "06", "07");
        CommandLineRun run = smote((Object[]) options.split(" ", -1));
        assertThat(run.exitCode()).isEqualTo(Ballast.NOT_SERVED);
        assertThat(run.err()).contains(message);
        assertThat(run.err().strip().lines()).hasSize(1);
        assertThat(out).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
            "2024-01-01 2024-01-02 2024-01-03 2024-01-04 2024-01-31 2024-03-01 2024-04-30|--numeric x|table.csv:2: column"
                    + " \"x\": \"2024-01-01\" is not a number, and --numeric names the column; correct it, or ignore",
            "\"1,5\" \"2,5\" 3 4 5 6 7||table.csv:2: column \"x\": \"1,5\" is a number with a decimal comma (write decimal"
                    + " points); correct that, or ignore the column with --ignore x",
            "12% 13% 14% 15% 16% 17% 18%||\"12%\" is a number with a percent sign (leave the sign out)",
            "$1 2 3 4 5 6 7||\"$1\" is a number with a money sign (leave the sign out)",
            "red 2024-01-02 2024-01-03 2024-01-04 2024-01-31 2024-03-01 2024-04-30||hold categories: x (\"red\")"})
    void textsAreRefusedForWhatTheyAre(String values, String options, String message) throws IOException {
        column("x", values.split(" ", -1));
        CommandLineRun run = smote(options == null ? new Object[0] : options.split(" ", -1));
        assertThat(run.exitCode()).isEqualTo(Ballast.NOT_SERVED);
        assertThat(run.err()).contains(message);
    }

    @Test
    void aCommaForDecimalsIsNamedInScoresAndWeightsToo() throws IOException {
        write("s,y", "\"0,5\",a", "\"0,25\",b");
        assertThat(CommandLineRun.of("evaluate", table, "-l", "y", "--score", "s").err())
                .contains(
                        "table.csv:2: column \"s\" is not a finite number (\"0,5\", a number with a decimal comma (write");
        assertThat(CommandLineRun.of("sample", table, "--weights", "s", "-n", 1, "-o", out).err())
                .contains(
                        "table.csv:2: column \"s\" is \"0,5\", a number with a decimal comma (write decimal points);");
        assertThat(CommandLineRun.of("info", table, "-l", "y").out())
                .contains("Each text is a number with a decimal comma (write decimal points): s.");
    }

    @Test
    void namesWithCommasAreQuoted() throws IOException {
        write("\"a,b\",v,y", "x,1.5,ok", "x,2.5,ok", "x,3.5,ok", "x,4.5,rare", "x,5.5,rare");
        assertThat(smote("--ignore", "\"a,b\"").exitCode()).isZero();
        assertThat(smote("--ignore", "a,b").err())
                .contains("there is no column \"a\"; a name with a comma is written in"
                        + " double quotes, inside single ones for the shell: '\"a,b\"'");
        assertThat(CommandLineRun.of("info", table, "-l", "\"a,b\"").exitCode()).isZero();
        assertThat(smote("-s", "g,h=6").err())
                .contains("strategy \"g,h=6\": \"g\" is not of the form class=value; a class"
                        + " whose name has a comma is written in double quotes, as in \"a,b\"=50");
        assertThat(CommandLineRun.of("resample", "--help").out().replaceAll("\\s+", ""))
                .contains("'\"a,b\",c'").contains("'\"a,b\"=50'");
    }
}
