package dev.ballast.smile;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import smile.data.DataFrame;
import smile.data.measure.NominalScale;
import smile.data.type.DataTypes;
import smile.data.type.StructField;
import smile.data.vector.ByteVector;
import smile.data.vector.ValueVector;

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
import java.util.stream.IntStream;

/// The example of the README, compiled and run.
class ReadmeTest {

    private static final String FRAME = """
            import dev.ballast.core.method.*;
            import dev.ballast.core.random.*;
            import dev.ballast.samplers.resample.*;
            import dev.ballast.smile.*;
            import smile.classification.*;
            import smile.data.*;
            import smile.data.formula.*;
            import smile.validation.*;

            public class Example {
                public static void run(DataFrame frame) {
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
            loader.loadClass("Example").getMethod("run", DataFrame.class).invoke(null, fraud());
        } finally {
            System.setOut(standard);
        }

        assertThat(out.toString(StandardCharsets.UTF_8)).contains("rows of the result: 700\n")
                .containsPattern("mean sensitivity of the rounds: 0\\.[5-9]")
                .containsPattern("sensitivity out of the bags: 0\\.[5-9]").contains("a row: 0 0 0\n");
    }

    private void compile(String source) throws IOException, InterruptedException {
        Path file = Files.writeString(folder.resolve("Example.java"), source);
        Process compiler = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "javac").toString(), "-d",
                folder.toString(), "-cp", System.getProperty("java.class.path"), "-proc:none", file.toString())
                .redirectErrorStream(true).start();
        String errors = new String(compiler.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(compiler.waitFor()).as(errors).isZero();
    }

    private static DataFrame fraud() {
        byte[] codes = new byte[400];
        IntStream.range(0, 400).forEach(row -> codes[row] = (byte) Frames.labels(400)[row]);
        return DataFrame.of(Frames.gaussian(400, 3, 2), "amount", "age", "hour").add(
                ValueVector.nominal("country", IntStream.range(0, 400)
                        .mapToObj(row -> row % 3 == 0 ? "at" : row % 5 == 0 ? "de" : "ch").toArray(String[]::new)),
                new ByteVector(new StructField("class", DataTypes.ByteType, new NominalScale("ok", "fraud")), codes));
    }
}
