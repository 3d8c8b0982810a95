package dev.ballast.smote.focus;

import dev.ballast.smote.Smote;
import dev.ballast.smote.Tables;
import dev.ballast.smote.SmallClassPolicy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.ballast.core.data.Dataset;
import dev.ballast.core.method.ClassTooSmallException;
import dev.ballast.core.method.FittedResampler;
import dev.ballast.core.method.Methods;
import dev.ballast.core.random.EvenAllocation;
import dev.ballast.core.random.Purpose;
import dev.ballast.core.random.RandomStream;
import dev.ballast.core.random.Seed;
import dev.ballast.core.recipe.Recipe;
import dev.ballast.core.recipe.Resampling;
import dev.ballast.core.strategy.SamplingStrategy;
import dev.ballast.smote.focus.SmoteWithRejection.Exhausted;
import dev.ballast.smote.neighbors.NaiveNeighbors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

class SmoteWithRejectionTest {

    private static final Seed SEED = Seed.of(6);

    /// Neighbors of other classes among the m nearest rows of the data.
    private static int foreign(Dataset data, int code, int m, double... row) {
        double[][] values = data.features().toDoubleRows();
        return (int) IntStream.range(0, values.length).boxed()
                .sorted(Comparator.comparingDouble((Integer at) -> squared(values[at], row)).thenComparing(at -> at))
                .limit(m).filter(at -> data.labels().code(at) != code).count();
    }

    private static double squared(double[] a, double... b) {
        double sum = 0;
        for (int j = 0; j < a.length; j++) {
            sum += (a[j] - b[j]) * (a[j] - b[j]);
        }
        return sum;
    }

    /// Every try one after another, judged one by one.
    @ParameterizedTest
    @CsvSource({"5, 5, 0.5, 100", "3, 4, 0.5, 7", "2, 5, 0.2, 3", "1, 1, 0, 40", "4, 10, 0.3, 1", "5, 3, 1, 5"})
    void everyRowIsTheFirstTryThatPassesOrTheBest(int k, int m, double rejection, int tries) {
        for (int trial = 0; trial < 5; trial++) {
            Dataset data = Dataset.of(Tables.gaussian(trial, 75, 2), Tables.labels(40, 20, 15));
            Resampling resampling = SmoteWithRejection.create().neighbors(k).judges(m, rejection)
                    .tries(tries, Exhausted.BEST).resample(data, SEED);
            for (int code = 1; code < 3; code++) {
                int[] rows = data.labels().rowsOf(code);
                int[][] near = NaiveNeighbors.selfJoin(Tables.rowsOf(data, code), k).rows();
                List<Recipe.Made> made = Tables.synthesis(resampling, code);
                for (int position = 0; position < made.size(); position++) {
                    Recipe.Made expected = null;
                    int fewest = Integer.MAX_VALUE;
                    for (int number = 0; number < tries && fewest > rejection * m + 1e-9; number++) {
                        RandomStream random = Seed.of(6)
                                .stream(Purpose.of("lee.draw"), data.labels().streamKey(code), 0,
                                        position)
                                .seek(16L * number);
                        int base = number == 0 ? position % rows.length : random.nextInt(rows.length);
                        if (number == 0 && position >= made.size() / rows.length * rows.length) {
                            // The incomplete round is a random choice; it is what the method says, if a row of the class.
                            base = incomplete(data, code, made.size(), position);
                        }
                        Recipe.Made candidate = Recipe.Made.between(rows[base],
                                rows[near[base][random.nextInt(k)]], random.nextDouble());
                        int found = foreign(data, code, m, value(data, candidate));
                        if (found < fewest) {
                            fewest = found;
                            expected = candidate;
                        }
                    }
                    assertThat(made.get(position)).isEqualTo(expected);
                }
            }
        }
    }

    private static int incomplete(Dataset data, int code, int count, int position) {
        return new EvenAllocation(data.labels().rowsOf(code).length, count,
                SEED.stream(Purpose.of("lee.bases"), data.labels().streamKey(code), 0, 0)).item(position);
    }

    private static double[] value(Dataset data, Recipe.Made recipe) {
        return IntStream.range(0, 2).mapToDouble(column -> {
            double start = data.features().get((int) recipe.base(), column);
            return start + recipe.gap() * (data.features().get((int) recipe.neighbor(), column) - start);
        }).toArray();
    }

    @Test
    void noNewRowHasMoreForeignNeighborsThanAllowed() {
        Dataset data = Tables.table(2, 300, 60);

        Resampling resampling = SmoteWithRejection.create().tries(1000, Exhausted.REFUSE).resample(data, SEED);

        double[][] all = resampling.toDataset().features().toDoubleRows();
        for (int row = 360; row < 600; row++) {
            assertThat(foreign(data, 1, 5, all[row])).isLessThanOrEqualTo(2);
        }
        double[][] plain = Smote.withNeighbors(5).resample(data, SEED).toDataset().features().toDoubleRows();
        assertThat(IntStream.range(360, 600).filter(row -> foreign(data, 1, 5, plain[row]) > 2).count())
                .isGreaterThan(50);
    }

