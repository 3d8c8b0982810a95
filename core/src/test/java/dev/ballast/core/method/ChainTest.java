package dev.ballast.core.method;

import dev.ballast.core.run.RunSettings;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.ballast.core.data.Column;
import dev.ballast.core.data.Dataset;
import dev.ballast.core.random.Purpose;
import dev.ballast.core.random.RandomStream;
import dev.ballast.core.random.Seed;
import dev.ballast.core.recipe.Addition;
import dev.ballast.core.recipe.Mixing;
import dev.ballast.core.recipe.Plan;
import dev.ballast.core.recipe.Resampling;
import dev.ballast.core.recipe.RowSet;
import dev.ballast.core.strategy.ClassTargets;
import dev.ballast.core.strategy.SamplingStrategy;
import dev.ballast.core.strategy.SamplingStrategy.Direction;
import dev.ballast.core.target.ClassCounts;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

class ChainTest {

    private static final Seed SEED = Seed.of(42);
    private static final Dataset DATA = data(3, 8, 20);
    private static final Trial OVER = new Trial(Family.OVER_SAMPLING, SamplingStrategy.AUTO);
    private static final Trial UNDER = new Trial(Family.UNDER_SAMPLING, SamplingStrategy.AUTO);
    private static final Trial CLEAN = new Trial(Family.CLEANING, SamplingStrategy.AUTO);

    private static Dataset data(int... counts) {
        int rows = IntStream.of(counts).sum();
        RandomStream random = Seed.of(rows).stream(Purpose.of("test.data"), 0, 0, 0);
        double[][] features = new double[rows][];
        int[] labels = IntStream.range(0, counts.length)
                .flatMap(label -> IntStream.generate(() -> label).limit(counts[label])).toArray();
        for (int row = 0; row < rows; row++) {
            features[row] = new double[]{random.nextGaussian(), random.nextInt(100)};
        }
        return Dataset.of(features, labels).withColumns(List.of(Column.numeric("x"), Column.whole("n")));
    }

    /// Makes rows between any two of a class, drops rows at random, or drops a third of all rows: one small method of
    /// each kind. While it fits, it draws a number that its rows depend on.
    private record Trial(Family family, SamplingStrategy strategy, Draws draws, Makes makes) implements Resampler {

        Trial(Family family, SamplingStrategy strategy) {
            this(family, strategy, Draws.EACH_EPOCH);
        }

        Trial(Family family, SamplingStrategy strategy, Draws draws) {
            this(family, strategy, draws, family == Family.OVER_SAMPLING ? Makes.ROWS : Makes.NOTHING);
        }

        private static final Purpose FIT = Purpose.of("test.fit");
        private static final Purpose DRAW = Purpose.of("test.draw");

        @Override
        public MethodSettings settings() {
            MethodInfo info = info();
            return new MethodSettings(info, info.standard(), strategy);
        }

        @Override
        public MethodInfo info() {
            boolean cleans = family == Family.CLEANING;
            return MethodInfo.named(family + "-trial", family, "tries " + family)
                    .promises(cleans ? Promise.Kind.WHATEVER_IS_LEFT : Promise.Kind.EXACT).reads(Reads.CLASSES)
                    .makes(makes).draws(draws)
                    .costs("little " + family).makes(settings -> new Trial(family, settings.strategy(), draws, makes));
        }

        Trial to(SamplingStrategy other) {
            return new Trial(family, other, draws, makes);
        }

        Trial makes(Makes other) {
            return new Trial(family, strategy, draws, other);
        }

        @Override
        public Promise promise(ClassCounts before) {
            if (family == Family.CLEANING) {
                BitSet classes = new BitSet();
                classes.set(0, before.classes());
                return new Promise.Cleans(before, classes);
            }
            return new Promise.Exact(
                    strategy.resolve(before, family == Family.OVER_SAMPLING ? Direction.OVER : Direction.UNDER));
        }

        @Override
        public PlanSource prepare(Dataset data, Promise promise, RunSettings run) {
            long drawn = run.requireSeed(info().name()).stream(FIT, 0, 0, 0).nextLong();
            run.at(0.5);
            run.at(1);
            return (seed, epoch) -> plan(data, promise, Seed.of(seed.value() + drawn), epoch);
        }

