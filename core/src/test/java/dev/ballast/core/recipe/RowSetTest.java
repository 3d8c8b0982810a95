package dev.ballast.core.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.ballast.core.random.Purpose;
import dev.ballast.core.random.RandomStream;
import dev.ballast.core.random.Seed;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.BitSet;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

class RowSetTest {

    /// Sparse, dense, empty, full, and with blocks of 512 rows that are empty at the beginning, in the middle, at the end.
    private static List<IntPredicate> patterns(int population) {
        RandomStream random = Seed.of(population).stream(Purpose.of("test.rows"), 0, 0, 0);
        BitSet half = new BitSet();
        IntStream.range(0, population).filter(_ -> random.nextBoolean()).forEach(half::set);
        return List.of(_ -> false, _ -> true, row -> row == 0, row -> row == population - 1, row -> row % 2 == 1,
                row -> row % 100 == 17, half::get, row -> row < 10 || row >= population - 700, row -> row >= 1600,
                row -> row < 5, row -> row % 1600 >= 1100, row -> row % 512 == 511, row -> row % 512 == 0,
                row -> row != population / 2);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 63, 64, 65, 511, 512, 513, 1024, 5000})
    void everySetIsTheListOfItsRows(int population) {
        for (IntPredicate pattern : patterns(population)) {
            int[] rows = IntStream.range(0, population).filter(pattern).toArray();
            BitSet marked = new BitSet();
            IntStream.of(rows).forEach(marked::set);

            assertIsList(RowSet.of(population, rows), population, rows);
            assertIsList(RowSet.of(population, marked), population, rows);
            assertIsList(new MarkedRows(population, marked.toLongArray()), population, rows);
            if (rows.length == population) {
                assertIsList(RowSet.all(population), population, rows);
            }
        }
    }

    private static void assertIsList(RowSet set, int population, int... rows) {
        BitSet inside = new BitSet();
        assertThat(set.size()).isEqualTo(rows.length);
        assertThat(set.population()).isEqualTo(population);
        assertThat(set.toArray()).isEqualTo(rows);
        for (int rank = rows.length - 1; rank >= 0; rank--) {
            assertThat(set.select(rank)).isEqualTo(rows[rank]);
            inside.set(rows[rank]);
        }
        for (int row = 0; row < population + 600; row++) {
            assertThat(set.contains(row)).isEqualTo(inside.get(row));
        }
        for (long outside : new long[]{-1, Long.MIN_VALUE, Long.MAX_VALUE, 1L << 32, (1L << 32) + 17, -(1L << 32)}) {
            assertThat(set.contains(outside)).isFalse();
        }
        for (long rank : new long[]{-1, rows.length, Long.MAX_VALUE, 1L << 32}) {
            assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> set.select(rank));
        }
    }

    @Test
    void theFormFollowsHowManyRowsAreMarked() {
        assertThat(RowSet.of(6400, first(6400))).isEqualTo(RowSet.all(6400));
        assertThat(RowSet.of(6400, first(6399))).isInstanceOf(MarkedRows.class);
        assertThat(RowSet.of(6400, first(200))).isInstanceOf(MarkedRows.class);
        assertThat(RowSet.of(6400, first(199))).isInstanceOf(ListedRows.class);
    }

    private static BitSet first(int rows) {
        BitSet marked = new BitSet();
        marked.set(0, rows);
        return marked;
    }

    @Test
    void marksAreCopied() {
        BitSet marked = first(3);
        RowSet set = RowSet.of(4, marked);

        marked.clear();

        assertThat(set.toArray()).containsExactly(0, 1, 2);
    }

    @Test
    void rowsBeyondIntAreCounted() {
        RowSet all = RowSet.all(1L << 40);
        RowSet few = RowSet.of(1L << 40, 3, 17);

        assertThat(all.select((1L << 40) - 1)).isEqualTo((1L << 40) - 1);
        assertThat(all.contains((1L << 40) - 1)).isTrue();
        assertThat(all.contains(1L << 40)).isFalse();
        assertThatExceptionOfType(ArithmeticException.class).isThrownBy(all::toArray);
        assertThat(few.contains(17)).isTrue();
        assertThat(few.contains((1L << 32) + 17)).isFalse();
        assertThat(few.population()).isEqualTo(1L << 40);
    }

    @Test
    void setsAreEqualIfTheirRowsAre() {
        assertThat(RowSet.of(9, 1, 2)).isEqualTo(RowSet.of(9, 1, 2)).hasSameHashCodeAs(RowSet.of(9, 1, 2))
                .isNotEqualTo(RowSet.of(9, 1, 3)).isNotEqualTo(RowSet.of(8, 1, 2));
        assertThat(RowSet.of(9, first(5))).isEqualTo(RowSet.of(9, first(5)))
                .hasSameHashCodeAs(RowSet.of(9, first(5))).isNotEqualTo(RowSet.of(9, first(6)))
                .isNotEqualTo(RowSet.of(8, first(5)));
    }

    @Test
    void rowsThatAreNotThereAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> RowSet.all(-1))
                .withMessage("population is -1; it must not be negative");
        assertThatIllegalStateException().isThrownBy(() -> RowSet.of(8, 3, 8))
                .withMessage("kept[1] is 8 after 3; kept rows must ascend and be below 8");
        assertThatIllegalStateException().isThrownBy(() -> RowSet.of(8, -1))
                .withMessage("kept[0] is -1 after -1; kept rows must ascend and be below 8");
        assertThatIllegalStateException().isThrownBy(() -> RowSet.of(8, first(9)))
                .withMessage("row 8 is marked; there are 8 rows");
    }
}
