package dev.ballast.xgboost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.ballast.core.data.CodeColumn;
import dev.ballast.core.data.Column;
import dev.ballast.core.data.Dataset;
import dev.ballast.core.data.FeatureMatrix;
import dev.ballast.core.method.Methods;
import dev.ballast.core.method.Resampler;
import dev.ballast.core.random.Seed;
import dev.ballast.core.recipe.Resampling;
import dev.ballast.core.target.ClassLabels;
import dev.ballast.core.target.LabelSets;
import dev.ballast.core.target.NumberTarget;
import dev.ballast.core.weight.ClassWeights;
import dev.ballast.samplers.resample.RandomUnderSampler;
import dev.ballast.smote.Smote;

import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoostError;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

class DatasetMatrixTest {

    private static final Seed SEED = Seed.of(42);
    private static final Dataset BINARY = Rows.binary(1000, 3);

    /// The rows of the library alone, as one would hand them over by hand.
    private static DMatrix byHand(Dataset data) throws XGBoostError {
        int columns = data.features().columns();
        float[] values = new float[data.rows() * columns];
        float[] labels = new float[data.rows()];
        for (int row = 0; row < data.rows(); row++) {
            labels[row] = data.labels().names().get(data.labels().code(row)).equals("fraud") ? 1 : 0;
            for (int column = 0; column < columns; column++) {
                values[row * columns + column] = (float) data.features().get(row, column);
            }
        }
        DMatrix matrix = new DMatrix(values, data.rows(), columns, Float.NaN);
        matrix.setLabel(labels);
        matrix.setFeatureNames(data.columns().stream().map(Column::name).toArray(String[]::new));
        return matrix;
    }

    @Test
    void theSameSeedGivesTheRowsOfTheLibraryAlone() throws XGBoostError {
        for (Resampler method : List.<Resampler>of(Smote.withNeighbors(5), RandomUnderSampler.create(),
                Methods.named("random-over"), Methods.named("adasyn"), Methods.named("cluster-centroids"))) {
            Resampling resampling = method.resample(BINARY, SEED);
            DMatrix ours = DatasetMatrix.of(resampling, "fraud");
            DMatrix alone = byHand(resampling.toDataset());
            Map<String, Object> parameters = Map.of("objective", "binary:logistic");

            assertThat(ours.rowNum()).isEqualTo(resampling.size());
            assertThat(ours.getLabel()).isEqualTo(alone.getLabel());
            Booster ofOurs = Rows.train(ours, parameters, 10, null);
            Booster ofAlone = Rows.train(alone, parameters, 10, null);
            assertThat(ofOurs.getModelDump("", true)).isEqualTo(ofAlone.getModelDump("", true));
            assertThat(ofOurs.predict(ours)).isDeepEqualTo(ofAlone.predict(alone));
        }
    }

    @Test
    void columnsAreCalledAndTakenForWhatTheyAre() throws XGBoostError {
        Dataset data = new Dataset(
                FeatureMatrix.mixed(FeatureMatrix.wrap(new double[][]{{1, 7}, {Double.NaN, 8}, {3, 9}}),
                        List.of(CodeColumn.of(2, 0, -1, 1)), false, true, false),
                ClassLabels.of("no", "yes", "no"),
                List.of(Column.numeric("amount"), Column.categorical("country", List.of("at", "ch")),
                        Column.numeric("account").as(Column.Role.ID)));
        DMatrix matrix = DatasetMatrix.of(data, "yes");

        assertThat(matrix.getFeatureNames()).containsExactly("amount", "country");
        assertThat(matrix.getFeatureTypes()).containsExactly("q", "c");
        assertThat(matrix.getLabel()).containsExactly(0, 1, 0);
        assertThat(matrix.nonMissingNum()).isEqualTo(4);
    }