        private Plan plan(Dataset data, Promise promise, Seed seed, long epoch) {
            BitSet kept = new BitSet();
            List<Addition> additions = new ArrayList<>();
            for (int code = 0; code < data.labels().classes(); code++) {
                int[] rows = data.labels().rowsOf(code);
                RandomStream random = seed.stream(DRAW, code, epoch, 0);
                long left = promise instanceof Promise.Exact exact
                        ? rows.length - exact.targets().toDrop(code)
                        : rows.length - rows.length / 3;
                RowThinning thinning = RowThinning.withoutReplacement(rows.length, left, random);
                IntStream.of(rows).filter(_ -> thinning.next() > 0).forEach(kept::set);
                if (promise instanceof Promise.Exact exact) {
                    long key = code;
                    additions.add(new Addition(code, exact.targets().toAdd(code), (index, into) -> {
                        RandomStream own = seed.stream(DRAW, key, epoch, 1 + index);
                        into.made(rows[own.nextInt(rows.length)]).toward(rows[own.nextInt(rows.length)],
                                own.nextDouble());
                    }));
                }
            }
            return Plan.of(data.labels(), Mixing.of(data.columns()), RowSet.of(data.rows(), kept), additions);
        }
    }

    private static Seed stepSeed(int step) {
        return Seed.of(SEED.stream(Purpose.of("chain.step"), step, 0, 0).nextLong());
    }

    private static Dataset step(Resampler method, Dataset data, Seed fitSeed, Seed drawSeed, long epoch) {
        return method.fit(data, RunSettings.standard().seed(fitSeed)).resampling(drawSeed, epoch).toDataset();
    }

    private static void assertSame(Dataset actual, Dataset expected) {
        assertThat(actual.labels()).isEqualTo(expected.labels());
        assertThat(actual.ids()).isEqualTo(expected.ids());
        assertThat(Arrays.deepEquals(actual.features().toDoubleRows(), expected.features().toDoubleRows())).isTrue();
    }

    @Test
    void aChainMakesWhatItsStepsMakeOneAfterAnother() {
        for (Resampler next : List.of(OVER, UNDER, CLEAN.to(SamplingStrategy.ALL))) {
            FittedResampler chain = OVER.to(SamplingStrategy.parse("0=15")).then(next).fit(DATA,
                    RunSettings.standard().seed(SEED));
            for (long epoch = 0; epoch < 3; epoch++) {
                Dataset between = step(OVER.to(SamplingStrategy.parse("0=15")), DATA, SEED, SEED, epoch);
                Resampling made = chain.resampling(SEED, epoch);

                assertSame(made.toDataset(), step(next, between, stepSeed(1), stepSeed(1), epoch));
                assertThat(made.source()).isSameAs(DATA);
                assertThat(made.plan().rows()).isEqualTo(31);
            }
        }
    }

    @Test
    void threeStepsAreTheSameHoweverTheyAreJoined() {
        Dataset one = step(CLEAN, DATA, SEED, SEED, 2);
        Dataset two = step(OVER, one, stepSeed(1), stepSeed(1), 2);
        Dataset three = step(CLEAN, two, stepSeed(2), stepSeed(2), 2);
        Resampler left = CLEAN.then(OVER).then(CLEAN);
        Resampler right = CLEAN.then(OVER.then(CLEAN));

        for (Resampler chain : List.of(left, right)) {
            assertSame(step(chain, DATA, SEED, SEED, 2), three);
            assertThat(chain.info().name()).isEqualTo("cleaning-trial-then-over-sampling-trial-then-cleaning-trial");
        }
        assertThat(left).hasToString(right.toString()).hasToString(CLEAN + " then " + OVER + " then "
                + CLEAN.to(SamplingStrategy.ALL));
    }

    @Test
    void exactStepsPromiseWhatComesOut() {
        Resampler chain = OVER.to(SamplingStrategy.parse("0=15")).then(UNDER);
        ClassTargets targets = ClassTargets.of(DATA.counts(), 8, 8, 8);

        assertThat(chain.promise(DATA.counts())).isEqualTo(new Promise.Exact(targets));
        assertThat(chain.info().promise()).isEqualTo(Promise.Kind.EXACT);
        assertThat(chain.resample(DATA, SEED).toDataset().counts()).isEqualTo(targets.after());
        assertThat(chain.resample(DATA, SEED).counts()).isEqualTo(targets.after());
    }

    @Test
    void whatCannotBeKnownIsLeftOpen() {
        for (Resampler chain : List.of(CLEAN.then(OVER), OVER.then(CLEAN))) {
            assertThat(chain.promise(DATA.counts())).isEqualTo(new Promise.Open(DATA.counts()));
            assertThat(chain.info().promise()).isEqualTo(Promise.Kind.WHATEVER_IS_LEFT);
        }
        assertThat(OVER.then(CLEAN).resample(DATA, SEED).counts())
                .isEqualTo(ClassCounts.of(DATA.counts().names(), 14, 14, 14));
    }

    @Test
    void segmentsBetweenMadeRowsAreNoSegmentsOfTheSource() {
        Resampler segments = OVER.makes(Makes.SEGMENTS);
        assertThat(segments.then(segments).makes()).isEqualTo(Makes.ROWS);
        assertThat(segments.then(OVER.makes(Makes.COPIES)).makes()).isEqualTo(Makes.SEGMENTS);
        assertThat(OVER.makes(Makes.COPIES).then(segments).makes()).isEqualTo(Makes.SEGMENTS);
        assertThat(segments.then(CLEAN).makes()).isEqualTo(Makes.SEGMENTS);
    }

