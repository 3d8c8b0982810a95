package dev.ballast.smote.focus;

import dev.ballast.smote.Tables;
import dev.ballast.smote.NearRows;
import dev.ballast.smote.SmallClassPolicy;
import dev.ballast.smote.Fallback;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.ballast.core.data.Dataset;
import dev.ballast.core.method.ClassTooSmallException;
import dev.ballast.core.random.Seed;
import dev.ballast.core.recipe.Recipe;
import dev.ballast.core.strategy.SamplingStrategy;

import org.junit.jupiter.api.Test;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

class SafeLevelSmoteTest {

    private static final Seed SEED = Seed.of(1);

    /// Every pair and every case of the paper, by plain counting, on tables with many equal distances.
    @Test
    void pairsAndGapsAreThoseOfThePaper() {
        Set<String> cases = new TreeSet<>();
        int served = 0;
        for (int trial = 0; trial < 60; trial++) {
            Dataset data = NearRows.ofFewValues(trial);
            int k = 2 + trial % 3;
            Set<List<Long>> wanted = new HashSet<>();
            for (int row : data.labels().rowsOf(2)) {
                for (int other : NearRows.of(data, row, k, any -> data.labels().code(any) == 2)) {
                    if (NearRows.alike(data, row, k) + NearRows.alike(data, other, k) > 0) {
                        wanted.add(List.of((long) row, (long) other));
                    }
                }
            }
            SafeLevelSmote method = SafeLevelSmote.create().neighbors(k)
                    .to(SamplingStrategy.counts(Map.of(2, 500)));
            if (IntStream.of(data.labels().rowsOf(2)).allMatch(row -> NearRows.alike(data, row, k) == 0)) {
                assertThatIllegalArgumentException().isThrownBy(() -> method.resample(data, SEED))
                        .withMessageContaining("finds nothing to make rows of class \"2\" from");
                continue;
            }
            served++;
            Set<List<Long>> pairs = new HashSet<>();
            for (Recipe.Made recipe : Tables.synthesis(method.resample(data, SEED))) {
                pairs.add(List.of(recipe.base(), recipe.neighbor()));
                cases.add(caseOf(NearRows.alike(data, (int) recipe.base(), k),
                        NearRows.alike(data, (int) recipe.neighbor(), k), recipe.gap()));
            }
            assertThat(pairs).isEqualTo(wanted);
        }
        assertThat(served).isGreaterThan(30);
        assertThat(cases).containsExactly("base noise", "base safer", "equally safe", "neighbor noise",
                "neighbor safer");
    }

    private static String caseOf(int own, int other, double gap) {
        if (other == 0) {
            assertThat(own).isPositive();
            assertThat(gap).isZero();
            return "neighbor noise";
        }
        if (own == 0) {
            assertThat(gap).isEqualTo(1);
            return "base noise";
        }
        double ratio = (double) own / other;
        assertThat(gap).isBetween(ratio < 1 ? 1 - ratio : 0, ratio > 1 ? 1 / ratio : 1);
        return ratio == 1 ? "equally safe" : ratio > 1 ? "base safer" : "neighbor safer";
    }

    @Test
    void gapsFillTheirRange() {
        // Row 0 has both others near and safe level 2, row 2 has one of them: 0 toward 2 goes at most half the way.
        double[][] values = {{0}, {1}, {-1}, {-1.6}, {10}, {11}, {12}};
        Dataset data = Dataset.of(values, new int[]{1, 1, 1, 0, 0, 0, 0});

        List<Double> gaps = Tables.synthesis(SafeLevelSmote.create().neighbors(2)
                .to(SamplingStrategy.parse("1=3000")).resample(data, SEED)).stream()
                .filter(recipe -> recipe.base() == 0 && recipe.neighbor() == 2).map(Recipe.Made::gap).toList();

        assertThat(gaps).hasSizeGreaterThan(300).allMatch(gap -> gap < 0.5).anyMatch(gap -> gap < 0.01)
                .anyMatch(gap -> gap > 0.49);
    }

    @Test
    void countsAreExactAlsoWherePairsAreLeftOut() {
        Dataset data = Tables.table(2, 300, 20);

        assertThat(SafeLevelSmote.create().neighbors(3).resample(data, SEED).counts().count(1)).isEqualTo(300);
    }

    @Test
    void aClassOfNoiseIsRefusedOrGrowsAsBySmote() {
        double[][] values = IntStream.range(0, 60).mapToObj(row -> new double[]{row}).toArray(double[][]::new);
        String[] labels = IntStream.range(0, 60).mapToObj(row -> row % 10 == 5 ? "rare" : "usual")
                .toArray(String[]::new);
        Dataset data = Dataset.of(values, labels);

        assertThatIllegalArgumentException().isThrownBy(() -> SafeLevelSmote.create().resample(data, SEED)).withMessage(
                "safe-level-smote finds nothing to make rows of class \"rare\" from: none of its 6 rows has a row of the"
                        + " class among its k = 5 nearest; make them from all rows of the class (fallback=all-rows), or"
                        + " use smote");
        assertThat(Tables.synthesis(SafeLevelSmote.create().fallback(Fallback.ALL_ROWS).resample(data, SEED)))
                .hasSize(48).allMatch(recipe -> recipe.gap() < 1);
    }

    @Test
    void refusesWhatCannotBe() {
        assertThatExceptionOfType(ClassTooSmallException.class)
                .isThrownBy(() -> SafeLevelSmote.create().resample(Tables.table(2, 30, 5), SEED))
                .withMessage("class \"1\" has 5 rows, too few for k = 5 neighbors each; use k = 4 or less, or allow"
                        + " fewer neighbors for small classes");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SafeLevelSmote.create().neighbors(8).smallClasses(SmallClassPolicy.FEWER_NEIGHBORS)
                        .resample(Tables.table(2, 5, 3), SEED))
                .withMessage("k is 8, and with 8 rows each has only 7 others; use a smaller k");
    }
}
