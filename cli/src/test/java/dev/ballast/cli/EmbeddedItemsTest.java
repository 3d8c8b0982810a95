package dev.ballast.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ballast.core.data.Dataset;
import dev.ballast.core.method.FittedResampler;
import dev.ballast.core.method.MethodInfo;
import dev.ballast.core.method.Methods;
import dev.ballast.core.method.Promise;
import dev.ballast.core.method.Resampler;
import dev.ballast.core.random.Purpose;
import dev.ballast.core.random.RandomStream;
import dev.ballast.core.random.Seed;
import dev.ballast.core.recipe.Recipe;
import dev.ballast.core.recipe.Resampling;
import dev.ballast.core.run.RunSettings;
import dev.ballast.core.target.Target;
import dev.ballast.samplers.items.Items;
import dev.ballast.samplers.mix.MadeItem;
import dev.ballast.samplers.mix.MadeItems;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;

/// Methods over embeddings: where the items are the embeddings themselves, the items made are the rows made.
class EmbeddedItemsTest {

    private static final Seed SEED = Seed.of(42);
    private static final int ROWS = 90;

    private static double[][] embeddings() {
        RandomStream random = SEED.stream(Purpose.of("embedded-items-test"), 0, 0, 0);
        double[][] rows = new double[ROWS][4];
        for (int row = 0; row < ROWS; row++) {
            for (int column = 0; column < 4; column++) {
                rows[row][column] = random.nextGaussian() + (row % 5 == 0 ? 1.5 : 0);
            }
        }
        return rows;
    }

    private static double[] between(double[] base, double[] neighbor, double gap) {
        double[] made = new double[base.length];
        for (int i = 0; i < made.length; i++) {
            made[i] = base[i] + gap * (neighbor[i] - base[i]);
        }
        return made;
    }

    private static double[] mix(List<double[]> items, double[] weights) {
        double[] made = new double[items.getFirst().length];
        for (int item = 0; item < weights.length; item++) {
            for (int i = 0; i < made.length; i++) {
                made[i] += weights[item] * items.get(item)[i];
            }
        }
        return made;
    }

    @Test
    void everyMethodMakesItemsAsItMakesRows() {
        double[][] rows = embeddings();
        int[] labels = new int[ROWS];
        Arrays.setAll(labels, row -> row % 5 == 0 ? 1 : 0);
        Dataset data = Dataset.of(rows, labels);
        Items<double[]> items = Items.of(Arrays.asList(rows));
        TreeSet<String> exact = new TreeSet<>();
        TreeSet<String> mixed = new TreeSet<>();
        TreeSet<String> refused = new TreeSet<>();
        List<Resampler> methods = new ArrayList<>();
        for (MethodInfo info : Methods.all()) {
            if (info.accepts().targets().contains(Target.Kind.CLASSES) && info.accepts().takes(data)) {
                methods.add(Methods.named(info.name()));
            }
        }
        methods.add(Methods.named("smote").then(Methods.named("random-over")));
        for (Resampler method : methods) {
            FittedResampler fitted = method.fit(data, RunSettings.standard().seed(SEED));
            if (!(fitted.promise() instanceof Promise.Exact)) {
                continue;
            }
            Resampling made = fitted.resampling(SEED, 1);
            try {
                requireLike(made, MadeItems.of(items, fitted, EmbeddedItemsTest::between).items(SEED, 1), 0);
                exact.add(method.info().name());
            } catch (IllegalArgumentException e) {
                if (e.getMessage().contains("give a Mixer")) {
                    requireLike(made, MadeItems.of(items, fitted, EmbeddedItemsTest::mix).items(SEED, 1), 1e-9);
                    mixed.add(method.info().name());
                } else {
                    assertThat(e).hasMessageContaining("random noise");
                    refused.add(method.info().name());
                }
            }
        }
        assertThat(exact).contains("smote", "borderline-smote", "adasyn", "safe-level-smote", "kmeans-smote",
                "random-over",
                "random-under");
        assertThat(mixed).isNotEmpty();
        assertThat(refused).contains("smoothed-bootstrap");
    }

    private static void requireLike(Resampling made, Items<MadeItem<double[]>> items, double tolerance) {
        assertThat(items.size()).isEqualTo((int) made.size());
        double[] row = new double[4];
        for (int i = 0; i < items.size(); i++) {
            made.copyRow(i, row, 0);
            MadeItem<double[]> item = items.get(i);
            if (tolerance == 0 || !(item.recipe() instanceof Recipe.Made)) {
                assertThat(item.item()).containsExactly(row);
            } else {
                assertThat(item.item()).containsExactly(row, within(tolerance));
            }
            assertThat(item.code()).isEqualTo(made.code(i));
        }
    }
}
