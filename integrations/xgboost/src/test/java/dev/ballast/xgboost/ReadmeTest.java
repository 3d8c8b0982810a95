package dev.ballast.xgboost;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.core.data.Dataset;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The example of the README, compiled and run.
class ReadmeTest {

    private static final String FRAME = """
            import dev.ballast.core.data.*;
            import dev.ballast.core.loss.*;
            import dev.ballast.core.random.*;
            import dev.ballast.core.recipe.*;
            import dev.ballast.core.split.*;
            import dev.ballast.core.weight.*;
            import dev.ballast.samplers.resample.*;
            import dev.ballast.xgboost.*;
            import java.util.*;
            import ml.dmlc.xgboost4j.java.*;

            public class Example {
                public static void run(Dataset data) throws XGBoostError {
            EXAMPLE
                }
            }
            """;

    @TempDir
    Path folder;

    @Test
    void theExampleOfTheReadmeRuns() throws Exception {
        Matcher example = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(Path.of("README.md")));
        assertThat(example.find()).isTrue();
        compile(FRAME.replace("EXAMPLE", example.group(1)));
        assertThat(example.find()).as("a second example, which this test would not run").isFalse();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream standard = System.out;
        try (URLClassLoader loader = new URLClassLoader(new URL[]{folder.toUri().toURL()})) {
            System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
            loader.loadClass("Example").getMethod("run", Dataset.class).invoke(null, Rows.binary(4000, 6));
        } finally {
            System.setOut(standard);
        }

        String said = out.toString(StandardCharsets.UTF_8);
        assertThat(number(said, "average precision of the focal loss")).isBetween(0.5, 1.0);
        assertThat(number(said, "Brier score after")).isBetween(0.01, 0.8 * number(said, "Brier score before"));
    }

    private static double number(String said, String what) {
        Matcher line = Pattern.compile(what + ": ([0-9.]+)").matcher(said);
        assertThat(line.find()).as(said).isTrue();
        return Double.parseDouble(line.group(1));
    }

    private void compile(String source) throws IOException, InterruptedException {
        Path file = Files.writeString(folder.resolve("Example.java"), source);
        Process compiler = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "javac").toString(), "-d",
                folder.toString(), "-cp", System.getProperty("java.class.path"), "-proc:none", file.toString())
                .redirectErrorStream(true).start();
        String errors = new String(compiler.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(compiler.waitFor()).as(errors).isZero();
    }
}