    @Test
    void codesOfClassesAndNumbersAreLabelsToo() throws XGBoostError {
        Dataset three = Rows.three(50, 1);
        FeatureMatrix features = Rows.three(300, 1).features();
        double[] prices = IntStream.range(0, 300).mapToDouble(row -> Math.exp(features.get(row, 0))).toArray();
        Dataset priced = Dataset.of(features, NumberTarget.of(prices));
        Resampling more = Methods.named("smoter").resample(priced, SEED);
        Resampling fewer = RandomUnderSampler.create().resample(three, SEED);
        float[] expected = new float[(int) more.size()];
        IntStream.range(0, expected.length).forEach(row -> expected[row] = (float) more.number(row));

        assertThat(DatasetMatrix.of(three).getLabel()[9]).isEqualTo(2);
        assertThat(DatasetMatrix.of(priced).getLabel()[7]).isEqualTo((float) prices[7]);
        assertThat(DatasetMatrix.of(more).getLabel()).isEqualTo(expected);
        assertThat(DatasetMatrix.of(fewer).getLabel()).hasSize(15).contains(0, 1, 2);
    }

    @Test
    void rowsWeighWhatTheirClassesWeigh() throws XGBoostError {
        DMatrix matrix = DatasetMatrix.of(BINARY, "fraud");
        DatasetMatrix.weigh(matrix, BINARY, ClassWeights.balanced(BINARY.counts()));
        float[] weights = matrix.getWeight();

        assertThat(weights[3]).isEqualTo(5);
        assertThat(weights[4]).isEqualTo((float) (1000 / 1800.0));
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> DatasetMatrix.weigh(matrix, Rows.binary(500, 1), ClassWeights.balanced(BINARY.counts())))
                .withMessage("the matrix has 1000 rows and the data set has 500");
    }

    /// A column of categories with very many levels is taken, and trained on.
    @Test
    @Timeout(120)
    void aColumnOfAHundredThousandLevels() throws XGBoostError {
        int levels = 100_000;
        int[] codes = IntStream.range(0, 1000).map(row -> (int) ((row * 7919L) % levels)).toArray();
        List<String> names = IntStream.range(0, levels).mapToObj(Integer::toString).toList();
        Dataset data = new Dataset(
                FeatureMatrix.mixed(BINARY.features(), List.of(CodeColumn.of(levels, codes)), false, false,
                        false, false, false, true),
                BINARY.labels(),
                IntStream.range(0, 6).mapToObj(i -> i < 5 ? Column.numeric("x" + i) : Column.categorical("zip", names))
                        .toList());
        DMatrix matrix = DatasetMatrix.of(data, "fraud");
        float[][] predictions = Rows
                .train(matrix, Map.of("objective", "binary:logistic", "tree_method", "hist"), 5, null)
                .predict(matrix);

        assertThat(matrix.getFeatureTypes()[5]).isEqualTo("c");
        assertThat(MeasureEvaluation.averagePrecision().eval(predictions, matrix)).isGreaterThan(0.5f);
    }

    @Test
    void dataThatCannotBeHandedOverAreRefused() {
        Dataset empty = Dataset.of(FeatureMatrix.wrap(new double[0], 0, 2), ClassLabels.of(new int[0]));
        Dataset bare = Dataset.of(FeatureMatrix.wrap(new double[0], 2, 0), ClassLabels.of(0, 1));
        Dataset huge = Dataset.of(new double[][]{{1}, {1e39}}, new int[]{0, 1});
        Dataset infinite = Dataset.of(new double[][]{{1}, {Double.NEGATIVE_INFINITY}}, new int[]{0, 1});

        assertThatIllegalArgumentException().isThrownBy(() -> DatasetMatrix.of(empty))
                .withMessage("there are 0 rows and 2 features; XGBoost needs at least one of each");
        assertThatIllegalArgumentException().isThrownBy(() -> DatasetMatrix.of(bare))
                .withMessageContaining("0 features");
        assertThatIllegalArgumentException().isThrownBy(() -> DatasetMatrix.of(huge))
                .withMessage(
                        "row 1, column \"x0\": 1.0E39 is no finite float, and XGBoost takes no other; scale the column");
        assertThatIllegalArgumentException().isThrownBy(() -> DatasetMatrix.of(infinite))
                .withMessageContaining("-Infinity");
        assertThatIllegalArgumentException().isThrownBy(() -> DatasetMatrix.of(BINARY, "fruad"))
                .withMessageContaining("no class \"fruad\"; classes are [fraud, ok]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DatasetMatrix
                        .of(Dataset.of(huge.features(), LabelSets.of(List.of("a"), new boolean[][]{{true}, {false}}))))
                .withMessageContaining("one label for each row");
    }
}
