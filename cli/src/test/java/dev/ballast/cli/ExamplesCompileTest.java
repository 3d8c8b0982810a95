package dev.ballast.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Every Java example of the README, of documents and of the libraries' Javadoc compiles. Those of one file are one method body.
class ExamplesCompileTest {

    private static final String FRAME = """
            import dev.ballast.core.data.*;
            import dev.ballast.core.method.*;
            import dev.ballast.core.near.*;
            import dev.ballast.core.random.*;
            import dev.ballast.core.recipe.*;
            import dev.ballast.core.strategy.*;
            import dev.ballast.core.target.*;
            import dev.ballast.core.loss.*;
            import dev.ballast.core.metric.*;
            import dev.ballast.core.split.*;
            import dev.ballast.core.weight.*;
            import dev.ballast.samplers.*;
            import dev.ballast.samplers.batch.*;
            import dev.ballast.samplers.classwise.*;
            import dev.ballast.samplers.draws.*;
            import dev.ballast.samplers.items.*;
            import dev.ballast.samplers.mix.*;
            import dev.ballast.samplers.resample.*;
            import dev.ballast.samplers.stream.*;
            import dev.ballast.samplers.weighted.*;
            import dev.ballast.smote.*;
            import dev.ballast.smote.clean.*;
            import dev.ballast.smote.combine.*;
            import dev.ballast.smote.focus.*;
            import dev.ballast.smote.mixed.*;
            import dev.ballast.smote.multilabel.*;
            import dev.ballast.smote.neighbors.*;
            import dev.ballast.smote.regression.*;
            import dev.ballast.smote.shape.*;
            import java.lang.foreign.*;
            import java.nio.channels.FileChannel;
            import java.nio.file.*;
            import java.util.*;

            class Example {
                interface Model {
                    void step(int row);
                    void step(int... rows);
                    void step(float[] features, int[] labels);
                    void step(float[] features);
                    void step(String text);
                    void step(List<String> texts, int[] labels);
                }

                Model model;
                Sampler sampler;
                SampleCursor cursor;
                Path checkpoint;
                int rank;
                int world;
                int epoch;
                int[] trainRows;
                int[] lengths;
                double[][] x;
                int[] y;
                RandomStream random;
                RecipeSlot into;
                long base;
                long neighbor;
                double gap;
                double[] weights;
                int partition;
                java.util.stream.Stream<String> lines;
                List<Path> files;
                FittedResampler fitted;
                java.nio.FloatBuffer featureBuffer;
                java.nio.LongBuffer labelBuffer;
                FileChannel channel;
                float[][] embeddings;
                Items<float[]> images;
                int rows;

                double weightOf(String line) {
                    return 1;
                }

                String classOf(String line) {
                    return "ok";
                }

                String read(Path file) {
                    return "";
                }

                float[] vectors(List<String> texts) {
                    return new float[0];
                }

                float[] images(int[] rows) {
                    return new float[0];
                }

                float[] image(Path file) {
                    return new float[0];
                }

                float[] blend(float[] image, float[] other, double gap) {
                    return image;
                }

                double probability(double[] w, double[] row) {
                    return 0.5;
                }

                void run(double[][] features, String[] labels, Dataset data, Resampler method, Resampling resampling,
                        double[] scores, ClassLabels testLabels, int[] predicted, ConfusionMatrix matrix,
                        double[] logits, boolean[] positive, int[] targets, double[] losses, double[] gradients)
                        throws java.io.IOException {
            EXAMPLE
                }
            }
            """;

    @TempDir
    Path folder;

    @Test
    void examplesOfTheReadmeCompile() throws IOException, InterruptedException {
        List<String> examples = examples(Files.readAllLines(Path.of("../README.md")), "");
        assertThat(examples).hasSizeGreaterThanOrEqualTo(4);
        requireCompiles("README.md", String.join("\n", examples));
    }

