package dev.ballast.smote.combine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.core.data.Dataset;
import dev.ballast.core.method.Methods;
import dev.ballast.core.method.Resampler;
import dev.ballast.core.random.Purpose;
import dev.ballast.core.random.RandomStream;
import dev.ballast.core.random.Seed;
import dev.ballast.core.recipe.Recipe;
import dev.ballast.core.recipe.Resampling;
import dev.ballast.core.strategy.SamplingStrategy;
import dev.ballast.smote.clean.EditedNearestNeighbors.Select;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

class CombinationsTest {

    private static final Seed SEED = Seed.of(9);

    private static Dataset overlapping() {
        RandomStream random = SEED.stream(Purpose.of("test.overlap"), 0, 0, 0);
        double[][] rows = new double[300][3];
        int[] labels = new int[rows.length];
        for (int row = 0; row < rows.length; row++) {
            labels[row] = row % 5 == 0 ? 1 : 0;
            double center = 1.2 * labels[row];
            Arrays.setAll(rows[row], _ -> random.nextGaussian() + center);
        }
        return Dataset.of(rows, labels);
    }

    private static List<Recipe> recipes(Resampling result) {
        List<Recipe> recipes = new ArrayList<>();
        for (long row = 0; row < result.size(); row++) {
            recipes.add(result.recipe(row));
        }
        return recipes;
    }

    private static void assertSame(Resampler combination, Resampler chain) {
        Resampling found = combination.resample(overlapping(), SEED);
        Resampling expected = chain.resample(overlapping(), SEED);
        assertThat(recipes(found)).isEqualTo(recipes(expected));
        assertThat(found.size()).isLessThan(480);
        assertThat(found.toDataset().features().toDoubleRows())
                .isDeepEqualTo(expected.toDataset().features().toDoubleRows());
    }

    @Test
    void smoteEnnIsSmoteThenEnnOnAllClasses() {
        assertSame(SmoteEnn.create(), Methods.named("smote").then(Methods.named("enn")));
        assertSame(SmoteEnn.create().neighbors(3).editing(5, Select.MODE).to(SamplingStrategy.ratio(0.8)),
                Methods.named("smote").with("k", 3)
                        .with(Methods.named("smote").with("k", 3).options(), SamplingStrategy.ratio(0.8))
                        .then(Methods.named("enn").with("k", 5).with("select", "mode")));
    }

    @Test
    void smoteTomekIsSmoteThenTomekLinksOnAllClasses() {
        assertSame(SmoteTomek.create(), Methods.named("smote").then(Methods.named("tomek-links")));
        assertSame(SmoteTomek.create().neighbors(2),
                Methods.named("smote").with("k", 2).then(Methods.named("tomek-links").with("remove", "both")));
    }

    @Test
    void bothStepsTakeTheDistance() {
        assertSame(Methods.named("smote-enn").with("distance", "mahalanobis"),
                Methods.named("smote").with("distance", "mahalanobis")
                        .then(Methods.named("enn").with("distance", "mahalanobis")));
        assertThat(recipes(Methods.named("smote-tomek").with("scale", "iqr").with("distance", "manhattan")
                .resample(overlapping(), SEED)))
                .isNotEqualTo(recipes(SmoteTomek.create().resample(overlapping(), SEED)));
    }

    @Test
    void theyAreFoundByTheirNames() {
        assertThat(Methods.named("smote-enn")).isEqualTo(SmoteEnn.create());
        assertThat(Methods.named("smote-tomek")).isEqualTo(SmoteTomek.create());
    }
}
