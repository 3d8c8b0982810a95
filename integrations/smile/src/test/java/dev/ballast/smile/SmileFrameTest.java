package dev.ballast.smile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.ballast.core.data.CodeColumn;
import dev.ballast.core.data.Column;
import dev.ballast.core.data.Dataset;
import dev.ballast.core.data.FeatureMatrix;
import dev.ballast.core.method.Methods;
import dev.ballast.core.method.Resampler;
import dev.ballast.core.random.Seed;
import dev.ballast.core.recipe.Recipe;
import dev.ballast.core.recipe.Resampling;
import dev.ballast.core.strategy.SamplingStrategy;
import dev.ballast.core.target.ClassLabels;
import dev.ballast.core.target.NumberTarget;
import dev.ballast.samplers.resample.RandomOverSampler;
import dev.ballast.samplers.resample.RandomUnderSampler;
import dev.ballast.smote.Smote;
import dev.ballast.smote.clean.ClusterCentroids;
import dev.ballast.smote.mixed.SmoteNc;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import smile.data.DataFrame;
import smile.data.formula.Formula;
import smile.data.measure.NominalScale;
import smile.data.type.DataTypes;
import smile.data.type.StructField;
import smile.data.vector.IntVector;
import smile.data.vector.NullableIntVector;
import smile.data.vector.ValueVector;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

class SmileFrameTest {

    private static final Seed SEED = Seed.of(42);

    private static void requireSameCells(DataFrame result, int row, DataFrame source, int base) {
        for (int column = 0; column < source.ncol(); column++) {
            assertThat(result.get(row, column)).as("row " + row + ", " + source.names()[column])
                    .isEqualTo(source.get(base, column));
        }
    }

    @Test
    void columnsAreWhatTheirTypesAndMeasuresSay() {
        SmileFrame frame = SmileFrame.of(Frames.everyType(), "class").carrying("huge");

        assertThat(frame.data().columns()).extracting(Column::name).containsExactly("number", "maybe", "count",
                "single",
                "short", "long", "flag", "money", "color", "shape", "size");
        assertThat(frame.data().columns()).extracting(Column::kind).containsExactly(Column.Kind.NUMBER,
                Column.Kind.NUMBER, Column.Kind.WHOLE, Column.Kind.NUMBER, Column.Kind.WHOLE, Column.Kind.WHOLE,
                Column.Kind.BOOLEAN, Column.Kind.NUMBER, Column.Kind.CATEGORY, Column.Kind.CATEGORY,
                Column.Kind.ORDINAL);
        assertThat(frame.data().columns().get(10).levels()).containsExactly("S", "M", "L", "XL");
        assertThat(frame.data().labels().names()).containsExactly("ok", "rare");
        assertThat(frame.data().counts().count(1)).isEqualTo(30);
        for (int row = 0; row < Frames.ROWS; row++) {
            DataFrame source = frame.source();
            assertThat(frame.data().features().get(row, 0)).isEqualTo(source.getDouble(row, 0));
            assertThat(frame.data().features().get(row, 1))
                    .isEqualTo(row % 7 == 0 ? (Double) Double.NaN : (Double) source.getDouble(row, 1));
            assertThat(frame.data().features().get(row, 8)).isEqualTo((double) source.getInt(row, 8));
            assertThat(frame.data().features().get(row, 9))
                    .isEqualTo(row % 7 == 0 ? (Double) Double.NaN : (Double) (double) source.getInt(row, 9));
            assertThat(frame.data().features().get(row, 10)).isEqualTo(source.getInt(row, 10) / 10.0 - 1);
        }
    }

