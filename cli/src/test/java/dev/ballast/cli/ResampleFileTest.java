package dev.ballast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.core.data.Column;
import dev.ballast.core.data.Dataset;
import dev.ballast.core.data.FeatureMatrix;
import dev.ballast.core.method.Methods;
import dev.ballast.core.random.Seed;
import dev.ballast.core.recipe.Recipe;
import dev.ballast.core.recipe.Resampling;
import dev.ballast.core.target.ClassLabels;
import dev.ballast.samplers.resample.RandomUnderSampler;
import dev.ballast.smote.Smote;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// From file to file, with the bytes of the result compared.
class ResampleFileTest {

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

    private void write(String text) throws IOException {
        Files.write(table, text.getBytes(StandardCharsets.UTF_8));
    }

    private String result() throws IOException {
        return Files.readString(out);
    }

    private void generate(Object... more) {
        List<Object> args = new ArrayList<>(List.of("generate", "-o", table, "--force"));
        args.addAll(Arrays.asList(more));
        assertThat(CommandLineRun.of(args.toArray()).exitCode()).isZero();
    }

    private CommandLineRun resample(String method, Object... more) {
        List<Object> args = new ArrayList<>(
                List.of("resample", table, "-l", "class", "-m", method, "-o", out, "--provenance", from, "--force"));
        args.addAll(Arrays.asList(more));
        CommandLineRun run = CommandLineRun.of(args.toArray());
        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
        return run;
    }

    private static List<String> rows(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        return lines.subList(1, lines.size());
    }

    private Dataset dataset() throws IOException {
        List<String> rows = rows(table);
        String[] names = Files.readAllLines(table).getFirst().split(",", -1);
        double[][] features = rows.stream().map(row -> Arrays.stream(row.split(",", -1)).limit(names.length - 1)
                .mapToDouble(Double::parseDouble).toArray()).toArray(double[][]::new);
        String[] labels = rows.stream().map(row -> row.substring(row.lastIndexOf(',') + 1)).toArray(String[]::new);
        List<Column> columns = IntStream.range(0, names.length - 1).mapToObj(
                j -> names[j].startsWith("n") ? Column.whole(names[j]) : Column.numeric(names[j])).toList();
        return new Dataset(FeatureMatrix.wrap(features), ClassLabels.of(labels), columns);
    }

    /// The file and the library must answer alike: same rows, same recipes, same seed.
    private void requireSameAs(Resampling expected) throws IOException {
        Dataset rowsExpected = expected.toDataset();
        List<String> rows = rows(out);
        List<String> origins = rows(from);
        assertThat(rows).hasSize(rowsExpected.rows());
        assertThat(origins).hasSize(rowsExpected.rows());
        for (int row = 0; row < rows.size(); row++) {
            String[] cells = rows.get(row).split(",", -1);
            for (int j = 0; j < cells.length - 1; j++) {
                assertThat(Double.parseDouble(cells[j])).as("row %d, column %d", row, j)
                        .isEqualTo(rowsExpected.features().get(row, j));
            }
            assertThat(cells[cells.length - 1]).isEqualTo(rowsExpected.labels().toStrings()[row]);
            String origin = row + switch (expected.recipe(row)) {
                case Recipe.Original(long base) -> ",original," + base + ",,";
                case Recipe.Copy(long base) -> ",copy," + base + ",,";
                case Recipe.Made made ->
                    ",synthetic," + made.base() + ',' + made.neighbor() + ',' + made.gap();
            };
            assertThat(origins.get(row)).isEqualTo(origin);
        }
    }

    @Test
    void smoteOnAFileIsSmoteInTheLibrary() throws IOException {
        generate("--rows", 400, "--columns", 5, "--integers", 2, "--classes", "a=0.7,b=0.2,c=0.1");
        resample("smote", "--seed", 7, "-k", 4);
        requireSameAs(Smote.withNeighbors(4).resample(dataset(), Seed.of(7)));
    }

    @Test
    void standardizedSmoteOnAFileIsStandardizedSmoteInTheLibrary() throws IOException {
        generate("--rows", 300, "--columns", 4, "--integers", 2, "--classes", "a=0.8,b=0.2");
        resample("smote", "--set", "scale=deviation", "--set", "bases=random");
        requireSameAs(Smote.withNeighbors(5).standardized().withRandomBases().resample(dataset(), Seed.of(0)));
    }

