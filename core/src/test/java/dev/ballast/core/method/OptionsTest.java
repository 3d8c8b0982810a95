package dev.ballast.core.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.ballast.core.strategy.SamplingStrategy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.Map;

class OptionsTest {

    private enum Side {
        LEFT, RIGHT_HAND
    }

    private static final Option<Integer> K = new Option.Whole("k", 5, 1, "neighbors");
    private static final Option<Double> SHARE = new Option.Real("share", 0.5, 0, 1, "how much");
    private static final Option<Double> POWER = new Option.Real("power", 2.0, 0, Double.POSITIVE_INFINITY, "how steep");
    private static final Option<Boolean> EVEN = new Option.Flag("even", false, "evenly");
    private static final Option<Side> SIDE = new Option.Choice<>("side", Side.LEFT, "which side");
    private static final Options STANDARD = info(K, SHARE, POWER, EVEN, SIDE).standard();

    private static MethodInfo info(Option<?>... options) {
        return MethodInfo.named("trial", Family.OVER_SAMPLING, "tries").options(options).makes(_ -> null);
    }

    @Test
    void standardValuesAreThoseDeclaredInTheirOrder() {
        assertThat(STANDARD.toMap()).containsExactly(Map.entry("k", "5"), Map.entry("share", "0.5"),
                Map.entry("power", "2.0"), Map.entry("even", "false"), Map.entry("side", "left"));
        assertThat(STANDARD).hasToString("k=5, share=0.5, power=2.0, even=false, side=left");
        assertThat(STANDARD.method()).isEqualTo("trial");
        assertThat(STANDARD.get(K)).isEqualTo(5);
        assertThat(STANDARD.get(SIDE)).isEqualTo(Side.LEFT);
    }

    @Test
    void aValueIsGivenAsItIsOrAsText() {
        Options given = STANDARD.with(K, 3).with(SHARE, 0.1).with(EVEN, true).with(SIDE, Side.RIGHT_HAND);
        Options written = STANDARD.with("side", "right-hand").with("even", "true").with("share", "0.1").with("k", "3");

        assertThat(given).isEqualTo(written).hasSameHashCodeAs(written).isNotEqualTo(STANDARD);
        assertThat(given).hasToString("k=3, share=0.1, power=2.0, even=true, side=right-hand");
        assertThat(given.get(K)).isEqualTo(3);
        assertThat(given.get(SHARE)).isEqualTo(0.1);
        assertThat(given.get(EVEN)).isTrue();
        assertThat(given.get(SIDE)).isEqualTo(Side.RIGHT_HAND);
        assertThat(STANDARD.get(K)).isEqualTo(5);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.1, 1 / 3.0, 1e-300, Double.MIN_VALUE, 1})
    void numbersComeBackFromTheirText(double value) {
        Options given = STANDARD.with(SHARE, value);

        assertThat(STANDARD.with("share", given.toMap().get("share")).get(SHARE)).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"k|0|1, 2, ...", "k|-3|1, 2, ...", "k|2.5|1, 2, ...", "k||1, 2, ...",
            "k|99999999999|1, 2, ...", "share|1.01|a number from 0.0 to 1.0", "share|NaN|a number from 0.0 to 1.0",
            "share|half|a number from 0.0 to 1.0", "power|-1|a number, at least 0.0",
            "power|Infinity|a number, at least 0.0", "even|yes|true or false", "side|LEFT|left or right-hand",
            "side|up|left or right-hand"})
    void aValueThatAnOptionDoesNotTakeIsRefusedWithItsRange(String option, String given, String range) {
        String text = given == null ? "" : given;

        assertThatIllegalArgumentException().isThrownBy(() -> STANDARD.with(option, text))
                .withMessage("option " + option + " is \"" + text + "\"; it must be " + range);
    }

    @Test
    void aValueOutOfRangeIsRefusedHoweverItIsGiven() {
        assertThatIllegalArgumentException().isThrownBy(() -> STANDARD.with(K, 0))
                .withMessage("option k is \"0\"; it must be 1, 2, ...");
    }

    @Test
    void aWholeNumberMayHaveALargestValue() {
        Option<Integer> version = new Option.Whole("version", 2, 1, 3, "which");
        Options standard = info(version).standard();

        assertThat(standard.with("version", "3").get(version)).isEqualTo(3);
        for (int outside : new int[]{0, 4}) {
            assertThatIllegalArgumentException().isThrownBy(() -> standard.with(version, outside))
                    .withMessage("option version is \"" + outside + "\"; it must be a whole number from 1 to 3");
        }
    }

    @Test
    void anUnknownOptionIsAnsweredWithThoseThereAre() {
        Option<Integer> other = new Option.Whole("m", 5, 1, "others");
        String message = "method trial has no option \"m\"; its options are k, share, power, even, side";

        assertThatIllegalArgumentException().isThrownBy(() -> STANDARD.with("m", "3")).withMessage(message);
        assertThatIllegalArgumentException().isThrownBy(() -> STANDARD.with(other, 3)).withMessage(message);
        assertThatIllegalArgumentException().isThrownBy(() -> STANDARD.get(other)).withMessage(message);
        assertThatIllegalArgumentException().isThrownBy(() -> info().standard().with("k", "3"))
                .withMessage("method trial has no option \"k\"; it has none");
    }

    @Test
    void optionsOfAnotherMethodAreRefused() {
        MethodInfo other = MethodInfo.named("other", Family.OVER_SAMPLING, "tries").options(K).makes(_ -> null);

        assertThatIllegalArgumentException().isThrownBy(() -> other.make(STANDARD, SamplingStrategy.AUTO))
                .withMessage("the options are those of trial, and this is other");
        assertThat(other.standard()).isNotEqualTo(info(K).standard());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Smote", "two words", "1st", "-k", "k_n", "k="})
    void namesAreOfSmallLettersDigitsAndHyphens(String name) {
        String message = "\"" + name + "\" is no name; names are of small letters, digits and hyphens";

        for (MethodInfo.Draft draft : List.of(MethodInfo.named(name, Family.CLEANING, "tries"),
                MethodInfo.named("trial", Family.CLEANING, "tries").aliases(name),
                MethodInfo.named("trial", Family.CLEANING, "tries").options(new Option.Flag(name, true, "does")))) {
            assertThatIllegalArgumentException().isThrownBy(() -> draft.makes(_ -> null)).withMessage(message);
        }
    }

    @Test
    void twoOptionsOfOneNameAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> info(K, new Option.Flag("k", true, "does")))
                .withMessage("method trial has two options of one name");
    }
}
