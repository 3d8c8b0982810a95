package dev.ballast.smile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.ballast.core.metric.ConfusionMatrix;
import dev.ballast.core.random.Purpose;
import dev.ballast.core.random.Seed;
import dev.ballast.core.target.ClassLabels;
import dev.ballast.samplers.classwise.Bag;
import dev.ballast.samplers.classwise.BalancedBootstrap;
import dev.ballast.samplers.weighted.WeightedRandomSampler;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import smile.classification.AdaBoost;
import smile.classification.DataFrameClassifier;
import smile.classification.DecisionTree;
import smile.classification.RandomForest;
import smile.data.DataFrame;
import smile.data.formula.Formula;
import smile.data.measure.NominalScale;
import smile.data.type.DataTypes;
import smile.data.type.StructField;
import smile.data.vector.IntVector;
import smile.data.vector.NullableIntVector;
import smile.data.vector.ValueVector;
import smile.math.MathEx;
import smile.model.cart.CART;
import smile.model.cart.SplitRule;
import smile.util.Index;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

class EnsemblesTest {

    private static final Seed SEED = Seed.of(42);
    private static final Formula CLASS = Formula.lhs("class");
    private static final int ROWS = 800;
    private static final DataFrame FRAME = Frames.numeric(ROWS, 6, 1.2);
    private static final ClassLabels LABELS = ClassLabels.of(Frames.labels(ROWS));

    private static double[][] probabilities(DataFrameClassifier model, DataFrame frame) {
        double[][] all = new double[frame.size()][model.numClasses()];
        for (int row = 0; row < all.length; row++) {
            model.predict(frame.get(row), all[row]);
        }
        return all;
    }

    private static void requireSameForAnyThreads(IntFunction<DataFrameClassifier> fit) {
        double[][] one = probabilities(fit.apply(1), FRAME);

        assertThat(probabilities(fit.apply(2), FRAME)).isDeepEqualTo(one);
        assertThat(probabilities(fit.apply(7), FRAME)).isDeepEqualTo(one);
    }

    @Test
    void resultsDoNotDependOnThreads() {
        requireSameForAnyThreads(threads -> BalancedRandomForest.of(20).threads(threads).fit(CLASS, FRAME, SEED));
        requireSameForAnyThreads(threads -> BalancedBagging.of(9, BagTrainer.of(DecisionTree::fit)).threads(threads)
                .fit(CLASS, FRAME, SEED));
        requireSameForAnyThreads(threads -> EasyEnsemble.of(5).threads(threads).fit(CLASS, FRAME, SEED));
        requireSameForAnyThreads(threads -> RusBoost.of(12).fit(CLASS, FRAME, SEED));
    }

    @Test
    void otherSeedsGiveOtherModels() {
        for (IntFunction<DataFrameClassifier> fit : List.<IntFunction<DataFrameClassifier>>of(
                seed -> BalancedRandomForest.of(5).fit(CLASS, FRAME, Seed.of(seed)),
                seed -> BalancedBagging.of(5, BagTrainer.of(DecisionTree::fit)).fit(CLASS, FRAME, Seed.of(seed)),
                seed -> EasyEnsemble.of(5).fit(CLASS, FRAME, Seed.of(seed)),
                seed -> RusBoost.of(5).fit(CLASS, FRAME, Seed.of(seed)))) {
            assertThat(Arrays.deepEquals(probabilities(fit.apply(1), FRAME), probabilities(fit.apply(2), FRAME)))
                    .isFalse();
        }
    }

    @Test
    void randomNumbersOfTheCallerStayAsTheyAre() {
        MathEx.setSeed(5);
        double expected = MathEx.random();
        MathEx.setSeed(5);
        BalancedRandomForest.of(5).fit(CLASS, FRAME, SEED);
        EasyEnsemble.of(2).threads(1).fit(CLASS, FRAME, SEED);

        assertThat(MathEx.random()).isEqualTo(expected);
    }

