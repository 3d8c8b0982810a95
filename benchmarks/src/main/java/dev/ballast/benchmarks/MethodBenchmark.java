package dev.ballast.benchmarks;

import dev.ballast.core.data.Dataset;

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

/// Methods by their names with standard options, from arrays to arrays, on one thread: fit, draw, and copy into a new data set.
/// The table is that of [MethodTable#of(String)], 33,000 x 30 for most. With `imbalanced-learn` beside them, on the same tables:
/// `benchmarks/peers/methods.py`.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsPrepend = {Forks.LEAST_HEAP, Forks.MOST_HEAP}, jvmArgsAppend = {Forks.VECTOR_MODULE,
        Forks.VECTOR})
public class MethodBenchmark {

    /// Where version 3 of near-miss is meant, or another option, methods are written as for [TimedMethod#parse].
    @Param({"random-over", "random-under", "smote", "borderline-smote", "adasyn", "kmeans-smote", "safe-level-smote",
            "prowsyn", "mwmote", "lee", "geometric-smote", "polynom-fit", "random-walk", "smoothed-bootstrap",
            "smote-nc",
            "smote-n", "enn", "repeated-enn", "all-knn", "tomek-links", "ncr", "oss", "cnn", "near-miss",
            "near-miss version=2",
            "near-miss version=3 short=widen", "smote + enn", "smote + tomek-links"})
    String method;

    private TimedMethod timed;
    private Dataset data;

    /// Makes the table.
    @Setup
    public void makeRows() {
        timed = TimedMethod.parse(method, 1);
        data = MethodTable.of(method).dataset();
    }

    /// A resampled table.
    ///
    /// @return the table
    @Benchmark
    public Dataset resample() {
        Forks.require(Forks.VECTOR);
        return timed.run(data);
    }
}
