package dev.ballast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import javax.xml.parsers.DocumentBuilderFactory;

/// `ballast evaluate` and `ballast weights`.
class EvaluateTest {

    /// Ranked by score: fraud, ok, fraud, then seven ok.
    private static final String SCORES = "p,guess,class\n0.9,fraud,fraud\n0.8,fraud,ok\n0.7,ok,fraud\n0.4,ok,ok\n"
            + "0.3,ok,ok\n0.2,ok,ok\n0.2,ok,ok\n0.1,ok,ok\n0.1,ok,ok\n0.05,ok,ok\n";

    @TempDir
    Path folder;

    private Path table;

    @BeforeEach
    void write() throws IOException {
        table = folder.resolve("scores.csv");
        Files.writeString(table, SCORES);
    }

    private CommandLineRun evaluate(Object... more) {
        List<Object> args = new ArrayList<>(List.of("evaluate", table, "-l", "class"));
        args.addAll(Arrays.asList(more));
        return CommandLineRun.of(args.toArray());
    }

    @Test
    void scoresAreJudgedByRankAndByDecision() {
        CommandLineRun run = evaluate("--score", "p");

        assertThat(run.exitCode()).isZero();
        // (1/1 + 2/3) / 2; 15 of 16 pairs in order; 2 of 3 alarms right and nobody missed, at 0.5.
        assertThat(run.out()).contains("10 rows, 2 of them \"fraud\" (20.00 %)")
                .containsPattern("average precision +0\\.8333 ").containsPattern("ROC AUC +0\\.9375 ")
                .containsPattern("precision +0\\.6667 ").containsPattern("recall +1\\.0000 ")
                .containsPattern("\nok +7 +1\nfraud +0 +2\n");
    }

    @Test
    void theSameSeedGivesTheSameIntervals() {
        assertThat(evaluate("--score", "p", "--seed", 3).out()).isEqualTo(evaluate("--score", "p", "--seed", 3).out());
        assertThat(evaluate("--score", "p", "--seed", 3).out())
                .isNotEqualTo(evaluate("--score", "p", "--seed", 4).out());
    }

    @Test
    void aThresholdCanBeGivenOrChosen() {
        assertThat(evaluate("--score", "p", "--threshold", 0.85, "--replicates", 0).out())
                .contains("if they score at least 0.85.\n").containsPattern("recall +0\\.5000\n");
        assertThat(evaluate("--score", "p", "--best", "f1").out())
                .contains("if they score at least 0.7, which is best by f1");
        assertThat(evaluate("--score", "p", "--best", "cost", "--costs", "5,1").out())
                .contains("if they score at least 0.9, which is best by cost");
    }

    @Test
    void predictedClassesAreJudged() {
        CommandLineRun run = evaluate("--predicted", "guess", "--replicates", 0);

        assertThat(run.out()).containsPattern("Matthews correlation of all classes +0\\.3750\n")
                .containsPattern("fraud +1 +1\n").containsPattern("ok +1 +7\n").contains("support");
    }

    @Test
    void jsonHoldsTheNumbers() {
        String json = evaluate("--score", "p", "--json").out();

        assertThat(json).contains("\"positive\" : \"fraud\"", "\"threshold\" : 0.5", "\"value\" : 0.9375",
                "[ 7, 1 ]", "\"calibration\"");
    }

    @Test
    void theReportIsOnePageThatNeedsNothingElse() throws Exception {
        Path page = folder.resolve("page.html");
        assertThat(evaluate("--score", "p", "--report", page).exitCode()).isZero();

        String html = Files.readString(page);
        assertThat(DocumentBuilderFactory.newInstance().newDocumentBuilder()
                .parse(new ByteArrayInputStream(html.getBytes(StandardCharsets.UTF_8))).getElementsByTagName("svg")
                .getLength()).isGreaterThan(2);
        assertThat(html).contains("Precision and recall", "Reliability", "0.8333", "Confusion matrix")
                .doesNotContain("<script", "http");
        assertThat(evaluate("--score", "p", "--report", page).err()).contains("exists already; use --force");
        assertThat(evaluate("--score", "p", "--report", table, "--force").err())
                .contains("promises CSV, and what is written is a page");
        Path link = Files.createSymbolicLink(folder.resolve("link.html"), table);
        assertThat(evaluate("--score", "p", "--report", link, "--force").err())
                .contains("the input and the report are the same file");
    }

    @Test
    void whatCannotBeJudgedIsRefused() throws IOException {
        assertThat(evaluate().err()).contains("give --score or --predicted");
        assertThat(evaluate("--score", "p", "--positive", "theft").err()).contains("there is no class \"theft\"");
        assertThat(evaluate("--score", "p", "--best", "accuracy").err()).contains("it must be cost or one of");
        assertThat(evaluate("--score", "p", "--best", "cost").err()).contains("--costs");
        assertThat(evaluate("--score", "guess").err())
                .contains("scores.csv:2: column \"guess\" is not a finite number (\"fraud\")");
        Files.writeString(table, "p,class\n3,a\n-1,b\n");
        assertThat(evaluate("--score", "p").err()).contains("give --threshold or --best");
        Files.writeString(table, "p,class\n0.5,a\n0.1,a\n");
        assertThat(evaluate("--score", "p", "--positive", "a").err()).contains("all rows are of class \"a\"");
        Files.writeString(table, "p,class\n0.5,a\n0.1,b\n0.1,c\n");
        assertThat(evaluate("--score", "p").err()).contains("say by --positive which one");
    }

    @Test
    void weightsArePrintedUnderEachScheme() {
        CommandLineRun run = CommandLineRun.of("weights", table, "-l", "class");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("class_weight={\"fraud\": 2.5, \"ok\": 0.625}", "scale_pos_weight=4.0")
                .containsPattern("fraud +2 +2\\.50000 +0\\.500000 ");
        assertThat(CommandLineRun.of("weights", table, "-l", "class", "--scheme", "best").err())
                .contains("it must be one of balanced, inverse");
    }
}
