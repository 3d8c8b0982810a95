package dev.ballast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// Processes that are killed while they put a split in place of another: what is there afterwards is one of the two.
class KilledRunTest {

    private static final int OLD_FOLDS = 60;
    private static final int NEW_FOLDS = 50;

    @TempDir
    Path folder;

    private Path table;
    private Path parts;
    private Map<String, String> old;
    private Map<String, String> after;

    @BeforeEach
    void splitTwice() {
        table = folder.resolve("table.csv");
        parts = folder.resolve("parts");
        assertThat(CommandLineRun.of("generate", "-o", table, "--rows", 600, "--columns", 2, "--classes", "a=3,b=1")
                .exitCode()).isZero();
        assertThat(split(parts, NEW_FOLDS, 2).exitCode()).isZero();
        after = files(parts);
        assertThat(split(parts, OLD_FOLDS, 1).exitCode()).isZero();
        old = files(parts);
    }

    private CommandLineRun split(Path to, int folds, int seed) {
        return CommandLineRun.of("split", table, "-l", "class", "--folds", folds, "--seed", seed, "-o", to, "--force");
    }

    private static Map<String, String> files(Path folder) {
        Map<String, String> found = new TreeMap<>();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                found.put(folder.relativize(file).toString(), Files.readString(file));
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return found;
    }

    private Process startNewSplit() throws IOException {
        return ChildProcess.start(folder.resolve("said"), "split", table, "-l", "class", "--folds", NEW_FOLDS, "--seed",
                2, "-o", parts, "--force");
    }

    /// Waits until the process has begun to put files in place, and some more steps of it.
    private boolean isMoving(Process process, int steps) throws IOException {
        while (process.isAlive()) {
            try (Stream<Path> all = Files.list(parts)) {
                if (all.filter(file -> file.toString().endsWith(".old")).count() > steps) {
                    return true;
                }
            }
        }
        return false;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 20, 60, 100})
    void afterAKillTheNextCommandMakesItOneSplit(int steps) throws IOException, InterruptedException {
        Process process = startNewSplit();
        boolean moving = isMoving(process, steps);
        process.destroyForcibly().waitFor();
        Map<String, String> found = files(parts);

        CommandLineRun next = CommandLineRun.of("info", parts.resolve("fold-1/train.csv"), "-l", "class");
        assertThat(next.exitCode()).isZero();
        Map<String, String> settled = files(parts);
        assertThat(settled).isEqualTo(settled.equals(after) ? after : old);
        if (moving && !found.equals(settled)) {
            assertThat(next.err().lines()).hasSize(1);
            assertThat(next.err()).startsWith("ballast: note: ").contains("a run was killed ");
        }
    }

    @ParameterizedTest
    @CsvSource({"INT,0", "INT,50", "TERM,0", "TERM,50"})
    void afterASignalItIsOneSplitAtOnce(String signal, int steps) throws IOException, InterruptedException {
        Process process = startNewSplit();
        isMoving(process, steps);
        new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid())).start().waitFor();
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        Map<String, String> found = files(parts);
        assertThat(found).isEqualTo(found.equals(after) ? after : old);
    }
}
