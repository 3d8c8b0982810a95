package dev.ballast.tables.check;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ballast.tables.message.Failure;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

class ClassCheckTest {

    private static List<String> different(String pattern, int count) {
        return IntStream.range(0, count).mapToObj(i -> pattern.formatted(i)).toList();
    }

    static Stream<Arguments> labels() {
        return Stream.of(
                Arguments.of(different("0.%03d1", 39), 39, "39 different numbers in 39 rows"),
                Arguments.of(different("0.%03d1", 3), 3, "3 different numbers in 3 rows"),
                Arguments.of(different("%d", 8), 8, "8 different numbers in 8 rows"),
                Arguments.of(different("%d.5", 21), 100_000, "21 different numbers in 100000 rows"),
                Arguments.of(different("id%d", 51), 100, "51 different values in 100 rows, which tell rows apart"),
                Arguments.of(different("%d", 51), 100, "51 different numbers in 100 rows"),
                // can be meant
                Arguments.of(different("%d", 2), 2, null), Arguments.of(different("c%d", 8), 8, null),
                Arguments.of(different("%d.0", 99), 1000, null), Arguments.of(different("%d.5", 20), 1000, null),
                Arguments.of(different("c%d", 5000), 20_000, null), Arguments.of(different("c%d", 50), 100, null));
    }

    @ParameterizedTest
    @MethodSource("labels")
    void aLabelThatCannotBeMeantIsRefused(List<String> names, long rows, String what) {
        ClassCheck.require(Path.of("t.csv"), "y", names, rows, true);
        if (what == null) {
            ClassCheck.require(Path.of("t.csv"), "y", names, rows, false);
        } else {
            assertThatThrownBy(() -> ClassCheck.require(Path.of("t.csv"), "y", names, rows, false))
                    .isInstanceOf(Failure.class).hasMessageStartingWith("t.csv: label \"y\" has " + what)
                    .hasMessageEndingWith("go on all the same with --allow-many-classes");
        }
    }
}
