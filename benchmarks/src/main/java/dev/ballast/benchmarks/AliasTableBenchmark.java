package dev.ballast.benchmarks;

import dev.ballast.samplers.weighted.AliasTable;

import org.apache.commons.rng.sampling.distribution.AliasMethodDiscreteSampler;
import org.apache.commons.rng.sampling.distribution.SharedStateDiscreteSampler;
import org.apache.commons.rng.simple.RandomSource;

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

/// Makes the table that draws by weights need. `ballast` and `commonsRng` work on one thread, `twoThreads` on two.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 2)
@Fork(value = 1, jvmArgsPrepend = {Forks.LEAST_HEAP, Forks.MOST_HEAP})
public class AliasTableBenchmark {

    /// Number of items.
    @Param({"1000", "100000", "10000000"})
    int items;

    private double[] weights;

    @Setup
    public void make() {
        weights = Weights.random(items);
    }

    @Benchmark
    public AliasTable ballast() {
        return AliasTable.of(weights, 1);
    }

    @Benchmark
    public AliasTable twoThreads() {
        return AliasTable.of(weights, 2);
    }

    @Benchmark
    public SharedStateDiscreteSampler commonsRng() {
        return AliasMethodDiscreteSampler.of(RandomSource.XO_RO_SHI_RO_128_PP.create(42L), weights);
    }
}
