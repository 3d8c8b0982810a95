package dev.ballast.smote.regression;

import dev.ballast.core.data.Dataset;
import dev.ballast.core.random.Purpose;
import dev.ballast.core.random.RandomStream;
import dev.ballast.core.random.Seed;
import dev.ballast.core.recipe.Recipe;
import dev.ballast.core.recipe.Resampling;
import dev.ballast.core.target.NumberTarget;
import dev.ballast.core.target.Relevance;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/// Small tables with a number to be predicted, and what is plain to be said about results.
final class NumberTables {

    /// Below -5 and above 5, numbers are rare with the usual threshold.
    static final Relevance RELEVANCE = Relevance.parse("-6:1,-4:0,4:0,6:1");

    private NumberTables() {
    }

    /// Rows of which every seventh is around -10, every ninth around 10, all others around 0.
    static Dataset table(long seed, int rows, int columns) {
        RandomStream random = Seed.of(seed).stream(Purpose.of("test.numbers"), 0, 0, 0);
        double[][] features = new double[rows][columns];
        double[] target = new double[rows];
        for (int row = 0; row < rows; row++) {
            int side = row % 7 == 3 ? -10 : row % 9 == 4 ? 10 : 0;
            for (int column = 0; column < columns; column++) {
                features[row][column] = random.nextGaussian() * (1 + column) + side / 5.0;
            }
            target[row] = side + random.nextGaussian();
        }
        return Dataset.of(features, target);
    }

    static double target(Dataset data, long row) {
        return ((NumberTarget) data.target()).value((int) row);
    }

    static List<Recipe.Made> made(Resampling drawn) {
        return LongStream.range(0, drawn.size()).mapToObj(drawn::recipe).filter(Recipe.Made.class::isInstance)
                .map(Recipe.Made.class::cast).toList();
    }

    /// The k rows of a set that are nearest to a row, in order, by a plain sum over columns divided by these numbers.
    static List<Integer> nearest(double[][] rows, int row, int[] among, int k, double... divisors) {
        return IntStream.of(among).filter(other -> other != row).boxed()
                .sorted(Comparator.<Integer>comparingDouble(other -> distance(rows[row], rows[other], divisors))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(k).toList();
    }

    static double distance(double[] a, double[] b, double... divisors) {
        double sum = 0;
        for (int column = 0; column < a.length; column++) {
            double difference = (a[column] - b[column]) / (divisors.length == 0 ? 1 : divisors[column]);
            sum += difference * difference;
        }
        return Math.sqrt(sum);
    }

    static double deviation(int[] rows, int divisor, IntToDoubleFunction value) {
        double mean = Arrays.stream(rows).mapToDouble(value).sum() / rows.length;
        return Math.sqrt(Arrays.stream(rows).mapToDouble(value).map(v -> (v - mean) * (v - mean)).sum() / divisor);
    }
}
