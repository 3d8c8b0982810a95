package dev.ballast.smote.focus;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;

class RowSharesTest {

    @Test
    void sharesSumToTheRowsAndAreOffByLessThanOne() {
        SplittableRandom random = new SplittableRandom(3);
        for (int trial = 0; trial < 2000; trial++) {
            double[] weights = random.doubles(1 + random.nextInt(6)).map(value -> value < 0.2 ? 0 : value).toArray();
            weights[0] = 0.5;
            long rows = random.nextLong(trial % 2 == 0 ? 20 : 1L << 40);

            long[] shares = RowShares.of(rows, weights);

            assertThat(LongStream.of(shares).sum()).isEqualTo(rows);
            for (int i = 0; i < shares.length; i++) {
                double exact = rows * weights[i] / DoubleStream.of(weights).sum();
                assertThat(Math.abs(shares[i] - exact)).isLessThan(1 + 1e-3);
                assertThat(weights[i] > 0 || shares[i] == 0).isTrue();
            }
        }
    }

    @Test
    void whatIsLeftGoesToTheLargestFractionsAndThenToTheFirst() {
        assertThat(RowShares.of(10, 1, 1, 1)).containsExactly(4, 3, 3);
        assertThat(RowShares.of(7, 0.5, 0.25, 0.25)).containsExactly(3, 2, 2);
        assertThat(RowShares.of(1, 0, 0.2, 0.8)).containsExactly(0, 0, 1);
    }
}
