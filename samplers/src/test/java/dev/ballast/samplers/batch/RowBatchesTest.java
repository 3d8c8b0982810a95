package dev.ballast.samplers.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.ballast.core.data.Column;
import dev.ballast.core.data.Dataset;
import dev.ballast.core.data.FeatureMatrix;
import dev.ballast.core.method.Family;
import dev.ballast.core.method.FittedResampler;
import dev.ballast.core.method.MethodInfo;
import dev.ballast.core.method.MethodSettings;
import dev.ballast.core.method.PlanSource;
import dev.ballast.core.method.Promise;
import dev.ballast.core.method.Resampler;
import dev.ballast.core.run.RunSettings;
import dev.ballast.core.random.Purpose;
import dev.ballast.core.random.RandomStream;
import dev.ballast.core.random.Seed;
import dev.ballast.core.recipe.Addition;
import dev.ballast.core.recipe.Mixing;
import dev.ballast.core.recipe.Plan;
import dev.ballast.core.recipe.Recipe;
import dev.ballast.core.recipe.RecipeSource;
import dev.ballast.core.recipe.Resampling;
import dev.ballast.core.strategy.ClassTargets;
import dev.ballast.core.strategy.SamplingStrategy;
import dev.ballast.core.target.ClassCounts;
import dev.ballast.core.target.ClassLabels;
import dev.ballast.samplers.RandomSampler;
import dev.ballast.samplers.SamplerState;
import dev.ballast.samplers.Shard;
import dev.ballast.samplers.TestData;
import dev.ballast.samplers.resample.RandomOverSampler;
import dev.ballast.samplers.resample.RandomUnderSampler;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.IntStream;

class RowBatchesTest {

    private static final Seed SEED = Seed.of(42);
    private static final Dataset DATA = TestData.asFloats(TestData.ofCounts(3, 7, 20));
    private static final FittedResampler FITTED = Between.fitted(DATA);

    /// Grows every class to the largest by points between two random rows of the class: interpolation without neighbors.
    private record Between(Promise.Kind kind) implements Resampler {

        private static final Purpose DRAW = Purpose.of("row-batches-test.draw");

        static FittedResampler fitted(Dataset data) {
            return new Between(Promise.Kind.EXACT).fit(data);
        }

        @Override
        public MethodInfo info() {
            return MethodInfo.named("between", Family.OVER_SAMPLING, "makes rows between any two of a class")
                    .promises(kind).makes(_ -> this);
        }

        @Override
        public MethodSettings settings() {
            return info().settings().with(SamplingStrategy.ALL);
        }

        @Override
        public Promise promise(ClassCounts before) {
            long[] after = new long[before.classes()];
            Arrays.fill(after, before.largest());
            ClassTargets targets = ClassTargets.of(before, after);
            return kind == Promise.Kind.EXACT ? new Promise.Exact(targets) : new Promise.AtMost(targets);
        }

        @Override
        public PlanSource prepare(Dataset data, Promise promise, RunSettings run) {
            return (seed, epoch) -> plan(data, (code, rows) -> {
                long key = data.labels().streamKey(code);
                return (index, into) -> {
                    RandomStream random = seed.stream(DRAW, key, epoch, index);
                    into.made(rows[random.nextInt(rows.length)]).toward(rows[random.nextInt(rows.length)],
                            random.nextDouble());
                };
            });
        }
    }

    /// Adds rows to every class up to the largest.
    private static Plan plan(Dataset data, BiFunction<Integer, int[], RecipeSource> recipes) {
        List<Addition> additions = new ArrayList<>();
        for (int code = 0; code < data.counts().classes(); code++) {
            additions.add(new Addition(code, data.counts().largest() - data.counts().count(code),
                    recipes.apply(code, data.labels().rowsOf(code))));
        }
        return Plan.keepingAll(data.labels(), Mixing.of(data.columns()), additions);
    }

    static List<RowBatches> plans() {
        RowBatches plan = RowBatches.of(FITTED).size(8);
        return List.of(plan, plan.shuffled(), plan.shuffled().dropLast(), plan.balanced(),
                plan.sampledBy(RandomSampler.of(60).compact()), plan.shuffled().asDoubles(),
                RowBatches.of(RandomUnderSampler.create().fit(DATA)).size(4).balanced(),
                RowBatches.of(RandomOverSampler.create().fit(DATA)).size(7).shuffled());
    }

