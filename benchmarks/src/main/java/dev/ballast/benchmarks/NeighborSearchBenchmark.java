package dev.ballast.benchmarks;

import dev.ballast.core.FeatureMatrix;
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

import java.util.concurrent.TimeUnit;

/// The 5 nearest others of every row, exactly, on one thread; the rows are Gaussian `double[][]` in every case.
///
/// `vector` and `scalar` are Ballast with either kernel. `naive` is [NaiveNeighbors]. `smile` is Smile's k-d tree up to
/// 20 columns and its linear search above, where its parallel streams are held on the calling thread.
///
/// Slow contenders get fewer iterations: one of Smile's searches takes up to a minute. None goes without a warm-up, or the
/// making of the data would count as allocation of the first iteration.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsPrepend = {Forks.LEAST_HEAP, Forks.MOST_HEAP})
public class NeighborSearchBenchmark {

    private static final int K = 5;

    @Param("20000")
    int rows;

    @Param({"8", "16", "32", "64"})
    int columns;

    private double[][] values;
    private FeatureMatrix matrix;

    @Setup
    public void makeRows() {
        values = GaussianRows.of(rows, columns);
        matrix = FeatureMatrix.wrap(values);
    }

    @Benchmark
    @Fork(jvmArgsAppend = {Forks.VECTOR_MODULE, Forks.VECTOR})
    public Neighbors vector() {
        Forks.require(Forks.VECTOR);
        return NeighborSearch.among(matrix).threads(1).selfJoin(K);
    }

    @Benchmark
    @Warmup(iterations = 1, time = 1)
    @Measurement(iterations = 3, time = 1)
    @Fork(jvmArgsAppend = Forks.SCALAR)
    public Neighbors scalar() {
        Forks.require(Forks.SCALAR);
        return NeighborSearch.among(matrix).threads(1).selfJoin(K);
    }

    @Benchmark
    @Warmup(iterations = 1, time = 1)
    @Measurement(iterations = 2, time = 1)
    public int[][] naive() {
        return NaiveNeighbors.selfJoin(values, K);
    }

    @Benchmark
    @Warmup(iterations = 1, time = 1)
    @Measurement(iterations = 1, time = 1)
    @Fork(jvmArgsAppend = {Forks.NO_WORKERS, Forks.QUIET_LOGGING})
    public int[][] smile() {
        Forks.require(Forks.NO_WORKERS);
        return SmileNeighbors.selfJoin(values, K);
    }
}
