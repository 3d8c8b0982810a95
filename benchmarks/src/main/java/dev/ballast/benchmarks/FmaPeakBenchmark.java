package dev.ballast.benchmarks;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

import java.util.concurrent.TimeUnit;

/// The most single-precision fused multiply-adds that one core does: what a neighbor search can be held against.
///
/// **Score.** Fused lanes per nanosecond, that is billions a second: a fused multiply-add of a vector of eight floats
/// counts as eight. The number of lanes of an invocation does not depend on the width of vectors.
///
/// Ten accumulators do not wait for each other: that is above latency times throughput of current cores (4 x 2), and with
/// two operands fits the 16 vector registers of AVX2.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = Forks.VECTOR_MODULE)
public class FmaPeakBenchmark {

    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;

    private static final int ACCUMULATORS = 10;
    /// So much work that JMH's own is nothing beside it, and so little that the method is soon called often enough to be
    /// compiled as a whole: compiled in the middle of its loop, it would keep vectors on the heap.
    private static final int LANES_OF_ACCUMULATOR = 1 << 19;
    static final int LANES = ACCUMULATORS * LANES_OF_ACCUMULATOR;

    /// Fields that are not final, or the compiler would know the product.
    private float factor = 0.5f;
    private float summand = 0.5f;

    @Benchmark
    @OperationsPerInvocation(LANES)
    public float peak() {
        FloatVector x = FloatVector.broadcast(SPECIES, factor);
        FloatVector y = FloatVector.broadcast(SPECIES, summand);
        // Each starts elsewhere, or they would be one; all go to 1, far from subnormal numbers and infinity.
        FloatVector a = x;
        FloatVector b = x.add(1);
        FloatVector c = x.add(2);
        FloatVector d = x.add(3);
        FloatVector e = x.add(4);
        FloatVector f = x.add(5);
        FloatVector g = x.add(6);
        FloatVector h = x.add(7);
        FloatVector i = x.add(8);
        FloatVector j = x.add(9);
        int rounds = LANES_OF_ACCUMULATOR / SPECIES.length();
        for (int round = 0; round < rounds; round++) {
            a = a.fma(x, y);
            b = b.fma(x, y);
            c = c.fma(x, y);
            d = d.fma(x, y);
            e = e.fma(x, y);
            f = f.fma(x, y);
            g = g.fma(x, y);
            h = h.fma(x, y);
            i = i.fma(x, y);
            j = j.fma(x, y);
        }
        return a.add(b).add(c).add(d).add(e).add(f).add(g).add(h).add(i).add(j).lane(0);
    }
}