    @Test
    void membersOfABaggingAreTrainedOnTheBagsOfTheSampler() {
        BalancedBootstrap bags = BalancedBootstrap.of(LABELS).taking(60);
        BalancedEnsemble ensemble = BalancedBagging.of(7, BagTrainer.of(DecisionTree::fit))
                .drawing(all -> all.taking(60)).fit(CLASS, FRAME, SEED);
        double[][] mean = new double[ROWS][2];
        for (int bag = 0; bag < 7; bag++) {
            DataFrame rows = FRAME.get(Index.of(bags.bag(SEED, bag).rows()));
            DecisionTree alone = DecisionTree.fit(CLASS, rows);
            double[][] own = probabilities(alone, FRAME);

            assertThat(rows.size()).isEqualTo(120);
            assertThat(probabilities(ensemble.models().get(bag), FRAME)).isDeepEqualTo(own);
            for (int row = 0; row < ROWS; row++) {
                mean[row][0] += own[row][0];
                mean[row][1] += own[row][1];
            }
        }
        double[][] together = probabilities(ensemble, FRAME);
        for (int row = 0; row < ROWS; row++) {
            assertThat(together[row][1]).isEqualTo(mean[row][1] / 7);
            assertThat(ensemble.predict(FRAME.get(row))).isEqualTo(mean[row][1] > mean[row][0] ? 1 : 0);
        }
    }

    @Test
    void trainersHaveTheirSeed() {
        List<Long> seeds = new ArrayList<>();
        List<Double> numbers = new ArrayList<>();
        BalancedBagging.of(4, (formula, bag, seed) -> {
            seeds.add(seed);
            numbers.add(MathEx.random());
            return DecisionTree.fit(formula, bag);
        }).threads(1).fit(CLASS, FRAME, SEED);

        assertThat(seeds).doesNotHaveDuplicates().hasSize(4);
        for (int bag = 0; bag < 4; bag++) {
            assertThat(seeds.get(bag)).isEqualTo(SEED.stream(Purpose.of("smile.bagging"), 0, bag, 0).nextLong());
            MathEx.setSeed(seeds.get(bag));
            assertThat(MathEx.random()).isEqualTo(numbers.get(bag));
        }
    }

    /// Every tree is Smile's, grown on the bag of its number; metrics are counted anew.
    @Test
    void aForestIsTreesOnBagsAndItsMetricsAreThoseOutOfThem() {
        RandomForest forest = BalancedRandomForest.of(30).trying(2).fit(CLASS, FRAME, SEED);
        BalancedBootstrap bags = BalancedBootstrap.of(LABELS);
        DataFrame x = FRAME.drop("class");
        int[] codes = Frames.labels(ROWS);
        int[][] votes = new int[ROWS][2];
        for (int tree = 0; tree < 30; tree++) {
            Bag bag = bags.bag(SEED, tree);
            MathEx.setSeed(SEED.stream(Purpose.of("smile.forest"), 0, tree, 0).nextLong());
            DecisionTree alone = new DecisionTree(x, codes, FRAME.column("class").field(), 2, SplitRule.GINI, 100,
                    bag.size(), 1, 2, bag.times(), CART.order(x));

            assertThat(forest.trees()[tree].dot()).isEqualTo(alone.dot());
            assertThat(forest.models()[tree].weight()).isEqualTo(1);
            int right = 0;
            for (int row : bag.outOfBag()) {
                int vote = alone.predict(x.get(row));
                votes[row][vote]++;
                right += vote == codes[row] ? 1 : 0;
            }
            assertThat(forest.models()[tree].metrics().accuracy())
                    .isEqualTo((double) right / bag.outOfBag().length);
        }
        int[] judged = IntStream.range(0, ROWS).filter(row -> votes[row][0] + votes[row][1] > 0).toArray();
        ConfusionMatrix confusion = ConfusionMatrix.of(Arrays.stream(judged).map(row -> codes[row]).toArray(),
                Arrays.stream(judged).map(row -> votes[row][1] > votes[row][0] ? 1 : 0).toArray(),
                List.of("ok", "rare"));

        assertThat(forest.metrics().size()).isEqualTo(judged.length);
        assertThat(forest.metrics().sensitivity()).isEqualTo(confusion.count(1, 1) / confusion.actual(1));
        assertThat(forest.metrics().specificity()).isEqualTo(confusion.count(0, 0) / confusion.actual(0));
        assertThat(forest.metrics().sensitivity()).isGreaterThan(0.55);
    }

