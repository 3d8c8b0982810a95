package dev.ballast.learners;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.ballast.core.data.Dataset;
import dev.ballast.core.data.FeatureMatrix;
import dev.ballast.core.method.Resampler;
import dev.ballast.core.random.Purpose;
import dev.ballast.core.random.RandomStream;
import dev.ballast.core.random.Seed;
import dev.ballast.core.recipe.Recipe;
import dev.ballast.core.recipe.Resampling;
import dev.ballast.core.split.Folds;
import dev.ballast.core.split.SmallClass;
import dev.ballast.core.split.Split;
import dev.ballast.core.strategy.SamplingStrategy;
import dev.ballast.smote.Smote;
import dev.ballast.smote.clean.Emptied;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

class SmoteIpfTest {

    private static final Seed SEED = Seed.of(5);
    private static final int ROWS = 360;

    /// Two classes far apart; every 20th row has the label of the other.
    private static Dataset islands() {
        RandomStream random = Seed.of(12).stream(Purpose.of("test.islands"), 0, 0, 0);
        double[][] rows = new double[ROWS][2];
        int[] labels = new int[ROWS];
        for (int row = 0; row < ROWS; row++) {
            int island = row % 3 == 0 ? 1 : 0;
            labels[row] = row % 20 == 7 ? 1 - island : island;
            Arrays.setAll(rows[row], _ -> random.nextGaussian() + 20 * island);
        }
        return Dataset.of(rows, labels);
    }

    private static int[] withoutNoise() {
        return IntStream.range(0, ROWS).filter(row -> row % 20 != 7).toArray();
    }

    @ParameterizedTest
    @EnumSource
    void theFilterDropsRowsWithTheLabelOfAnotherClass(FilterVote vote) {
        int[] kept = IterativePartitioningFilter.create().vote(vote).cleaning(SamplingStrategy.ALL)
                .resample(islands(), SEED).keptRows();

        if (vote == FilterVote.MAJORITY) {
            assertThat(kept).containsExactly(withoutNoise());
        } else {
            assertThat(kept).contains(withoutNoise()).hasSizeBetween(withoutNoise().length + 1, ROWS - 1);
        }
    }

    @Test
    void classesThatAreNotCleanedKeepTheirRows() {
        Dataset data = islands();

        int[] kept = IterativePartitioningFilter.create().resample(data, SEED).keptRows();

        assertThat(kept).containsExactly(IntStream.range(0, ROWS)
                .filter(row -> data.labels().code(row) == 1 || row % 20 != 7).toArray());
    }

    /// The rounds by the definition: trees by their grower, everything else plainly.
    @Test
    void roundsAreThoseOfTheDefinition() {
        RandomStream random = Seed.of(13).stream(Purpose.of("test.rounds"), 0, 0, 0);
        double[][] rows = new double[300][3];
        int[] labels = new int[300];
        for (int row = 0; row < rows.length; row++) {
            labels[row] = random.nextInt(3);
            int code = labels[row];
            Arrays.setAll(rows[row], _ -> random.nextGaussian() + code);
        }
        Dataset data = Dataset.of(rows, labels);
        for (FilterVote vote : FilterVote.values()) {
            int[] kept = IterativePartitioningFilter.create().parts(6).vote(vote).until(0.02, 2)
                    .cleaning(SamplingStrategy.ALL).resample(data, SEED).keptRows();

            assertThat(kept).containsExactly(plainly(data, 6, vote == FilterVote.MAJORITY ? 4 : 6, 6, 2));
            assertThat(vote == FilterVote.CONSENSUS || kept.length < 250).isTrue();
        }
    }

