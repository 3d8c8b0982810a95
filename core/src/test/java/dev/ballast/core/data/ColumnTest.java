package dev.ballast.core.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.ballast.core.data.Column.Kind;
import dev.ballast.core.data.Column.Missing;
import dev.ballast.core.data.Column.Role;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.ArrayList;
import java.util.List;

class ColumnTest {

    @Test
    void everyFactoryDescribesItsColumn() {
        List<String> levels = List.of("u", "v");

        assertThat(Column.numeric("a"))
                .isEqualTo(new Column("a", Kind.NUMBER, Role.FEATURE, Missing.REFUSE, List.of()));
        assertThat(Column.whole("a"))
                .isEqualTo(new Column("a", Kind.WHOLE, Role.FEATURE, Missing.REFUSE, List.of()));
        assertThat(Column.carried("a"))
                .isEqualTo(new Column("a", Kind.NUMBER, Role.CARRIED, Missing.BASE, List.of()));
        assertThat(Column.categorical("a", levels))
                .isEqualTo(new Column("a", Kind.CATEGORY, Role.FEATURE, Missing.LEVEL, levels));
        assertThat(Column.ordinal("a", levels))
                .isEqualTo(new Column("a", Kind.ORDINAL, Role.FEATURE, Missing.REFUSE, levels));
    }

    @Test
    void numericColumnsAreNumberedFromZero() {
        assertThat(Column.numeric(3)).containsExactly(Column.numeric("x0"), Column.numeric("x1"),
                Column.numeric("x2"));
        assertThat(Column.numeric(0)).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> Column.numeric(-1))
                .withMessage("count is -1; it must not be negative");
    }

    @Test
    void levelsAreCopied() {
        List<String> levels = new ArrayList<>(List.of("u"));
        Column column = Column.categorical("a", levels);

        levels.add("v");

        assertThat(column.levels()).containsExactly("u");
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = {"ORDINAL", "CATEGORY", "BOOLEAN"})
    void onlyColumnsOfCodesHaveLevels(Kind kind) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Column("age", kind, Role.FEATURE, Missing.REFUSE, List.of("u")))
                .withMessage("column \"age\" is of kind " + kind + " and must not have levels");
        assertThat(kind.isCoded()).isFalse();
    }

    @ParameterizedTest
    @EnumSource(names = {"ORDINAL", "CATEGORY", "BOOLEAN"})
    void columnsOfCodesMayHaveLevels(Kind kind) {
        assertThat(new Column("age", kind, Role.FEATURE, Missing.REFUSE, List.of("u")).levels()).containsExactly("u");
        assertThat(kind.isCoded()).isTrue();
    }

    @Test
    void aColumnForAnotherUseHoldsTheSame() {
        Column column = Column.categorical("zip", List.of("u")).as(Role.CARRIED).missing(Missing.BASE);

        assertThat(column)
                .isEqualTo(new Column("zip", Kind.CATEGORY, Role.CARRIED, Missing.BASE, List.of("u")));
        assertThat(column.isFeature()).isFalse();
        assertThat(column.as(Role.FEATURE).isFeature()).isTrue();
    }
}
