package dev.ballast.spark;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// The command beside `ballast resample`: the same values in the same order, for the same files.
class CommandTest {

    @TempDir
    static Path folder;
    private static Path plain;
    private static Path mixed;

    @BeforeAll
    static void makeTables() throws IOException {
        TestSession.get();
        plain = folder.resolve("plain.csv");
        List<String> lines = new ArrayList<>(List.of("a,b,n,c,d,class"));
        Tables.numbers(500).forEach(row -> lines.add(IntStream.rangeClosed(1, 6).mapToObj(row::get).map(String::valueOf)
                .collect(Collectors.joining(","))));
        Files.write(plain, lines);
        mixed = folder.resolve("mixed.csv");
        List<String> cells = new ArrayList<>(List.of("key_id,a,tree,n,yes,day,zip,\"a note\",class"));
        Tables.mixed(300)
                .forEach(row -> cells.add("%d,%s,%s,%d,%s,%s,%05d,\"w, %d\",%d".formatted(7 + 3 * row.getLong(0),
                        row.get(1), row.isNullAt(2) ? "" : row.getString(2), row.getInt(3), row.get(4), row.get(5),
                        row.getLong(0) % 40, row.getLong(0) % 5, row.getInt(6))));
        Files.write(mixed, cells);
    }

    @ParameterizedTest
    @CsvSource({"random-over,", "random-under,-s 0.5", "smote,-k 3", "smote-tomek,",
            "random-under,--set replacement=true", "smoothed-bootstrap,-s rare=x1.5"})
    void numbers(String method, String more) throws Exception {
        requireSame(plain, method, more == null ? List.of() : List.of(more.split(" ")), List.of());
    }

