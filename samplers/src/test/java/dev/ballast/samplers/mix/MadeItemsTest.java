package dev.ballast.samplers.mix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.offset;

import dev.ballast.core.data.Dataset;
import dev.ballast.core.method.Family;
import dev.ballast.core.method.FittedResampler;
import dev.ballast.core.method.Makes;
import dev.ballast.core.method.MethodInfo;
import dev.ballast.core.method.MethodSettings;
import dev.ballast.core.method.PlanSource;
import dev.ballast.core.method.Promise;
import dev.ballast.core.method.Resampler;
import dev.ballast.core.random.Purpose;
import dev.ballast.core.random.RandomStream;
import dev.ballast.core.random.Seed;
import dev.ballast.core.recipe.Addition;
import dev.ballast.core.recipe.Mixing;
import dev.ballast.core.recipe.Plan;
import dev.ballast.core.recipe.Recipe;
import dev.ballast.core.recipe.RecipeSlot;
import dev.ballast.core.recipe.Resampling;
import dev.ballast.core.run.RunSettings;
import dev.ballast.core.strategy.ClassTargets;
import dev.ballast.core.target.ClassLabels;
import dev.ballast.samplers.RandomSampler;
import dev.ballast.samplers.SamplerState;
import dev.ballast.samplers.batch.BalancedBatchSampler;
import dev.ballast.samplers.items.Batch;
import dev.ballast.samplers.items.EpochCursor;
import dev.ballast.samplers.items.Items;
import dev.ballast.samplers.items.Loader;
import dev.ballast.samplers.items.LoaderCursor;
import dev.ballast.samplers.resample.RandomOverSampler;
import dev.ballast.samplers.resample.RandomUnderSampler;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

class MadeItemsTest {

    private static final Seed SEED = Seed.of(42);
    private static final int ROWS = 40;
    private static final double[][] VECTORS = IntStream.range(0, ROWS)
            .mapToObj(row -> new double[]{Math.sin(row), row / 7.0, 1e8 - row}).toArray(double[][]::new);
    private static final Dataset DATA = Dataset.of(VECTORS,
            IntStream.range(0, ROWS).map(row -> row % 4 == 0 ? 1 : 0).toArray());
    private static final Items<double[]> ITEMS = Items.of(Arrays.asList(VECTORS));

    /// How new rows are made.
    private enum Way {
        /// Copies.
        COPY,
        /// Between two rows.
        SEGMENT,
        /// Toward two rows.
        TRIANGLE,
        /// With noise.
        NOISE
    }

    /// Adds rows to the smaller class.
    private record Grown(Way way) implements Resampler {

        private static final Purpose DRAW = Purpose.of("made-items-test.draw");

        @Override
        public MethodInfo info() {
            return MethodInfo.named("grown", Family.OVER_SAMPLING, "for a test").makes(Makes.ROWS).makes(_ -> this);
        }

        @Override
        public MethodSettings settings() {
            return info().settings();
        }

        @Override
        public PlanSource prepare(Dataset data, Promise promise, RunSettings run) {
            int[] rare = data.labels().rowsOf(1);
            return (seed, epoch) -> Plan.keepingAll(data.labels(), Mixing.of(data.columns()),
                    List.of(new Addition(0, 0, (_, _) -> {
                    }), new Addition(1, promise.targets().toAdd(1), (index, into) -> write(rare,
                            seed.stream(DRAW, 0, epoch, index), into))))
                    .withSpreads(List.of(new double[]{1, 1, 1}));
        }

        private void write(int[] rare, RandomStream random, RecipeSlot into) {
            int base = rare[random.nextInt(rare.length)];
            switch (way) {
                case COPY -> into.copied(base);
                case SEGMENT -> into.made(base).toward(rare[random.nextInt(rare.length)], random.nextDouble());
                case TRIANGLE -> into.made(base).toward(rare[random.nextInt(rare.length)], random.nextDouble() / 2)
                        .toward(rare[random.nextInt(rare.length)], random.nextDouble() / 2);
                case NOISE -> into.made(base).displaced(0, 0.1, random.nextLong());
            }
        }
    }

    private static FittedResampler fitted(Way way) {
        return new Grown(way).fit(DATA);
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
        for (int i = 0; i < made.length; i++) {
            for (int item = 0; item < weights.length; item++) {
                made[i] += weights[item] * items.get(item)[i];
            }
        }
        return made;
    }

