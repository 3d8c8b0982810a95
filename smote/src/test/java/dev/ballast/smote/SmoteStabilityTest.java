package dev.ballast.smote;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.core.data.Dataset;
import dev.ballast.core.data.FeatureMatrix;
import dev.ballast.core.run.RunSettings;
import dev.ballast.core.random.Seed;
import dev.ballast.core.recipe.Recipe;
import dev.ballast.core.recipe.Resampling;

import org.junit.jupiter.api.Test;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32C;

/// What a seed gives is a promise. Every run of the tests, whatever its kernel, must find the same numbers.
class SmoteStabilityTest {

    private static final String BREAKING = "value-breaking change: see CONTRIBUTING.md";
    private static final Seed SEED = Seed.of(42);

    @Test
    void theFirstRecipesOfASeedStayWhatTheyAre() {
        assertRecipes(Smote.withNeighbors(3), 0,
                List.of(between(0, 1, 0.3986304867624155), between(1, 12, 0.3904676749200091),
                        between(6, 1, 0.31631915622590423), between(12, 29, 0.14168343614289958),
                        between(18, 23, 0.7859677791061868), between(23, 29, 0.11734496120667026)));
    }

    @Test
    void theFirstRecipesOfALaterEpochStayWhatTheyAre() {
        assertRecipes(Smote.withNeighbors(3), 7,
                List.of(between(0, 12, 0.8832284332166006), between(1, 0, 0.3467419605139098),
                        between(6, 0, 0.5238372336740555), between(12, 1, 0.9269312456822228),
                        between(18, 35, 0.44863647954488484), between(23, 18, 0.5353601893439057)));
    }

    @Test
    void theFirstRecipesWithRandomBasesStayWhatTheyAre() {
        assertRecipes(Smote.withNeighbors(3).withRandomBases(), 0,
                List.of(between(1, 0, 0.5183732360439456), between(35, 29, 0.2778943463063833),
                        between(0, 1, 0.6880869371815366), between(35, 24, 0.2031849229567172),
                        between(12, 29, 0.009127593494237196), between(23, 18, 0.1245355880591803)));
    }

    @Test
    void theFirstRecipesOfStandardizedDistancesStayWhatTheyAre() {
        assertRecipes(Smote.withNeighbors(3).standardized(), 0,
                List.of(between(0, 35, 0.3986304867624155), between(1, 23, 0.3904676749200091),
                        between(6, 1, 0.31631915622590423), between(12, 24, 0.14168343614289958),
                        between(18, 29, 0.7859677791061868), between(23, 29, 0.11734496120667026)));
    }

    @Test
    void allBytesOfALargerResultStayWhatTheyAre() {
        Dataset data = table(1700, 31, 700);
        for (int threads : new int[]{1, 2}) {
            assertThat(checksum(Smote.withNeighbors(5).fit(data, RunSettings.standard().threads(threads))
                    .resampling(SEED, 0))).as(BREAKING).isEqualTo(51621874L);
        }
    }

    @Test
    void allBytesOfALargerResultOfFloatsStayWhatTheyAre() {
        Dataset data = Tables.withFloats(table(1700, 31, 700));

        assertThat(checksum(Smote.withNeighbors(5).standardized().resample(data, SEED))).as(BREAKING)
                .isEqualTo(3375453518L);
    }

    private static void assertRecipes(Smote smote, long epoch, List<Recipe> expected) {
        Resampling resampling = smote.fit(table(40, 3, 9)).resampling(SEED, epoch);

        assertThat(Tables.synthesis(resampling).subList(0, 6)).as(BREAKING).isEqualTo(expected);
    }

    private static Recipe between(int base, int neighbor, double gap) {
        return Recipe.Made.between(base, neighbor, gap);
    }

    private static Dataset table(int rows, int columns, int minority) {
        double[][] values = new double[rows][columns];
        int[] labels = new int[rows];
        for (int row = 0; row < rows; row++) {
            labels[row] = row * 7 % rows < minority ? 1 : 0;
            for (int column = 0; column < columns; column++) {
                values[row][column] = ((row * 7919L + column * 104729L + (long) row * row * (column + 3)) % 10007)
                        / 64.0 * (column + 1) * (column + 1);
            }
        }
        return Dataset.of(values, labels);
    }

    private static long checksum(Resampling resampling) {
        FeatureMatrix made = resampling.toDataset().features();
        ByteBuffer bytes = ByteBuffer.allocate(Math.multiplyExact(made.rows() * made.columns(), Double.BYTES));
        Arrays.stream(made.toDoubleRows()).flatMapToDouble(Arrays::stream).forEach(bytes::putDouble);
        CRC32C checksum = new CRC32C();
        checksum.update(bytes.flip());
        return checksum.getValue();
    }
}
