package dev.ballast.djl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.ballast.core.loss.BinaryLoss;
import dev.ballast.core.loss.SoftmaxLoss;
import dev.ballast.core.random.Purpose;
import dev.ballast.core.random.RandomStream;
import dev.ballast.core.random.Seed;
import dev.ballast.core.target.ClassCounts;
import dev.ballast.core.weight.ClassWeights;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import ai.djl.training.loss.Loss;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/// Values and gradients of the engine beside those of this library.
class RareClassLossTest {

    private static final ClassCounts COUNTS = ClassCounts.of(List.of("ok", "odd", "rare"), 900, 90, 10);
    private static final ClassCounts TWO = ClassCounts.of(List.of("ok", "rare"), 990, 10);
    private static final int ROWS = 200;

    private final NDManager manager = NDManager.newBaseManager();
    private final RandomStream random = Seed.of(1).stream(Purpose.of("rare-class-loss-test.logits"), 0, 0, 0);

    @AfterEach
    void close() {
        manager.close();
    }

    static Stream<SoftmaxLoss> softmaxLosses() {
        return Stream.of(SoftmaxLoss.crossEntropy(3), SoftmaxLoss.focal(3, 2), SoftmaxLoss.focal(3, 0.7),
                SoftmaxLoss.crossEntropy(3).weighted(ClassWeights.effectiveNumber(COUNTS, 1e-3)),
                SoftmaxLoss.focal(3, 2).weighted(ClassWeights.effectiveNumber(COUNTS, 1e-3)),
                SoftmaxLoss.logitAdjusted(COUNTS.prior(), 1), SoftmaxLoss.logitAdjusted(COUNTS.prior(), 1.5),
                SoftmaxLoss.balanced(COUNTS), SoftmaxLoss.ldam(COUNTS, 0.5, 30),
                SoftmaxLoss.ldam(COUNTS, 0.5, 1).weighted(1, 0, 20));
    }

    static Stream<BinaryLoss> binaryLosses() {
        return Stream.of(BinaryLoss.crossEntropy(), BinaryLoss.focal(2), BinaryLoss.focal(2).weighted(0.75, 0.25),
                BinaryLoss.logitAdjusted(TWO.prior(), "rare", 1),
                BinaryLoss.crossEntropy().weighted(ClassWeights.balanced(TWO), "rare"));
    }

    private double[] logits(int count, double spread) {
        double[] logits = new double[count];
        Arrays.setAll(logits, i -> spread * random.nextGaussian());
        return logits;
    }

    private int[] codes(int classes) {
        int[] codes = new int[ROWS];
        Arrays.setAll(codes, i -> random.nextInt(classes));
        return codes;
    }

    /// @param value     the loss of the batch
    /// @param gradients its derivatives by the logits
    private record Derived(double value, double[] gradients) {}

