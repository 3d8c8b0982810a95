package dev.ballast.cli.weights;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.core.target.ClassCounts;
import dev.ballast.core.weight.ClassWeights;

import org.junit.jupiter.api.Test;

import java.util.List;

/// Orders and types are those that pandas 3.0 and scikit-learn 1.9 gave the same labels.
class LabelOrderTest {

    private static void assertOrder(List<String> names, LabelType type, String... keys) {
        LabelOrder order = LabelOrder.of(names);
        assertThat(order.type()).isEqualTo(type);
        assertThat(order.keys()).containsExactly(keys);
    }

    @Test
    void numbersAreOrderedByValueAndKeysAreOfTheirType() {
        assertOrder(List.of("0", "1", "10", "11", "2"), LabelType.INTEGER, "0", "1", "2", "10", "11");
        assertOrder(List.of("+5", "-3", "007"), LabelType.INTEGER, "-3", "5", "7");
        assertOrder(List.of("18446744073709551615", "1"), LabelType.INTEGER, "1", "18446744073709551615");
        assertOrder(List.of("0.5", "1", "10"), LabelType.DECIMAL, "0.5", "1.0", "10.0");
        assertOrder(List.of("1.0", "0.0"), LabelType.DECIMAL, "0.0", "1.0");
        assertOrder(List.of("1e3", "inf", ".5"), LabelType.DECIMAL, "0.5", "1000.0", "float(\"inf\")");
        assertOrder(List.of("true", "FALSE"), LabelType.BOOLEAN, "False", "True");
    }

    @Test
    void allOthersAreText() {
        assertOrder(List.of("TRUE", "x"), LabelType.TEXT, "\"TRUE\"", "\"x\"");
        assertOrder(List.of("True", "1"), LabelType.TEXT, "\"1\"", "\"True\"");
        assertOrder(List.of("1_000", "0x10"), LabelType.TEXT, "\"0x10\"", "\"1_000\"");
        assertOrder(List.of("-1", "9223372036854775808"), LabelType.TEXT, "\"-1\"", "\"9223372036854775808\"");
        assertThat(LabelOrder.of(List.of("b", "a")).codes()).containsExactly(1, 0);
    }

    @Test
    void labelsThatPythonWouldMergeAreTextAndNamed() {
        LabelOrder order = LabelOrder.of(List.of("0", "1", "1.0"));

        assertThat(order.type()).isEqualTo(LabelType.TEXT);
        assertThat(order.merging()).containsExactly("1", "1.0");
        assertThat(LabelOrder.of(List.of("-0", "0")).merging()).containsExactly("-0", "0");
        assertThat(LabelOrder.of(List.of("-0.0", "0")).merging()).containsExactly("-0.0", "0");
        assertThat(LabelOrder.of(List.of("True", "true")).merging()).hasSize(2);
    }

    /// Java's order of text would put the emoji before the replacement character.
    @Test
    void textIsOrderedByCodePoint() {
        assertOrder(List.of("\ud83d\ude00", "\ufffd"), LabelType.TEXT, "\"\ufffd\"", "\"\\U0001f600\"");
    }

    @Test
    void stringsAreEscapedToOneLineOfPython() {
        assertThat(PythonLiteral.of("a\"b\\c\nd\re\tf")).isEqualTo("\"a\\\"b\\\\c\\nd\\re\\tf\"");
        assertThat(PythonLiteral.of("\u0001\u0085\u2028\u202e\u00a0\u00e9")).isEqualTo(
                "\"\\u0001\\u0085\\u2028\\u202e\\u00a0\u00e9\"");
        assertThat(PythonLiteral.of(0.1)).isEqualTo("0.1");
    }

    @Test
    void eachProgramHasItsOwnOrderAndType() {
        ClassCounts counts = ClassCounts.of(List.of("0", "1", "10", "2"), 4, 1, 2, 1);
        assertThat(Snippets.of(LabelOrder.of(counts.names()), ClassWeights.balanced(counts)))
                .containsEntry("scikit-learn", "class_weight={0: 0.5, 1: 2.0, 2: 2.0, 10: 1.0}")
                .containsEntry("Keras", "class_weight={0: 0.5, 1: 2.0, 2: 2.0, 3: 1.0}")
                .containsEntry("LightGBM", "class_weight={0: 0.5, 1: 2.0, 2: 2.0, 10: 1.0}")
                .containsEntry("CatBoost", "class_weights={0: 0.5, 1: 2.0, 2: 2.0, 10: 1.0}")
                .containsEntry("PyTorch", "torch.nn.CrossEntropyLoss(weight=torch.tensor([0.5, 2.0, 2.0, 1.0]))")
                .containsEntry("XGBoost", "sample_weight=numpy.array([0.5, 2.0, 2.0, 1.0])[y]")
                .containsEntry("R", "c(\"0\" = 0.5, \"1\" = 2.0, \"2\" = 2.0, \"10\" = 1.0)")
                .containsEntry("Ballast, int labels", "ClassWeights.of(counts, 0.5, 2.0, 2.0, 1.0)")
                .containsEntry("Ballast, String labels", "ClassWeights.of(counts, 0.5, 2.0, 1.0, 2.0)")
                .doesNotContainKeys("PyTorch, binary", "Ballast");
    }

    /// The positive class is index 1, here the larger one.
    @Test
    void theWeightOfThePositiveClassIsThatOfIndexOne() {
        ClassCounts counts = ClassCounts.of(List.of("0", "1"), 5, 20);
        assertThat(Snippets.of(LabelOrder.of(counts.names()), ClassWeights.balanced(counts)))
                .containsEntry("scikit-learn, Keras", "class_weight={0: 2.5, 1: 0.625}")
                .containsEntry("PyTorch, binary",
                        "torch.nn.BCEWithLogitsLoss(pos_weight=torch.tensor(0.25))")
                .containsEntry("XGBoost", "scale_pos_weight=0.25").doesNotContainKeys("Keras");
        ClassCounts booleans = ClassCounts.of(List.of("FALSE", "TRUE"), 5, 20);
        assertThat(Snippets.of(LabelOrder.of(booleans.names()), ClassWeights.balanced(booleans)))
                .containsEntry("scikit-learn", "class_weight={False: 2.5, True: 0.625}")
                .containsEntry("CatBoost", "class_weights={\"False\": 2.5, \"True\": 0.625}");
    }

    /// scikit-learn 1.9 computes int("1") and looks that up.
    @Test
    void textThatIsAWholeNumberHasBothKeys() {
        ClassCounts counts = ClassCounts.of(List.of("1", "1_0", "x"), 2, 1, 1);
        assertThat(Snippets.of(LabelOrder.of(counts.names()), ClassWeights.inverse(counts)))
                .containsEntry("scikit-learn", "class_weight={1: 0.5, \"1\": 0.5, 10: 1.0, \"1_0\": 1.0, \"x\": 1.0}")
                .containsEntry("LightGBM", "class_weight={\"1\": 0.5, \"1_0\": 1.0, \"x\": 1.0}")
                .containsEntry("CatBoost", "class_weights={\"1\": 0.5, \"1_0\": 1.0, \"x\": 1.0}");
    }
}
