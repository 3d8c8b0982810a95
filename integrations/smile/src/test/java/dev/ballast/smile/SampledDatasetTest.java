package dev.ballast.smile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.ballast.core.random.Seed;
import dev.ballast.core.target.ClassLabels;
import dev.ballast.samplers.RandomSampler;
import dev.ballast.samplers.Sampler;
import dev.ballast.samplers.batch.BalancedBatchSampler;
import dev.ballast.samplers.classwise.ClassUniformSampler;

import org.junit.jupiter.api.Test;

import smile.classification.LogisticRegression;
import smile.data.DataFrame;
import smile.data.Dataset;
import smile.data.SampleInstance;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.IntStream;
import java.util.stream.Stream;

class SampledDatasetTest {

    private static final Seed SEED = Seed.of(42);
    private static final int[] LABELS = Frames.labels(160);
    private static final Dataset<double[], Integer> DATA = Dataset.of(Frames.gaussian(160, 3, 2), LABELS);
    private static final Sampler SAMPLER = ClassUniformSampler.of(ClassLabels.of(LABELS)).drawing(100);

    @Test
    void everyWayToReadGivesTheDraws() {
        for (long epoch = 0; epoch < 3; epoch++) {
            SampledDataset<double[], Integer> drawn = SampledDataset.of(DATA, SAMPLER, SEED, epoch);
            int[] items = SAMPLER.draws(SEED, epoch).ints().toArray();
            List<SampleInstance<double[], Integer>> expected = IntStream.of(items).mapToObj(DATA::get).toList();
            List<SampleInstance<double[], Integer>> batched = new ArrayList<>();
            drawn.batch(32).forEachRemaining(batched::addAll);
            List<SampleInstance<double[], Integer>> iterated = new ArrayList<>();
            drawn.forEach(iterated::add);

            assertThat(drawn.size()).isEqualTo(100);
            assertThat(IntStream.range(0, 100).mapToObj(drawn::get).toList()).isEqualTo(expected);
            assertThat(drawn.toList()).isEqualTo(expected);
            assertThat(drawn.stream().parallel().toList()).isEqualTo(expected);
            assertThat(batched).isEqualTo(expected);
            assertThat(iterated).isEqualTo(expected);
            assertThat(SamplerIndex.of(SAMPLER, SEED, epoch).toArray()).isEqualTo(items);
        }
    }

    @Test
    void batchesHaveTheSizeAskedForButTheLast() {
        List<Integer> sizes = new ArrayList<>();
        Iterator<List<SampleInstance<double[], Integer>>> batches = SampledDataset.of(DATA, SAMPLER, SEED, 0).batch(32);
        batches.forEachRemaining(batch -> sizes.add(batch.size()));

        assertThat(sizes).containsExactly(32, 32, 32, 4);
        assertThatExceptionOfType(NoSuchElementException.class).isThrownBy(batches::next);
        assertThatIllegalArgumentException().isThrownBy(() -> SampledDataset.of(DATA, SAMPLER, SEED, 0).batch(0));
    }

    @Test
    void batchesOfABatchSamplerAreItsOwn() {
        BalancedBatchSampler sampler = BalancedBatchSampler.of(ClassLabels.of(LABELS), 16);
        Iterator<int[]> items = sampler.batches(SEED, 2).iterator();
        Iterator<List<SampleInstance<double[], Integer>>> batches = SampledDataset.batches(DATA, sampler, SEED, 2);
        int count = 0;
        while (batches.hasNext()) {
            assertThat(batches.next()).isEqualTo(IntStream.of(items.next()).mapToObj(DATA::get).toList());
            count++;
        }

        assertThat(count).isPositive();
        assertThat(items.hasNext()).isFalse();
        assertThatExceptionOfType(NoSuchElementException.class).isThrownBy(batches::next);
    }

    @Test
    void framesAreDrawnAlsoWithARowIndex() {
        DataFrame frame = Frames.numeric(160, 3, 1);
        DataFrame named = Frames.numeric(160, 3, 1)
                .setIndex(IntStream.range(0, 160).mapToObj(row -> "r" + row).toArray());
        int[] items = SAMPLER.draws(SEED, 1).ints().toArray();

        for (DataFrame source : List.of(frame, named)) {
            DataFrame drawn = SamplerIndex.select(source, SAMPLER, SEED, 1);
            assertThat(drawn.schema()).isEqualTo(frame.schema());
            assertThat(drawn.toArray())
                    .isDeepEqualTo(
                            IntStream.of(items).mapToObj(row -> frame.get(row).toArray()).toArray(double[][]::new));
        }
    }

    @Test
    void anOnlineLearnerFindsMoreRareRows() {
        LogisticRegression.Binomial plain = fresh();
        LogisticRegression.Binomial drawn = fresh();
        for (long epoch = 0; epoch < 40; epoch++) {
            plain.update(SampledDataset.of(DATA, RandomSampler.of(160), SEED, epoch));
            drawn.update(SampledDataset.of(DATA, ClassUniformSampler.of(ClassLabels.of(LABELS)), SEED, epoch));
        }

        assertThat(found(drawn)).isGreaterThan(found(plain) + 4);
    }

    private static LogisticRegression.Binomial fresh() {
        return (LogisticRegression.Binomial) LogisticRegression.fit(Frames.gaussian(160, 3, 2), LABELS,
                new LogisticRegression.Options(0.1, 1e-5, 1));
    }

    private static long found(LogisticRegression.Binomial model) {
        int[] predicted = model.predict(Frames.gaussian(160, 3, 2));
        return IntStream.range(0, 160).filter(row -> LABELS[row] == 1 && predicted[row] == 1).count();
    }

    /// Says it has more instances than it gives.
    private record Liar(Dataset<double[], Integer> data, int size,
            boolean isQuiet) implements Dataset<double[], Integer> {

        @Override
        public SampleInstance<double[], Integer> get(int i) {
            return isQuiet && i >= data.size() ? null : data.get(i);
        }

        @Override
        public Stream<SampleInstance<double[], Integer>> stream() {
            return data.stream();
        }

        @Override
        public Iterator<SampleInstance<double[], Integer>> iterator() {
            return data.iterator();
        }
    }

    @Test
    void aDataSetWhoseSizeLiesIsFoundOut() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SampledDataset.of(DATA, RandomSampler.of(161), SEED, 0))
                .withMessage("the sampler draws from 161 items and the data set says it has 160");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SamplerIndex.select(Frames.numeric(80, 2, 0), SAMPLER, SEED, 0))
                .withMessageContaining("160 items and the data frame has 80 rows");
        for (boolean isQuiet : new boolean[]{false, true}) {
            SampledDataset<double[], Integer> drawn = SampledDataset.of(new Liar(DATA, 200, isQuiet),
                    RandomSampler.of(200), SEED, 0);
            assertThatIllegalStateException().isThrownBy(drawn::toList)
                    .withMessageContaining("the data set says it has 200 items, and has no item 1");
            assertThatIllegalStateException().isThrownBy(() -> drawn.batch(200).next())
                    .withMessageContaining("its size() must be the number of items");
        }
    }
}
