package dev.ballast.core.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.ballast.core.data.Dataset;
import dev.ballast.core.recipe.Addition;
import dev.ballast.core.recipe.Mixing;
import dev.ballast.core.recipe.Plan;
import dev.ballast.core.recipe.Resampling;

import org.junit.jupiter.api.Test;

import java.util.List;

class ClassPriorTest {

    private static final List<String> TWO = List.of("fraud", "ok");

    @Test
    void sharesOfCountsAddUpToOne() {
        ClassPrior prior = ClassCounts.of(TWO, 1, 3).prior();

        assertThat(prior).isEqualTo(ClassPrior.of(TWO, 0.25, 0.75)).hasSameHashCodeAs(ClassPrior.of(TWO, 0.25, 0.75))
                .hasToString("ClassPrior[fraud=0.25, ok=0.75]");
        assertThat(prior.share(0)).isEqualTo(0.25);
        assertThat(ClassPrior.uniform(TWO)).isEqualTo(ClassPrior.of(TWO, 0.5, 0.5));
    }

    @Test
    void aResamplingSaysWhatItMakesAModelBelieve() {
        Dataset data = Dataset.of(new double[][]{{1}, {2}, {3}, {4}}, new String[]{"ok", "ok", "ok", "fraud"});
        Resampling resampling = new Resampling(Plan.keepingAll(data.labels(), Mixing.of(data.columns()),
                List.of(new Addition(0, 2, (_, into) -> into.copied(3)))), data);

        assertThat(resampling.effectivePrior()).isEqualTo(ClassPrior.uniform(TWO));
    }

    @Test
    void wrongSharesAreNamed() {
        assertThatIllegalArgumentException().isThrownBy(() -> ClassPrior.of(TWO, 0.5, Double.NaN))
                .withMessage("share of class \"ok\" is NaN; it must be between 0 and 1");
        assertThatIllegalArgumentException().isThrownBy(() -> ClassPrior.of(TWO, 0.5, 0.25))
                .withMessage("shares add up to 0.75; they must add up to 1, within 1.0E-9");
        assertThatIllegalArgumentException().isThrownBy(() -> ClassPrior.of(TWO, 1))
                .withMessage("there are 2 class names and 1 shares");
        assertThatIllegalArgumentException().isThrownBy(() -> ClassPrior.of(List.of("a", "a"), 0.5, 0.5))
                .withMessage("a class name is listed twice: [a, a]");
        assertThatIllegalArgumentException().isThrownBy(() -> ClassCounts.of(TWO, 0, 0).prior())
                .withMessage("there are no rows, so classes [fraud, ok] have no shares");
    }
}
