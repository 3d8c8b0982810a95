package dev.ballast.tables.kind;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.util.List;

class CellSyntaxTest {

    private static CellKind kind(CellSyntax syntax, String text) {
        char[] bytes = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1).toCharArray();
        return syntax.kind(bytes, 0, bytes.length);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', ignoreLeadingAndTrailingWhitespace = false, value = {"1|INTEGER", "-1|INTEGER",
            "+007|INTEGER", " 12 |INTEGER", "123456789012345|INTEGER", "1234567890123456|LONG_INTEGER", "1.5|DECIMAL",
            ".5|DECIMAL", "5.|DECIMAL", "1e5|DECIMAL", "1E-5|DECIMAL", "-1.5e+10|DECIMAL", "1e400|DECIMAL", "1e|TEXT",
            "e5|TEXT", ".|TEXT", "-|TEXT", "1.2.3|TEXT", "1,5|TEXT", "1d|TEXT", "0x1F|TEXT", "1_000|TEXT", "1 2|TEXT",
            "--1|TEXT", "nan|MISSING", "-NaN|MISSING", "1.#QNAN|MISSING", "inf|INFINITE", "-Infinity|INFINITE",
            "\u221e|INFINITE", "infinite|TEXT", "?|MISSING", " NA |MISSING", "na|TEXT", "None|MISSING", "x|TEXT",
            "\t1\t|INTEGER"})
    void cellsAreClassifiedByTheirLook(String text, CellKind expected) {
        assertThat(kind(new CellSyntax(CellSyntax.DEFAULT_MARKERS), text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1\u0000", "\u00011", "1\n", "\r1", "\u0000", "\u001f", "1\u007f"})
    void controlCharactersAreNoBlanks(String text) {
        assertThat(kind(new CellSyntax(CellSyntax.DEFAULT_MARKERS), text)).isEqualTo(CellKind.TEXT);
    }

    @Test
    void markersReplaceTheUsualOnesButEmptyAndNanAlwaysMeanMissing() {
        CellSyntax syntax = new CellSyntax(List.of("-999"));
        assertThat(kind(syntax, "-999")).isEqualTo(CellKind.MISSING);
        assertThat(kind(syntax, "?")).isEqualTo(CellKind.TEXT);
        assertThat(kind(syntax, "")).isEqualTo(CellKind.MISSING);
        assertThat(kind(syntax, "  ")).isEqualTo(CellKind.MISSING);
        assertThat(kind(syntax, "NaN")).isEqualTo(CellKind.MISSING);
    }

    @ParameterizedTest
    @CsvSource({"1,1", "-1.5e3,-1500", "' 2 ',2", "4.9e-324,4.9e-324", "2.2e-308,2.2e-308", "3e-324,4.9e-324",
            "0e-400,0", "-0.000e-999999999999,-0.0", "0,0", "1.7976931348623157e308,1.7976931348623157e308",
            "1e309,NaN",
            "-1e400,NaN", "1e-400,NaN", "-2e-324,NaN", "0.0001e-330,NaN", "1e-99999999999999999999,NaN",
            "1e99999999999999999999,NaN"})
    void aNumberThatADoubleCannotHoldHasNoValue(String text, double value) {
        assertThat(CellSyntax.value(text.toCharArray(), 0, text.length())).isEqualTo(Double.valueOf(value));
    }
}
