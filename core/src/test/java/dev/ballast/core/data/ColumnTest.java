package dev.ballast.core.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.ArrayList;
import java.util.List;

class ColumnTest {

    @Test
    void everyKindHasAFactory() {
        assertThat(Column.numeric("a")).isEqualTo(new Column("a", Column.Kind.NUMERIC, List.of()));
        assertThat(Column.integer("a")).isEqualTo(new Column("a", Column.Kind.INTEGER, List.of()));
        assertThat(Column.carried("a")).isEqualTo(new Column("a", Column.Kind.CARRIED, List.of()));
        assertThat(Column.categorical("a", List.of("u", "v")))
                .isEqualTo(new Column("a", Column.Kind.CATEGORICAL, List.of("u", "v")));
    }

    @Test
    void numericColumnsAreNumberedFromZero() {
        assertThat(Column.numeric(3)).containsExactly(Column.numeric("x0"), Column.numeric("x1"),
                Column.numeric("x2"));
        assertThat(Column.numeric(0)).isEmpty();
    }

    @Test
    void categoriesAreCopied() {
        List<String> categories = new ArrayList<>(List.of("u"));
        Column column = Column.categorical("a", categories);

        categories.add("v");

        assertThat(column.categories()).containsExactly("u");
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "CATEGORICAL")
    void onlyCategoricalColumnsHaveCategories(Column.Kind kind) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Column("age", kind, List.of("u")))
                .withMessage("column \"age\" is " + kind + " and must not have category names");
    }
}
