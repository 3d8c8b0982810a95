package dev.ballast.benchmarks;

import dev.ballast.core.data.Dataset;
import dev.ballast.core.run.RunSettings;
import dev.ballast.core.random.Seed;
import dev.ballast.smote.Smote;
import dev.ballast.smote.neighbors.NeighborSearch;
import dev.ballast.smote.neighbors.Neighbors;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

import smile.classification.resampling.SMOTE;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/// SMOTE with 5 neighbors from arrays to arrays, on one thread: a rare class, and one of twice its rows, become equal.
///
/// `vector` and `scalar` are Ballast with either kernel: fit, draw, and copy into a new data set. `naive` is
/// [NaiveSmote]. `smile` is Smile's SMOTE, ratio 1, hence as many new rows. The last two share the old rows with their
/// input and allocate only new ones. `search` is the part of `vector` that is neighbor search.
///
/// **Smile is exact up to 20 columns**, by a k-d tree. **Above that it is approximate**: neighbors come from a random
/// projection forest, so that 32 and 64 columns compare an exact method with one that is not.
///
/// Slow contenders get fewer iterations: one of Smile's searches takes up to a minute. None goes without a warm-up, or the
/// making of the data would count as allocation of the first iteration.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsPrepend = {Forks.LEAST_HEAP, Forks.MOST_HEAP})
public class SmoteBenchmark {

    private static final int K = 5;

    /// Of the rare class; the other has twice the rows.
    @Param({"20000x8", "20000x16", "20000x32", "20000x64"})
    String shape;

    private int rows;
    private double[][] values;
    private int[] labels;
    private Dataset data;

    @Setup
    public void makeRows() {
        rows = Shape.parse(shape).rows();
        values = GaussianRows.of(3 * rows, Shape.parse(shape).columns());
        labels = new int[values.length];
        Arrays.fill(labels, 0, rows, 1);
        data = Dataset.of(values, labels);
    }

    @Benchmark
    @Fork(jvmArgsAppend = {Forks.VECTOR_MODULE, Forks.VECTOR})
    public Dataset vector() {
        Forks.require(Forks.VECTOR);
        return Smote.withNeighbors(K).fit(data, RunSettings.standard().threads(1)).resampling(Seed.of(42), 0)
                .toDataset();
    }

    @Benchmark
    @Fork(jvmArgsAppend = {Forks.VECTOR_MODULE, Forks.VECTOR})
    public Neighbors search() {
        Forks.require(Forks.VECTOR);
        return NeighborSearch.among(data.features()).rows(IntStream.range(0, rows).toArray()).threads(1).selfJoin(K);
    }

    @Benchmark
    @Warmup(iterations = 1, time = 1)
    @Measurement(iterations = 2, time = 1)
    @Fork(jvmArgsAppend = Forks.SCALAR)
    public Dataset scalar() {
        Forks.require(Forks.SCALAR);
        return Smote.withNeighbors(K).fit(data, RunSettings.standard().threads(1)).resampling(Seed.of(42), 0)
                .toDataset();
    }

    @Benchmark
    @Warmup(iterations = 1, time = 1)
    @Measurement(iterations = 1, time = 1)
    public double[][] naive() {
        return NaiveSmote.doubled(values, rows, K);
    }

    @Benchmark
    @Warmup(iterations = 1, time = 1)
    @Measurement(iterations = 1, time = 1)
    @Fork(jvmArgsAppend = {Forks.NO_WORKERS, Forks.QUIET_LOGGING})
    public SMOTE smile() {
        Forks.require(Forks.NO_WORKERS);
        return SMOTE.fit(values, labels, new SMOTE.Options(K, 1.0));
    }
}
