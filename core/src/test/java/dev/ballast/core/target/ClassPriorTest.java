package dev.ballast.core.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.ballast.core.data.Dataset;
import dev.ballast.core.recipe.Recipe;
import dev.ballast.core.recipe.Resampling;
import dev.ballast.core.strategy.ClassTargets;

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
        ClassTargets targets = ClassTargets.of(data.counts(), 3, 3);
        Resampling resampling = Resampling.keepingAll(data, targets,
                List.of(new Resampling.Addition(0, 2, _ -> new Recipe.Copy(3))));

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