    @Test
    void examplesOfTheDocumentsCompile() throws IOException, InterruptedException {
        int examples = 0;
        try (Stream<Path> documents = Files.list(Path.of("../docs"))) {
            for (Path document : documents.filter(path -> path.toString().endsWith(".md")).toList()) {
                List<String> found = examples(Files.readAllLines(document), "");
                if (!found.isEmpty()) {
                    requireCompiles(document.toString(), String.join("\n", found));
                    examples += found.size();
                }
            }
        }
        assertThat(examples).isGreaterThanOrEqualTo(4);
    }

    /// Lines for a shell in documents; those of the README are run, by `.ci/readme`.
    @Test
    void commandsOfTheDocumentsAreUnderstood() throws IOException {
        int commands = 0;
        try (Stream<Path> documents = Files.walk(Path.of("../docs"))) {
            for (Path document : documents.filter(path -> path.toString().endsWith(".md")).toList()) {
                for (String line : shellLines(Files.readAllLines(document))) {
                    String[] words = words(line.replaceFirst("^(\\./)?ballast ", "").replaceFirst(" +[#|].*", ""));
                    assertThatCode(() -> Ballast.commands().commandLine().parseArgs(words)).as(document + ": " + line)
                            .doesNotThrowAnyException();
                    commands++;
                }
            }
        }
        assertThat(commands).isGreaterThanOrEqualTo(8);
    }

    private static List<String> shellLines(List<String> lines) {
        List<String> found = new ArrayList<>();
        boolean inside = false;
        for (String line : lines) {
            if (line.startsWith("```")) {
                inside = line.equals("```sh");
            } else if (inside && line.matches("(\\./)?ballast .*")) {
                found.add(line);
            }
        }
        return found;
    }

    /// Cuts as a shell does, but for what no example has: quotes within quotes, and backslashes.
    private static String[] words(String line) {
        return Pattern.compile("'([^']*)'|(\\S+)").matcher(line).results()
                .map(word -> word.group(1) != null ? word.group(1) : word.group(2)).toArray(String[]::new);
    }

    @Test
    void examplesOfTheJavadocCompile() throws IOException, InterruptedException {
        int files = 0;
        for (String module : List.of("core", "samplers", "smote")) {
            try (Stream<Path> sources = Files.walk(Path.of("..", module, "src", "main", "java"))) {
                for (Path source : sources.filter(path -> path.toString().endsWith(".java")).toList()) {
                    List<String> examples = examples(Files.readAllLines(source), "///");
                    for (String example : examples) {
                        requireCompiles(source.toString(), example);
                    }
                    files += examples.isEmpty() ? 0 : 1;
                }
            }
        }
        assertThat(files).isGreaterThanOrEqualTo(5);
    }

    private static List<String> examples(List<String> lines, String prefix) {
        List<String> examples = new ArrayList<>();
        StringBuilder example = null;
        for (String line : lines) {
            String text = line.strip();
            if (!text.startsWith(prefix)) {
                continue;
            }
            text = text.substring(prefix.length()).strip();
            if (text.equals("```java")) {
                example = new StringBuilder();
            } else if (text.equals("```") && example != null) {
                examples.add(example.toString());
                example = null;
            } else if (example != null) {
                example.append(text).append('\n');
            }
        }
        return examples;
    }

    private void requireCompiles(String where, String example) throws IOException, InterruptedException {
        Path source = Files.writeString(folder.resolve("Example.java"), FRAME.replace("EXAMPLE", example));
        String classes = Stream.of("core", "samplers", "smote")
                .map(module -> Path.of("..", module, "target", "classes").toString())
                .collect(Collectors.joining(File.pathSeparator));
        Process compiler = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "javac").toString(), "-d",
                folder.toString(), "-cp", classes, source.toString()).redirectErrorStream(true).start();
        String errors = new String(compiler.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(compiler.waitFor()).as(where + ":\n" + example + errors).isZero();
    }
}
