package dev.ballast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Classes that look like one, labels that look like none, and more classes than a screen has lines.
class ClassHintTest {

    private static final String HINT = "classes \"1\" and \"1.0\" are one number, spelled in two ways";

    @TempDir
    Path folder;

    private Path table;

    @BeforeEach
    void name() {
        table = folder.resolve("table.csv");
    }

    private CommandLineRun run(String command, Object... more) {
        List<Object> args = new ArrayList<>(List.of(command, table));
        args.addAll(Arrays.asList(more));
        return CommandLineRun.of(args.toArray());
    }

    private String hint(CommandLineRun run) {
        assertThat(run.exitCode()).as(run.err()).isZero();
        return run.err().strip().replace("ballast: note: " + table + ": ", "");
    }

    private CommandLineRun each(String command, String label, Object... more) {
        List<Object> args = new ArrayList<>(List.of("-l", label));
        args.addAll(Arrays.asList(more));
        Path out = folder.resolve("out");
        args.addAll(switch (command) {
            case "resample" -> List.of("-m", "random-over", "-o", out + ".csv", "--force");
            case "split" -> List.of("--folds", 2, "-o", out, "--force", "--allow-small-classes");
            case "sample" -> List.of("--fraction", 0.5, "-o", out + ".csv", "--force");
            case "evaluate" -> List.of("--predicted", label, "--replicates", 0);
            default -> List.of();
        });
        return run(command, args.toArray());
    }

    @ParameterizedTest
    @ValueSource(strings = {"info", "weights", "resample", "split", "sample", "evaluate"})
    void twoSpellingsOfOneClassAreHintedAtEverywhere(String command) throws IOException {
        Files.writeString(table, "x,y\n1,0\n2,0\n3,1\n4,1\n5,1.0\n6,1.0\n");
        assertThat(hint(each(command, "y")).lines().findFirst()).hasValue(HINT);
        if (List.of("resample", "split", "sample").contains(command)) {
            assertThat(each(command, "y", "--quiet").err()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"info", "weights", "resample", "split", "evaluate"})
    void blanksAtTheEndsAreSeenInTables(String command) throws IOException {
        Files.writeString(table, "x,y\n1,yes\n2,yes\n3,yes \n4,yes \n5,Yes\n6,Yes\n");
        CommandLineRun run = each(command, "y");
        assertThat(hint(run)).isEqualTo("classes \"yes\", \"yes \" and \"Yes\" are one name, spelled in three ways");
        assertThat(run.out()).contains("\"yes \"");
    }

    @Test
    void infoAndReportsShowTheHint() throws IOException {
        Files.writeString(table, "x,y\n1,0\n2,0\n3,0\n4,1\n5,1\n6,1.0\n7,1.0\n");
        assertThat(run("info", "-l", "y").out()).contains("Hint: " + HINT + '.');
        Path page = folder.resolve("page.html");
        hint(each("resample", "y", "--report", page));
        assertThat(Files.readString(page)).contains("<p>Hint: " + HINT + ".</p>");
        hint(each("evaluate", "y", "--report", page, "--force"));
        assertThat(Files.readString(page)).contains("<p>Hint: " + HINT + ".</p>");
    }

    @Test
    void aPredictedClassInAnotherSpellingIsHintedAt() throws IOException {
        Files.writeString(table, "y,p\n0,0\n0,0\n1,1\n1,1.0\n");
        assertThat(hint(run("evaluate", "-l", "y", "--predicted", "p", "--replicates", 0)).lines()).containsExactly(
                HINT,
                "ballast: note: predicted and never actual: \"1.0\" (1 of 4 rows); is that another spelling of a class?");
    }

    @Test
    void groupsInTwoSpellingsAreHintedAt() throws IOException {
        Files.writeString(table, "g,y\np1,a\n p1,b\nP1,a\n2,b\n02,a\n3,b\n4,a\n4,b\n");
        CommandLineRun run = run("split", "-l", "y", "--group", "g", "--folds", 2, "-o", folder.resolve("parts"));
        assertThat(hint(run).lines()).containsExactly(
                "groups \"p1\", \" p1\" and \"P1\" are one name, spelled in three ways",
                "groups \"2\" and \"02\" are one number, spelled in two ways");
    }

    @ParameterizedTest
    @ValueSource(strings = {"weights", "resample", "split", "sample", "evaluate"})
    void aNumberToPredictIsRefusedAsALabelUnlessAllowed(String command) throws IOException {
        Files.writeString(table, "x,y\n" + IntStream.range(0, 30).mapToObj(i -> i + ",0." + (1 + i * i) + "7\n")
                .collect(Collectors.joining()));
        CommandLineRun run = each(command, "y");
        assertThat(run.exitCode()).isEqualTo(Ballast.NOT_SERVED);
        assertThat(run.err().strip()).isEqualTo("ballast: " + table
                + ": label \"y\" has 30 different numbers in 30 rows,"
                + " which is a number to predict or to tell rows apart, not a class; name another column by --label, or go"
                + " on all the same with --allow-many-classes");
        assertThat(run.out()).isEmpty();
        assertThat(folder.resolve("out")).doesNotExist();
        assertThat(folder.resolve("out.csv")).doesNotExist();
        assertThat(each(command, "y", "--allow-many-classes").exitCode()).isZero();
        assertThat(run("info", "-l", "y").out()).contains("and 10 more classes; is this the label column?");
    }

    @ParameterizedTest
    @ValueSource(strings = {"info", "weights", "resample", "split", "sample", "evaluate"})
    void thousandsOfClassesDoNotFillTheScreen(String command) throws IOException {
        Files.writeString(table, "x,y\n" + IntStream.range(0, 15_000).mapToObj(i -> i % 97 + ",class" + i % 5000 + '\n')
                .collect(Collectors.joining()));
        CommandLineRun run = each(command, "y");
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out().lines().count()).isLessThan(60);
        assertThat(run.out().lines().mapToInt(String::length).max().orElseThrow()).isLessThan(400);
        if (!command.equals("sample")) {
            assertThat(run.out()).contains("and " + (command.equals("split") ? 4990 : 4980) + " more");
        }
    }