    @Test
    void whereNothingIsRejectedItIsSmoteWithEvenBases() {
        double[][] values = Tables.gaussian(3, 100, 2);
        int[] labels = Tables.labels(80, 20);
        for (int row = 0; row < 100; row++) {
            values[row][0] += 100 * labels[row];
        }

        List<Recipe.Made> made = Tables
                .synthesis(SmoteWithRejection.create().resample(Dataset.of(values, labels), SEED));

        Map<Long, Integer> uses = new HashMap<>();
        made.forEach(recipe -> uses.merge(recipe.base(), 1, Integer::sum));
        assertThat(uses).hasSize(20).allSatisfy((_, use) -> assertThat(use).isEqualTo(3));
    }

    @Test
    void rowsWithoutATryThatPassesAreCountedInTheRefusal() {
        double[][] values = IntStream.range(0, 60).mapToObj(row -> new double[]{row}).toArray(double[][]::new);
        int[] labels = IntStream.range(0, 60).map(row -> row % 6 == 3 ? 1 : 0).toArray();
        SmoteWithRejection method = SmoteWithRejection.create().neighbors(2);
        FittedResampler fitted = method.tries(4, Exhausted.REFUSE).fit(Dataset.of(values, labels));

        assertThatIllegalArgumentException().isThrownBy(() -> fitted.plan(SEED, 0))
                .withMessage("40 of 40 new rows of class"
                        + " \"1\" were rejected in all 4 tries: more than 2 of the 5 rows nearest to them are of other classes; raise"
                        + " tries or rejection, or take the best of the tries (exhausted=best)");
        assertThat(method.resample(Dataset.of(values, labels), SEED).counts().count(1)).isEqualTo(50);
    }

    @Test
    void aShareThatIsAWholeNumberOfJudgesIsNotRoundedDown() {
        double[][] values = IntStream.range(0, 300).mapToObj(row -> new double[]{row}).toArray(double[][]::new);
        int[] labels = IntStream.range(0, 300).map(row -> row % 6 == 3 ? 1 : 0).toArray();
        SmoteWithRejection method = SmoteWithRejection.create().judges(100, 0.29).tries(1, Exhausted.REFUSE);

        assertThat((int) Math.floor(0.29 * 100)).isEqualTo(28);
        assertThatIllegalArgumentException().isThrownBy(() -> method.resample(Dataset.of(values, labels), SEED))
                .withMessageContaining("more than 29 of the 100 rows");
    }

    @Test
    void anotherEpochIsJudgedAnew() {
        FittedResampler fitted = SmoteWithRejection.create().fit(Tables.table(2, 60, 20));

        assertThat(Tables.synthesis(fitted.resampling(SEED, 1)))
                .isNotEqualTo(Tables.synthesis(fitted.resampling(SEED, 0)));
        assertThat(Tables.synthesis(fitted.resampling(SEED, 1)))
                .isEqualTo(Tables.synthesis(fitted.resampling(SEED, 1)));
    }

    @Test
    void classesThatAreTooSmallAreRefused() {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> SmoteWithRejection.create().fit(Tables.table(2, 20, 1)))
                .withMessage("class \"1\" has only 1"
                        + " row, and lee needs at least two to interpolate between; use random-over for it");
        assertThatExceptionOfType(ClassTooSmallException.class)
                .isThrownBy(() -> SmoteWithRejection.create().fit(Tables.table(2, 20, 5)))
                .withMessage("class \"1\" has 5 rows,"
                        + " too few for k = 5 neighbors each; use k = 4 or less, or allow fewer neighbors"
                        + " for small classes");
        assertThat(SmoteWithRejection.create().smallClasses(SmallClassPolicy.FEWER_NEIGHBORS)
                .resample(Tables.table(2, 20, 5), SEED).counts().count(1)).isEqualTo(20);
        assertThatIllegalArgumentException().isThrownBy(() -> SmoteWithRejection.create().judges(26, 0.5).neighbors(2)
                .to(SamplingStrategy.parse("1=9")).fit(Tables.table(2, 20, 5)))
                .withMessage("m is 26, and there are only 25 rows to judge a new one; use a smaller m");
    }

    @Test
    void itIsFoundByItsNames() {
        assertThat(Methods.named("lee")).hasToString("lee[k=5, m=5, rejection=0.5, tries=100, exhausted=best,"
                + " small-classes=reject, strategy=auto]");
        assertThat(Methods.named("smote-with-rejection")).isEqualTo(SmoteWithRejection.create());
    }
}
