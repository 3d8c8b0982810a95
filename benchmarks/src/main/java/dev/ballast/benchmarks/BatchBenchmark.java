package dev.ballast.benchmarks;

import dev.ballast.core.data.Column;
import dev.ballast.core.data.Dataset;
import dev.ballast.core.data.FeatureMatrix;
import dev.ballast.core.random.Seed;
import dev.ballast.core.target.ClassLabels;
import dev.ballast.samplers.RandomSampler;
import dev.ballast.samplers.Sampler;
import dev.ballast.samplers.SamplerState;
import dev.ballast.samplers.batch.BalancedBatchSampler;
import dev.ballast.samplers.batch.BatchCursor;
import dev.ballast.samplers.batch.RowBatches;
import dev.ballast.samplers.batch.RowCursor;
import dev.ballast.samplers.draws.Draws;
import dev.ballast.smote.Smote;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

import java.util.concurrent.TimeUnit;

/// What a training loop waits for: a balanced batch of 256 indices; a balanced batch of 256 rows of 32 `float`, half of them
/// synthetic; an index of a random order of a billion items; the resumption of one.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = {"--add-modules", "jdk.incubator.vector"})
public class BatchBenchmark {

    private static final int BATCH = 256;
    private static final int COLUMNS = 32;
    private static final int COMMON = 20_000;
    private static final int RARE = 400;
    private static final int DRAWS = 1024;
    private static final long BILLION = 1_000_000_000;

    private final int[] indices = new int[BATCH];
    private final float[] features = new float[BATCH * COLUMNS];
    private final int[] codes = new int[BATCH];
    private final int[] drawn = new int[DRAWS];
    private BatchCursor batches;
    private RowCursor rows;
    private Sampler billion;
    private Draws order;
    private SamplerState state;
    private long position;

    /// Makes the table, its neighbors and the cursors.
    @Setup
    public void setUp() {
        float[][] table = new float[COMMON + RARE][COLUMNS];
        int[] labels = new int[table.length];
        double[][] gaussian = GaussianRows.of(table.length, COLUMNS);
        for (int row = 0; row < table.length; row++) {
            labels[row] = row < RARE ? 1 : 0;
            for (int column = 0; column < COLUMNS; column++) {
                table[row][column] = (float) gaussian[row][column];
            }
        }
        Dataset data = new Dataset(FeatureMatrix.wrap(table), ClassLabels.of(labels),
                Column.numeric(COLUMNS));
        batches = BalancedBatchSampler.of(data.labels(), BATCH).start(Seed.of(1));
        rows = RowBatches.of(Smote.withNeighbors(5).fit(data)).size(BATCH).balanced().start(Seed.of(1));
        billion = RandomSampler.of(BILLION);
        order = billion.draws(Seed.of(1), 0);
        state = billion.start(Seed.of(1)).state();
    }

    /// A balanced batch of indices.
    ///
    /// @return the indices
    @Benchmark
    public int[] balancedIndices() {
        if (!batches.hasNext()) {
            batches.nextEpoch();
        }
        batches.fill(indices);
        return indices;
    }

    /// A balanced batch of rows.
    ///
    /// @return the rows
    @Benchmark
    public float[] balancedRows() {
        if (rows.next(features, codes) == 0) {
            rows.nextEpoch();
        }
        return features;
    }

    /// An index of a random order of a billion items.
    ///
    /// @return the indices
    @Benchmark
    @OperationsPerInvocation(DRAWS)
    public int[] randomOrder() {
        order.fill(position, drawn, 0, DRAWS);
        position = (position + DRAWS) % (BILLION - DRAWS);
        return drawn;
    }

    /// A resumed cursor, and its first draw.
    ///
    /// @return the draw
    @Benchmark
    public long resume() {
        return billion.resume(state).nextLong();
    }
}
