package dev.ballast.djl;

import dev.ballast.core.loss.BinaryLoss;
import dev.ballast.core.loss.SoftmaxLoss;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;

import java.util.Arrays;

/// How far the class of each row is ahead, as a function of the logits, and what each row weighs.
sealed interface RowMargins {

    /// K.
    int classes();

    /// The weight of every class.
    double[] classWeights();

    /// The margin of every row.
    NDArray of(NDArray logits, int[] codes);

    /// Whether some weight is not 1.
    default boolean areWeighted() {
        return Arrays.stream(classWeights()).anyMatch(weight -> weight != 1);
    }

    /// The weight of every row.
    default NDArray weights(NDArray logits, int[] codes) {
        double[] weights = classWeights();
        return BatchLogits.beside(logits, Arrays.stream(codes).mapToDouble(code -> weights[code]).toArray(),
                new Shape(codes.length));
    }

    /// K logits.
    record OfClasses(SoftmaxLoss loss) implements RowMargins {

        /// Hides a logit from a sum of exponentials.
        private static final double HIDDEN = -1e30;

        @Override
        public int classes() {
            return loss.classes();
        }

        @Override
        public double[] classWeights() {
            return loss.weights();
        }

        @Override
        public NDArray of(NDArray logits, int[] codes) {
            if (logits.getShape().dimension() != 2 || logits.getShape().get(1) != classes()) {
                throw new IllegalArgumentException("the model gives logits of shape " + logits.getShape()
                        + ", one for each row; a softmax loss needs one for each of " + classes()
                        + " classes, or take a BinaryLoss");
            }
            int classes = classes();
            double[] margins = loss.margins();
            double[] own = new double[codes.length * classes];
            double[] hiding = new double[codes.length * classes];
            double[] ahead = new double[codes.length];
            for (int row = 0; row < codes.length; row++) {
                own[row * classes + codes[row]] = 1;
                hiding[row * classes + codes[row]] = HIDDEN;
                ahead[row] = margins[codes[row]];
            }
            Shape shape = new Shape(codes.length, classes);
            int[] acrossClasses = {1};
            NDArray u = logits.add(BatchLogits.beside(logits, loss.offsets(), new Shape(1, classes)));
            NDArray others = u.add(BatchLogits.beside(logits, hiding, shape));
            // The margin does not depend on it: it only keeps exponentials in range, so no gradient has to go through.
            NDArray largest = others.max(acrossClasses, true).stopGradient();
            NDArray sum = others.sub(largest).mul(loss.scale()).exp().sum(acrossClasses);
            return u.mul(BatchLogits.beside(logits, own, shape)).sum(acrossClasses)
                    .sub(BatchLogits.beside(logits, ahead, new Shape(codes.length)))
                    .sub(largest.reshape(codes.length)).mul(loss.scale()).sub(sum.log());
        }
    }

    /// One logit, of class 1.
    record OfOneLogit(BinaryLoss loss) implements RowMargins {

        @Override
        public int classes() {
            return 2;
        }

        @Override
        public double[] classWeights() {
            return new double[]{loss.negativeWeight(), loss.positiveWeight()};
        }

        @Override
        public NDArray of(NDArray logits, int[] codes) {
            if (!BatchLogits.isOneLogit(logits.getShape())) {
                throw new IllegalArgumentException("the model gives logits of shape " + logits.getShape()
                        + "; a binary loss needs one for each row, or take a SoftmaxLoss of 2 classes");
            }
            double[] signs = Arrays.stream(codes).mapToDouble(code -> code == 1 ? 1 : -1).toArray();
            return logits.reshape(codes.length).add(loss.shift())
                    .mul(BatchLogits.beside(logits, signs, new Shape(codes.length)));
        }
    }
}