    /// It has to be shown the rows of all classes, also of those that do not grow.
    @Test
    void aMethodThatAddsRowsByALookAtAllIsOnAFileWhatItIsInTheLibrary() throws IOException {
        generate("--rows", 300, "--columns", 4, "--integers", 2, "--classes", "a=0.7,b=0.2,c=0.1");
        resample("svm-smote", "--seed", 7, "--report", folder.resolve("report.html"));
        requireSameAs(Methods.named("svm-smote").resample(dataset(), Seed.of(7)));
    }

    /// In which unit a table is measured changes no recipe, and no new row leaves the range of a `double`.
    @ParameterizedTest
    @ValueSource(strings = {"e-310", "e-170", "e160", "e306"})
    void theUnitOfATableDoesNotMatter(String unit) throws IOException {
        for (String scale : unit.equals("e-310") ? List.of("own") : List.of("own", "deviation")) {
            RandomGenerator random = new SplittableRandom(6);
            StringBuilder plain = new StringBuilder("a,b,class\n");
            StringBuilder scaled = new StringBuilder("a,b,class\n");
            for (int i = 0; i < 120; i++) {
                String a = Integer.toString(random.nextInt(-90, 90));
                String b = Integer.toString(random.nextInt(-90, 90));
                String end = i % 6 == 0 ? ",rare\n" : ",usual\n";
                plain.append(a).append(".5,").append(b).append(".5").append(end);
                scaled.append(a).append(".5").append(unit).append(',').append(b).append(".5").append(unit).append(end);
            }
            write(plain.toString());
            resample("smote", "--seed", 3, "-k", 4, "--set", "scale=" + scale);
            String recipes = Files.readString(from);
            write(scaled.toString());
            resample("smote", "--seed", 3, "-k", 4, "--set", "scale=" + scale);

            assertThat(Files.readString(from)).contains("synthetic").isEqualTo(recipes);
            assertThat(result()).doesNotContain("NaN", "Infinity");
        }
    }

    @Test
    void newRowsLieBetweenValuesAtBothEndsOfTheRange() throws IOException {
        write("a,class\n1.7e308,rare\n-1.7e308,rare\n1e308,usual\n0,usual\n-1e308,usual\n1,usual\n2,usual\n3,usual\n"
                + "4,usual\n");
        resample("smote", "-k", 1);

        double[] made = rows(out).stream().filter(row -> row.endsWith("rare"))
                .mapToDouble(row -> Double.parseDouble(row.substring(0, row.indexOf(',')))).toArray();
        assertThat(made).hasSize(7);
        assertThat(Arrays.stream(made)).allMatch(value -> value >= -1.7e308 && value <= 1.7e308);
    }