    /// A batch as text, bits and all.
    private static String text(RowCursor batches, boolean doubles) {
        return Arrays.toString(batches.labels())
                + (doubles ? Arrays.toString(batches.doubleFeatures()) : Arrays.toString(batches.features()));
    }

    private static boolean doubles(RowBatches plan) {
        try (RowCursor batches = plan.start(SEED)) {
            batches.next();
            batches.doubleFeatures();
            return true;
        } catch (IllegalStateException e) {
            return false;
        }
    }

    private static List<String> read(RowBatches plan, RowCursor batches, int epochs) {
        List<String> all = new ArrayList<>();
        boolean doubles = doubles(plan);
        try (batches) {
            for (int epoch = 0; epoch < epochs; epoch++) {
                while (batches.next()) {
                    all.add(text(batches, doubles));
                }
                batches.nextEpoch();
            }
        }
        return all;
    }

    /// Every row is the row of the resampling, to the bit; shuffled, each comes once an epoch.
    @ParameterizedTest
    @ValueSource(longs = {0, 1, 2})
    void rowsAreThoseOfTheEpochsResampling(long epoch) {
        Resampling rows = FITTED.resampling(SEED, epoch);
        int[] order = RandomSampler.of(60).draws(SEED, epoch).ints().toArray();
        int place = 0;
        try (RowCursor batches = RowBatches.of(FITTED).size(8).shuffled().start(SEED)) {
            for (int i = 0; i < epoch; i++) {
                batches.nextEpoch();
            }
            while (batches.next()) {
                assertThat(batches.size()).isEqualTo(place == 56 ? 4 : 8).isEqualTo(batches.labels().length);
                assertThat(batches.features()).hasSize(batches.size() * 4);
                for (int i = 0; i < batches.size(); i++) {
                    float[] row = new float[4];
                    rows.copyRow(order[place], row, 0);
                    assertThat(Arrays.copyOfRange(batches.features(), 4 * i, 4 * i + 4)).containsExactly(row);
                    assertThat(batches.labels()[i]).isEqualTo(rows.code(order[place]));
                    place++;
                }
            }
        }
        assertThat(place).isEqualTo(60);
    }

    @Test
    void withoutAnOrderRowsComeAsInTheResult() {
        double[] values = new double[60 * 4];
        int[] codes = new int[60];
        FITTED.resampling(SEED, 0).read(0, values, codes);
        try (RowCursor batches = RowBatches.of(FITTED).size(60).asDoubles().start(SEED)) {
            assertThat(batches.next()).isTrue();
            assertThat(batches.doubleFeatures()).containsExactly(values);
            assertThat(batches.labels()).containsExactly(codes);
        }
    }

    @Test
    void syntheticRowsAreOtherOnesEachEpoch() {
        RowBatches plan = RowBatches.of(FITTED).size(60);
        List<String> epochs = read(plan, plan.start(SEED), 3);

        assertThat(epochs).hasSize(3).doesNotHaveDuplicates();
        assertThat(read(plan, plan.start(SEED), 3)).isEqualTo(epochs);
        assertThat(read(plan, plan.start(Seed.of(43)), 3)).doesNotContainAnyElementsOf(epochs);
    }

    @Test
    void balancedBatchesHaveAsManyRowsOfEachClass() {
        FittedResampler half = RandomOverSampler.create().to(SamplingStrategy.parse("a=9"))
                .fit(DATA);
        try (RowCursor batches = RowBatches.of(half).size(12).balanced().start(SEED)) {
            int count = 0;
            while (batches.next()) {
                assertThat(Arrays.stream(batches.labels()).sorted().toArray()).containsExactly(0, 0, 0, 0, 1, 1, 1, 1,
                        2, 2, 2, 2);
                count++;
            }
            assertThat(count).isEqualTo(3);
        }
    }

    @ParameterizedTest
    @MethodSource("plans")
    void aThreadInTheBackgroundChangesNothing(RowBatches plan) {
        assertThat(read(plan, plan.prefetched().start(SEED), 3)).isEqualTo(read(plan, plan.start(SEED), 3));
    }