    private Derived derived(Loss loss, double[] logits, Shape shape, DataType type, int... codes) {
        NDArray z = manager.create(logits, shape).toType(type, true);
        z.setRequiresGradient(true);
        try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
            NDArray value = loss.evaluate(new NDList(manager.create(codes)), new NDList(z));
            collector.backward(value);
            assertThat(value.getShape().dimension()).isZero();
            return new Derived(value.toType(DataType.FLOAT64, true).getDouble(),
                    z.getGradient().toType(DataType.FLOAT64, true).toDoubleArray());
        }
    }

    private static Derived own(SoftmaxLoss loss, double[] logits, int... codes) {
        double[] losses = new double[codes.length];
        double[] gradients = new double[logits.length];
        loss.evaluate(logits, codes, losses, gradients);
        return mean(losses, gradients);
    }

    private static Derived own(BinaryLoss loss, double[] logits, int... codes) {
        boolean[] positive = new boolean[codes.length];
        for (int row = 0; row < codes.length; row++) {
            positive[row] = codes[row] == 1;
        }
        double[] losses = new double[codes.length];
        double[] gradients = new double[logits.length];
        loss.evaluate(logits, positive, losses, gradients);
        return mean(losses, gradients);
    }

    private static Derived mean(double[] losses, double... gradients) {
        return new Derived(Arrays.stream(losses).sum() / losses.length,
                Arrays.stream(gradients).map(gradient -> gradient / losses.length).toArray());
    }

    private static void requireClose(Derived actual, Derived expected, double tolerance) {
        assertThat(actual.value()).isCloseTo(expected.value(), within(tolerance * Math.max(1, expected.value())));
        double largest = Arrays.stream(expected.gradients()).map(Math::abs).max().orElseThrow();
        for (int i = 0; i < actual.gradients().length; i++) {
            assertThat(actual.gradients()[i]).as("gradient " + i).isCloseTo(expected.gradients()[i],
                    within(tolerance * largest));
        }
    }

    /// The engine's softplus is the identity above 20, where it is off by up to 2e-9.
    @ParameterizedTest
    @MethodSource("softmaxLosses")
    void softmaxLossesInDouble(SoftmaxLoss loss) {
        for (double spread : new double[]{0.3, 3, 30}) {
            double[] logits = logits(3 * ROWS, spread);
            int[] codes = codes(3);
            requireClose(derived(RareClassLoss.of(loss), logits, new Shape(ROWS, 3), DataType.FLOAT64, codes),
                    own(loss, logits, codes), 1e-8);
        }
    }

    @ParameterizedTest
    @MethodSource("softmaxLosses")
    void softmaxLossesInFloat(SoftmaxLoss loss) {
        double[] logits = logits(3 * ROWS, 2);
        int[] codes = codes(3);
        requireClose(derived(RareClassLoss.of(loss), logits, new Shape(ROWS, 3), DataType.FLOAT32, codes),
                own(loss, logits, codes), 2e-5);
    }

    @ParameterizedTest
    @MethodSource("binaryLosses")
    void binaryLosses(BinaryLoss loss) {
        for (Shape shape : List.of(new Shape(ROWS), new Shape(ROWS, 1))) {
            for (double spread : new double[]{0.3, 3, 30}) {
                double[] logits = logits(ROWS, spread);
                int[] codes = codes(2);
                requireClose(derived(RareClassLoss.of(loss), logits, shape, DataType.FLOAT64, codes),
                        own(loss, logits, codes), 1e-8);
            }
        }
    }

    /// A loss of DJL's own, where there is one of the same meaning.
    @Test
    void crossEntropyIsThatOfDjl() {
        double[] logits = logits(3 * ROWS, 3);
        int[] codes = codes(3);
        NDArray z = manager.create(logits, new Shape(ROWS, 3)).toType(DataType.FLOAT32, true);
        NDList labels = new NDList(manager.create(codes));
        assertThat(RareClassLoss.of(SoftmaxLoss.crossEntropy(3)).evaluate(labels, new NDList(z)).getFloat())
                .isCloseTo(Loss.softmaxCrossEntropyLoss().evaluate(labels, new NDList(z)).getFloat(), within(1e-5f));
    }

    /// Far on either side, and where all are equal: finite, and what the limits are.
    @ParameterizedTest
    @ValueSource(doubles = {0, 50, -50, 1e4, -1e4, 1e6, -1e6})
    void gradientsAreFiniteForAnyLogits(double logit) {
        double[] logits = {logit, 0, 0};
        for (SoftmaxLoss loss : softmaxLosses().toList()) {
            for (DataType type : List.of(DataType.FLOAT32, DataType.FLOAT64)) {
                Derived actual = derived(RareClassLoss.of(loss), logits, new Shape(1, 3), type, 0);
                Derived expected = own(loss, logits, 0);
                assertThat(actual.value()).isCloseTo(expected.value(),
                        within(1e-5 * Math.max(1, Math.abs(expected.value()))));
                for (int i = 0; i < 3; i++) {
                    assertThat(actual.gradients()[i]).as(loss + ", " + type).isCloseTo(expected.gradients()[i],
                            within(1e-4 * Math.max(1, Math.abs(expected.gradients()[i]))));
                }
            }
        }
    }

    @Test
    void lossesHaveNamesAndAccumulate() {
        RareClassLoss loss = RareClassLoss.of(SoftmaxLoss.focal(3, 2));
        assertThat(loss.getName()).isEqualTo("SoftmaxLoss");
        assertThat(RareClassLoss.of(BinaryLoss.crossEntropy()).getName()).isEqualTo("BinaryLoss");
        Loss named = loss.named("focal");
        assertThat(named.getName()).isEqualTo("focal");
        named.addAccumulator("epoch");
        NDList labels = new NDList(manager.create(new int[]{0, 2}));
        NDList logits = new NDList(manager.create(new float[]{1, 2, 3, 4, 5, 6}, new Shape(2, 3)));
        named.updateAccumulator("epoch", labels, logits);
        named.updateAccumulator("epoch", labels, logits);
        assertThat(named.getAccumulator("epoch")).isEqualTo(loss.evaluate(labels, logits).getFloat());
    }

    @Test
    void labelsThatAreMissingOrNoClassesAreRefused() {
        Loss loss = RareClassLoss.of(SoftmaxLoss.crossEntropy(3));
        NDList logits = new NDList(manager.zeros(new Shape(2, 3)));
        assertThatIllegalArgumentException().isThrownBy(() -> loss.evaluate(new NDList(), logits))
                .withMessageContaining("0 arrays of labels");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> loss.evaluate(new NDList(manager.create(new float[]{0, Float.NaN})), logits))
                .withMessageContaining("row 1 has the label NaN").withMessageContaining("0 to 2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> loss.evaluate(new NDList(manager.create(new long[]{-1, 0})), logits))
                .withMessageContaining("row 0 has the label -1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> loss.evaluate(new NDList(manager.create(new int[]{0, 3})), logits))
                .withMessageContaining("row 1 has the label 3");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> loss.evaluate(new NDList(manager.create(new double[]{0, 0.5})), logits))
                .withMessageContaining("row 1 has the label 0.5");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> loss.evaluate(new NDList(manager.create(new int[]{0, 1, 2})), logits))
                .withMessageContaining("2 rows and labels of shape (3)");
        assertThat(loss.evaluate(new NDList(manager.create(new float[]{0, 2}, new Shape(2, 1))), logits).getFloat())
                .isCloseTo((float) Math.log(3), within(1e-6f));
    }

    @Test
    void logitsOfAnotherShapeAreRefused() {
        NDList labels = new NDList(manager.create(new int[]{0, 1}));
        Loss softmax = RareClassLoss.of(SoftmaxLoss.crossEntropy(3));
        for (Shape shape : List.of(new Shape(2, 2), new Shape(2), new Shape(2, 3, 1), new Shape(0, 3), new Shape())) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> softmax.evaluate(labels, new NDList(manager.zeros(shape))))
                    .withMessageContaining("logits of shape " + shape).withMessageContaining("(rows, 3)");
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RareClassLoss.of(SoftmaxLoss.crossEntropy(2)).evaluate(labels,
                        new NDList(manager.zeros(new Shape(2, 1)))))
                .withMessageContaining("take a BinaryLoss");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RareClassLoss.of(BinaryLoss.crossEntropy()).evaluate(labels,
                        new NDList(manager.zeros(new Shape(2, 2)))))
                .withMessageContaining("take a SoftmaxLoss");
    }
}