    @Test
    void membersOfAnEasyEnsembleAreBoostsOnSubsetsWithAllRareRows() {
        BalancedBootstrap subsets = BalancedBootstrap.of(LABELS).withoutReplacement();
        BalancedEnsemble ensemble = EasyEnsemble.of(3, new AdaBoost.Options(8)).fit(CLASS, FRAME, SEED);
        for (int bag = 0; bag < 3; bag++) {
            int[] rows = subsets.bag(SEED, bag).rows();
            MathEx.setSeed(SEED.stream(Purpose.of("smile.bagging"), 0, bag, 0).nextLong());
            AdaBoost alone = AdaBoost.fit(CLASS, FRAME.get(Index.of(rows)), new AdaBoost.Options(8));

            assertThat(Arrays.stream(rows).filter(row -> LABELS.code(row) == 1).count()).isEqualTo(100);
            assertThat(probabilities(ensemble.models().get(bag), FRAME)).isDeepEqualTo(probabilities(alone, FRAME));
        }
    }

    /// RUSBoost of two classes written down plainly: one mistake a row.
    @Test
    void rusBoostIsWhatItSays() {
        int rounds = 100;
        BoostedTrees boost = RusBoost.of(rounds).fit(CLASS, FRAME, SEED);
        DataFrame x = FRAME.drop("class");
        int[] codes = Frames.labels(ROWS);
        Seed byWeights = Seed.of(SEED.stream(Purpose.of("smile.rusboost"), 0, 0, 0).nextLong());
        double[] weights = new double[ROWS];
        Arrays.fill(weights, 1.0 / ROWS);
        double[] scores = new double[ROWS];
        int trees = 0;
        int thrownAway = 0;
        for (int round = 0; trees < rounds; round++) {
            int[] subset = BalancedBootstrap.of(LABELS).withoutReplacement().bag(SEED, round).rows();
            int[] times = new int[ROWS];
            WeightedRandomSampler.of(Arrays.stream(subset).mapToDouble(row -> weights[row]).toArray())
                    .draws(byWeights, round).ints().forEach(i -> times[subset[i]]++);
            DecisionTree tree = new DecisionTree(x, codes, FRAME.column("class").field(), 2, SplitRule.GINI, 20, 6, 1,
                    6,
                    times, CART.order(x));
            double[] lead = new double[ROWS];
            double loss = 0;
            for (int row = 0; row < ROWS; row++) {
                double[] answer = new double[2];
                tree.predict(x.get(row), answer);
                lead[row] = answer[codes[row]] - answer[1 - codes[row]];
                loss += weights[row] * (1 - answer[codes[row]] + answer[1 - codes[row]]) / 2;
            }
            if (loss >= 0.5) {
                thrownAway++;
                continue;
            }
            assertThat(boost.trees().get(trees).dot()).isEqualTo(tree.dot());
            assertThat(boost.weights()[trees++]).isEqualTo(Math.log((1 - loss) / loss), within(1e-9));
            double sum = 0;
            for (int row = 0; row < ROWS; row++) {
                scores[row] += Math.log((1 - loss) / loss) * lead[row];
                weights[row] *= Math.pow(loss / (1 - loss), (1 + lead[row]) / 2);
                sum += weights[row];
            }
            for (int row = 0; row < ROWS; row++) {
                weights[row] /= sum;
            }
        }
        assertThat(boost.size()).isEqualTo(rounds);
        assertThat(thrownAway).isPositive();
        int wrong = 0;
        for (int row = 0; row < ROWS; row++) {
            assertThat(boost.predict(FRAME.get(row)) == codes[row]).isEqualTo(scores[row] > 0);
            wrong += scores[row] > 0 ? 0 : 1;
        }
        assertThat(boost.metrics().error()).isEqualTo(wrong);
        assertThat(boost.importance()).hasSize(6);
    }

