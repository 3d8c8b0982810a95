package dev.ballast.benchmarks;

import dev.ballast.core.metric.BinaryMetric;
import dev.ballast.core.metric.RankedScores;
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

import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/// Metrics of many scores, nearly all distinct, 1 % of them of positive rows, on one thread.
///
/// `ranking` sorts, merges and counts; `sorting` is the sorting alone, of one array of all scores. `areas` are average
/// precision and area under the ROC curve of a ranking, `threshold` the best threshold for F1.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 3, time = 2)
@Fork(value = 1, jvmArgsPrepend = {"-Xms2g", "-Xmx2g"})
public class MetricsBenchmark {

    @Param("10000000")
    int rows;

    private boolean[] positive;
    private double[] scores;
    private double[] copy;
    private RankedScores ranked;

    @Setup
    public void makeScores() {
        RandomStream random = Seed.of(42).stream(Purpose.of("benchmark.scores"), 0, 0, 0);
        positive = new boolean[rows];
        scores = new double[rows];
        copy = new double[rows];
        for (int row = 0; row < rows; row++) {
            positive[row] = random.nextInt(100) == 0;
            scores[row] = random.nextDouble() + (positive[row] ? 0.5 : 0);
        }
        ranked = RankedScores.of(positive, scores);
    }

    @Benchmark
    public double[] sorting() {
        System.arraycopy(scores, 0, copy, 0, rows);
        Arrays.sort(copy);
        return copy;
    }

    @Benchmark
    public RankedScores ranking() {
        return RankedScores.of(positive, scores);
    }

    @Benchmark
    public double areas() {
        return ranked.precisionRecall().averagePrecision() + ranked.roc().area();
    }

    @Benchmark
    public double threshold() {
        return ranked.best(BinaryMetric.F1).score();
    }
}