    /// What is kept or copied is the source's cell for cell, in columns of every type.
    @ParameterizedTest
    @ValueSource(strings = {"random-over", "random-under"})
    void keptAndCopiedRowsAreTheSources(String method) {
        SmileFrame frame = SmileFrame.of(Frames.everyType(), "class").carrying("huge");
        Resampling resampling = Methods.named(method).resample(frame.data(), SEED);
        DataFrame result = frame.frame(resampling);

        assertThat(result.schema()).isEqualTo(frame.source().schema());
        assertThat(result.size()).isEqualTo(method.equals("random-over") ? 420 : 60);
        for (int row = 0; row < result.size(); row++) {
            requireSameCells(result, row, frame.source(), (int) resampling.recipe(row).base());
        }
        assertThat(IntStream.range(0, result.ncol()).mapToObj(column -> result.column(column).getClass()).toList())
                .isEqualTo(
                        IntStream.range(0, result.ncol()).mapToObj(column -> frame.source().column(column).getClass())
                                .toList());
    }

    @Test
    void madeRowsAreTheLibrarysInTheTypesOfTheColumns() {
        SmileFrame frame = SmileFrame.of(Frames.everyType(), "class").carrying("huge", "money")
                .missing(Column.Missing.PRESENT);
        Resampler method = Methods.named("smote-nc").with("k", 5);
        Resampling resampling = method.resample(frame.data(), SEED);
        Dataset rows = resampling.toDataset();
        DataFrame result = frame.frame(resampling);
        int made = 0;
        for (int row = 0; row < result.size(); row++) {
            if (!(resampling.recipe(row) instanceof Recipe.Made recipe)) {
                requireSameCells(result, row, frame.source(), (int) resampling.recipe(row).base());
                continue;
            }
            made++;
            int base = (int) recipe.base();
            assertThat(result.getDouble(row, 0)).isEqualTo(rows.features().get(row, 0));
            double maybe = rows.features().get(row, 1);
            assertThat(result.get(row, 1)).isEqualTo(Double.isNaN(maybe) ? null : maybe);
            double count = rows.features().get(row, 2);
            assertThat(result.get(row, 2)).isEqualTo(Double.isNaN(count) ? null : (int) count);
            assertThat(result.get(row, 3)).isEqualTo((float) rows.features().get(row, 3));
            assertThat(result.get(row, 4)).isEqualTo((short) rows.features().get(row, 4));
            assertThat(result.get(row, 5)).isEqualTo((long) rows.features().get(row, 5));
            assertThat(result.get(row, 6)).isEqualTo(rows.features().get(row, 6) == 1);
            assertThat(result.getScale(row, 8))
                    .isEqualTo(List.of("red", "green", "blue").get((int) rows.features().get(row, 7)));
            assertThat(result.getScale(row, 10))
                    .isEqualTo(List.of("S", "M", "L", "XL").get((int) rows.features().get(row, 9)));
            for (String carried : List.of("money", "text", "day", "huge")) {
                assertThat(result.column(carried).get(row)).isEqualTo(frame.source().column(carried).get(base));
            }
            assertThat(result.getScale(row, result.ncol() - 1)).isEqualTo("rare");
        }
        assertThat(made).isEqualTo(180);
    }

    @Test
    void theSameSeedGivesTheRowsOfTheLibraryAlone() {
        double[][] values = Frames.gaussian(400, 30, 1);
        int[] labels = Frames.labels(400);
        DataFrame frame = DataFrame.of(values).add(ValueVector.of("y", labels));
        for (Resampler method : List.<Resampler>of(Smote.withNeighbors(5), RandomOverSampler.create(),
                RandomUnderSampler.create().to(SamplingStrategy.ratio(0.5)), ClusterCentroids.create(),
                Methods.named("adasyn"), Methods.named("enn"),
                Smote.withNeighbors(3).then(Methods.named("tomek-links")))) {
            Dataset alone = method.resample(Dataset.of(values, labels), SEED).toDataset();
            DataFrame result = SmileFrame.of(frame, "y").resample(method, SEED);

            assertThat(result.drop("y").toArray()).isDeepEqualTo(alone.features().toDoubleRows());
            assertThat(result.column("y").toIntArray()).isEqualTo(alone.labels().toInts());
        }
    }

