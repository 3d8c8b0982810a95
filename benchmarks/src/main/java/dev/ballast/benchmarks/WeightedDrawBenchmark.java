package dev.ballast.benchmarks;

import dev.ballast.core.random.Seed;
import dev.ballast.samplers.draws.Draws;
import dev.ballast.samplers.weighted.WeightedRandomSampler;

import org.apache.commons.math3.distribution.EnumeratedIntegerDistribution;
import org.apache.commons.math3.random.Well19937c;
import org.apache.commons.rng.sampling.distribution.AliasMethodDiscreteSampler;
import org.apache.commons.rng.sampling.distribution.SharedStateDiscreteSampler;
import org.apache.commons.rng.simple.RandomSource;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

import java.util.concurrent.TimeUnit;

/// Draws with replacement by weights, into an array of ints, on one thread. **Score.** Nanoseconds a draw.
///
/// `ballast` fills in bulk. `commonsRng` is Commons RNG's alias method with one of its quickest generators, XoRoShiRo128++.
/// `commonsMath` is Commons Math's enumerated distribution, which searches in cumulated weights and needs minutes to be made
/// for ten million items, so that it is measured on fewer only.
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(WeightedDrawBenchmark.DRAWS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsPrepend = {Forks.LEAST_HEAP, Forks.MOST_HEAP})
public class WeightedDrawBenchmark {

    static final int DRAWS = 1 << 16;

    /// What is drawn from, and into.
    @State(Scope.Benchmark)
    public static class Ballast {

        /// Number of items.
        @Param({"1000", "100000", "10000000"})
        int items;

        private final int[] drawn = new int[DRAWS];
        private Draws draws;
        private long position;

        @Setup
        public void make() {
            draws = WeightedRandomSampler.of(Weights.random(items)).draws(Long.MAX_VALUE).draws(Seed.of(42), 0);
        }
    }

    /// What is drawn from, and into.
    @State(Scope.Benchmark)
    public static class CommonsRng {

        /// Number of items.
        @Param({"1000", "100000", "10000000"})
        int items;

        private final int[] drawn = new int[DRAWS];
        private SharedStateDiscreteSampler sampler;

        @Setup
        public void make() {
            sampler = AliasMethodDiscreteSampler.of(RandomSource.XO_RO_SHI_RO_128_PP.create(42L),
                    Weights.random(items));
        }
    }

    /// What is drawn from, and into.
    @State(Scope.Benchmark)
    public static class CommonsMath {

        /// Number of items.
        @Param({"1000", "100000"})
        int items;

        private final int[] drawn = new int[DRAWS];
        private EnumeratedIntegerDistribution distribution;

        @Setup
        public void make() {
            int[] numbers = new int[items];
            for (int i = 0; i < items; i++) {
                numbers[i] = i;
            }
            distribution = new EnumeratedIntegerDistribution(new Well19937c(42), numbers, Weights.random(items));
        }
    }

    @Benchmark
    public int[] ballast(Ballast of) {
        of.draws.fill(of.position, of.drawn, 0, DRAWS);
        of.position += DRAWS;
        return of.drawn;
    }

    @Benchmark
    public int[] commonsRng(CommonsRng of) {
        for (int i = 0; i < DRAWS; i++) {
            of.drawn[i] = of.sampler.sample();
        }
        return of.drawn;
    }

    @Benchmark
    public int[] commonsMath(CommonsMath of) {
        for (int i = 0; i < DRAWS; i++) {
            of.drawn[i] = of.distribution.sample();
        }
        return of.drawn;
    }
}
