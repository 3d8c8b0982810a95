package dev.ballast.tables.message;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

class SpellingsTest {

    static Stream<Arguments> oneNameInSeveralSpellings() {
        return Stream.of(
                Arguments.of(List.of("1", "1.0"), "\"1\" and \"1.0\" are one number, spelled in two ways"),
                Arguments.of(List.of("01", "+1", "1e0"),
                        "\"01\", \"+1\" and \"1e0\" are one number, spelled in three ways"),
                Arguments.of(List.of("0", "-0.0"), "\"0\" and \"-0.0\" are one number, spelled in two ways"),
                Arguments.of(List.of(".5", "\"0.50\""), "\".5\" and \"\"0.50\"\" are one number, spelled in two ways"),
                Arguments.of(List.of("9007199254740993", "9007199254740993.0"),
                        "\"9007199254740993\" and \"9007199254740993.0\" are one number, spelled in two ways"),
                Arguments.of(List.of("1", " 1"), "\"1\" and \" 1\" differ only in blanks at the ends"),
                Arguments.of(List.of("yes", "Yes"), "\"yes\" and \"Yes\" differ only in capitals"),
                Arguments.of(List.of("yes", "yes "), "\"yes\" and \"yes \" differ only in blanks at the ends"),
                Arguments.of(List.of("yes", "yes\u00a0"),
                        "\"yes\" and \"yes\\u00a0\" differ only in blanks at the ends"),
                Arguments.of(List.of("yes", "yes ", "Yes"),
                        "\"yes\", \"yes \" and \"Yes\" are one name, spelled in three ways"),
                Arguments.of(List.of("a b", "'a b'"), "\"a b\" and \"'a b'\" differ only in quotes around them"),
                Arguments.of(List.of("caf\u00e9", "cafe\u0301"),
                        "\"caf\\u00e9\" and \"cafe\\u0301\" differ only in how Unicode codes an accented letter"),
                Arguments.of(List.of("a", "A", "a ", " a", "A ", " A"),
                        "\"a\", \"A\", \"a \", \" a\" and 2 more are one name, spelled in 6 ways"));
    }

    @ParameterizedTest
    @MethodSource
    void oneNameInSeveralSpellings(List<String> names, String hint) {
        List<String> among = new ArrayList<>(names);
        among.add("other");
        assertThat(Spellings.hints("classes", among)).containsExactly("classes " + hint);
    }

    @Test
    void differentNamesGiveNoHint() {
        assertThat(Spellings.hints("classes", List.of("1", "2", "10", "1.5", "a", "b", "a b", "ab", "9007199254740993",
                "9007199254740992", "1-2", "1e9999999999", "1e9999999998", "", "e", "\u00e9"))).isEmpty();
    }

    @Test
    void onlyAFewHintsAreGiven() {
        List<String> names = IntStream.range(0, 5000).mapToObj(i -> "c" + i / 2 + (i % 2 == 0 ? "" : " ")).toList();
        assertThat(Spellings.hints("groups", names)).hasSize(4)
                .contains("groups \"c0\" and \"c0 \" differ only in blanks at the ends")
                .endsWith("and 2497 more names of groups are spelled in several ways");
        assertThat(Spellings.hints("groups", names.subList(0, 8)))
                .endsWith("and 1 more name of groups is spelled in several ways");
    }
}