    @Test
    void floatsGiveTheRowsOfTheLibraryAlone() {
        float[][] values = FeatureMatrix.wrap(Frames.gaussian(400, 7, 1)).toFloatRows();
        int[] labels = Frames.labels(400);
        DataFrame result = SmileFrame.of(DataFrame.of(values).add(ValueVector.of("y", labels)), "y")
                .resample(Smote.withNeighbors(5), SEED);

        assertThat(FeatureMatrix.wrap(result.drop("y").toArray()).toFloatRows()).isDeepEqualTo(
                Smote.withNeighbors(5).resample(Dataset.of(values, labels), SEED).toDataset().features().toFloatRows());
    }

    @Test
    void numbersToBePredictedAreMadeToo() {
        double[][] values = Frames.gaussian(300, 4, 1);
        double[] target = IntStream.range(0, 300).mapToDouble(row -> Math.exp(values[row][0])).toArray();
        DataFrame frame = DataFrame.of(values, "a", "b", "c", "d").add(ValueVector.of("price", target));
        Resampler method = Methods.named("smoter");
        Dataset alone = method.resample(Dataset.of(values, target), SEED).toDataset();
        for (SmileFrame taken : List.of(SmileFrame.ofNumber(frame, "price"),
                SmileFrame.ofNumber(frame, Formula.lhs("price")))) {
            DataFrame result = taken.resample(method, SEED);

            assertThat(result.drop("price").toArray()).isDeepEqualTo(alone.features().toDoubleRows());
            assertThat(result.column("price").toDoubleArray()).isEqualTo(((NumberTarget) alone.target()).toArray());
        }
    }

    @Test
    void aFormulaSaysWhatIsLookedAt() {
        DataFrame frame = Frames.numeric(200, 4, 1);
        SmileFrame all = SmileFrame.of(frame, Formula.lhs("class"));
        SmileFrame two = SmileFrame.of(frame, Formula.of("class", "x1", "x3"));
        SmileFrame interaction = SmileFrame.of(frame, Formula.of("class ~ x1 + log(x3)"));
        SmileFrame deleted = SmileFrame.of(frame, Formula.of("class ~ . - x2 - x4"));

        assertThat(all.data().features().toDoubleRows())
                .isDeepEqualTo(SmileFrame.of(frame, "class").data().features().toDoubleRows());
        for (SmileFrame taken : List.of(two, interaction, deleted)) {
            assertThat(taken.data().columns()).extracting(Column::name).containsExactly("x1", "x3");
            assertThat(taken.resample(Smote.withNeighbors(5), SEED).toArray())
                    .isDeepEqualTo(SmileFrame.of(frame, "class").carrying("x2", "x4")
                            .resample(Smote.withNeighbors(5), SEED).toArray());
        }
        for (Formula wrong : List.of(Formula.rhs("x1"), Formula.of("log(class) ~ x1"))) {
            assertThatIllegalArgumentException().isThrownBy(() -> SmileFrame.of(frame, wrong))
                    .withMessageContaining("it must be one column");
        }
        assertThatIllegalArgumentException().isThrownBy(() -> SmileFrame.of(frame, Formula.of("class", "x1", "x9")))
                .withMessageContaining("no column \"x9\"").withMessageContaining("x1, x2, x3, x4, class");
    }

    @Test
    void rowIndexesStayWhereNamesStayDifferent() {
        Object[] names = IntStream.range(0, 200).mapToObj(row -> "r" + row).toArray();
        DataFrame frame = Frames.numeric(200, 4, 1).setIndex(names);
        SmileFrame taken = SmileFrame.of(frame, "class");
        Resampling fewer = RandomUnderSampler.create().resample(taken.data(), SEED);

        assertThat(taken.frame(fewer).index().values())
                .isEqualTo(Arrays.stream(fewer.keptRows()).mapToObj(row -> names[row]).toArray());
        assertThat(taken.resample(RandomOverSampler.create(), SEED).index()).isNull();
    }