    @ParameterizedTest
    @CsvSource({"random-over,", "smote-nc,", "smote-nc,--ignored-values empty",
            "enn,--set distance=gower"})
    void mixed(String method, String more) throws Exception {
        requireSame(mixed, method, more == null ? List.of() : List.of(more.split(" ")), List.of());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7})
    void partitions(int partitions) throws Exception {
        requireSame(plain, "smote", List.of(), List.of("--partitions", String.valueOf(partitions)));
        requireSame(plain, "random-under", List.of(), List.of("--partitions", String.valueOf(partitions)));
    }

    @Test
    void folderOfFilesByName() throws Exception {
        Path parts = Files.createDirectory(folder.resolve("parts"));
        List<String> lines = Files.readAllLines(plain);
        // The last part is written first and is the largest, which Spark would read first.
        int[] ends = {1, 101, 131, lines.size()};
        for (int part = 2; part >= 0; part--) {
            List<String> rows = new ArrayList<>(List.of(lines.getFirst()));
            rows.addAll(lines.subList(ends[part], ends[part + 1]));
            Files.write(parts.resolve("part-" + part + ".csv"), rows);
        }
        Path out = folder.resolve("from-parts");
        run(parts, out, "smote", List.of());
        assertThat(cells(out, plain)).isEqualTo(here(plain, "smote", List.of()));
    }

    @Test
    void parquetInPieces() throws Exception {
        Path input = folder.resolve("pieces.parquet");
        TestSession.get().read().option("header", true).option("inferSchema", true).csv(plain.toString()).coalesce(1)
                .write().option("parquet.block.size", 4096).parquet(input.toString());
        TestSession.get().conf().set("spark.sql.files.maxPartitionBytes", "8000");
        TestSession.get().conf().set("spark.sql.files.openCostInBytes", "0");
        try {
            assertThat(TestSession.get().read().parquet(input.toString()).rdd().getNumPartitions()).isGreaterThan(2);
            for (String method : List.of("random-over", "smote", "tomek-links")) {
                Path out = folder.resolve("pieces-" + method);
                run(input, out, method, List.of());
                assertThat(cells(out, plain)).as(method).isEqualTo(here(plain, method, List.of()));
            }
        } finally {
            TestSession.get().conf().unset("spark.sql.files.maxPartitionBytes");
            TestSession.get().conf().unset("spark.sql.files.openCostInBytes");
        }
    }

    @Test
    void scatteredRowsByTheirIds() throws Exception {
        Path input = folder.resolve("scattered.parquet");
        Tables.scattered(Tables.numbers(500), Tables.numbersSchema(), 5).write().parquet(input.toString());
        for (String method : List.of("random-under", "smote")) {
            Path out = folder.resolve("scattered-" + method);
            run(input, out, method, List.of("--id", "id"));
            assertThat(cells(out, plain)).as(method).isEqualTo(here(plain, method, List.of()));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"-l clas -m smote|no column \"clas\"; did you mean \"class\"",
            "-l a -m smote|different numbers", "-l class -m smotee|did you mean \"smote\"",
            "-l class -m smote -s 0.1,0.2|strategy", "-l class -m smote --id n|consecutive",
            "-l class -m smote --id a|consecutive",
            "-l class -m smote -s none=50|none"})
    void refusals(String options, String said) {
        StringWriter errors = new StringWriter();
        List<String> given = new ArrayList<>(
                List.of("resample", plain.toString(), "-o", folder.resolve("none").toString()));
        given.addAll(List.of(options.split(" ")));
        int code = Resample.run(new PrintWriter(new StringWriter()), new PrintWriter(errors),
                given.toArray(String[]::new));
        assertThat(code).isBetween(1, 2);
        assertThat(errors.toString()).contains(said).startsWith("ballast-spark: ");
        assertThat(folder.resolve("none")).doesNotExist();
    }

    private static void requireSame(Path table, String method, List<String> options, List<String> own)
            throws Exception {
        Path out = folder.resolve("out-" + method + "-" + (options.toString() + own).hashCode());
        List<String> all = new ArrayList<>(options);
        all.addAll(own);
        run(table, out, method, all);
        assertThat(cells(out, table)).isEqualTo(here(table, method, options));
    }

    private static void run(Path table, Path out, String method, List<String> options) {
        List<String> given = new ArrayList<>(
                List.of("resample", table.toString(), "-l", "class", "-m", method, "--seed", "3",
                        "-o", out.toString(), "--position", "position", "-f"));
        given.addAll(options);
        StringWriter printed = new StringWriter();
        int code = Resample.run(new PrintWriter(printed), new PrintWriter(printed), given.toArray(String[]::new));
        assertThat(code).as(printed.toString()).isZero();
    }

    /// The result as cells, in the order of one machine.
    private static List<List<String>> cells(Path out, Path table) throws IOException {
        Dataset<Row> rows = TestSession.get().read().parquet(out.toString()).sort("position");
        List<String> names = new ArrayList<>(List.of(rows.columns()));
        names.remove("position");
        if (!Files.readAllLines(table).getFirst().contains("id,")) {
            names.remove("id");
        }
        return rows.select(names.stream().map(functions::col).toArray(org.apache.spark.sql.Column[]::new))
                .collectAsList()
                .stream().map(row -> IntStream.range(0, row.size()).mapToObj(i -> cell(row.get(i))).toList()).toList();
    }

    /// A number as the number it is, however it is written.
    private static String cell(Object value) {
        String text = value == null ? "" : value.toString();
        try {
            return text.matches("0[0-9]+") ? text : String.valueOf(Double.parseDouble(text));
        } catch (NumberFormatException e) {
            return text;
        }
    }

    /// What the command of one machine makes, in a process of its own.
    private static List<List<String>> here(Path table, String method, List<String> options) throws Exception {
        Path out = folder.resolve("here.csv");
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
                        System.getProperty("java.class.path"), "dev.ballast.cli.Ballast", "resample", table.toString(),
                        "-l", "class", "-m", method, "--seed",
                        "3", "-o",
                        out.toString(), "-f", "-q"));
        command.addAll(options);
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return TestSession.get().read().option("header", true).option("escape", "\"").option("inferSchema", false)
                .csv(out.toString()).collectAsList().stream()
                .map(row -> IntStream.range(0, row.size()).mapToObj(i -> cell(row.get(i))).toList()).toList();
    }
}
