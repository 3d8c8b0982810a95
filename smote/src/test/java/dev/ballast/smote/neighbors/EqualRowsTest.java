package dev.ballast.smote.neighbors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.core.data.FeatureMatrix;
import dev.ballast.smote.neighbors.exact.ComparedRows;
import dev.ballast.smote.neighbors.exact.SearchThreads;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.SplittableRandom;
import java.util.stream.IntStream;

/// Which of equal rows are kept; that answers stay the same is for the twin tests, whose families are full of them.
class EqualRowsTest {

    private static ComparedRows rows(double... values) {
        double[][] points = new double[values.length][];
        for (int i = 0; i < values.length; i++) {
            points[i] = new double[]{values[i]};
        }
        return new ComparedRows(FeatureMatrix.wrap(points), null, new int[]{0}, new double[]{1});
    }

    private static EqualRows of(ComparedRows rows, int most) {
        return EqualRows.of(rows, most, new SearchThreads(1, null));
    }

    @Test
    void theFirstRowsOfEachSetAreKept() {
        EqualRows equal = of(rows(7, 1, 7, 7, 2, 7, 1, 7), 2);

        assertThat(equal.isAllKept()).isFalse();
        assertThat(equal.kept()).containsExactly(0, 1, 2, 4, 6);
    }

    @Test
    void zerosOfEitherSignAreEqual() {
        assertThat(of(rows(0.0, -0.0, 0.0, 1), 1).kept()).containsExactly(0, 3);
    }

    @Test
    void valuesThatAreNotNumbersAreEqualToNothing() {
        assertThat(of(rows(Double.NaN, Double.NaN, Double.NaN), 1).isAllKept()).isTrue();
    }

    @Test
    void aFewEqualRowsAreNotWorthAnotherNumbering() {
        double[] values = IntStream.range(0, 100).asDoubleStream().toArray();
        values[60] = values[10];

        assertThat(of(rows(values), 1).isAllKept()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void allThreadCountsKeepTheSame(int threads) {
        SplittableRandom random = new SplittableRandom(5);
        ComparedRows rows = rows(random.ints(20_000, 0, 50).asDoubleStream().toArray());

        int[] kept = EqualRows.of(rows, 4, new SearchThreads(threads, null)).kept();

        assertThat(kept).hasSize(200).isSorted();
        for (int value = 0; value < 50; value++) {
            double wanted = value;
            int[] first = IntStream.range(0, rows.size()).filter(i -> rows.value(i, 0) == wanted).limit(4).toArray();
            assertThat(kept).contains(first);
        }
    }
}
