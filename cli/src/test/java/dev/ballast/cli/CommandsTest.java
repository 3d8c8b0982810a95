package dev.ballast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.cli.generate.TableGenerator;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The commands beside `resample`.
class CommandsTest {

    @TempDir
    Path folder;

    @Test
    void infoCountsClassesKindsMissingAndDuplicates() throws IOException {
        Path table = folder.resolve("table.csv");
        Files.writeString(table, "n,x,t,e,class\n1,1.5,red,,a\n2,?,blue,,a\n1,1.5,red,,a\n007,inf,3,,b\n");
        CommandLineRun run = CommandLineRun.of("info", table, "-l", "class");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("4 rows, 5 columns").contains("the largest class has 3.0 times")
                .containsPattern("1 +n +code +carried +codes with leading zeros, \"007\"\n")
                .containsPattern("2 +x +numeric +feature +numbers +1 +1\n")
                .containsPattern("3 +t +category +feature +text +3 +\"red\", line 2")
                .containsPattern("4 +e +empty +feature +no values +4\n")
                .containsPattern("5 +class +class +label +--label\n").contains("Duplicate rows: 1 ");
    }

    @Test
    void generateMakesTheAskedTableAndTheSameOneAgain() throws IOException {
        Path first = folder.resolve("first.csv");
        Path second = folder.resolve("second.csv");
        for (Path file : List.of(first, second)) {
            assertThat(CommandLineRun.of("generate", "-o", file, "--rows", 1001, "--columns", 5, "--integers", 1,
                    "--categories", 2, "--classes", "a=8,b=1,c=0.0001", "--seed", 5).exitCode()).isZero();
        }
        assertThat(Files.readAllBytes(first)).isEqualTo(Files.readAllBytes(second));
        List<String> lines = Files.readAllLines(first);
        assertThat(lines.getFirst()).isEqualTo("x1,x2,n1,c1,c2,class");
        assertThat(lines).hasSize(1002);
        assertThat(lines.stream().filter(line -> line.endsWith(",c"))).hasSize(1);
        assertThat(lines.subList(1, 1002))
                .allMatch(line -> line.matches("-?[0-9.]+,-?[0-9.]+,-?[0-9]+,[a-e],[a-e],[abc]"));
    }

    @Test
    void rowsAreDealtToClassesExactly() {
        assertThat(TableGenerator.deal(10, new double[]{1, 1, 1})).containsExactly(4, 3, 3);
        assertThat(TableGenerator.deal(3, new double[]{1000, 1, 1})).containsExactly(1, 1, 1);
        assertThat(TableGenerator.deal(1000, new double[]{0.998, 0.002})).containsExactly(998, 2);
    }

    @Test
    void methodsAreListedWithTheirOptions() {
        CommandLineRun all = CommandLineRun.of("methods");
        assertThat(all.exitCode()).isZero();
        assertThat(all.out()).contains("\nrandom-over ", "\nrandom-under ", "\nsmote ", "\nenn ",
                "\ncluster-centroids ");
        CommandLineRun one = CommandLineRun.of("methods", "smote");
        assertThat(one.exitCode()).isZero();
        assertThat(one.out()).contains("--set k=5", "10.1613/jair.953");
        CommandLineRun json = CommandLineRun.of("methods", "enn", "--json");
        assertThat(json.out()).contains("\"name\" : \"enn\"", "\"family\" : \"cleaning\"",
                "\"promise\" : \"whatever is left\"", "\"default\" : \"3\"", "\"range\" : \"all or mode\"");
        CommandLineRun none = CommandLineRun.of("methods", "smotte");
        assertThat(none.exitCode()).isEqualTo(2);
        assertThat(none.err()).contains("did you mean \"smote\"?");
    }

    @Test
    void demoRunsAndShowsWhereARowCameFrom() throws IOException {
        CommandLineRun run = CommandLineRun.of("demo", "--dir", folder.resolve("demo"));
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("$ ballast resample", "Where the last new row came from");
        assertThat(Files.readAllLines(folder.resolve("demo/balanced.csv"))).hasSize(39801);
    }

    @ParameterizedTest
    @ValueSource(strings = {"resample", "split", "sample", "batches", "evaluate", "weights", "info", "convert",
            "generate", "methods", "demo", "completion", "man"})
    void everyHelpShowsExamples(String command) {
        CommandLineRun run = CommandLineRun.of(command, "--help");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("Examples:", "ballast " + command);
    }

    @Test
    void withoutArgumentsThereIsHelp() {
        CommandLineRun run = CommandLineRun.of();
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("resample", "split", "sample", "batches", "evaluate", "weights", "info",
                "generate",
                "methods", "demo", "Exit codes:");
    }

    @Test
    void versionIsTold() {
        assertThat(CommandLineRun.of("--version").out()).containsPattern("ballast [0-9]+\\.[0-9]+");
    }
}
