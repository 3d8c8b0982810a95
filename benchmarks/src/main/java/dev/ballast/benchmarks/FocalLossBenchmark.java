package dev.ballast.benchmarks;

import dev.ballast.core.loss.BinaryLoss;
import dev.ballast.core.random.Purpose;
import dev.ballast.core.random.RandomStream;
import dev.ballast.core.random.Seed;

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

/// Value and gradient of the focal loss, alpha 0.25, of a million binary logits, on one thread.
///
/// `ballast` is [BinaryLoss]. `formula` is the formula as papers print it, with `Math.exp`, `Math.pow` and `Math.log` of
/// probabilities; it is not finite for large logits. `stable` is the formula in logarithms, with `Math.exp` and
/// `Math.log1p`, which is.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class FocalLossBenchmark {

    private static final int ROWS = 1_000_000;
    private static final double ALPHA = 0.25;

    @Param({"2", "1.5"})
    double gamma;

    private final double[] logits = new double[ROWS];
    private final boolean[] positive = new boolean[ROWS];
    private final double[] losses = new double[ROWS];
    private final double[] gradients = new double[ROWS];

    @Setup
    public void makeRows() {
        RandomStream random = Seed.of(42).stream(Purpose.of("benchmark.logits"), 0, 0, 0);
        for (int row = 0; row < ROWS; row++) {
            logits[row] = 4 * random.nextGaussian();
            positive[row] = random.nextInt(10) == 0;
        }
    }

    @Benchmark
    public double[] ballast() {
        BinaryLoss.focal(gamma).weighted(ALPHA, 1 - ALPHA).evaluate(logits, positive, losses, gradients);
        return gradients;
    }

    @Benchmark
    public double[] formula() {
        for (int row = 0; row < ROWS; row++) {
            double probability = 1 / (1 + Math.exp(-logits[row]));
            double p = positive[row] ? probability : 1 - probability;
            double weight = (positive[row] ? ALPHA : 1 - ALPHA) * Math.pow(1 - p, gamma);
            double logarithm = Math.log(p);
            losses[row] = -weight * logarithm;
            double slope = weight * (gamma * p * logarithm - (1 - p));
            gradients[row] = positive[row] ? slope : -slope;
        }
        return gradients;
    }

    @Benchmark
    public double[] stable() {
        for (int row = 0; row < ROWS; row++) {
            double x = positive[row] ? logits[row] : -logits[row];
            double tail = Math.log1p(Math.exp(-Math.abs(x)));
            double logP = -(Math.max(-x, 0) + tail);
            double logQ = -(Math.max(x, 0) + tail);
            double weight = (positive[row] ? ALPHA : 1 - ALPHA) * Math.exp(gamma * logQ);
            losses[row] = -weight * logP;
            double slope = weight * (gamma * Math.exp(logP) * logP - Math.exp(logQ));
            gradients[row] = positive[row] ? slope : -slope;
        }
        return gradients;
    }
}
