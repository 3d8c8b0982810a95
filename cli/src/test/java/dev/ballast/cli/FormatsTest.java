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

/// Rows chosen and made do not depend on the format that a table is in; and files of other programs are what these wrote. How
/// those were made is in `src/test/resources/foreign/make.py`.
class FormatsTest {

    private static final Path FOREIGN = Path.of("src/test/resources/foreign");
    private static final int ROWS = 240;

    @TempDir
    Path folder;

    /// Numbers, whole numbers, truth values, texts with what needs quotes, days, and cells that are missing.
    private Path mixed() throws IOException {
        StringBuilder text = new StringBuilder("x,n,flag,s,day,note,class\n");
        for (int i = 0; i < ROWS; i++) {
            text.append(Math.round(1000 * Math.sin(i)) / 1000.0).append(',').append(i * 37 % 101 - 20).append(',')
                    .append(i % 3 == 0).append(',').append(i % 2 == 0 ? "\"a, \"\"b\"\"\"" : "grün").append(",2024-")
                    .append(i % 2 == 0 ? "01-" : "11-").append(10 + i % 19).append(',')
                    .append(i % 5 == 0 ? "" : "t" + i)
                    .append(',').append(i % 8 == 0 ? "rare" : "ok").append('\n');
        }
        Path table = folder.resolve("table.csv");
        Files.writeString(table, text);
        return table;
    }

    private void run(Object... args) {
        CommandLineRun run = CommandLineRun.of(args);
        assertThat(run.exitCode()).as(run.err().replace("%", "%%")).isZero();
    }

    /// The rows of a table as values: numbers as numbers.
    private static List<List<Object>> values(Path csv) throws IOException {
        List<List<Object>> rows = new ArrayList<>();
        for (String line : Files.readAllLines(csv)) {
            List<Object> cells = new ArrayList<>();
            for (String cell : line.split(",", -1)) {
                cells.add(cell.matches("-?[0-9.]+([eE]-?[0-9]+)?") ? (Object) Double.valueOf(cell) : cell);
            }
            rows.add(cells);
        }
        return rows;
    }

    @ParameterizedTest
    @ValueSource(strings = {"tsv", "csv.gz", "csv.zst", "parquet", "arrow", "arrows", "arff"})
    void theSameTableGivesTheSameRowsInEveryFormat(String ending) throws IOException {
        Path table = mixed();
        Path other = folder.resolve("other." + ending);
        run("convert", table, other, "-l", "class");
        for (String method : new String[]{"random-under", "random-over", "smote-nc"}) {
            Path expected = folder.resolve(method + ".csv");
            Path expectedFrom = folder.resolve(method + ".from.csv");
            run("resample", table, "-l", "class", "-m", method, "--carry", "note", "--seed", 11, "-o", expected,
                    "--provenance", expectedFrom);
            Path made = folder.resolve(method + ".made." + ending);
            Path from = folder.resolve(method + ".made.from.csv");
            run("resample", other, "-l", "class", "-m", method, "--carry", "note", "--seed", 11, "-o", made,
                    "--provenance", from);
            assertThat(from).as(method).hasSameTextualContentAs(expectedFrom);
            Path back = folder.resolve(method + ".back.csv");
            run("convert", made, back, "-l", "class", "--force");
            assertThat(values(back)).as(method).isEqualTo(values(expected));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"npz", "npy", "svm", "arff", "parquet", "feather"})
    void numbersGiveTheSameRowsInFormatsThatHoldNothingElse(String ending) throws IOException {
        Path table = folder.resolve("numbers.csv");
        run("generate", "-o", table, "--rows", ROWS, "--columns", 5, "--classes", "0=0.8,1=0.15,2=0.05");
        Path other = folder.resolve("other." + ending);
        run("convert", table, other, "-l", "class");
        String label = switch (ending) {
            case "npz", "npy" -> "y";
            case "svm" -> "label";
            default -> "class";
        };
        for (String method : new String[]{"random-under", "smote", "enn"}) {
            Path expected = folder.resolve(method + ".from.csv");
            Path from = folder.resolve(method + ".other.csv");
            run("resample", table, "-l", "class", "-m", method, "--seed", 5, "-o", folder.resolve(method + ".csv"),
                    "--provenance", expected);
            run("resample", other, "-l", label, "-m", method, "--seed", 5, "-o", folder.resolve(method + "." + ending),
                    "--provenance", from);
            assertThat(from).as(method).hasSameTextualContentAs(expected);
        }
    }

