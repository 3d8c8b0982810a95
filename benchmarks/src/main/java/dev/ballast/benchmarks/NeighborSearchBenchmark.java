package dev.ballast.benchmarks;

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
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

import java.util.concurrent.TimeUnit;

/// The 5 nearest others of every row, exactly, on one thread; the rows are Gaussian `double[][]` in every case.
///
/// `vector` and `scalar` are Ballast with either kernel. `vector128`, `vector256` and `vector512` are `vector` held to a
/// width; JMH reports a failure for those that the machine does not have. `naive` is [NaiveNeighbors]. `smile` is Smile's
/// k-d tree up to 20 columns and its linear search above, where its parallel streams are held on the calling thread.
///
/// Slow contenders get fewer iterations and not the largest shapes: one of Smile's searches takes up to a minute. None goes
/// without a warm-up, or the making of the data would count as allocation of the first iteration.
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsPrepend = {Forks.LEAST_HEAP, Forks.MOST_HEAP})
public class NeighborSearchBenchmark {

    private static final int K = 5;

    /// All shapes.
    @State(Scope.Benchmark)
    public static class AllShapes extends SearchedRows {
        @Param({"20000x8", "20000x16", "20000x32", "20000x64", "20000x128", "10000x512"})
        String shape;

        @Override
        String shape() {
            return shape;
        }
    }

    /// What a plain loop does in reasonable time.
    @State(Scope.Benchmark)
    public static class UpTo128Columns extends SearchedRows {
        @Param({"20000x8", "20000x16", "20000x32", "20000x64", "20000x128"})
        String shape;

        @Override
        String shape() {
            return shape;
        }
    }

    /// What Smile does in reasonable time.
    @State(Scope.Benchmark)
    public static class UpTo64Columns extends SearchedRows {
        @Param({"20000x8", "20000x16", "20000x32", "20000x64"})
        String shape;

        @Override
        String shape() {
            return shape;
        }
    }

    @Benchmark
    @Fork(jvmArgsAppend = {Forks.VECTOR_MODULE, Forks.VECTOR})
    public Neighbors vector(AllShapes rows) {
        Forks.require(Forks.VECTOR);
        return ballast(rows);
    }

    @Benchmark
    @Fork(jvmArgsAppend = {Forks.VECTOR_MODULE, Forks.VECTOR, VectorWidth.BITS_128})
    public Neighbors vector128(AllShapes rows) {
        Forks.require(Forks.VECTOR);
        VectorWidth.require(128);
        return ballast(rows);
    }

    @Benchmark
    @Fork(jvmArgsAppend = {Forks.VECTOR_MODULE, Forks.VECTOR, VectorWidth.BITS_256})
    public Neighbors vector256(AllShapes rows) {
        Forks.require(Forks.VECTOR);
        VectorWidth.require(256);
        return ballast(rows);
    }

    @Benchmark
    @Fork(jvmArgsAppend = {Forks.VECTOR_MODULE, Forks.VECTOR, VectorWidth.BITS_512})
    public Neighbors vector512(AllShapes rows) {
        Forks.require(Forks.VECTOR);
        VectorWidth.require(512);
        return ballast(rows);
    }

    @Benchmark
    @Warmup(iterations = 1, time = 1)
    @Measurement(iterations = 2, time = 1)
    @Fork(jvmArgsAppend = Forks.SCALAR)
    public Neighbors scalar(AllShapes rows) {
        Forks.require(Forks.SCALAR);
        return ballast(rows);
    }

    @Benchmark
    @Warmup(iterations = 1, time = 1)
    @Measurement(iterations = 1, time = 1)
    public int[][] naive(UpTo128Columns rows) {
        return NaiveNeighbors.selfJoin(rows.values, K);
    }

    @Benchmark
    @Warmup(iterations = 1, time = 1)
    @Measurement(iterations = 1, time = 1)
    @Fork(jvmArgsAppend = {Forks.NO_WORKERS, Forks.QUIET_LOGGING})
    public int[][] smile(UpTo64Columns rows) {
        Forks.require(Forks.NO_WORKERS);
        return SmileNeighbors.selfJoin(rows.values, K);
    }

    private static Neighbors ballast(SearchedRows rows) {
        return NeighborSearch.among(rows.matrix).threads(1).selfJoin(K);
    }
}
