package dev.ballast.benchmarks;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ShapeTest {

    @Test
    void shapesAreRowsByColumns() {
        assertThat(Shape.parse("20000x16")).isEqualTo(new Shape(20_000, 16)).hasToString("20,000 x 16");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "16", "x16", "20000x", "20000 x 16", "0x16", "-1x16", "9999999999x1"})
    void anythingElseIsRefused(String text) {
        assertThatThrownBy(() -> Shape.parse(text)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"" + text + "\"").hasMessageContaining("20000x16");
    }
}