    @Test
    void everyCommandTakesEveryFormat() throws IOException {
        Path table = mixed();
        for (String ending : new String[]{"parquet", "feather", "arrows", "arff", "csv.gz"}) {
            Path other = folder.resolve("all." + ending);
            run("convert", table, other, "-l", "class");
            assertThat(CommandLineRun.of("info", other, "-l", "class").out())
                    .startsWith(other + ": 240 rows, 7 columns");
            assertThat(CommandLineRun.of("weights", other, "-l", "class").out())
                    .isEqualTo(CommandLineRun.of("weights", table, "-l", "class").out());
            run("split", other, "-l", "class", "--test", 0.25, "-o",
                    folder.resolve("parts of " + ending.replace('.', ' ')));
            assertThat(folder.resolve("parts of " + ending.replace('.', ' ') + "/train." + ending)).exists();
            run("sample", other, "-l", "class", "--per-class", 7, "-o", folder.resolve("some." + ending));
            run("evaluate", other, "-l", "class", "--score", "x", "--threshold", 0.5);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"pyarrow-none.parquet", "pyarrow-snappy.parquet", "pyarrow-gzip.parquet",
            "pyarrow-zstd.parquet",
            "pyarrow-lz4.parquet", "pyarrow-v2.parquet", "pyarrow-int96.parquet", "polars.parquet", "pandas.parquet",
            "pyarrow-uncompressed.feather", "pyarrow-lz4.feather", "pyarrow-zstd.feather", "polars-uncompressed.arrow",
            "polars-lz4.arrow", "polars-zstd.arrow", "pyarrow.arrows"})
    void filesOfOtherProgramsAreWhatTheseWrote(String name) throws IOException {
        Path csv = folder.resolve("out.csv");
        run("convert", FOREIGN.resolve(name), csv);
        List<String> lines = Files.readAllLines(csv);
        assertThat(lines).hasSize(25);
        assertThat(lines.getFirst()).isEqualTo("x,f,n,u,flag,s,day,at,utc,price,cat,y");
        assertThat(lines.get(1)).isEqualTo("-1.0,0.0,0,0,true,\"a,\"\"b\"\"\",2024-02-20,"
                + (name.contains("int96")
                        ? "1969-12-31T23:59:59.25Z,2024-01-01T12:00:00Z"
                        : "1969-12-31T23:59:59.25,"
                                + "2024-01-01T12:00:00Z")
                + ",0.00,blue,rare");
        assertThat(lines.get(2)).startsWith("-0.75,0.33333334,7,2000,false,grün,2024-02-21,1970-01-01T00:59:59.25");
        assertThat(lines.get(4)).contains(",6000,true,,2024-02-23,").endsWith(",0.03,red,ok");
        Path again = folder.resolve("again" + name.substring(name.lastIndexOf('.')));
        run("sample", FOREIGN.resolve(name), "-n", 24, "-o", again);
        Path twice = folder.resolve("twice.csv");
        run("convert", again, twice);
        assertThat(twice).hasSameTextualContentAs(csv);
    }

    @ParameterizedTest
    @CsvSource({"numpy.npz,y,1", "numpy-packed.npz,y,rare", "numpy.npy,y,1", "sklearn.svm,label,1",
            "sklearn-one.svm,label,1"})
    void arraysAndSparseRowsOfOtherProgramsAreRead(String name, String label, String rare) throws IOException {
        Path csv = folder.resolve("out.csv");
        run("convert", FOREIGN.resolve(name), csv, "-l", label);
        List<List<Object>> rows = values(csv);
        assertThat(rows).hasSize(25);
        int y = rows.getFirst().indexOf(label);
        int x = y == 0 ? 1 : 0;
        assertThat(rows.get(1).get(x)).isEqualTo(-1.0);
        assertThat(rows.get(3).get(x)).isEqualTo(-0.5);
        assertThat(rows.get(3).get(x + 2)).isEqualTo(3.0);
        assertThat(rows.get(1).get(y)).isEqualTo(rare.equals("1") ? (Object) 1.0 : rare);
    }

    @Test
    void recordsOfNumpyAreColumnsByTheirNames() throws IOException {
        Path csv = folder.resolve("out.csv");
        run("convert", FOREIGN.resolve("numpy-records.npy"), csv);
        assertThat(Files.readAllLines(csv)).startsWith("x,n,y", "-1.0,0,rare", "-0.75,7,ok");
    }

