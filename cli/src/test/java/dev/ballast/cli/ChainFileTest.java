package dev.ballast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.core.data.Dataset;
import dev.ballast.core.method.Methods;
import dev.ballast.core.random.Seed;
import dev.ballast.core.recipe.Recipe;
import dev.ballast.core.recipe.Resampling;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/// Methods one after another, and methods whose kept rows are known only afterwards, from file to file.
class ChainFileTest {

    @TempDir
    Path folder;

    private Path table;
    private Path out;
    private Path from;

    @BeforeEach
    void makeTable() {
        table = folder.resolve("table.csv");
        out = folder.resolve("out.csv");
        from = folder.resolve("from.csv");
        CommandLineRun.of("generate", "-o", table, "--rows", 400, "--columns", 3, "--classes", "ok=0.8,rare=0.2",
                "--overlap", 0.8, "--seed", 5);
    }

    private CommandLineRun resample(Object... more) {
        Object[] given = {"resample", table, "-l", "class", "-o", out, "--provenance", from, "--force"};
        Object[] all = Arrays.copyOf(given, given.length + more.length);
        System.arraycopy(more, 0, all, given.length, more.length);
        return CommandLineRun.of(all);
    }

    private static List<String> rows(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        return lines.subList(1, lines.size());
    }

    @Test
    void aChainGivesTheRowsOfTheLibrary() throws IOException {
        List<String> source = rows(table);
        double[][] values = source.stream().map(row -> Arrays.stream(row.split(",", -1)).limit(3)
                .mapToDouble(Double::parseDouble).toArray()).toArray(double[][]::new);
        String[] labels = source.stream().map(row -> row.substring(row.lastIndexOf(',') + 1)).toArray(String[]::new);
        Resampling expected = Methods.named("smote").with("k", 3).then(Methods.named("enn").with("emptied", "keep"))
                .resample(Dataset.of(values, labels), Seed.of(9));
        Dataset made = expected.toDataset();

        assertThat(
                resample("-m", "smote", "-k", 3, "--then", "enn", "--set", "enn.emptied=keep", "--seed", 9).exitCode())
                .isZero();

        List<String> found = rows(out);
        List<String> origins = rows(from);
        assertThat(found).hasSize(made.rows());
        assertThat(made.rows()).isLessThan(640);
        for (int row = 0; row < found.size(); row++) {
            String[] cells = found.get(row).split(",", -1);
            for (int column = 0; column < 3; column++) {
                assertThat(Double.parseDouble(cells[column])).isEqualTo(made.features().get(row, column));
            }
            assertThat(cells[3]).isEqualTo(made.labels().toStrings()[row]);
            Recipe recipe = expected.recipe(row);
            assertThat(origins.get(row))
                    .startsWith(row + (recipe instanceof Recipe.Original ? ",original," : ",synthetic,")
                            + recipe.base() + ",");
        }
    }

    @Test
    void methodsThatLookAtClassesOnlyTakeAnyColumnsInAChainToo() throws IOException {
        Files.writeString(table, "x,y,class\n,a b,p\n0.1,\"q,\n1\",p\n0.2,,p\n9,z,n\n9.1,z,n\n9.2,z,n\n9.3,z,n\n");

        assertThat(
                resample("-m", "random-under", "-s", "n=3", "--then", "random-over", "--set", "even=true").exitCode())
                .isEqualTo(2);
        assertThat(resample("-m", "random-under", "-s", "n=2", "--then", "random-over").exitCode()).isZero();

        assertThat(Files.readString(out)).startsWith("x,y,class\n,a b,p\n0.1,\"q,\n1\",p\n0.2,,p\n9").endsWith(",n\n");
        assertThat(rows(from)).hasSize(6).last().asString().startsWith("5,copy,");
    }

    @Test
    void whatDropsOnlyHasNothingNewToWrite() {
        assertThat(resample("-m", "random-under", "--then", "random-under", "--synthetic-only").exitCode())
                .isEqualTo(2);
        assertThat(resample("-m", "enn", "--synthetic-only").err()).contains("method enn makes no new rows");
    }

    @Test
    void otherNamesOfMethodsServeForOptionsToo() throws IOException {
        assertThat(resample("-m", "edited-nearest-neighbors", "--set", "enn.k=5").exitCode()).isZero();
        byte[] first = Files.readAllBytes(out);
        assertThat(resample("-m", "enn", "--set", "edited-nearest-neighbors.k=5").exitCode()).isZero();
        assertThat(Files.readAllBytes(out)).isEqualTo(first);
        assertThat(resample("-m", "enn", "--set", "smote.k=5").err())
                .contains("\"smote\" is none of the methods asked for, which are enn");
        assertThat(resample("-m", "enn", "--set", ".k=5").exitCode()).isEqualTo(2);
    }

    @Test
    void aMethodThatMakesRowsMayRepeatThemToo() throws IOException {
        assertThat(resample("-m", "smoothed-bootstrap", "--set", "factor=0").err()).isEmpty();
        List<String> before = rows(table);
        List<String> after = rows(out);
        assertThat(after).hasSize(640).startsWith(before.toArray(String[]::new));
        for (int row = 400; row < 640; row++) {
            String[] origin = rows(from).get(row).split(",", -1);
            assertThat(origin[1]).isEqualTo("copy");
            assertThat(after.get(row)).isEqualTo(before.get(Integer.parseInt(origin[2])));
        }
    }

    @Test
    void cleaningThatFindsNothingSaysSo() throws IOException {
        Files.writeString(table, "x,class\n0,a\n0.1,a\n0.2,a\n9,b\n9.1,b\n9.25,b\n9.5,b\n");
        assertThat(resample("-m", "enn", "-k", 1).out()).contains("Nothing to do: no row was dropped or made.");
        assertThat(Files.readString(out)).isEqualTo(Files.readString(table));
    }

    @Test
    void rowsMadeFromMadeRowsHaveTheirWholeRecipesInTheRecord() throws IOException {
        assertThat(resample("-m", "smote", "-s", "rare=x2", "--then", "smote").err()).isEmpty();
        assertThat(Files.readAllLines(from).getFirst()).isEqualTo("row,kind,base,neighbor,gap,recipe");
        assertThat(rows(from)).anyMatch(line -> line.contains(",synthetic,") && line.contains("( "));
        assertThat(rows(out)).hasSameSizeAs(rows(from));
    }

    @Test
    void centroidsHaveTheirWholeRecipesInTheRecord() throws IOException {
        assertThat(resample("-m", "cluster-centroids").exitCode()).isZero();
        assertThat(Files.readAllLines(from).getFirst()).isEqualTo("row,kind,base,neighbor,gap,recipe");
        assertThat(rows(from))
                .anyMatch(line -> line.contains(",synthetic,") && line.contains(" to ") && line.contains(" by "));
        assertThat(rows(out)).hasSameSizeAs(rows(from));
    }
}