    @Test
    void linesToPasteOfManyClassesArePrintedIfAskedFor() throws IOException {
        Files.writeString(table, "y\n" + IntStream.range(0, 303).mapToObj(i -> "c" + i % 101 + '\n')
                .collect(Collectors.joining()));
        assertThat(run("weights", "-l", "y").out()).contains("Lines to paste, of 101 weights each, are printed with"
                + " --allow-many-classes.").doesNotContain("torch");
        assertThat(run("weights", "-l", "y", "--allow-many-classes").out()).contains("torch").contains("\"c100\"");
    }

    @Test
    void aLineToPasteIsOneLineWhateverTheClassIsCalled() throws IOException {
        Files.writeString(table, "y\n\"a\nb\"\n\"c\rd\"\n\"\"\"\\\u2028\t\"\n");
        String out = run("weights", "-l", "y").out();
        String pasted = out.substring(out.indexOf("ready to paste"));
        assertThat(pasted).contains("\"a\\nb\"").contains("\"c\\rd\"").contains("\"\\\"\\\\\\u2028\\t\"")
                .doesNotContain("a\nb").doesNotContain("c\rd").doesNotContain("\u2028");
    }

    @Test
    void generateTakesEachClassOnceAndSaysWhatSharesAddUpTo() {
        CommandLineRun run = CommandLineRun.of("generate", "-o", table, "--classes", "a=0.5,a=0.5");
        assertThat(run.exitCode()).isEqualTo(Ballast.WRONG_USAGE);
        assertThat(run.err()).contains("--classes names class \"a\" twice; give each class one share");
        run = CommandLineRun.of("generate", "-o", table, "--classes", "a=half");
        assertThat(run.exitCode()).isEqualTo(Ballast.WRONG_USAGE);
        assertThat(run.err()).contains("--classes: share of class \"a\" is \"half\"; it must be a number");
        run = CommandLineRun.of("generate", "-o", table, "--classes", "a");
        assertThat(run.exitCode()).isEqualTo(Ballast.WRONG_USAGE);
        assertThat(run.err()).contains("--classes: \"a\" is not of the form label=share");
        run = CommandLineRun.of("generate", "-o", table, "--rows", 90, "--classes", "a=0.5,b=0.4");
        assertThat(run.exitCode()).isZero();
        assertThat(run.err())
                .contains("note: the shares of --classes add up to 0.9, not to 1; each class has its part");
        for (String good : List.of("a=8,b=1,c=1", "a=0.6667,b=0.3333", "a=0.1,b=0.2,c=0.7")) {
            assertThat(CommandLineRun.of("generate", "-o", table, "--rows", 90, "--classes", good, "--force").err())
                    .isEmpty();
        }
    }
}
