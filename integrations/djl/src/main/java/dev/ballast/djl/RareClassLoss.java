package dev.ballast.djl;

import dev.ballast.core.loss.BinaryLoss;
import dev.ballast.core.loss.SoftmaxLoss;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.nn.Activation;
import ai.djl.training.loss.Loss;

/// Any loss of [dev.ballast.core.loss] as DJL's: focal, class-balanced, logit-adjusted, with margins by class (LDAM), weighted.
///
/// ```java
/// Loss focal = RareClassLoss.of(SoftmaxLoss.focal(3, 2));
/// Loss classBalanced = RareClassLoss.of(SoftmaxLoss.focal(3, 2).weighted(ClassWeights.effectiveNumber(counts, 1e-3)));
/// Loss adjusted = RareClassLoss.of(SoftmaxLoss.logitAdjusted(counts.prior(), 1));
/// Loss ldam = RareClassLoss.of(SoftmaxLoss.ldam(counts, 0.5, 30));
/// ```
///
/// **Value.** The mean over the rows of a batch of what [SoftmaxLoss#evaluate] or [BinaryLoss#evaluate] gives for each, up to the
/// rounding of the arrays' type: weights multiply, and the mean is over rows, not over weights.
///
/// With x the margin of a row, how far its class is ahead, the loss of a row is weight e^(-gamma softplus(x)) softplus(-x); for K
/// logits x = scale (u_t - margin_t) - ln(sum of e^(scale u_k) over k other than the row's class t), u = logit + offset; for one
/// logit it is z + shift, with the sign of the row's class. These are operations of the engine, which differentiates them; no power
/// or logarithm of 0 is formed, so gradients are finite for any logits that leave room in their type.
///
/// **Shapes.** Logits are rows x K, or rows or rows x 1 for a [BinaryLoss]; labels one array with the class of every row, 0 to K-1, of
/// any type. Labels are looked at in every batch, which on a GPU waits for them. Logits that are NaN or infinite give a loss that is no
/// number, as DJL's own losses do.
public final class RareClassLoss extends Loss {

    private final RowMargins margins;
    private final double gamma;

    private RareClassLoss(String name, RowMargins margins, double gamma) {
        super(name);
        this.margins = margins;
        this.gamma = gamma;
    }

    /// Returns a loss of K logits.
    ///
    /// @param loss its settings
    /// @return the loss, called "SoftmaxLoss"
    public static RareClassLoss of(SoftmaxLoss loss) {
        return new RareClassLoss("SoftmaxLoss", new RowMargins.OfClasses(loss), loss.gamma());
    }

    /// Returns a loss of one logit, which speaks for class 1.
    ///
    /// @param loss its settings
    /// @return the loss, called "BinaryLoss"
    public static RareClassLoss of(BinaryLoss loss) {
        return new RareClassLoss("BinaryLoss", new RowMargins.OfOneLogit(loss), loss.gamma());
    }

    /// Returns this loss under another name.
    ///
    /// @param name as reports of a training run show it
    /// @return the loss
    public RareClassLoss named(String name) {
        return new RareClassLoss(name, margins, gamma);
    }

    /// Returns the loss of a batch.
    ///
    /// @param labels      one array, the class of every row
    /// @param predictions one array, the logits
    /// @return a number, the mean over rows
    /// @throws IllegalArgumentException if shapes or labels are not as they must be
    @Override
    public NDArray evaluate(NDList labels, NDList predictions) {
        NDArray logits = predictions.singletonOrThrow();
        long rows = BatchLogits.requireRows(logits, margins.classes());
        int[] codes = BatchCodes.of(labels, rows, margins.classes());
        NDArray x = margins.of(logits, codes);
        NDArray losses = Activation.softPlus(x.neg());
        if (gamma != 0) {
            losses = Activation.softPlus(x).mul(-gamma).exp().mul(losses);
        }
        return margins.areWeighted() ? losses.mul(margins.weights(logits, codes)).mean() : losses.mean();
    }
}
