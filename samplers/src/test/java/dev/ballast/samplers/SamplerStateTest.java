package dev.ballast.samplers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.ballast.core.random.Seed;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;

class SamplerStateTest {

    private final SamplerState state = new SamplerState("random-1(items=10,exact)", Seed.of(-42), 3, 7, "any");

    /// What a version writes is read by all later ones of the same major version.
    @Test
    void theTextIsFrozen() {
        String text = "ballast-sampler 1 d3a9cea3 -42 3 7 any random-1(items=10,exact)";

        assertThat(state).hasToString(text);
        assertThat(SamplerState.parse(text + "\r\n")).isEqualTo(state);
        assertThat(state.toBytes()).hasSizeLessThan(100);
    }

    @Test
    void textAndBytesComeBackAsTheyWere() {
        for (SamplerState one : new SamplerState[]{state,
                new SamplerState("plan of a person, (1)", Seed.of(Long.MIN_VALUE), Long.MIN_VALUE, Long.MAX_VALUE,
                        "contiguous/3/WRAP")}) {
            assertThat(SamplerState.parse(one.toString())).isEqualTo(one);
            assertThat(SamplerState.fromBytes(one.toBytes())).isEqualTo(one);
        }
    }

    @Test
    void everyFlippedBitIsNoticed() {
        byte[] bytes = state.toBytes();
        for (int bit = 0; bit < 8 * bytes.length; bit++) {
            byte[] damaged = bytes.clone();
            damaged[bit / 8] ^= (byte) (1 << bit % 8);
            assertThatIllegalArgumentException().as("bit %d", bit)
                    .isThrownBy(() -> SamplerState.fromBytes(damaged));
        }
    }

    @Test
    void everyCutIsNoticed() {
        byte[] bytes = state.toBytes();
        for (int length = 0; length < bytes.length; length++) {
            String cut = new String(bytes, 0, length, StandardCharsets.UTF_8);
            assertThatIllegalArgumentException().isThrownBy(() -> SamplerState.parse(cut));
        }
    }

    @Test
    void otherVersionsAndOtherTextsAreToldApart() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SamplerState.parse(state.toString().replace("sampler 1 ", "sampler 2 ")))
                .withMessageContaining("version 2").withMessageContaining("version 1");
        assertThatIllegalArgumentException().isThrownBy(() -> SamplerState.parse("{\"epoch\": 3}"))
                .withMessageContaining("not the state of a sampler").withMessageContaining("epoch");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SamplerState.parse(state.toString().replace(" 7 ", " 8 ")))
                .withMessageContaining("damaged");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "two\nlines", "tab\t", " blank", "blank ", "\u00e9", "line\u2028end"})
    void plansThatCannotBeWrittenAreRefused(String plan) {
        assertThatIllegalArgumentException().isThrownBy(() -> new SamplerState(plan, Seed.of(1), 0, 0, "any"));
    }

    @Test
    void impossibleStatesAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new SamplerState("plan", Seed.of(1), 0, -1, "any"));
        assertThatIllegalArgumentException().isThrownBy(() -> new SamplerState("plan", Seed.of(1), 0, 0, "a b"));
    }
}