    /// On rows that were not trained on, with one rare row in eight.
    @Test
    void balancedEnsemblesFindMoreRareRowsThanAForestOfAllRows() {
        int[] train = IntStream.range(0, ROWS / 2).toArray();
        int[] test = IntStream.range(ROWS / 2, ROWS).toArray();
        DataFrame known = FRAME.get(Index.of(train));
        DataFrame unknown = FRAME.get(Index.of(test));
        int[] truth = Arrays.stream(test).map(row -> Frames.labels(ROWS)[row]).toArray();
        double plain = balancedAccuracy(
                RandomForest.fit(CLASS, known, new RandomForest.Options(100, 0, SplitRule.GINI, 20,
                        0, 5, 1, null, IntStream.range(0, 100).asLongStream().toArray(), null)),
                unknown, truth);
        List<DataFrameClassifier> balanced = List.of(BalancedRandomForest.of(100).fit(CLASS, known, SEED),
                BalancedBagging.of(25, BagTrainer.of(DecisionTree::fit)).fit(CLASS, known, SEED),
                EasyEnsemble.of(10).fit(CLASS, known, SEED), RusBoost.of(50).fit(CLASS, known, SEED));

        for (DataFrameClassifier model : balanced) {
            assertThat(balancedAccuracy(model, unknown, truth)).as(model.toString()).isGreaterThan(plain + 0.03);
        }
    }

    private static double balancedAccuracy(DataFrameClassifier model, DataFrame frame, int... truth) {
        return ConfusionMatrix.of(truth, model.predict(frame), List.of("ok", "rare")).balancedAccuracy();
    }

    /// Classes that are not 0, 1, ..., three of them, in a frame with a row index and columns of several kinds.
    @Test
    void classesAreCalledWhatTheyAreCalled() {
        int[] labels = IntStream.range(0, ROWS).map(row -> row % 10 == 0 ? 7 : row % 10 < 4 ? -2 : 30).toArray();
        double[] x = IntStream.range(0, ROWS).mapToDouble(row -> labels[row] + 3 * Math.sin(row)).toArray();
        String[] colors = IntStream.range(0, ROWS).mapToObj(row -> row % 3 == 0 ? "red" : "blue")
                .toArray(String[]::new);
        DataFrame frame = new DataFrame(ValueVector.of("x", x), ValueVector.nominal("color", colors),
                ValueVector.of("class", labels))
                .setIndex(IntStream.range(0, ROWS).mapToObj(row -> "r" + row).toArray());
        for (DataFrameClassifier model : List.of(BalancedRandomForest.of(10).fit(CLASS, frame, SEED),
                BalancedBagging.of(3, BagTrainer.of(DecisionTree::fit)).fit(CLASS, frame, SEED),
                EasyEnsemble.of(3).fit(CLASS, frame, SEED), RusBoost.of(5).fit(CLASS, frame, SEED))) {
            assertThat(model.classes()).containsExactly(-2, 7, 30);
            assertThat(model.predict(frame)).isEqualTo(labels);
        }
    }

    @Test
    void hardModelsVoteByTheirDecisions() {
        BalancedEnsemble ensemble = BalancedBagging.of(3, (formula, bag, seed) -> new Constant(
                DecisionTree.fit(formula, bag), seed % 2 == 0 ? 1 : 0)).fit(CLASS, FRAME, SEED);
        double[] shares = new double[2];
        int predicted = ensemble.predict(FRAME.get(0), shares);
        long ones = ensemble.models().stream().filter(model -> model.predict(FRAME.get(0)) == 1).count();

        assertThat(shares).containsExactly((3 - ones) / 3.0, ones / 3.0);
        assertThat(predicted).isEqualTo(ones > 1 ? 1 : 0);
        assertThat(ones).isBetween(1L, 2L);
    }

    private record Constant(DecisionTree tree, int answer) implements DataFrameClassifier {

        @Override
        public Formula formula() {
            return tree.formula();
        }

        @Override
        public smile.data.type.StructType schema() {
            return tree.schema();
        }

        @Override
        public int numClasses() {
            return 2;
        }

        @Override
        public int[] classes() {
            return new int[]{0, 1};
        }

        @Override
        public boolean isSoft() {
            return false;
        }

        @Override
        public int predict(smile.data.Tuple x) {
            return answer;
        }
    }

    private static void requireRefused(Formula formula, DataFrame frame, boolean isForTreesOnly, String... words) {
        List<Runnable> fits = new ArrayList<>(List.of(() -> BalancedRandomForest.of(2).fit(formula, frame, SEED),
                () -> EasyEnsemble.of(2).fit(formula, frame, SEED), () -> RusBoost.of(2).fit(formula, frame, SEED)));
        if (!isForTreesOnly) {
            fits.add(() -> BalancedBagging.of(2, BagTrainer.of(DecisionTree::fit)).fit(formula, frame, SEED));
        }
        for (Runnable fit : fits) {
            assertThatIllegalArgumentException().isThrownBy(fit::run).withMessageContainingAll(words)
                    .withMessageNotContaining("\n");
        }
    }

