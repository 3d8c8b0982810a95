package dev.ballast.benchmarks;

import dev.ballast.core.random.Purpose;
import dev.ballast.core.random.RandomStream;
import dev.ballast.core.random.Seed;
import dev.ballast.samplers.weighted.Reservoir;

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

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Draws 1,000 items of a stream in one pass. `ballast` is a uniform reservoir, `weighted` one with weights; `naive` is the
/// textbook's algorithm R, which draws a number for every item.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsPrepend = {Forks.LEAST_HEAP, Forks.MOST_HEAP})
public class ReservoirBenchmark {

    private static final int SIZE = 1000;

    /// Number of items in the stream.
    @Param({"100000", "10000000"})
    int items;

    private double[] weights;

    @Setup
    public void make() {
        weights = Weights.random(items);
    }

    @Benchmark
    public List<String> ballast() {
        Reservoir<String> reservoir = Reservoir.uniform(SIZE, Seed.of(42), 0);
        for (int item = 0; item < items; item++) {
            reservoir.offer("item");
        }
        return reservoir.items();
    }

    @Benchmark
    public List<String> weighted() {
        Reservoir<String> reservoir = Reservoir.weighted(SIZE, Seed.of(42), 0);
        for (int item = 0; item < items; item++) {
            // Of [0, 1): 0, or not below 1e-150.
            reservoir.offer("item", weights[item]);
        }
        return reservoir.items();
    }

    @Benchmark
    public List<String> naive() {
        RandomStream random = Seed.of(42).stream(Purpose.of("benchmark.reservoir"), 0, 0, 0);
        String[] kept = new String[SIZE];
        for (int item = 0; item < items; item++) {
            long place = item < SIZE ? item : random.nextLong(item + 1L);
            if (place < SIZE) {
                kept[(int) place] = "item";
            }
        }
        return Arrays.asList(kept);
    }
}
