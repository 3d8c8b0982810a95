package dev.ballast.core.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

import java.util.List;

class ClassificationReportTest {

    @Test
    void theRareClassComesFirstAndTheAccuracyLast() {
        ConfusionMatrix matrix = ConfusionMatrix.of(new long[][]{{970, 20}, {2, 8}}, List.of("ok", "fraud"));

        assertThat(ClassificationReport.of(matrix)).hasToString("""
                                     precision       recall  specificity           f1      support

                fraud                   0.2857       0.8000       0.9798       0.4211           10
                ok                      0.9979       0.9798       0.8000       0.9888          990

                macro mean              0.6418       0.8899       0.8899       0.7049         1000
                weighted mean           0.9908       0.9780       0.8018       0.9831         1000

                matthews                0.4703
                balanced accuracy       0.8899
                g-mean                  0.8853
                kappa                   0.4124
                accuracy                0.9780  (always the largest class: 0.9900)
                """);
    }

    @Test
    void whatIsNotDefinedIsADash() {
        ConfusionMatrix blind = ConfusionMatrix.of(new long[][]{{9, 0}, {1, 0}}, List.of("ok", "a class of long name"));

        assertThat(ClassificationReport.of(blind).toString())
                .contains("a class of long name            -       0.0000       1.0000       0.0000            1\n")
                .contains("matthews                        -\n").contains("macro mean                      -");
    }

    @Test
    void meansSayWhatTheyLeaveOut() {
        ConfusionMatrix matrix = ConfusionMatrix.of(new long[][]{{6, 0, 2}, {2, 0, 0}, {0, 0, 0}},
                List.of("a", "b\n", "c"));

        assertThat(ClassificationReport.of(matrix).toString())
                .contains("means are over classes with actual rows, without \"c\"\n")
                .contains(
                        "never predicted, so without precision: \"b\\u000a\"; taken for 0, the macro mean of precision"
                                + " is 0.3750\n");
        assertThat(ClassificationReport.of(ConfusionMatrix.of(new long[][]{{1, 0}, {0, 1}}, List.of("a", "b")))
                .toString()).doesNotContain("means are", "never predicted");
    }

    @Test
    void ofManyClassesTheRarestCanBeShown() {
        ConfusionMatrix matrix = ConfusionMatrix.of(new long[][]{{5, 0, 1}, {0, 2, 0}, {0, 0, 9}},
                List.of("a", "b", "c"));
        String all = ClassificationReport.of(matrix).toString();
        String cut = ClassificationReport.of(matrix).rarest(1).toString();

        assertThat(all.lines().toList()).hasSize(14);
        assertThat(cut.lines().toList()).hasSize(13).contains("and 2 more; shown are the rarest");
        assertThat(cut.lines().toList().get(2)).isEqualTo(all.lines().toList().get(2)).startsWith("b ");
        assertThat(cut.substring(cut.indexOf("macro"))).isEqualTo(all.substring(all.indexOf("macro")));
        assertThat(ClassificationReport.of(matrix).rarest(3)).hasToString(all);
        assertThatIllegalArgumentException().isThrownBy(() -> ClassificationReport.of(matrix).rarest(0))
                .withMessage("classes is 0; it must be at least 1");
    }

    @Test
    void weightsAreShownWithDecimals() {
        ConfusionMatrix matrix = ConfusionMatrix.of(new int[]{0, 1}, new int[]{0, 1}, new double[]{0.5, 2},
                List.of("a", "b"));

        assertThat(ClassificationReport.of(matrix).toString()).contains("0.5000\nb").contains("           2\n");
    }
}
