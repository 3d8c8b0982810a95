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
        Files.writeString(table, "p,class\n0.5,a\n0.1,b\n0.1,c\n");
        assertThat(evaluate("--score", "p").err()).contains("say by --positive which one");
    }

    @Test
    void weightsArePrintedUnderEachScheme() {
        CommandLineRun run = CommandLineRun.of("weights", table, "-l", "class");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("class_weight={\"fraud\": 2.5, \"ok\": 0.625}",
                "class_weight={0: 2.5, 1: 0.625}", "scale_pos_weight=0.25", "pos_weight=torch.tensor(0.25)",
                "The positive class, of scale_pos_weight and pos_weight, is index 1: \"ok\".",
                "Class indices: 0 is \"fraud\", 1 is \"ok\".")
                .containsPattern("fraud +0 +2 +2\\.50000 +0\\.500000 ");
        assertThat(CommandLineRun.of("weights", table, "-l", "class", "--scheme", "best").err())
                .contains("it must be one of balanced, inverse");
    }

    @Test
    void weightsOfWholeNumbersAreInTheirOrder() throws IOException {
        Files.writeString(table, "class\n10\n2\n2\n1\n0\n");
        CommandLineRun run = CommandLineRun.of("weights", table, "-l", "class");
        assertThat(run.out()).contains("class_weight={0: 1.25, 1: 1.25, 2: 0.625, 10: 1.25}",
                "torch.tensor([1.25, 1.25, 0.625, 1.25])", "Class indices: 0 is 0, 1 is 1, 2 is 2, 3 is 10.");
        assertThat(CommandLineRun.of("weights", table, "-l", "class", "--json").out())
                .contains("\"labels\" : \"integer\"").containsSubsequence("\"class\" : \"2\"", "\"balanced\" : 0.625",
                        "\"class\" : \"10\"", "\"balanced\" : 1.25")
                .doesNotContain("scale_pos_weight");
        Files.writeString(table, "class\n1\n1.0\n0\n0\n");
        assertThat(CommandLineRun.of("weights", table, "-l", "class").err())
                .contains("labels \"1\", \"1.0\" are written differently and are the same to pandas");
    }

    /// 3 of 3 found, none of 46 taken for positive: every replicate says 1.
    @Test
    void whereTheBootstrapKnowsNothingCountsSpeak() throws IOException {
        Files.writeString(table, "p,class\n" + "0.9,1\n".repeat(3) + "0.1,0\n".repeat(46));
        CommandLineRun run = evaluate("--score", "p", "--replicates", 100);

        // 0.025^(1/3) and 0.025^(1/46); the box, of level sqrt(0.95) each, from recall 0.2331 and specificity 0.9094.
        assertThat(run.out()).containsPattern("recall +1\\.0000 +0\\.2924 +1\\.0000 +exact\n")
                .containsPattern("precision +1\\.0000 +0\\.2924 +1\\.0000 +exact\n")
                .containsPattern("specificity +1\\.0000 +0\\.9229 +1\\.0000 +exact\n")
                .containsPattern("ROC AUC +1\\.0000 +0\\.2924 +1\\.0000 +exact ")
                .containsPattern("average precision +1\\.0000 +- +- +none: replicates do not differ ")
                .containsPattern("balanced accuracy +1\\.0000 +0\\.5712 +1\\.0000 +box\n")
                .contains("exact: from counts alone (Clopper and Pearson)", "box: ");
        assertThat(evaluate("--score", "p", "--replicates", 100, "--json").out())
                .contains("\"interval\" : \"exact\"", "\"interval\" : \"box\"", "\"interval\" : \"none\"",
                        "\"why\" : \"replicates do not differ\"");
        assertThat(evaluate("--score", "p", "--replicates", 0).out()).doesNotContain("exact", "none");
    }

    @Test
    void sharesThatVaryKeepTheirBootstrap() throws IOException {
        Files.writeString(table, "p,class\n" + "0.9,1\n".repeat(6) + "0.1,1\n".repeat(4) + "0.9,0\n".repeat(5)
                + "0.1,0\n".repeat(50));
        assertThat(evaluate("--score", "p", "--replicates", 200).out()).containsPattern("recall +0\\.6000 +0\\.[234]")
                .doesNotContain("exact", "box");
    }

    @Test
    void aBatchOfOneClassGivesWhatItCan() throws IOException {
        Files.writeString(table, "p,class\n0.5,ok\n0.1,ok\n0.2,ok\n");
        CommandLineRun run = evaluate("--score", "p", "--positive", "fraud");
        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).contains("no row is of class \"fraud\", all are \"ok\": average precision, ROC AUC");
        // (0.25 + 0.01 + 0.04) / 3; one of three is a false alarm.
        assertThat(run.out()).containsPattern("Brier score +0\\.1000 ").containsPattern("log loss +0\\.3406 ")
                .containsPattern("average precision +- ").containsPattern("specificity +0\\.6667 ")
                .containsPattern("ok +2 +1\nfraud +0 +0\n");
        Path page = folder.resolve("one.html");
        assertThat(evaluate("--score", "p", "--positive", "ok", "--report", page).exitCode()).isZero();
        assertThat(Files.readString(page)).contains("all rows are of class").doesNotContain("<title>ROC");
        assertThat(evaluate("--score", "p").err()).contains("all rows are of one class (\"ok\"); say by --positive");
        assertThat(evaluate("--score", "p", "--positive", "ok", "--best", "f1").err()).contains("give --threshold");
    }

    @Test
    void whichClassIsPositiveAndWhetherScoresSpeakForItIsSaid() throws IOException {
        Files.writeString(table, "p,class\n0.9,10\n0.8,10\n0.2,9\n0.1,9\n");
        assertThat(evaluate("--score", "p").err())
                .contains(
                        "both classes have 2 rows; \"10\", the last in order, is taken for positive; --positive chooses")
                .doesNotContain("below chance");
        assertThat(evaluate("--score", "p", "--positive", "9").err())
                .contains("ROC AUC is 0.0000, below chance: rows of class \"9\" score lower", "--positive");
    }

    @Test
    void predictionsOfOtherClassesAreRefused() throws IOException {
        Files.writeString(table, "guess,class\nno,0\nyes,1\n");
        CommandLineRun run = evaluate("--predicted", "guess");
        assertThat(run.exitCode()).isEqualTo(Ballast.NOT_SERVED);
        assertThat(run.err()).contains("the label has \"0\", \"1\", the predictions have \"no\", \"yes\"");
        Files.writeString(table, "guess,class\n0.0,0\n1.0,1\n");
        assertThat(evaluate("--predicted", "guess").exitCode()).isEqualTo(Ballast.NOT_SERVED);
        Files.writeString(table, "guess,class\na,a\nb,b\nB,b\n");
        assertThat(evaluate("--predicted", "guess").err())
                .contains("predicted and never actual: \"B\" (1 of 3 rows)");
    }

    @Test
    void theInfiniteAndTheMissingAreToldApartInJson() throws IOException {
        Files.writeString(table, "p,class\n0,0\n0.2,0\n1,1\n0.9,1\n1,0\n");
        CommandLineRun run = evaluate("--score", "p", "--json", "--threshold", "Infinity", "--replicates", 0);
        assertThat(run.out()).contains("\"threshold\" : \"Infinity\"")
                .containsSubsequence("\"log_loss\"", "\"value\" : \"Infinity\"", "\"lower\" : null")
                .containsSubsequence("\"precision\"", "\"value\" : null");
        assertThat(run.err()).contains("given probability 0 in 1 row, the first of them row 5 below the header");
        assertThat(evaluate("--score", "p", "--threshold", "Infinity").out())
                .contains("No row is taken for positive: the threshold is above all scores.");
    }

    @Test
    void scoresBeyondOneAreNamed() throws IOException {
        Files.writeString(table, "p,class\n0.5,1\n1.0000001,1\n0.1,0\n");
        assertThat(evaluate("--score", "p").err()).contains(
                "line 3 has 1.0000001, a probability rounded in single precision perhaps: clip it to 0 to 1");
        CommandLineRun run = evaluate("--score", "p", "--threshold", 0.5);
        assertThat(run.err()).contains("scores are not judged as probabilities: line 3 has 1.0000001");
        assertThat(run.out()).doesNotContain("Brier");
    }

    @Test
    void costsAndSharesThatNoTableCouldServeAreWrongUsage() {
        for (String costs : List.of("0,1", "1,-2", "1", "1,2,3", "NaN,1", "Infinity,1", "a,b")) {
            CommandLineRun run = evaluate("--score", "p", "--best", "cost", "--costs", costs);
            assertThat(run.exitCode()).as(costs).isEqualTo(Ballast.WRONG_USAGE);
            assertThat(run.err()).contains("--costs is \"" + costs + "\"; it must be two finite numbers above 0");
        }
        for (String strategy : List.of("share:fraud=1.5", "share:fraud=0.7,ok=0.7", "fraud=-1", "share:fraud=0",
                "fraud=x-1", "0", "-0.5")) {
            CommandLineRun run = CommandLineRun.of("resample", table, "-l", "class", "-m", "random-over", "-o",
                    folder.resolve("o.csv"), "-s", strategy);
            assertThat(run.exitCode()).as(strategy).isEqualTo(Ballast.WRONG_USAGE);
        }
    }
}
