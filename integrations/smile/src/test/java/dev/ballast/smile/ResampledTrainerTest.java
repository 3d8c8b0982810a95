package dev.ballast.smile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.ballast.core.data.Dataset;
import dev.ballast.core.method.Methods;
import dev.ballast.core.method.Resampler;
import dev.ballast.core.random.Seed;
import dev.ballast.core.target.NumberTarget;
import dev.ballast.samplers.resample.RandomOverSampler;
import dev.ballast.samplers.resample.RandomUnderSampler;
import dev.ballast.smote.Smote;

import org.junit.jupiter.api.Test;

import smile.classification.DecisionTree;
import smile.classification.KNN;
import smile.data.DataFrame;
import smile.data.formula.Formula;
import smile.math.MathEx;
import smile.regression.RegressionTree;
import smile.util.Index;
import smile.validation.Bag;
import smile.validation.ClassificationValidation;
import smile.validation.ClassificationValidations;
import smile.validation.CrossValidation;
import smile.validation.RegressionValidation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

class ResampledTrainerTest {

    private static final Seed SEED = Seed.of(42);
    private static final double[][] X = Frames.gaussian(240, 4, 1.5);
    private static final int[] Y = Frames.labels(240);

    /// A trainer is given the training part resampled as the library alone does it; test rows stay as they are in the data.
    @Test
    void onlyTrainingPartsAreResampled() {
        MathEx.setSeed(3);
        Bag[] folds = CrossValidation.stratify(Y, 4);
        Resampler method = Smote.withNeighbors(3);
        List<double[][]> given = new ArrayList<>();
        List<int[]> labels = new ArrayList<>();
        ClassificationValidations<KNN<double[]>> rounds = ClassificationValidation.of(folds, X, Y,
                ResampledTrainer.rows(method, SEED, (x, y) -> {
                    given.add(x);
                    labels.add(y);
                    return KNN.fit(x, y, 3);
                }));

        assertThat(given).hasSize(4);
        for (int fold = 0; fold < 4; fold++) {
            int[] train = folds[fold].samples();
            Dataset alone = method.resample(Dataset.of(select(X, train), Arrays.stream(train).map(i -> Y[i]).toArray()),
                    SEED).toDataset();
            assertThat(given.get(fold)).isDeepEqualTo(alone.features().toDoubleRows());
            assertThat(labels.get(fold)).isEqualTo(alone.labels().toInts());
            assertThat(rounds.rounds().get(fold).truth())
                    .isEqualTo(Arrays.stream(folds[fold].oob()).map(i -> Y[i]).toArray());
            assertThat(Arrays.stream(rounds.rounds().get(fold).truth()).sum()).isLessThan(10);
        }
    }

    private static double[][] select(double[][] rows, int[] numbers) {
        return Arrays.stream(numbers).mapToObj(row -> rows[row]).toArray(double[][]::new);
    }

    @Test
    void framesAreResampledByTheFormula() {
        DataFrame frame = Frames.everyType().drop("huge", "maybe", "count", "shape");
        Formula formula = Formula.of("class", "number", "single", "long", "color");
        Resampler method = Methods.named("smote-nc");
        Bag[] folds = CrossValidation.of(240, 3);
        List<DataFrame> given = new ArrayList<>();
        ClassificationValidations<DecisionTree> rounds = ClassificationValidation.of(folds, formula, frame,
                ResampledTrainer.frames(method, SEED, (f, part) -> {
                    given.add(part);
                    return DecisionTree.fit(f, part);
                }));

        for (int fold = 0; fold < 3; fold++) {
            DataFrame part = frame.get(Index.of(folds[fold].samples()));
            DataFrame alone = SmileFrame.of(part, formula).resample(method, SEED);
            DataFrame trained = given.get(fold);
            assertThat(trained.size()).isEqualTo(alone.size()).isGreaterThan(part.size());
            for (int column = 0; column < trained.ncol(); column++) {
                for (int row = 0; row < trained.size(); row++) {
                    assertThat(trained.get(row, column)).isEqualTo(alone.get(row, column));
                }
            }
            assertThat(rounds.rounds().get(fold).truth())
                    .isEqualTo(Arrays.stream(folds[fold].oob()).map(i -> Y[i]).toArray());
        }
        assertThat(rounds.avg().sensitivity()).isGreaterThan(0.2);
    }

    @Test
    void numbersToBePredictedAreResampledToo() {
        double[] target = IntStream.range(0, 240).mapToDouble(row -> Math.exp(X[row][0])).toArray();
        Resampler method = Methods.named("smoter");
        Dataset alone = method.resample(Dataset.of(X, target), SEED).toDataset();
        int trained = ResampledTrainer.numbers(method, SEED, (x, y) -> {
            assertThat(x).isDeepEqualTo(alone.features().toDoubleRows());
            assertThat(y).isEqualTo(((NumberTarget) alone.target()).toArray());
            return y.length;
        }).apply(X, target);
        DataFrame frame = DataFrame.of(X).add(smile.data.vector.ValueVector.of("y", target));
        Bag[] folds = CrossValidation.of(240, 3);

        assertThat(trained).isEqualTo(alone.rows());
        assertThat(RegressionValidation.of(folds, Formula.lhs("y"), frame,
                ResampledTrainer.frames(method, SEED, RegressionTree::fit)).rounds()).hasSize(3);
    }

    @Test
    void instancesOfAnyTypeAreRepeatedOrLeftOut() {
        String[] texts = IntStream.range(0, 240).mapToObj(row -> "text " + row).toArray(String[]::new);
        for (Resampler method : List.of(RandomOverSampler.create(), RandomUnderSampler.create(),
                RandomUnderSampler.create().withReplacement())) {
            Dataset alone = method.resample(Dataset.of(X, Y), SEED).toDataset();
            int trained = ResampledTrainer.<String, Integer>instances(method, SEED, (x, y) -> {
                assertThat(x).isEqualTo(IntStream.range(0, alone.rows()).mapToObj(row -> "text " + alone.ids().id(row))
                        .toArray(String[]::new));
                assertThat(y).isEqualTo(alone.labels().toInts());
                return x.length;
            }).apply(texts, Y);
            assertThat(trained).isEqualTo(alone.rows());
        }
        for (String method : List.of("smote", "enn", "near-miss", "cluster-centroids")) {
            assertThatIllegalArgumentException().isThrownBy(() -> ResampledTrainer
                    .<String, Integer>instances(Methods.named(method), SEED, (x, y) -> 0).apply(texts, Y))
                    .withMessageContaining(method + " looks at features");
        }
    }

    @Test
    void anEmptyPartIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> ResampledTrainer
                .rows(Smote.withNeighbors(5), SEED, (x, y) -> 0).apply(new double[0][], new int[0]))
                .withMessageContaining("no rows");
    }
}
