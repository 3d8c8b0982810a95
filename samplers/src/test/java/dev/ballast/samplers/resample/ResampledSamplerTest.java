package dev.ballast.samplers.resample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.ballast.core.data.Dataset;
import dev.ballast.core.method.Family;
import dev.ballast.core.method.Makes;
import dev.ballast.core.method.MethodInfo;
import dev.ballast.core.method.MethodSettings;
import dev.ballast.core.method.PlanSource;
import dev.ballast.core.method.Promise;
import dev.ballast.core.method.Reads;
import dev.ballast.core.method.Resampler;
import dev.ballast.core.random.Seed;
import dev.ballast.core.recipe.Addition;
import dev.ballast.core.recipe.Mixing;
import dev.ballast.core.recipe.Plan;
import dev.ballast.core.recipe.Recipe;
import dev.ballast.core.recipe.Resampling;
import dev.ballast.core.recipe.RowSet;
import dev.ballast.core.run.RunSettings;
import dev.ballast.core.strategy.SamplingStrategy;
import dev.ballast.core.target.ClassLabels;
import dev.ballast.samplers.Sampler;
import dev.ballast.samplers.TestData;
import dev.ballast.samplers.items.Items;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

class ResampledSamplerTest {

    private static final Seed SEED = Seed.of(42);
    private static final Dataset DATA = TestData.ofCounts(3, 17, 40);
    private static final ClassLabels LABELS = DATA.labels();

    static List<Resampler> methods() {
        return List.of(RandomOverSampler.create(), RandomOverSampler.create().evenly(), RandomUnderSampler.create(),
                RandomUnderSampler.create().withReplacement(),
                RandomUnderSampler.create().to(SamplingStrategy.parse("c=20")).then(RandomOverSampler.create()));
    }

    /// Labels alone give the rows that the data give.
    @ParameterizedTest
    @MethodSource("methods")
    void rowsAreThoseOfTheDataSet(Resampler method) {
        for (long epoch = 0; epoch < 3; epoch++) {
            int[] ofData = TestData.recipes(method.fit(DATA).resampling(SEED, epoch)).stream()
                    .mapToInt(recipe -> (int) recipe.base()).toArray();
            Sampler sampler = ResampledSampler.of(method, LABELS);

            assertThat(method.fit(Dataset.ofLabels(LABELS)).resampling(SEED, epoch).sourceRows())
                    .containsExactly(ofData);
            assertThat(sampler.draws(SEED, epoch).ints().toArray()).containsExactly(ofData);
            int[] shuffled = ResampledSampler.of(method, LABELS).shuffled().draws(SEED, epoch).ints().toArray();
            assertThat(shuffled).isNotEqualTo(ofData);
            Arrays.sort(shuffled);
            Arrays.sort(ofData);
            assertThat(shuffled).containsExactly(ofData);
        }
    }

    @Test
    void labelsOfAnyTypeAreTaken() {
        int[] numbers = IntStream.range(0, LABELS.size()).map(row -> 7 * LABELS.code(row)).toArray();
        List<String> texts = List.of(LABELS.toStrings());

        assertThat(RandomUnderSampler.create().rows(numbers, SEED))
                .containsExactly(RandomUnderSampler.create().resample(DATA, SEED).keptRows())
                .containsExactly(RandomUnderSampler.create().rows(texts, SEED))
                .containsExactly(RandomUnderSampler.create().rows(LABELS, SEED)).hasSize(9);
        assertThat(RandomOverSampler.create().rows(numbers, SEED)).hasSize(120)
                .containsExactly(RandomOverSampler.create().rows(texts, SEED))
                .containsExactly(RandomOverSampler.create().rows(LABELS, SEED));
    }

    @Test
    void itemsAreDrawnByIt() {
        List<String> found = Items.of(LABELS.size(), row -> row + LABELS.names().get(LABELS.code(row)))
                .sampledBy(ResampledSampler.of(RandomUnderSampler.create(), LABELS)).epoch(SEED, 5).stream().toList();

        assertThat(found).hasSize(9).doesNotHaveDuplicates();
        for (String name : LABELS.names()) {
            assertThat(found.stream().filter(item -> item.endsWith(name))).hasSize(3);
        }
    }

    /// A method of somebody else's.
    private record Other(Reads reads, Makes makes, Promise.Kind kind) implements Resampler {

        @Override
        public MethodInfo info() {
            return MethodInfo.named("other", Family.CLEANING, "for a test").reads(reads).makes(makes).promises(kind)
                    .makes(_ -> this);
        }

        @Override
        public MethodSettings settings() {
            return info().settings();
        }

        @Override
        public PlanSource prepare(Dataset data, Promise promise, RunSettings run) {
            return (_, _) -> Plan.of(data.labels(), Mixing.of(data.columns()), RowSet.all(data.rows()), List.of());
        }
    }

    @Test
    void methodsThatNeedMoreThanLabelsAreRefused() {
        for (Resampler method : List.of(new Other(Reads.ALL, Makes.COPIES, Promise.Kind.EXACT),
                new Other(Reads.CLASSES, Makes.SEGMENTS, Promise.Kind.EXACT))) {
            assertThatIllegalArgumentException().isThrownBy(() -> ResampledSampler.of(method, LABELS)).withMessage(
                    "other looks at features, and labels are all there is; resample a data set with it");
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ResampledSampler.of(new Other(Reads.CLASSES, Makes.NOTHING,
                        Promise.Kind.WHATEVER_IS_LEFT), LABELS))
                .withMessageContaining("other does not say before how many rows it leaves");
        assertThatIllegalArgumentException().isThrownBy(() -> RandomUnderSampler.create()
                .to(SamplingStrategy.parse("a=9")).rows(LABELS, SEED));
    }

    @Test
    void aMadeRowIsNoRowOfTheSource() {
        Plan plan = Plan.keepingAll(LABELS, Mixing.of(DATA.columns()),
                List.of(new Addition(0, 2, (index, into) -> {
                    into.copied(5);
                    if (index == 1) {
                        into.made(4).toward(9, 0.5);
                    }
                })));
        Resampling resampling = new Resampling(plan, DATA);
        assertThat(resampling.recipe(61)).isEqualTo(Recipe.Made.between(4, 9, 0.5));
        assertThatIllegalStateException().isThrownBy(resampling::sourceRows).withMessage(
                "row 61 of the result is made from others, from row 4 and 1 more; only rows that are kept or copied are rows "
                        + "of the source: ask for recipe(61)");
    }
}