    @Test
    void attributesOfWekaKeepTheirTypes() throws IOException {
        Path csv = folder.resolve("out.csv");
        run("convert", FOREIGN.resolve("weka.arff"), csv);
        assertThat(csv).hasContent("""
                x,a name,n,when,text,class
                1.5,blue,3,2024-01-31 10:00:00,some text,ok
                -2,dark 'red',,2024-02-01 10:00:00,"a, b",ok
                3e1,red,4,2024-02-01 10:00:00,,rare
                2.5,blue,7,2024-03-01 00:00:00,x\ty,rare
                0,"a,b",1,,plain,ok
                """);
        Path again = folder.resolve("again.arff");
        run("convert", FOREIGN.resolve("weka.arff"), again, "-l", "class");
        assertThat(Files.readString(again)).contains("@relation 'the relation'", "@attribute x real",
                "@attribute 'a name' {blue,red,'dark \\'red\\'','a,b'}", "@attribute n integer",
                "@attribute when date \"yyyy-MM-dd HH:mm:ss\"", "@attribute text string", "@attribute class {ok,rare}",
                "-2,'dark \\'red\\'',?,'2024-02-01 10:00:00','a, b',ok");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nested.parquet", "nested.feather"})
    void nestedColumnsAreRefusedByName(String name) {
        CommandLineRun run = CommandLineRun.of("info", FOREIGN.resolve(name), "-l", "y");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).startsWith("ballast: " + FOREIGN.resolve(name) + ": column a").contains("nested");
    }

    @Test
    void linesOfSparseRowsKeepTheirBytes() throws IOException {
        Path svm = folder.resolve("in.svm");
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 60; i++) {
            text.append(i % 6 == 0 ? "+1" : "-1").append("  2:0.50 ").append(4 + i % 9).append(':').append(i)
                    .append(".0 # row ")
                    .append(i).append('\n');
        }
        Files.writeString(svm, text);
        Path under = folder.resolve("under.svm");
        run("resample", svm, "-l", "label", "-m", "random-under", "-o", under);
        assertThat(Files.readAllLines(under)).hasSize(20).isSubsetOf(text.toString().lines().toList());
        Path over = folder.resolve("over.svm");
        run("resample", svm, "-l", "label", "-m", "random-over", "-o", over);
        assertThat(Files.readString(over)).startsWith(text);
        assertThat(Files.readAllLines(over)).hasSize(100).allMatch(text.toString().lines().toList()::contains);
        Path smote = folder.resolve("smote.svm");
        run("resample", svm, "-l", "label", "-m", "smote", "-o", smote);
        assertThat(Files.readString(smote)).startsWith(text);
        assertThat(Files.readAllLines(smote)).hasSize(100);
        assertThat(Files.readAllLines(smote).subList(60, 100))
                .allMatch(line -> line.matches("\\+1 2:0\\.5( [0-9]+:[0-9.]+)*"));
    }

    @Test
    void equalTablesAreEqualFiles() throws IOException {
        Path table = mixed();
        for (String ending : new String[]{"npz", "parquet", "arrow", "csv.gz", "csv.zst"}) {
            Path first = folder.resolve("first." + ending);
            Path second = folder.resolve("second." + ending);
            run("convert", table, first, "-l", "class");
            run("convert", table, second, "-l", "class");
            assertThat(first).hasSameBinaryContentAs(second);
        }
    }

    @Test
    void rowGroupsOfWhichAllRowsAreKeptAreTakenOverByteForByte() throws IOException {
        Path in = FOREIGN.resolve("pyarrow-zstd.parquet");
        Path out = folder.resolve("out.parquet");
        run("resample", in, "-l", "y", "-m", "smote", "-k", 2, "--carry", "flag,s,day,at,utc,cat,u", "-o", out);
        byte[] before = Files.readAllBytes(in);
        byte[] after = Files.readAllBytes(out);
        // The pages of the first group, which begin after the mark.
        int pages = 4;
        while (before[pages] == after[pages]) {
            pages++;
        }
        assertThat(pages).isGreaterThan(1000);
        CommandLineRun info = CommandLineRun.of("info", out, "-l", "y");
        assertThat(info.out()).startsWith(out + ": 40 rows, 12 columns");
    }
}