    @Test
    void labelsAreOfAnyKindOfClass() {
        int rows = 40;
        int[] ints = IntStream.range(0, rows).map(row -> row % 4 == 0 ? 7 : -2).toArray();
        String[] texts = Arrays.stream(ints).mapToObj(i -> i == 7 ? "yes" : "no").toArray(String[]::new);
        boolean[] flags = new boolean[rows];
        IntStream.range(0, rows).forEach(row -> flags[row] = ints[row] == 7);
        ValueVector x = ValueVector.of("x", IntStream.range(0, rows).mapToDouble(row -> row * row).toArray());
        for (ValueVector label : List.of(ValueVector.of("y", ints), ValueVector.of("y", texts),
                ValueVector.of("y", flags), ValueVector.nominal("y", texts), ValueVector.ordinal("y", texts),
                new NullableIntVector("y", ints, new BitSet()))) {
            DataFrame result = SmileFrame.of(new DataFrame(x, label), "y").resample(Smote.withNeighbors(2), SEED);

            assertThat(result.size()).isEqualTo(60);
            assertThat(IntStream.range(0, 60).filter(row -> result.get(row, 1).equals(label.get(0))).count())
                    .isEqualTo(30);
        }
    }

    @Test
    void unusedLevelsOfTheLabelAreNoClasses() {
        ValueVector label = new IntVector(new StructField("y", DataTypes.IntType, new NominalScale("a", "b", "c")),
                new int[]{0, 2, 2, 2});
        DataFrame frame = new DataFrame(ValueVector.of("x", 1.0, 2, 3, 4), label);

        assertThat(SmileFrame.of(frame, "y").data().labels()).isEqualTo(ClassLabels.of("a", "c", "c", "c"));
        assertThat(SmileFrame.of(frame, "y").resample(RandomOverSampler.create(), SEED).column("y").toIntArray())
                .containsExactly(0, 2, 2, 2, 0, 0);
    }

    /// Ballast's methods take any number of levels; the same rows as of codes, in time.
    @Test
    @Timeout(60)
    void aColumnOfAHundredThousandLevels() {
        int rows = 20_000;
        int levels = 100_000;
        String[] names = IntStream.range(0, levels).mapToObj(level -> "level " + level).toArray(String[]::new);
        int[] codes = IntStream.range(0, rows).map(row -> row * 7 % levels).toArray();
        double[][] numbers = Frames.gaussian(rows, 2, 1);
        DataFrame frame = DataFrame.of(numbers, "a", "b").add(
                new IntVector(new StructField("zip", DataTypes.IntType, new NominalScale(names)), codes),
                Frames.label(rows));
        DataFrame result = SmileFrame.of(frame, "class").resample(SmoteNc.create(), SEED);
        Dataset alone = SmoteNc.create().resample(new Dataset(
                FeatureMatrix.mixed(FeatureMatrix.wrap(numbers), List.of(CodeColumn.of(levels, codes)), false, false,
                        true),
                ClassLabels.of(Frames.labels(rows)), List.of(Column.numeric("a"), Column.numeric("b"),
                        Column.categorical("zip", List.of(names)))),
                SEED).toDataset();

        assertThat(result.size()).isEqualTo(alone.rows());
        for (int row = 0; row < result.size(); row++) {
            assertThat(result.getInt(row, 2)).isEqualTo((int) alone.features().get(row, 2));
            assertThat(result.getDouble(row, 0)).isEqualTo(alone.features().get(row, 0));
        }
        assertThatIllegalArgumentException().isThrownBy(() -> SmileFrame.of(frame, "class").resample(
                Smote.withNeighbors(5), SEED)).withMessageContaining("zip").withMessageContaining("smote-nc");
    }

    @Test
    void whatIsMissingInTheLabelIsRefused() {
        BitSet nulls = new BitSet();
        nulls.set(3);
        nulls.set(5);
        ValueVector x = ValueVector.of("x", 1.0, 2, 3, 4, 5, 6);
        DataFrame classes = new DataFrame(x, new NullableIntVector("y", new int[6], nulls));
        DataFrame texts = new DataFrame(x, ValueVector.of("y", "a", "b", "a", null, "b", null));

        for (DataFrame frame : List.of(classes, texts)) {
            assertThatIllegalArgumentException().isThrownBy(() -> SmileFrame.of(frame, "y"))
                    .withMessage(
                            "\"y\" is null in 2 of 6 rows, first in row 3; every row needs what is to be predicted:"
                                    + " drop these rows");
        }
        assertThatIllegalArgumentException().isThrownBy(() -> SmileFrame.ofNumber(classes, "y"))
                .withMessageContaining("first in row 3");
    }

