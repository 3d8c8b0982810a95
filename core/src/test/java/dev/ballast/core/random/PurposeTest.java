package dev.ballast.core.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PurposeTest {

    @Test
    void theKeyIsThePublishedFnv1aHashOfTheName() {
        assertThat(Purpose.of("a").key()).isEqualTo(0xaf63dc4c8601ec8cL);
        assertThat(Purpose.of("foobar").key()).isEqualTo(0x85944171f73967e8L);
    }

    @Test
    void purposesOfOneNameAreEqual() {
        assertThat(Purpose.of("smote.draw")).isEqualTo(Purpose.of("smote.draw"))
                .hasSameHashCodeAs(Purpose.of("smote.draw")).isNotEqualTo(Purpose.of("smote.gap"))
                .hasToString("smote.draw").extracting(Purpose::name).isEqualTo("smote.draw");
    }

    @Test
    void aPurposeNeedsAName() {
        assertThatIllegalArgumentException().isThrownBy(() -> Purpose.of("")).withMessage("a purpose needs a name");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "a_b", "a/b", "\u00e4"})
    void otherCharactersAreRefusedByName(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> Purpose.of(name))
                .withMessageContaining('"' + name + '"').withMessageContaining("only ASCII letters");
    }
}
