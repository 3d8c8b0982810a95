package dev.ballast.core.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class RowIdsTest {

    @Test
    void naturalIdsAreTheNumbersOfTheRows() {
        RowIds natural = RowIds.natural(3);

        assertThat(natural.isNatural()).isTrue();
        assertThat(natural.id(2)).isEqualTo(2);
        assertThat(natural).isEqualTo(RowIds.of(0, 1, 2)).hasSameHashCodeAs(RowIds.of(0, 1, 2))
                .isNotEqualTo(RowIds.of(0, 1, 3)).isNotEqualTo(RowIds.natural(2))
                .hasToString("RowIds[3 rows by number]");
        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> natural.id(3));
    }

    @Test
    void givenIdsAreCopiedAndSelected() {
        long[] given = {7, RowIds.NONE, 5};
        RowIds ids = RowIds.of(given);

        given[0] = 8;

        assertThat(ids.id(0)).isEqualTo(7);
        assertThat(ids.select(2, 0, 2, 1)).isEqualTo(RowIds.of(5, 7, 5, RowIds.NONE)).hasToString("RowIds[4 rows]");
        assertThat(RowIds.natural(9).select(8, 3)).isEqualTo(RowIds.of(8, 3));
        assertThat(RowIds.natural(9).select()).isEqualTo(RowIds.natural(0));
        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> ids.select(3));
    }

    @Test
    void negativeIdsAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> RowIds.of(0, -2))
                .withMessage("id[1] is -2; ids must not be negative");
    }
}