    @Test
    void underSamplingAFileIsUnderSamplingInTheLibrary() throws IOException {
        generate("--rows", 300, "--columns", 2, "--classes", "a=0.8,b=0.2");
        resample("random-under", "--seed", 3);
        requireSameAs(RandomUnderSampler.create().resample(dataset(), Seed.of(3)));
        resample("random-under", "--seed", 3, "--set", "replacement=true");
        requireSameAs(RandomUnderSampler.create().withReplacement().resample(dataset(), Seed.of(3)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "2", "8"})
    void resultsDoNotDependOnThreads(String threads) throws IOException {
        generate("--rows", 9000, "--columns", 6, "--classes", "a=0.75,b=0.25");
        resample("smote", "--threads", 3);
        byte[] expected = Files.readAllBytes(out);
        byte[] origins = Files.readAllBytes(from);
        resample("smote", "--threads", threads);
        assertThat(Files.readAllBytes(out)).isEqualTo(expected);
        assertThat(Files.readAllBytes(from)).isEqualTo(origins);
    }

    @Test
    void keptRowsComeOutByteForByte() throws IOException {
        String odd = "x,note,class\r\n 007 ,\"a \"\"b\"\", c\",ok\r\n1e5,\"two\r\nlines\",ok\r\n+1.50,,ok\r\n"
                + "-0.0,\u00e9\u4e16,\"rare\"\r\n2, blank ,\"rare\"\r\n";
        write(odd);
        resample("random-over", "--seed", 1);
        assertThat(result()).startsWith(odd);
        String added = result().substring(odd.length());
        assertThat(added).isIn("-0.0,\u00e9\u4e16,\"rare\"\r\n", "2, blank ,\"rare\"\r\n");
    }

    @Test
    void aByteOrderMarkStaysAndIsNoPartOfTheFirstName() throws IOException {
        write("\ufeffclass,x\na,1\na,2\nb,3\n");
        resample("random-over");
        assertThat(result()).isEqualTo("\ufeffclass,x\na,1\na,2\nb,3\nb,3\n");
    }

    @Test
    void aByteOrderMarkStaysWithoutAHeaderToo() throws IOException {
        write("\ufeffa,1\na,2\nb,3\n");
        assertThat(CommandLineRun.of("resample", table, "--no-header", "-l", "c1", "-m", "random-over", "-o", out)
                .exitCode()).isZero();
        assertThat(result()).isEqualTo("\ufeffa,1\na,2\nb,3\nb,3\n");
    }

    @Test
    void aMissingLastLineEndIsKeptUnlessRowsFollow() throws IOException {
        write("x,class\n1,a\n2,b\n3,a");
        resample("random-over");
        assertThat(result()).isEqualTo("x,class\n1,a\n2,b\n3,a\n2,b\n");
        resample("random-over", "-s", "b=x1");
        assertThat(result()).isEqualTo("x,class\n1,a\n2,b\n3,a");
    }

    @Test
    void blankLinesAreNoRows() throws IOException {
        write("x,class\n\n1,a\n\n\n2,b\n3,a\n\n");
        resample("random-over");
        assertThat(result()).isEqualTo("x,class\n1,a\n2,b\n3,a\n2,b\n");
        assertThat(rows(from)).containsExactly("0,original,0,,", "1,original,1,,", "2,original,2,,", "3,copy,1,,");
    }

    @Test
    void tablesWithoutHeaderHaveNumberedColumns() throws IOException {
        write("1,a\n2,b\n3,a\n");
        assertThat(CommandLineRun.of("resample", table, "--no-header", "-l", "c2", "-m", "random-over", "-o", out)
                .exitCode()).isZero();
        assertThat(result()).isEqualTo("1,a\n2,b\n3,a\n2,b\n");
    }

    @Test
    void tabsSeparateInTsvFiles() throws IOException {
        table = folder.resolve("table.tsv");
        write("x\tclass\n1\ta\n3\tb\n2\ta\n4\tb\n5\ta\n");
        resample("smote", "-k", 1, "--seed", 5);
        assertThat(result()).as("as its name says").startsWith("x,class\n1,a\n3,b\n2,a\n4,b\n5,a\n").endsWith(",b\n");
        out = folder.resolve("out.tsv");
        resample("smote", "-k", 1, "--seed", 5);
        assertThat(result()).startsWith("x\tclass\n1\ta\n3\tb\n2\ta\n4\tb\n5\ta\n").endsWith("\tb\n");
    }

    @Test
    void ignoredColumnsComeFromTheBaseRowOrStayEmpty() throws IOException {
        write("id,x,class,note\n1,1,a,\"p, q\"\n2,2.5,b,\"r\"\"s\"\n3,3.5,b,t\n4,4,a,u\n5,5,a,v\n");
        resample("smote", "-k", 1, "--ignore", "id,note", "--seed", 9);
        String added = rows(out).get(5);
        int base = Integer.parseInt(rows(from).get(5).split(",", -1)[2]);
        assertThat(added).startsWith(base + 1 + ",").endsWith(base == 1 ? ",b,\"r\"\"s\"" : ",b,t");
        resample("smote", "-k", 1, "--ignore", "id,note", "--ignored-values", "empty", "--seed", 9);
        assertThat(rows(out).get(5)).startsWith(",").endsWith(",b,");
    }

    @Test
    void integerColumnsStayIntegerUnlessTheCallerSaysOtherwise() throws IOException {
        write("n,class\n1,a\n2,b\n50,b\n4,a\n5,a\n6,a\n7,a\n");
        resample("smote", "-k", 1);
        assertThat(rows(out).subList(7, 10)).allMatch(row -> row.matches("[0-9]+,b"));
        resample("smote", "-k", 1, "--set", "round-integers=false");
        assertThat(rows(out).subList(7, 10)).allMatch(row -> row.matches("[0-9]+\\.[0-9]+,b"));
    }

    @Test
    void shufflingIsAPermutationOfTheSameRows() throws IOException {
        generate("--rows", 500, "--columns", 3, "--classes", "a=0.8,b=0.2");
        resample("smote", "--seed", 11);
        List<String> plain = rows(out);
        resample("smote", "--seed", 11, "--shuffle");
        assertThat(rows(out)).isNotEqualTo(plain).containsExactlyInAnyOrderElementsOf(plain);
        List<String> input = rows(table);
        List<String> shuffled = rows(out);
        List<String> origins = rows(from);
        for (int row = 0; row < shuffled.size(); row++) {
            String[] origin = origins.get(row).split(",", -1);
            assertThat(origin[0]).isEqualTo(Integer.toString(row));
            if (origin[1].equals("original")) {
                assertThat(shuffled.get(row)).isEqualTo(input.get(Integer.parseInt(origin[2])));
            }
        }
    }

    @Test
    void shufflingClosesARowWithoutLineEnd() throws IOException {
        write("x,class\n1,a\n2,b\n3,a\n4,a");
        resample("random-over", "--shuffle", "--seed", 4);
        assertThat(rows(out)).containsExactlyInAnyOrder("1,a", "2,b", "3,a", "4,a", "2,b", "2,b");
    }

    @Test
    void syntheticOnlyWritesOnlyNewRows() throws IOException {
        generate("--rows", 200, "--columns", 3, "--classes", "a=0.8,b=0.2");
        resample("smote");
        List<String> all = rows(out);
        resample("smote", "--synthetic-only");
        assertThat(rows(out)).isEqualTo(all.subList(200, all.size()));
        assertThat(rows(from).getFirst()).startsWith("0,synthetic,");
    }

    @Test
    void everyStrategyIsMetExactly() throws IOException {
        write("x,class\n" + "1,ok\n".repeat(80) + "2,fraud\n3,fraud\n".repeat(5) + "4,test\n".repeat(20));
        resample("random-over", "-s", "0.5");
        assertThat(classCount("fraud")).isEqualTo(40);
        assertThat(classCount("test")).isEqualTo(40);
        resample("random-over", "-s", "fraud=x3,test=25");
        assertThat(classCount("fraud")).isEqualTo(30);
        assertThat(classCount("test")).isEqualTo(25);
        resample("random-over", "-s", "share:fraud=0.5");
        assertThat(classCount("fraud")).isEqualTo(100);
        resample("random-under", "-s", "majority");
        assertThat(classCount("ok")).isEqualTo(10);
        assertThat(classCount("test")).isEqualTo(20);
    }

    private long classCount(String label) throws IOException {
        return rows(out).stream().filter(row -> row.endsWith(',' + label)).count();
    }

    @Test
    void aStrategyThatChangesNothingSaysSoAndCopies() throws IOException {
        write("x,class\n1,a\n2,b\n");
        assertThat(resample("smote").out()).contains("Nothing to do");
        assertThat(result()).isEqualTo("x,class\n1,a\n2,b\n");
    }

    @Test
    void missingValuesInClassesThatDoNotGrowAreNoObstacle() throws IOException {
        write("x,class\n,a\nNaN,a\ninf,a\n1,b\n2,b\n");
        resample("smote", "-k", 1);
        assertThat(rows(out)).hasSize(6).startsWith(",a", "NaN,a", "inf,a", "1,b", "2,b");
    }

    @Test
    void tenThousandColumnsAreFine() throws IOException {
        String names = String.join(",", IntStream.range(0, 10_000).mapToObj(i -> "x" + i).toList());
        String values = String.join(",", Stream.generate(() -> "0.5").limit(10_000).toList());
        write(names + ",class\n" + (values + ",a\n").repeat(3) + (values + ",b\n").repeat(2));
        resample("smote", "-k", 1);
        assertThat(rows(out)).hasSize(6).last().isEqualTo(values + ",b");
    }

    @Test
    void labelsThatAreNotUtf8StayApart() throws IOException {
        Files.write(table, "x,class\n1,caf\u00e9\n2,caf\u00e8\n3,caf\u00e8\n".getBytes(StandardCharsets.ISO_8859_1));
        resample("random-over");
        assertThat(Files.readString(out, StandardCharsets.ISO_8859_1))
                .isEqualTo("x,class\n1,caf\u00e9\n2,caf\u00e8\n3,caf\u00e8\n1,caf\u00e9\n");
    }

    @Test
    void labelsWithCommasCanBeNamedInAStrategy() throws IOException {
        write("x,class\n1,\"a,b\"\n2,c\n3,c\n");
        resample("random-over", "-s", "\"a,b\"=3");
        assertThat(rows(out)).containsExactly("1,\"a,b\"", "2,c", "3,c", "1,\"a,b\"", "1,\"a,b\"");
    }

    @Test
    void aReplacedFileKeepsItsPermissions() throws IOException {
        generate("--rows", 100);
        Files.writeString(out, "old");
        Files.setPosixFilePermissions(out, PosixFilePermissions.fromString("rw-------"));
        resample("random-over");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(out))).isEqualTo("rw-------");
    }

    @Test
    void nothingElseIsLeftInTheFolder() throws IOException {
        generate("--rows", 100);
        resample("random-over");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString())).containsExactlyInAnyOrder("table.csv",
                    "out.csv", "from.csv");
        }
    }
}
