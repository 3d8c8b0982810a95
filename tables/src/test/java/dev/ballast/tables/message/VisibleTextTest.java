package dev.ballast.tables.message;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

class VisibleTextTest {

    @ParameterizedTest
    @ValueSource(ints = {0x00, 0x1b, 0x7f, 0x9b, 0xa0, 0xad, 0x34f, 0x115f, 0x180e, 0x200b, 0x200d, 0x2028, 0x202e,
            0x2066,
            0x2800, 0x3000, 0x3164, 0xd800, 0xdc00, 0xfe0f, 0xfeff, 0xffa0, 0xfffe})
    void whatDoesNotShowIsWrittenAsItsCode(int point) {
        String text = "a" + (char) point + "b";
        assertThat(VisibleText.of(text)).isEqualTo("a\\u%04xb", point);
        assertThat(VisibleText.isVisible(text)).isFalse();
    }

    @Test
    void aCharacterOfTwoUnitsHasTwoCodesAsInJson() {
        assertThat(VisibleText.of("\udb40\udc41")).isEqualTo("\\udb40\\udc41");
    }

    @Test
    void lineEndsAndTabsHaveTheirUsualEscapes() {
        assertThat(VisibleText.of("a\nb\rc\td")).isEqualTo("a\\nb\\rc\\td");
    }

    @Test
    void whatShowsStaysAsItIs() {
        String text = "a \"b\" \\ \u00e9 \u4e16 \ud83d\ude00 \u00b2 \u0301e \ufffd";
        assertThat(VisibleText.of(text)).isSameAs(text);
        assertThat(VisibleText.isVisible(text)).isTrue();
    }

    @Test
    void linesOfTheProgramKeepTheirEndsAndNoOtherControl() {
        assertThat(VisibleText.ofLines("1\u202f000\n\u001b[2J\u202e\r\t")).isEqualTo(
                "1\u202f000\n\\u001b[2J\\u202e\\r\\t");
    }

    @Test
    void aCutTextIsNotCutWithinACharacter() {
        String shown = VisibleText.shown("x".repeat(59) + "\ud83d\ude00" + "y".repeat(9));
        assertThat(shown).isEqualTo("x".repeat(59) + "... (70 characters)");
    }

    @Test
    void aFailureIsOneLineWhateverItCites() {
        assertThat(new Failure("class \"a\nb\u001b[0m\"")).hasMessage("class \"a\\nb\\u001b[0m\"");
    }

    @Test
    void blanksAtTheEndsAreShown() {
        assertThat(List.of(VisibleText.named("yes"), VisibleText.named("yes "), VisibleText.named(" a b"),
                VisibleText.named("x\u00a0"),
                VisibleText.named(""), VisibleText.named("a\nb"), VisibleText.named("\n")))
                .containsExactly("yes", "\"yes \"", "\" a b\"", "\"x\\u00a0\"", "\"\"", "a\\nb", "\"\\n\"");
    }
}