    private static int[] plainly(Dataset data, int parts, int needed, int few, int quietRounds) {
        SortedColumns table = SortedColumns.of(data.features());
        List<Integer> left = new ArrayList<>(IntStream.range(0, data.rows()).boxed().toList());
        int quiet = 0;
        for (int round = 0; quiet < quietRounds; round++) {
            int[] rows = left.stream().mapToInt(Integer::intValue).toArray();
            int[] against = new int[data.rows()];
            Seed seed = Seed.of(SEED.stream(Purpose.of("ipf.round"), round, 0, 0).nextLong());
            for (Split split : Folds.stratified(parts).smallClass(SmallClass.ALLOW).splits(data.labels().select(rows),
                    seed)) {
                int[] times = new int[data.rows()];
                IntStream.of(split.testRows()).forEach(place -> times[rows[place]]++);
                DecisionTree tree = new TreeGrower(table, data.labels().toCodes(), 3, 2, 3).grow(times, null);
                for (int row : rows) {
                    against[row] += tree.accepts(tree.leaf(table.values(), row), data.labels().code(row)) ? 0 : 1;
                }
            }
            int before = left.size();
            left.removeIf(row -> against[row] >= needed);
            quiet = before - left.size() < few ? quiet + 1 : 0;
        }
        return left.stream().mapToInt(Integer::intValue).toArray();
    }

    @Test
    void isSmoteThenIpfRowForRow() {
        Dataset data = islands();
        Resampler chain = Smote.withNeighbors(3).to(SamplingStrategy.parse("1=x1.5"))
                .then(IterativePartitioningFilter.create().parts(7).vote(FilterVote.CONSENSUS)
                        .cleaning(SamplingStrategy.ALL));
        Resampler method = SmoteIpf.create().neighbors(3).parts(7).vote(FilterVote.CONSENSUS)
                .to(SamplingStrategy.parse("1=x1.5"));

        assertThat(recipes(method.resample(data, SEED))).isEqualTo(recipes(chain.resample(data, SEED)));
        assertThat(recipes(method.fit(data).resampling(SEED, 3)))
                .isEqualTo(recipes(chain.fit(data).resampling(SEED, 3)))
                .isNotEqualTo(recipes(method.resample(data, SEED)));
    }

    private static List<Recipe> recipes(Resampling resampling) {
        return LongStream.range(0, resampling.size()).mapToObj(resampling::recipe).toList();
    }

    @Test
    void rowsMadeFromNoiseAreDroppedWithIt() {
        Dataset data = islands();

        Resampling resampling = SmoteIpf.create().resample(data, SEED);

        assertThat(resampling.keptRows()).containsExactly(withoutNoise());
        FeatureMatrix features = resampling.toDataset().features();
        assertThat(resampling.size()).isGreaterThan(resampling.keptSize() + 50L);
        for (int row = 0; row < resampling.size(); row++) {
            assertThat(features.get(row, 0) > 10 ? 1 : 0).isEqualTo(resampling.code(row));
        }
    }

    @Test
    void refusalsSayWhatToDo() {
        Dataset data = Dataset.of(new double[][]{{0}, {1}, {2}, {3}, {4}, {5}, {6}, {7}, {8}, {9}},
                new int[]{0, 0, 0, 0, 1, 0, 0, 0, 0, 0});

        assertThatIllegalArgumentException()
                .isThrownBy(() -> IterativePartitioningFilter.create().parts(11).resample(data, SEED))
                .withMessage("parts is 11, and there are only 10 rows; use fewer parts");
        Resampler all = IterativePartitioningFilter.create().parts(3).cleaning(SamplingStrategy.ALL);
        assertThatIllegalArgumentException().isThrownBy(() -> all.resample(data, SEED)).withMessage(
                "ipf would take all 1 rows of class \"1\"; leave such a class as it is (emptied=keep), let it go"
                        + " (emptied=allow), or clean other classes only");
        assertThat(all.with("emptied", Emptied.KEEP).resample(data, SEED).size()).isEqualTo(10);
        assertThat(all.with("emptied", Emptied.ALLOW).resample(data, SEED).size()).isEqualTo(9);
    }
}