    @Test
    @Timeout(60)
    void dataThatCannotBeTrainedOnAreRefused() {
        ValueVector x = ValueVector.of("x", 1.0, 2, 3, 4, 5, 6);
        ValueVector y = ValueVector.of("class", 0, 0, 0, 0, 1, 1);
        BitSet nulls = new BitSet();
        nulls.set(4);
        String[] levels = IntStream.range(0, 100_000).mapToObj(level -> "level " + level).toArray(String[]::new);
        ValueVector zip = new IntVector(new StructField("zip", DataTypes.IntType, new NominalScale(levels)),
                new int[]{1, 2, 3, 4, 5, 99_999});

        requireRefused(CLASS, new DataFrame(ValueVector.of("x", new double[0]), ValueVector.of("class", new int[0])),
                false, "the data frame has no rows");
        requireRefused(CLASS, new DataFrame(x, new NullableIntVector("class", new int[6], nulls)), false,
                "\"class\" is null in 1 of 6 rows, first in row 4");
        requireRefused(CLASS, new DataFrame(x, ValueVector.of("class", 1, 1, 1, 1, 1, 1)), false,
                "at least two classes");
        requireRefused(CLASS, new DataFrame(x, ValueVector.of("class", "a", "a", "a", "b", "b", "b")), false,
                "factorize");
        requireRefused(CLASS, new DataFrame(x, ValueVector.of("y", 0, 0, 0, 0, 1, 1)), false, "no column \"class\"");
        requireRefused(Formula.of("class", "q"), new DataFrame(x, y), false, "no column \"q\"");
        requireRefused(Formula.rhs("x"), new DataFrame(x, y), false, "no response");
        requireRefused(CLASS, new DataFrame(zip, y), true, "\"zip\" has 100000 levels", "group rare levels");
        requireRefused(CLASS, new DataFrame(new NullableIntVector("n", new int[6], nulls), y), true,
                "\"n\" is null in row 4");
        requireRefused(CLASS, new DataFrame(ValueVector.of("t", "a", "b", "c", "d", "e", "f"), y), true, "\"t\"");
        requireRefused(CLASS, new DataFrame(new IntVector(new StructField("c", DataTypes.IntType,
                new NominalScale(new int[]{5, 6}, new String[]{"a", "b"})), new int[]{5, 6, 5, 6, 5, 6}), y), true,
                "\"c\" is 5 in row 0", "levels 0 to 1");
    }

    @Test
    void settingsOutOfRangeAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> BalancedRandomForest.of(0));
        assertThatIllegalArgumentException().isThrownBy(() -> BalancedRandomForest.of(1).trying(0));
        assertThatIllegalArgumentException().isThrownBy(() -> BalancedRandomForest.of(1).threads(0));
        assertThatIllegalArgumentException().isThrownBy(() -> EasyEnsemble.of(0));
        assertThatIllegalArgumentException().isThrownBy(() -> RusBoost.of(0));
        assertThatIllegalArgumentException().isThrownBy(() -> new RusBoost(1, 1, 1, 1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BalancedRandomForest.of(1).trying(7).fit(CLASS, FRAME, SEED))
                .withMessageContaining("7 columns shall be tried");
        assertThatIllegalArgumentException().isThrownBy(() -> BalancedBagging.of(2, BagTrainer.of(DecisionTree::fit))
                .drawing(BalancedBootstrap::withoutReplacement).drawing(bags -> bags.taking(500))
                .fit(CLASS, FRAME, SEED))
                .withMessageContaining("500 rows shall be drawn");
    }

    /// Two rows of one value, of which a tree can tell none.
    @Test
    void aBoostWithoutATreeThatIsBetterThanGuessingIsRefused() {
        DataFrame same = new DataFrame(ValueVector.of("x", 1.0, 1.0), ValueVector.of("class", 0, 1));

        assertThatIllegalArgumentException().isThrownBy(() -> RusBoost.of(3).fit(CLASS, same, SEED))
                .withMessageContaining("no tree was better than guessing in 21 rounds");
    }
}
