package dev.ballast.core.weight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.ballast.core.target.ClassPrior;

import org.junit.jupiter.api.Test;

import java.util.List;

class PriorCorrectionTest {

    private static final List<String> TWO = List.of("fraud", "ok");
    private static final ClassPrior TRUTH = ClassPrior.of(TWO, 0.01, 0.99);

    /// A world of two observations: Bayes's rule under the true prior must come out of Bayes's rule under any other.
    @Test
    void correctedProbabilitiesAreThoseOfBayes() {
        double[] ofFraud = {0.7, 0.3};
        double[] ofOk = {0.2, 0.8};
        for (double trained : new double[]{0.01, 0.1, 0.5, 0.9}) {
            PriorCorrection correction = PriorCorrection.from(ClassPrior.of(TWO, trained, 1 - trained)).to(TRUTH);
            for (int seen = 0; seen < 2; seen++) {
                double model = trained * ofFraud[seen] / (trained * ofFraud[seen] + (1 - trained) * ofOk[seen]);
                double truth = 0.01 * ofFraud[seen] / (0.01 * ofFraud[seen] + 0.99 * ofOk[seen]);

                assertThat(correction.apply(model, 1 - model)[0]).isCloseTo(truth, within(1e-15));
                double logit = Math.log(model / (1 - model)) + correction.logitShift("fraud");
                assertThat(1 / (1 + Math.exp(-logit))).isCloseTo(truth, within(1e-14));
            }
        }
    }

    @Test
    void rowsAreCorrectedOneByOneAndRoundingDoesNotMatter() {
        PriorCorrection correction = PriorCorrection.from(ClassPrior.uniform(List.of("a", "b", "c")))
                .to(ClassPrior.of(List.of("a", "b", "c"), 0, 0.25, 0.75));

        assertThat(correction.apply(0.2, 0.4, 0.4, 0.8333, 0.1667, 0, 1, 0, 1e-300)).containsExactly(
                new double[]{0, 0.25, 0.75, 0, 1, 0, 0, 0, 1}, within(1e-15));
        assertThat(correction.apply(0.2, 0.4, 0.3991)).containsExactly(
                new double[]{0, 0.4 / (0.4 + 3 * 0.3991), 3 * 0.3991 / (0.4 + 3 * 0.3991)}, within(1e-15));
    }

    @Test
    void anEqualPriorChangesNothing() {
        assertThat(PriorCorrection.from(TRUTH).to(TRUTH).apply(0.25, 0.75)).containsExactly(0.25, 0.75);
        assertThat(PriorCorrection.from(TRUTH).to(TRUTH).logitShift("ok")).isZero();
    }

    @Test
    void wrongPriorsAndProbabilitiesAreNamed() {
        PriorCorrection correction = PriorCorrection.from(ClassPrior.uniform(TWO)).to(TRUTH);
        PriorCorrection never = PriorCorrection.from(TRUTH).to(ClassPrior.of(TWO, 0, 1));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> PriorCorrection.from(ClassPrior.of(TWO, 0, 1)).to(TRUTH))
                .withMessage("class \"fraud\" has share 0.01 and was not trained (share 0)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PriorCorrection.from(ClassPrior.uniform(List.of("x", "y"))).to(TRUTH))
                .withMessage("the trained classes [x, y] and the true ones [fraud, ok] differ");
        assertThatIllegalArgumentException().isThrownBy(() -> correction.apply(0.5, 0.5, 0.1))
                .withMessage("there are 3 probabilities; their number must be a multiple of that of the classes, 2");
        assertThatIllegalArgumentException().isThrownBy(() -> correction.apply(0.5, 0.5, 0.5, Double.NaN))
                .withMessage("probability[3] is NaN; probabilities must be finite and at least 0");
        assertThatIllegalArgumentException().isThrownBy(() -> correction.apply(0.5, 0.5, 0.5, 0.4)).withMessage(
                "probabilities[2] to [3] add up to 0.9; those of a row must add up to 1: divide scores of another scale by"
                        + " their sum first");
        assertThatIllegalArgumentException().isThrownBy(() -> never.apply(0, 1, 1, 0)).withMessage(
                "probabilities[2] to [3] give sum 0.0 after correction; it must be above 0 and finite");
        assertThatIllegalArgumentException().isThrownBy(() -> never.logitShift("ok"))
                .withMessage("a class of [fraud, ok] has true share 0; its log-odds are infinite");
        assertThatIllegalArgumentException().isThrownBy(() -> correction.logitShift("FRAUD"))
                .withMessage("a logit is of one of two classes, not of \"FRAUD\" in [fraud, ok]");
    }
}