    @Test
    void framesThatCannotBeTakenAreRefused() {
        DataFrame empty = new DataFrame(ValueVector.of("x", new double[0]), ValueVector.of("y", new int[0]));
        DataFrame three = new DataFrame(ValueVector.of("x", 1.0, 2, Double.NaN), ValueVector.of("y", 0, 0, 1),
                ValueVector.of("n", 1L << 53, (1L << 53) + 1, 0),
                new IntVector(new StructField("c", DataTypes.IntType, new NominalScale("a", "b")), new int[]{0, 1, 2}));

        assertThatIllegalArgumentException().isThrownBy(() -> SmileFrame.of(empty, "y"))
                .withMessage("the data frame has no rows; its columns are [x, y]");
        assertThatIllegalArgumentException().isThrownBy(() -> SmileFrame.of(three, "z"))
                .withMessageContaining("no column \"z\"; its columns are [x, y, n, c]");
        assertThatIllegalArgumentException().isThrownBy(() -> SmileFrame.of(three, "x"))
                .withMessageContaining("say SmileFrame.ofNumber");
        assertThatIllegalArgumentException().isThrownBy(() -> SmileFrame.ofNumber(three, "c"))
                .withMessage(
                        "\"c\" is a scale of levels, not a number to be predicted. If it is a label, say SmileFrame.of");
        assertThatIllegalArgumentException().isThrownBy(() -> SmileFrame.ofNumber(three.drop("c", "n"), "x"))
                .withMessageContaining("in row 2");
        assertThatIllegalArgumentException().isThrownBy(() -> SmileFrame.of(three.drop("c"), "y").data())
                .withMessageContaining("\"n\" is 9007199254740993 in row 1").withMessageContaining("carry");
        assertThatIllegalArgumentException().isThrownBy(() -> SmileFrame.of(three.drop("n"), "y").data())
                .withMessageContaining("\"c\" is 2 in row 2, which is no level of its scale of 2 levels");
        assertThatIllegalArgumentException().isThrownBy(() -> SmileFrame.of(three.drop("n"), "c"))
                .withMessageContaining("label \"c\" is 2 in row 2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SmileFrame.of(three, "y").carrying("q")).withMessageContaining("\"q\"");
    }

    @Test
    void missingNumbersAreRefusedUnlessTheyMeanSomething() {
        SmileFrame frame = SmileFrame.of(Frames.everyType().select("number", "maybe", "class"), "class");

        assertThatIllegalArgumentException().isThrownBy(() -> frame.resample(Smote.withNeighbors(5), SEED))
                .withMessageContaining("maybe");
        assertThat(frame.missing(Column.Missing.BASE).resample(Smote.withNeighbors(5), SEED).size()).isEqualTo(420);
    }

    @Test
    void valuesBeyondTheTypeOfTheirColumnAreRefused() {
        byte[] bytes = new byte[40];
        IntStream.range(0, 40).forEach(row -> bytes[row] = row % 2 == 0 ? Byte.MAX_VALUE : Byte.MIN_VALUE);
        DataFrame frame = new DataFrame(ValueVector.of("b", bytes),
                ValueVector.of("y", IntStream.range(0, 40).map(row -> row / 30).toArray()));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> SmileFrame.of(frame, "y").resample(Methods.named("smoothed-bootstrap"), SEED))
                .withMessageContaining("column \"b\"").withMessageContaining("wider type");
    }

    @Test
    void aResamplingOfOtherDataIsRefused() {
        SmileFrame frame = SmileFrame.of(Frames.numeric(200, 4, 1), "class");
        Resampling other = RandomOverSampler.create().resample(
                Dataset.of(Frames.gaussian(200, 4, 1), Frames.labels(200)),
                SEED);

        assertThatIllegalArgumentException().isThrownBy(() -> frame.frame(other))
                .withMessageContaining("another data set");
    }
}