    /// Items that are vectors become the rows of the result, to the bit, in every epoch.
    @ParameterizedTest
    @EnumSource(names = {"COPY", "SEGMENT"})
    void itemsAreMadeAsRowsAre(Way way) {
        FittedResampler fitted = fitted(way);
        MadeItems<double[]> made = MadeItems.of(ITEMS, fitted, MadeItemsTest::between);
        assertThat(made.size()).isEqualTo(60);
        for (long epoch = 0; epoch < 3; epoch++) {
            Resampling rows = fitted.resampling(SEED, epoch);
            Items<MadeItem<double[]>> items = made.items(SEED, epoch);
            double[] row = new double[3];
            for (int i = 59; i >= 0; i--) {
                rows.copyRow(i, row, 0);
                MadeItem<double[]> item = items.get(i);
                assertThat(item.item()).containsExactly(row);
                assertThat(item.code()).isEqualTo(rows.code(i)).isEqualTo(made.labels().code(i));
                assertThat(item.recipe()).isEqualTo(rows.recipe(i));
                if (!(item.recipe() instanceof Recipe.Made)) {
                    assertThat(item.item()).isSameAs(VECTORS[(int) item.recipe().base()]);
                }
            }
            assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> items.get(60));
        }
        assertThat(made.items(SEED, 0).get(50).item()).isNotEqualTo(made.items(SEED, 1).get(50).item());
    }

    /// One method after another: rows are made from made rows, through points.
    @Test
    void parentsThatAreMadeAreMixedFirst() {
        Resampler grown = new Grown(Way.SEGMENT);
        Plan first = fitted(Way.SEGMENT).plan(SEED, 0);
        Dataset between = new Resampling(first, DATA).toDataset();
        Plan then = Plan.keepingAll(between.labels(), Mixing.of(between.columns()),
                List.of(new Addition(1, 10, (index, into) -> into.made(59 - index).toward(50 - index, 0.3))));
        FittedResampler chained = new FittedResampler(grown, DATA,
                new Promise.Exact(ClassTargets.of(DATA.counts(), new long[]{30, 40})),
                (_, _) -> first.then(then));
        Items<MadeItem<double[]>> items = MadeItems.of(ITEMS, chained, MadeItemsTest::between).items(SEED, 0);
        double[][] rows = new Resampling(then, between).toDataset().features().toDoubleRows();
        assertThat(items.size()).isEqualTo(70);
        for (int row = 0; row < 70; row++) {
            assertThat(items.get(row).item()).containsExactly(rows[row]);
        }
        assertThat(((Recipe.Made) items.get(69).recipe()).start()).isInstanceOf(Recipe.Made.class);
    }

    @Test
    void rowsOfSeveralParentsNeedAMixer() {
        FittedResampler fitted = fitted(Way.TRIANGLE);
        assertThatIllegalArgumentException().isThrownBy(() -> MadeItems.of(ITEMS, fitted, MadeItemsTest::between))
                .withMessage("grown: row 40 of the result goes toward 2 rows, and an interpolator goes toward one; give a "
                        + "Mixer");
        MadeItems<double[]> made = MadeItems.of(ITEMS, fitted, MadeItemsTest::mix);
        Resampling rows = fitted.resampling(SEED, 0);
        double[] row = new double[3];
        for (int i = 0; i < 60; i++) {
            rows.copyRow(i, row, 0);
            assertThat(made.items(SEED, 0).get(i).item()).containsExactly(row,
                    offset(1e-6));
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MadeItems.of(ITEMS, fitted(Way.NOISE), MadeItemsTest::mix))
                .withMessageContaining("grown: row 40 of the result has random noise added to its numbers");
    }

    /// Batches by class, in the background, resumed: the same as without threads.
    @Test
    void batchesOfMadeItemsAreLoadedAndResumed() {
        MadeItems<double[]> made = MadeItems.of(ITEMS, fitted(Way.SEGMENT), MadeItemsTest::between);
        BalancedBatchSampler balanced = BalancedBatchSampler.of(made.labels(), 8);
        List<String> expected = new ArrayList<>();
        EpochCursor<Batch<MadeItem<double[]>>> cursor = made.batchedBy(balanced).start(SEED);
        for (int epoch = 0; epoch < 2; epoch++, cursor.nextEpoch()) {
            cursor.forEachRemaining(batch -> expected.add(text(batch)));
        }
        List<String> found = new ArrayList<>();
        SamplerState state = made.batchedBy(balanced).start(SEED).state();
        for (int i = 0; i < expected.size(); i++) {
            try (LoaderCursor<Batch<MadeItem<double[]>>> loaded = Loader.of(made.batchedBy(balanced)).threads(3)
                    .resume(state)) {
                if (!loaded.hasNext()) {
                    loaded.nextEpoch();
                }
                Batch<MadeItem<double[]>> batch = loaded.next();
                assertThat(batch.items().stream().filter(item -> item.code() == 1)).hasSize(4);
                assertThat(batch.codes(made.labels()))
                        .containsExactly(batch.items().stream().mapToInt(MadeItem::code).toArray());
                found.add(text(batch));
                state = loaded.state();
            }
        }
        assertThat(found).isEqualTo(expected).hasSize(16).doesNotHaveDuplicates();
    }

    private static String text(Batch<MadeItem<double[]>> batch) {
        return batch.items().stream().map(item -> Arrays.toString(item.item()) + item.recipe()).toList().toString();
    }

    @Test
    void originalsAreLoadedWhenNeeded() {
        AtomicInteger loads = new AtomicInteger();
        Items<double[]> lazy = Items.of(ROWS, row -> {
            loads.incrementAndGet();
            return VECTORS[row];
        });
        MadeItems<double[]> made = MadeItems.of(lazy, fitted(Way.SEGMENT), MadeItemsTest::between);
        assertThat(loads).hasValue(0);
        made.items(SEED, 0).get(3);
        assertThat(loads).hasValue(1);
        made.items(SEED, 0).get(45);
        assertThat(loads).hasValue(3);
    }

    @Test
    void methodsThatDropRowsHaveNoFixedLabels() {
        MadeItems<double[]> fewer = MadeItems.of(ITEMS, RandomUnderSampler.create().fit(DATA), MadeItemsTest::between);
        assertThat(fewer.size()).isEqualTo(20);
        assertThat(fewer.map(MadeItem::code).items(SEED, 3).map(code -> code).sampledBy(RandomSampler.of(20))
                .epoch(SEED, 0).stream().mapToInt(code -> code).sum()).isEqualTo(10);
        assertThatIllegalStateException().isThrownBy(fewer::labels)
                .withMessageContaining("random-under drops rows, so the classes of items differ from epoch to epoch");
    }

    @Test
    void whatDoesNotFitIsRefused() {
        FittedResampler fitted = fitted(Way.SEGMENT);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MadeItems.of(Items.of(39, i -> VECTORS[i]), fitted, MadeItemsTest::between))
                .withMessage("there are 39 items and 40 rows of the data that the method was fitted to; every item needs one "
                        + "row");
        MadeItems<double[]> made = MadeItems.of(ITEMS, fitted, MadeItemsTest::between);
        SamplerState state = made.sampledBy(RandomSampler.of(60)).start(SEED).state();
        assertThat(made.map(MadeItem::item).sampledBy(RandomSampler.of(60)).resume(state).next()).hasSize(3);
        for (FittedResampler other : List.of(fitted(Way.COPY), RandomOverSampler.create().fit(DATA))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> MadeItems.of(ITEMS, other, MadeItemsTest::between)
                            .sampledBy(RandomSampler.of(60)).resume(state))
                    .withMessageContaining("another plan");
        }
        FittedResampler turning = new FittedResampler(fitted.method(), DATA, fitted.promise(), (seed, epoch) -> epoch == 0
                ? fitted.plan(seed, epoch)
                : Plan.keepingAll(DATA.labels(), Mixing.of(DATA.columns()),
                        List.of(new Addition(1, 10, (_, into) -> into.copied(0)),
                                new Addition(1, 10, (_, into) -> into.copied(0)))));
        MadeItems<double[]> wrong = MadeItems.of(ITEMS, turning, MadeItemsTest::between);
        assertThatIllegalStateException().isThrownBy(() -> wrong.items(SEED, 1))
                .withMessageContaining("has other rows of classes in epoch 1");
        ClassLabels labels = made.labels();
        assertThat(labels.size()).isEqualTo(60);
        assertThat(labels.names()).containsExactly("0", "1");
    }
}
