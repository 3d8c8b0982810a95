package dev.ballast.benchmarks;

import dev.ballast.core.random.Purpose;
import dev.ballast.core.random.RandomStream;
import dev.ballast.core.random.Seed;
import dev.ballast.samplers.weighted.WeightTree;

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

/// Draws an item by weights and sets its weight anew, as prioritized replay does. `ballast` is safe for threads, `naive` is
/// [PlainSumTree]; both use the same generator.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsPrepend = {Forks.LEAST_HEAP, Forks.MOST_HEAP})
public class WeightTreeBenchmark {

    /// Number of items.
    @Param({"1000", "100000", "10000000"})
    int items;

    private final RandomStream random = Seed.of(42).stream(Purpose.of("benchmark.tree"), 0, 0, 0);
    private WeightTree tree;
    private PlainSumTree plain;

    @Setup
    public void make() {
        tree = WeightTree.ofSize(items, 1);
        plain = new PlainSumTree(items);
        double[] weights = Weights.random(items);
        for (int item = 0; item < items; item++) {
            tree.set(item, weights[item]);
            plain.set(item, weights[item]);
        }
    }

    @Benchmark
    public int ballast() {
        int item = tree.draw(random);
        tree.set(item, random.nextDouble());
        return item;
    }

    @Benchmark
    public int naive() {
        int item = plain.draw(random.nextDouble());
        plain.set(item, random.nextDouble());
        return item;
    }
}
