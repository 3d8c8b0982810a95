package dev.ballast.core.split;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.core.random.Purpose;
import dev.ballast.core.random.RandomStream;
import dev.ballast.core.random.Seed;
import dev.ballast.core.target.ClassLabels;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// How near grouped folds come to their shares.
class GroupedSharesTest {

    private record Table(int[] groups, ClassLabels labels) {}

    /// The sum of squared distances of classes' shares of folds from 1 / k, over 54 random tables. StratifiedGroupKFold of
    /// scikit-learn 1.9.1, shuffled, has 1.973 on the tables that can be divided.
    @Test
    void foldsAreNearTheirShares() {
        double sum = 0;
        int refused = 0;
        for (int number = 0; number < 54; number++) {
            int folds = new int[]{3, 5, 10}[number % 3];
            Table table = uneven(number, 2 + number / 3 % 3, new int[]{20, 50, 150}[number / 9 % 3]);
            long[] all = HoldOutTest.counts(table.labels(), IntStream.range(0, table.groups().length).toArray());
            try {
                for (Split split : Folds.stratified(folds).grouped(table.groups()).splits(table.labels(),
                        Seed.of(number))) {
                    long[] counts = HoldOutTest.counts(table.labels(), split.testRows());
                    for (int i = 0; i < all.length; i++) {
                        sum += Math.pow(counts[i] / (double) all[i] - 1.0 / folds, 2);
                    }
                }
            } catch (SmallClassException e) {
                assertThat(e).hasMessageContaining("too few for one in");
                refused++;
            }
        }
        assertThat(refused).isEqualTo(3);
        assertThat(sum).isLessThan(1.8);
    }

    /// Groups of log-normal size with class shares of their own.
    private static Table uneven(int number, int classes, int groups) {
        RandomStream random = Seed.of(number).stream(Purpose.of("x"), 0, 0, 0);
        List<Integer> groupOf = new ArrayList<>();
        List<Integer> classOf = new ArrayList<>();
        for (int group = 0; group < groups; group++) {
            int rows = 1 + (int) (10 * Math.exp(random.nextGaussian()));
            double[] weights = new double[classes];
            Arrays.setAll(weights, i -> Math.pow(0.35, i) * Math.exp(0.8 * random.nextGaussian()));
            for (int row = 0; row < rows; row++) {
                double left = random.nextDouble() * Arrays.stream(weights).sum();
                int i = 0;
                while (i < classes - 1 && left > weights[i]) {
                    left -= weights[i++];
                }
                groupOf.add(group);
                classOf.add(i);
            }
        }
        return new Table(groupOf.stream().mapToInt(Integer::intValue).toArray(),
                ClassLabels.of(classOf.stream().mapToInt(Integer::intValue).toArray()));
    }
}