    @Test
    void aChainIsDescribedByItsSteps() {
        MethodInfo info = OVER.then(UNDER).info();

        assertThat(info.says()).isEqualTo("tries over-sampling; then: tries under-sampling");
        assertThat(info.cost()).isEqualTo("little over-sampling; then: little under-sampling");
        assertThat(info.family()).isEqualTo(Family.COMBINATION);
        assertThat(info.reads()).isEqualTo(Reads.CLASSES);
        assertThat(info.makes()).isEqualTo(Makes.ROWS);
        assertThat(UNDER.then(OVER).info().makes()).isEqualTo(Makes.ROWS);
        assertThat(UNDER.then(CLEAN).info().makes()).isEqualTo(Makes.NOTHING);
        assertThat(info.draws()).isEqualTo(Draws.EACH_EPOCH);
        Trial fixed = new Trial(Family.CLEANING, SamplingStrategy.ALL, Draws.IN_FIT);
        assertThat(fixed.then(fixed).info().draws()).isEqualTo(Draws.IN_FIT);
        assertThat(fixed.then(OVER).info().draws()).isEqualTo(Draws.EACH_EPOCH);
        assertThat(OVER.then(fixed).info().draws()).isEqualTo(Draws.EACH_EPOCH);
    }

    @Test
    void cleaningLeftToItselfWorksOnAllClasses() {
        SamplingStrategy minority = SamplingStrategy.MINORITY;

        assertThat(OVER.then(CLEAN).strategy()).isEqualTo(SamplingStrategy.ALL);
        assertThat(OVER.then(CLEAN.to(minority)).strategy()).isEqualTo(minority);
        assertThat(OVER.then(UNDER).strategy()).isEqualTo(SamplingStrategy.AUTO);
    }

    @Test
    void anotherStrategyIsForTheLastStep() {
        Resampler chain = OVER.then(UNDER);
        Resampler other = chain.with(chain.options(), SamplingStrategy.parse("1=4"));

        assertThat(other.strategy()).isEqualTo(SamplingStrategy.parse("1=4"));
        assertThat(other.promise(DATA.counts()))
                .isEqualTo(new Promise.Exact(ClassTargets.of(DATA.counts(), 20, 4, 20)));
        assertThatIllegalArgumentException().isThrownBy(() -> chain.with("k", 3))
                .withMessageContaining("has no option \"k\"");
    }

    @Test
    void everyStepIsHeldToItsPromise() {
        Resampler liar = new Resampler() {

            @Override
            public MethodInfo info() {
                return UNDER.info();
            }

            @Override
            public MethodSettings settings() {
                return UNDER.settings();
            }

            @Override
            public Promise promise(ClassCounts before) {
                return UNDER.promise(before);
            }

            @Override
            public PlanSource prepare(Dataset data, Promise promise, RunSettings run) {
                return (_, _) -> Plan.keepingAll(data.labels(), Mixing.of(data.columns()), List.of());
            }
        };

        assertThatIllegalStateException().isThrownBy(() -> liar.then(OVER).resample(DATA, SEED))
                .withMessageStartingWith("the method made ");
        assertThatIllegalStateException().isThrownBy(() -> CLEAN.then(liar).resample(DATA, SEED))
                .withMessageStartingWith("the method made ");
    }

    @Test
    void aStrategyThatCannotBeMetIsRefusedBeforeAnythingIsDone() {
        Resampler chain = OVER.then(OVER.to(SamplingStrategy.parse("0=5")));

        assertThatIllegalArgumentException().isThrownBy(() -> chain.promise(DATA.counts()))
                .withMessageContaining("class \"0\" has 20 rows and shall have 5");
    }

    @Test
    void progressOfOneDrawGoesThroughBothSteps() {
        List<Double> shares = new ArrayList<>();

        OVER.then(UNDER).fit(DATA, RunSettings.standard().seed(SEED).onProgress(shares::add)).plan(SEED, 0);

        assertThat(shares).containsExactly(0.25, 0.5, 0.75, 1.0);
    }

    @Test
    void aChainSaysWhatItIsMadeOf() {
        assertThat(OVER.steps()).containsExactly(OVER);
        assertThat(OVER.then(UNDER.then(CLEAN)).steps().stream().map(step -> step.info().family()))
                .containsExactly(Family.OVER_SAMPLING, Family.UNDER_SAMPLING, Family.CLEANING);
        assertThat(OVER.then(CLEAN).steps().get(1).strategy()).isEqualTo(SamplingStrategy.ALL);
    }
}
