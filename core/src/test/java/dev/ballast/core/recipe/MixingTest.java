package dev.ballast.core.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.ballast.core.data.Column;
import dev.ballast.core.data.Column.Kind;
import dev.ballast.core.data.Column.Missing;
import dev.ballast.core.data.Column.Role;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

class MixingTest {

    @ParameterizedTest
    @CsvSource({"NUMBER,FEATURE,LINEAR", "WHOLE,FEATURE,WHOLE", "TIME,FEATURE,WHOLE", "ORDINAL,FEATURE,LEVELS",
            "CATEGORY,FEATURE,VOTE", "BOOLEAN,FEATURE,VOTE", "TEXT,FEATURE,BASE", "NUMBER,WEIGHT,MEAN",
            "WHOLE,ID,EMPTY", "CATEGORY,GROUP,BASE", "TIME,TIME,BASE", "NUMBER,CARRIED,BASE", "CATEGORY,LABEL,BASE",
            "NUMBER,TARGET,BASE"})
    void theRuleFollowsFromTheColumn(Kind kind, Role role, Mix mix) {
        Column column = new Column("a", kind, role, Missing.REFUSE, List.of());

        assertThat(Mixing.of(List.of(Column.numeric("x"), column)).mixes()).containsExactly(Mix.LINEAR, mix);
    }

    @Test
    void rulesCanBeReplaced() {
        Mixing mixing = Mixing.of(List.of(Column.whole("a"), Column.numeric("b"), Column.whole("c")));

        assertThat(mixing.with(Mix.WHOLE, Mix.LINEAR).mixes()).containsOnly(Mix.LINEAR);
        assertThat(mixing.with(2, Mix.NEARER).mixes()).containsExactly(Mix.WHOLE, Mix.LINEAR, Mix.NEARER);
        assertThat(mixing.mixes()).containsExactly(Mix.WHOLE, Mix.LINEAR, Mix.WHOLE);
    }

    @Test
    void everyColumnNeedsOneRule() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Mixing(Column.numeric(3), List.of(Mix.LINEAR)))
                .withMessage("there are 3 columns and 1 rules for them");
    }
}
