package dev.ballast.smote.multilabel;

import static dev.ballast.smote.multilabel.LabelTables.counted;
import static dev.ballast.smote.multilabel.LabelTables.sets;
import static dev.ballast.smote.multilabel.LabelTables.table;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.ballast.core.data.Dataset;
import dev.ballast.core.method.ClassTooSmallException;
import dev.ballast.core.method.Promise;
import dev.ballast.core.method.Resampler;
import dev.ballast.core.random.Seed;
import dev.ballast.core.recipe.Recipe;
import dev.ballast.core.recipe.Resampling;
import dev.ballast.core.strategy.SamplingStrategy;
import dev.ballast.core.target.ClassCounts;
import dev.ballast.core.target.LabelImbalance;
import dev.ballast.core.target.LabelSets;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

class MlSmoteTest {

    private static final Seed SEED = Seed.of(42);
    private static final MlSmote SMOTE = MlSmote.withNeighbors(3);

    private static List<Integer> nearest(double[][] rows, int row, int[] bag, int k) {
        return IntStream.of(bag).filter(other -> other != row).boxed()
                .sorted(Comparator.<Integer>comparingDouble(other -> IntStream.range(0, rows[row].length)
                        .mapToDouble(column -> rows[row][column] - rows[other][column]).map(d -> d * d).sum())
                        .thenComparing(Comparator.naturalOrder()))
                .limit(k).toList();
    }

    @Test
    void everyRowOfEveryRareLabelMakesOneRowTowardANeighborWithTheLabel() {
        for (int trial = 0; trial < 20; trial++) {
            Dataset data = table(trial, 200);
            LabelSets sets = sets(data);
            LabelImbalance imbalance = LabelImbalance.of(sets);
            double[][] rows = data.features().toDoubleRows();
            Resampling drawn = SMOTE.resample(data, SEED);
            Dataset result = drawn.toDataset();
            int at = 200;
            for (int label = 0; label < 5; label++) {
                if (!imbalance.isRare(label)) {
                    continue;
                }
                int rare = label;
                int[] bag = IntStream.range(0, 200).filter(row -> sets.has(row, rare)).toArray();
                for (int base : bag) {
                    Recipe.Made recipe = (Recipe.Made) drawn.recipe(at);
                    List<Integer> neighbors = nearest(rows, base, bag, 3);
                    assertThat(recipe.base()).isEqualTo(base);
                    assertThat(neighbors).contains((int) recipe.neighbor());
                    List<Integer> voters = new ArrayList<>(List.of(base));
                    voters.addAll(neighbors);
                    assertThat(recipe.vote().orElseThrow().rows().stream().map(voter -> (int) voter.base()).toList())
                            .isEqualTo(voters);
                    for (int other = 0; other < 5; other++) {
                        int asked = other;
                        long votes = voters.stream().filter(row -> sets.has(row, asked)).count();
                        assertThat(sets(result).has(at, other)).isEqualTo(votes >= 2);
                    }
                    assertThat(sets(result).has(at, rare)).isTrue();
                    at++;
                }
            }
            assertThat(drawn.size()).isEqualTo(at);
            assertThat(LabelImbalance.of(sets(result)).meanRatio()).isLessThan(imbalance.meanRatio());
        }
    }

    @Test
    void aStrategyIsMetExactlyByTheSameBasesInTurn() {
        Dataset data = table(3, 200);
        long rare = ClassCounts.of(SMOTE.classes(data)).count(RareLabels.RARE);
        LabelImbalance imbalance = LabelImbalance.of(sets(data));
        int bases = IntStream.range(0, 5).filter(imbalance::isRare).map(imbalance::count).sum();
        MlSmote twice = SMOTE.to(SamplingStrategy.counts(Map.of("rare", rare + 2L * bases)));

        Resampling drawn = twice.resample(data, SEED);

        assertThat(twice.fit(data).promise()).isInstanceOf(Promise.Exact.class);
        assertThat(drawn.size()).isEqualTo(200 + 2 * bases);
        for (int i = 0; i < bases; i++) {
            assertThat(drawn.recipe(200 + i).base()).isEqualTo(drawn.recipe(200 + bases + i).base());
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SMOTE.to(SamplingStrategy.parse("common=x2")).resample(data, SEED))
                .withMessageContaining("ml-smote adds rows with rare labels only; name them, as in rare=x2");
    }

    @Test
    void labelsOfTooFewRowsAreRefusedOrHaveFewerNeighborsOrNoRows() {
        Dataset three = counted("a", 30, "b", 3);
        assertThatExceptionOfType(ClassTooSmallException.class).isThrownBy(() -> SMOTE.resample(three, SEED))
                .withMessage("rare label \"b\" has 3 rows, too few for k = 3 neighbors each; use k = 2 or less, or"
                        + " small-labels=fewer-neighbors");
        assertThat(SMOTE.smallLabels(SmallLabels.FEWER_NEIGHBORS).resample(three, SEED).size()).isEqualTo(36);

        Dataset one = counted("a", 30, "b", 1);
        assertThatExceptionOfType(ClassTooSmallException.class)
                .isThrownBy(() -> SMOTE.smallLabels(SmallLabels.FEWER_NEIGHBORS).resample(one, SEED))
                .withMessage(
                        "rare label \"b\" has only 1 row, and ml-smote needs at least two to interpolate between; use"
                                + " small-labels=skip-single, ml-ros, or leave out the label");
        MlSmote skipping = SMOTE.smallLabels(SmallLabels.SKIP_SINGLE);
        assertThat(skipping.resample(one, SEED).size()).isEqualTo(31);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> skipping.to(SamplingStrategy.parse("rare=9")).resample(one, SEED))
                .withMessage(
                        "8 rows with rare labels shall be made, and no rare label has two rows to make others between;"
                                + " use ml-ros");
    }

    @Test
    void withoutRareLabelsNothingIsMadeAndNothingIsLookedAt() {
        Dataset data = counted("a", 5, "b", 5);
        double[][] missing = data.features().toDoubleRows();
        missing[2][0] = Double.NaN;

        assertThat(SMOTE.resample(LabelTables.of(missing, new boolean[10][5]), SEED).size()).isEqualTo(10);
        boolean[][] rare = new boolean[10][2];
        for (int row = 0; row < 10; row++) {
            rare[row][0] = true;
            rare[row][1] = row < 5;
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SMOTE.resample(LabelTables.of(missing, rare), SEED))
                .withMessageContaining("row 2, column \"x0\" is NaN; ml-smote needs finite values");
    }

    /// A row that was made for a rare label stays one, whatever it would be called if it were met alone.
    @Test
    void chainsCountRowsByWhatTheFirstStepCalledThem() {
        Dataset data = table(5, 200);
        Resampler chain = SMOTE.then(MlRus.create().percent(10)).then(MlRos.create().percent(5));
        ClassCounts before = ClassCounts.of(chain.classes(data));

        Resampling drawn = chain.resample(data, SEED);

        for (long row = 0; row < drawn.size(); row++) {
            assertThat(drawn.code(row)).isEqualTo(chain.classes(data).code((int) drawn.recipe(row).base()));
        }
        assertThat(drawn.counts().count(RareLabels.COMMON)).isLessThan(before.count(RareLabels.COMMON));
        assertThat(drawn.counts().count(RareLabels.RARE)).isGreaterThan(before.count(RareLabels.RARE));
        LabelSets result = sets(drawn.toDataset());
        assertThat(Arrays.equals(IntStream.range(0, 5).map(result::count).toArray(), new int[5])).isFalse();
    }
}
