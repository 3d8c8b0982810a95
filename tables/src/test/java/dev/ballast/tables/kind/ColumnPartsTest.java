package dev.ballast.tables.kind;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Profiles of parts put together are those of the whole, wherever it is cut.
class ColumnPartsTest {

    private static final CellSyntax SYNTAX = new CellSyntax(CellSyntax.DEFAULT_MARKERS);
    private static final int ROWS = 300;

    /// A column: its name and its cells.
    private record Cells(String name, List<String> cells) {

        static Cells of(String name, IntFunction<String> cell) {
            return new Cells(name, IntStream.range(0, ROWS).mapToObj(cell).toList());
        }
    }

    static Stream<Cells> columns() {
        return Stream.of(Cells.of("count", row -> String.valueOf(row + 1)),
                Cells.of("count", row -> String.valueOf(row + 5)),
                Cells.of("count", row -> row == 200 ? "" : String.valueOf(row)),
                Cells.of("id", row -> String.valueOf(7919 * row % 100_003)),
                Cells.of("id", row -> String.valueOf(row == 299 ? 3 : 5 * row + 3)),
                Cells.of("day", row -> "2026010" + (1 + row % 9)),
                Cells.of("day", row -> row == 280 ? "20261301" : "20260101"),
                Cells.of("zip", row -> row == 250 ? "01234" : String.valueOf(10_000 + row % 50)),
                Cells.of("x", row -> row % 7 == 0 ? "NA" : String.valueOf(row * 0.37)),
                Cells.of("x", row -> row == 150 ? "inf" : "2"), Cells.of("price", row -> row + ",50"),
                Cells.of("word", row -> row % 3 == 0 ? "ash" : "12"), Cells.of("empty", _ -> ""),
                Cells.of("long", row -> row < 290 ? "17" : "12345678901234567890"));
    }

    @ParameterizedTest
    @MethodSource("columns")
    void together(Cells column) {
        ColumnProfile whole = profile(column, 0, ROWS);
        for (int cut : new int[]{0, 1, 2, 99, 150, 151, 298, 300}) {
            for (int second : new int[]{cut, Math.min(ROWS, cut + 3), 300}) {
                ColumnProfile parts = profile(column, 0, cut);
                parts.append(profile(column, cut, second));
                parts.append(profile(column, second, ROWS));
                assertThat(told(parts)).as("%s cut at %d and %d", column.name, cut, second).isEqualTo(told(whole));
            }
        }
    }

    private static List<Object> told(ColumnProfile profile) {
        return List.of(profile.kind(), profile.meaning(), profile.example(), profile.numbers(), profile.missing(),
                profile.texts(), profile.infinite(), profile.isBlank(), profile.isInteger(), profile.numbersSpelled(),
                String.valueOf(profile.firstText()), String.valueOf(profile.firstLongInteger()));
    }

    private static ColumnProfile profile(Cells column, int from, int to) {
        ColumnProfile profile = new ColumnProfile(column.name);
        for (int row = from; row < to; row++) {
            char[] cell = column.cells.get(row).toCharArray();
            CellKind kind = SYNTAX.kind(cell, 0, cell.length);
            profile.add(kind, cell, 0, cell.length);
            if (profile.wantsSample(kind)) {
                profile.sample(kind, row, column.cells.get(row));
            }
        }
        return profile;
    }
}