    /// With a thread in the background too: what is made ahead is not consumed.
    @ParameterizedTest
    @MethodSource("plans")
    void aRunGoesOnAsIfItHadNotStopped(RowBatches plan) {
        List<String> all = read(plan, plan.start(SEED), 2);
        boolean doubles = doubles(plan);
        for (RowBatches either : List.of(plan, plan.prefetched())) {
            SamplerState state;
            try (RowCursor first = either.start(SEED)) {
                state = first.state();
            }
            for (String batch : all) {
                try (RowCursor next = either.resume(SamplerState.fromBytes(state.toBytes()))) {
                    if (!next.next()) {
                        next.nextEpoch();
                        next.next();
                    }
                    assertThat(text(next, doubles)).isEqualTo(batch);
                    state = next.state();
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("plans")
    void workersShareTheBatches(RowBatches plan) {
        List<String> all = read(plan, plan.start(SEED), 1);
        String[] together = new String[all.size()];
        for (int rank = 0; rank < 3; rank++) {
            List<String> own = read(plan, plan.shard(Shard.of(rank, 3)).start(SEED), 1);
            for (int i = 0; i < own.size(); i++) {
                together[3 * i + rank] = own.get(i);
            }
        }
        assertThat(together).containsExactlyElementsOf(all);
    }

    @ParameterizedTest
    @MethodSource("plans")
    void nextEpochCanComeEarly(RowBatches plan) {
        List<String> all = read(plan, plan.start(SEED), 2);
        int firstEpoch = read(plan, plan.start(SEED), 1).size();
        boolean doubles = doubles(plan);
        try (RowCursor batches = plan.prefetched().start(SEED)) {
            batches.next();
            batches.nextEpoch();
            assertThatIllegalStateException().isThrownBy(batches::labels);
            batches.next();
            assertThat(text(batches, doubles)).isEqualTo(all.get(firstEpoch));
        }
    }

    @Test
    void rowsGoIntoTheCallersArrays() {
        RowBatches plan = RowBatches.of(FITTED).size(8).shuffled();
        float[] floats = new float[32];
        double[] doubles = new double[33];
        int[] labels = new int[9];
        try (RowCursor own = plan.start(SEED);
                RowCursor into = plan.start(SEED);
                RowCursor asDoubles = plan.asDoubles().prefetched().start(SEED)) {
            while (own.next()) {
                assertThat(into.next(floats, labels)).isEqualTo(own.size());
                assertThat(Arrays.copyOf(floats, 4 * own.size())).containsExactly(own.features());
                assertThat(Arrays.copyOf(labels, own.size())).containsExactly(own.labels());
                assertThat(asDoubles.next(doubles, labels)).isEqualTo(own.size());
                for (int i = 0; i < own.features().length; i++) {
                    assertThat(Float.floatToIntBits((float) doubles[i]))
                            .isEqualTo(Float.floatToIntBits(own.features()[i]));
                }
            }
            assertThat(into.next(floats, labels)).isZero();
            assertThat(asDoubles.next(doubles, labels)).isZero();
            into.nextEpoch();
            assertThatExceptionOfType(IndexOutOfBoundsException.class)
                    .isThrownBy(() -> into.next(new float[31], labels));
            assertThatExceptionOfType(IndexOutOfBoundsException.class)
                    .isThrownBy(() -> into.next(floats, new int[7]));
            assertThat(into.drawn()).isZero();
            assertThatIllegalStateException().isThrownBy(() -> into.next(doubles, labels));
            assertThatIllegalStateException().isThrownBy(() -> asDoubles.next(floats, labels));
        }
    }

    private static Dataset doubles(double[][] rows, Column... columns) {
        return new Dataset(FeatureMatrix.wrap(rows), ClassLabels.of(new int[rows.length]), List.of(columns));
    }

    private static RowBatches batches(double[][] rows, Column... columns) {
        return RowBatches.of(Between.fitted(doubles(rows, columns))).size(rows.length);
    }

    @Test
    void doubleDataAreReadAsDoublesUnlessFloatsAreAskedFor() {
        double[][] rows = {{0.1, 16_777_217}, {1e300, 16_777_219.5}};
        RowBatches plan = batches(rows, Column.numeric("a"), Column.numeric("b"));
        for (RowBatches either : List.of(plan, plan.asDoubles())) {
            try (RowCursor batches = either.start(SEED)) {
                assertThat(batches.next()).isTrue();
                assertThat(batches.doubleFeatures()).containsExactly(0.1, 16_777_217, 1e300, 16_777_219.5);
                for (Runnable wrong : List.<Runnable>of(batches::features,
                        () -> batches.next(new float[4], new int[2]))) {
                    assertThatIllegalStateException().isThrownBy(wrong::run)
                            .withMessage("the data are double, and so are "
                                    + "rows: read doubleFeatures(), as with asDoubles(), or plan the batches asFloats()");
                }
            }
        }
        try (RowCursor batches = batches(new double[][]{{0.1}, {1e-40}}, Column.numeric("a")).asFloats().start(SEED)) {
            assertThat(batches.next()).isTrue();
            assertThat(batches.features()).containsExactly(0.1f, 1e-40f);
            assertThatIllegalStateException().isThrownBy(batches::doubleFeatures)
                    .withMessageContaining("plan them asDoubles()");
        }
        try (RowCursor batches = RowBatches.of(FITTED).asDoubles().start(SEED)) {
            assertThat(batches.next()).isTrue();
            assertThatIllegalStateException().isThrownBy(batches::features)
                    .withMessage("the plan says asDoubles(): read doubleFeatures()");
        }
        assertThat(read(RowBatches.of(FITTED).asFloats(), RowBatches.of(FITTED).asFloats().start(SEED), 1))
                .isEqualTo(read(RowBatches.of(FITTED), RowBatches.of(FITTED).start(SEED), 1));
    }

    @Test
    void floatsAreRefusedWhereTheyCannotHoldTheData() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> batches(new double[][]{{0.5, 1}, {0.5, -1e300}}, Column.numeric("a"),
                        Column.numeric("b")).asFloats())
                .withMessage("row 1, column \"b\": -1.0E300 is beyond the largest float, 3.4028235E38; read the rows "
                        + "asDoubles()");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> batches(new double[][]{{1}, {16_777_216}, {16_777_217}}, Column.numeric("id"))
                        .asFloats())
                .withMessage(
                        "row 2, column \"id\": the whole number 16777217 would become 16777216 as a float; read the "
                                + "rows asDoubles()");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> batches(new double[][]{{0.5}, {1e-60}}, Column.numeric("p")).asFloats())
                .withMessage("row 1, column \"p\": 1.0E-60 would become 0 as a float; read the rows asDoubles()");
        for (Column declared : List.of(Column.whole("n"), Column.categorical("n", List.of()))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> batches(new double[][]{{2.5}, {-1e18 - 1024}}, declared).asFloats())
                    .withMessageContaining("row 1, column \"n\": the whole number -1000000000000001024 would become");
        }
        // Columns that hold no numbers of things, and numbers that a float has.
        double[][] held = {{16_777_217, 1e20, 33_554_432, Double.NaN, -0.0},
                {0.5, 3e20, 1e10, Double.NEGATIVE_INFINITY, Float.MAX_VALUE}};
        RowBatches plan = batches(held, Column.numeric("a"), Column.numeric("b"), Column.whole("c"),
                Column.carried("d"),
                Column.numeric("e")).asFloats();
        try (RowCursor batches = plan.start(SEED)) {
            assertThat(batches.next()).isTrue();
            float[] expected = new float[10];
            for (int i = 0; i < 10; i++) {
                expected[i] = (float) held[i / 5][i % 5];
            }
            assertThat(batches.features()).containsExactly(expected);
        }
    }

    /// Rows are as made, then rounded once; a whole number between two that a float holds need not be one.
    @Test
    void newRowsAreRoundedOrRefusedToo() {
        double[][] rows = {{16_777_216, 0.1}, {16_777_224, 0.7}, {16_777_220, 0.3}, {1, 1}, {2, 2}, {3, 3}, {4, 4},
                {5, 5},
                {6, 6}, {7, 7}, {8, 8}, {9, 9}};
        ClassLabels labels = ClassLabels.of(IntStream.range(0, 12).map(row -> row < 3 ? 1 : 0).toArray());
        Dataset numeric = new Dataset(FeatureMatrix.wrap(rows), labels, Column.numeric(2));
        Dataset whole = new Dataset(FeatureMatrix.wrap(rows), labels,
                List.of(Column.whole("n"), Column.numeric("a")));
        RowBatches plan = RowBatches.of(Between.fitted(numeric)).size(18);
        try (RowCursor floats = plan.asFloats().start(SEED); RowCursor doubles = plan.start(SEED)) {
            assertThat(floats.next()).isTrue();
            assertThat(doubles.next()).isTrue();
            for (int i = 0; i < 36; i++) {
                assertThat(floats.features()[i]).isEqualTo((float) doubles.doubleFeatures()[i]);
            }
        }
        try (RowCursor batches = RowBatches.of(Between.fitted(whole)).size(18).asFloats().start(SEED)) {
            assertThatIllegalArgumentException().isThrownBy(() -> {
                while (batches.next() || batches.epoch() < 9) {
                    batches.nextEpoch();
                }
            }).withMessageMatching("row 1\\d of the result, column \"n\": the whole number 167772\\d\\d would become "
                    + "167772\\d\\d as a float; read the rows asDoubles\\(\\)");
        }
    }

    private static boolean isRunning(String name) {
        return Thread.getAllStackTraces().keySet().stream().anyMatch(thread -> thread.getName().equals(name));
    }

    @Test
    void closingEndsTheThread() {
        RowCursor batches = RowBatches.of(FITTED).prefetched().size(8).start(SEED);
        batches.next();
        assertThat(isRunning("ballast-row-batches")).isTrue();
        batches.close();
        batches.close();

        assertThat(isRunning("ballast-row-batches")).isFalse();
        assertThat(batches.state().consumed()).isEqualTo(1);
        assertThatIllegalStateException().isThrownBy(batches::next).withMessageContaining("closed");
        assertThatIllegalStateException().isThrownBy(batches::features);
        assertThatIllegalStateException().isThrownBy(batches::nextEpoch);
    }

    /// Fails for rows of later epochs than 0.
    private static FittedResampler failing() {
        return new FittedResampler(FITTED.method(), DATA, FITTED.promise(), (seed, epoch) -> epoch == 0
                ? FITTED.plan(seed, epoch)
                : plan(DATA, (_, _) -> (_, _) -> {
                    throw new UnsupportedOperationException("no rows today");
                }));
    }

    @Test
    void failuresInTheBackgroundAreThrownWhereTheBatchWasAskedFor() {
        try (RowCursor batches = RowBatches.of(failing()).size(30).prefetched().start(SEED)) {
            batches.nextEpoch();
            assertThat(batches.next()).isTrue();
            assertThatIllegalStateException().isThrownBy(batches::next).withMessageContaining("no rows today")
                    .withCauseInstanceOf(UnsupportedOperationException.class);
            assertThatIllegalStateException().isThrownBy(batches::next);
            assertThat(batches.state().consumed()).isEqualTo(1);
            batches.nextEpoch();
            assertThat(batches.next()).isTrue();
            assertThatIllegalStateException().isThrownBy(batches::nextEpoch);
            batches.nextEpoch();
            assertThat(batches.epoch()).isEqualTo(3);
        }
        assertThat(isRunning("ballast-row-batches")).isFalse();
    }

    @Test
    void statesOfOtherPlansAreRefused() {
        List<RowBatches> plans = new ArrayList<>(plans());
        plans.remove(5);
        plans.add(RowBatches.of(Between.fitted(TestData.ofCounts(3, 7, 21))).size(8));
        plans.add(RowBatches.of(RandomOverSampler.create().evenly().fit(DATA)).size(7).shuffled());
        float[][] changed = DATA.features().toFloatRows();
        changed[0][0] += 1;
        plans.add(RowBatches.of(Between.fitted(
                new Dataset(FeatureMatrix.wrap(changed), DATA.labels(), DATA.columns()))).size(8));
        for (RowBatches plan : plans) {
            for (RowBatches other : plans) {
                if (plan != other) {
                    try (RowCursor batches = other.start(SEED)) {
                        assertThatIllegalArgumentException().isThrownBy(() -> plan.resume(batches.state()))
                                .withMessageContaining("another plan");
                    }
                }
            }
        }
    }

    @Test
    void impossiblePlansAreRefused() {
        RowBatches plan = RowBatches.of(FITTED);
        assertThatIllegalArgumentException().isThrownBy(() -> plan.size(0));
        assertThatIllegalArgumentException().isThrownBy(() -> plan.size(2).balanced())
                .withMessageContaining("a batch has 2 rows and there are 3 classes");
        assertThatIllegalArgumentException().isThrownBy(() -> plan.balanced().size(2));
        assertThatIllegalArgumentException().isThrownBy(() -> plan.sampledBy(RandomSampler.of(59)))
                .withMessage("the sampler is for 59 items and the result has 60 rows");
        FittedResampler without = RandomUnderSampler.create()
                .to(SamplingStrategy.parse("a=0")).fit(DATA);
        assertThatIllegalArgumentException().isThrownBy(() -> RowBatches.of(without).balanced())
                .withMessageContaining("class \"a\" has no rows in the result");
        try (RowCursor batches = plan.start(SEED)) {
            assertThatIllegalStateException().isThrownBy(batches::features).withMessageContaining("next()");
        }
        FittedResampler atMost = new Between(Promise.Kind.AT_MOST).fit(DATA);
        assertThatIllegalArgumentException().isThrownBy(() -> RowBatches.of(atMost))
                .withMessageContaining("batches need to know the rows of an epoch before it is drawn")
                .withMessageContaining("promises at most")
                .withMessageContaining("RowBatches.of(fitted.resampling(seed, 0))");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void batchesSayWhereTheirRowsComeFrom(boolean prefetched) {
        RowBatches ordered = RowBatches.of(FITTED).size(7).asDoubles();
        try (RowCursor batches = (prefetched ? ordered.prefetched() : ordered).start(SEED)) {
            for (int epoch = 0; epoch < 2; epoch++, batches.nextEpoch()) {
                Resampling rows = FITTED.resampling(SEED, epoch);
                double[] row = new double[rows.source().features().columns()];
                long position = 0;
                while (batches.next()) {
                    assertThat(batches.sources()).hasSize(batches.size());
                    for (int i = 0; i < batches.size(); i++, position++) {
                        assertThat((long) batches.sources()[i]).isEqualTo(switch (rows.recipe(position)) {
                            case Recipe.Original original -> original.base();
                            case Recipe.Copy copy -> copy.base();
                            case Recipe.Made made -> made.base();
                        });
                        assertThat(batches.synthetic()[i]).isEqualTo(position >= rows.keptSize());
                        if (!batches.synthetic()[i]) {
                            rows.source().features().copyRow(batches.sources()[i], row, 0);
                            assertThat(Arrays.copyOfRange(batches.doubleFeatures(), i * row.length,
                                    (i + 1) * row.length)).isEqualTo(row);
                        }
                    }
                }
                assertThat(position).isEqualTo(rows.size());
            }
        }
    }

    @Test
    void copiesAreNotSynthetic() {
        FittedResampler over = RandomOverSampler.create().fit(DATA);
        try (RowCursor batches = RowBatches.of(over).size(60).start(SEED)) {
            assertThat(batches.next()).isTrue();
            assertThat(batches.synthetic()).containsOnly(false);
            for (int i = 0; i < 60; i++) {
                assertThat(DATA.labels().code(batches.sources()[i])).isEqualTo(batches.labels()[i]);
            }
        }
    }

    @Test
    void aResultThatIsDrawnOnceIsTheSameInEveryEpoch() {
        Resampling drawn = new Between(Promise.Kind.AT_MOST).fit(DATA).resampling(SEED, 3);
        RowBatches plan = RowBatches.of(drawn).size(8);
        List<String> ordered = read(plan, plan.start(SEED), 2);
        assertThat(ordered.subList(0, 8)).isEqualTo(ordered.subList(8, 16));
        double[] first = new double[8 * DATA.features().columns()];
        int[] codes = new int[8];
        drawn.read(0, first, codes);
        try (RowCursor batches = plan.asDoubles().start(Seed.of(5))) {
            assertThat(batches.next()).isTrue();
            assertThat(batches.doubleFeatures()).isEqualTo(first);
            assertThat(batches.labels()).isEqualTo(codes);
        }
        RowBatches shuffled = plan.shuffled();
        List<String> mixed = read(shuffled, shuffled.start(SEED), 2);
        assertThat(mixed.subList(0, 8)).isNotEqualTo(mixed.subList(8, 16));
    }

    @Test
    void resultsThatAreDrawnOtherwiseHaveAnotherFingerprint() {
        Resampler between = new Between(Promise.Kind.EXACT);
        RowBatches plan = RowBatches.of(between.fit(DATA).resampling(SEED, 0));
        SamplerState state = plan.start(SEED).state();
        assertThat(plan.resume(state).position().drawn()).isZero();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RowBatches.of(between.fit(DATA).resampling(Seed.of(1), 0)).resume(state))
                .withMessageContaining("another plan");
        assertThatIllegalArgumentException().isThrownBy(() -> RowBatches.of(between.fit(DATA)).resume(state))
                .withMessageContaining("another plan");
    }
}
