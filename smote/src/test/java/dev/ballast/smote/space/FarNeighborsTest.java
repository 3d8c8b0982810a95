package dev.ballast.smote.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ballast.core.data.Dataset;
import dev.ballast.core.run.NeighborLists;
import dev.ballast.core.run.NeighborQuestion;
import dev.ballast.core.run.NeighborSpace;
import dev.ballast.core.run.RunSettings;
import dev.ballast.core.random.Purpose;
import dev.ballast.core.random.RandomStream;
import dev.ballast.core.random.Seed;

import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.stream.IntStream;

class FarNeighborsTest {

    private static final RunSettings RUN = RunSettings.standard().threads(2);

    @Test
    void theReachIsHalfOfTheMedianDistanceToTheOthers() {
        for (int trial = 0; trial < 60; trial++) {
            RandomStream random = Seed.of(trial).stream(Purpose.of("test.far"), 0, 0, 0);
            int n = 2 + random.nextInt(200);
            int ties = 1 + random.nextInt(40);
            double[][] rows = new double[n + 5][2];
            for (double[] row : rows) {
                Arrays.setAll(row, _ -> random.nextInt(ties));
            }
            Dataset data = Dataset.of(rows, new int[n + 5]);
            int[] members = IntStream.range(3, n + 3).toArray();
            double[] divisors = {2, 1};
            NeighborQuestion.Members set = NeighborQuestion.listed(members);
            NeighborLists near = ExactNeighbors.ask(data, NeighborQuestion.nearest(set, set, Math.min(4, n - 1),
                    NeighborSpace.euclidean(divisors)), RUN);

            FarNeighbors far = FarNeighbors.of(data, near, divisors, RUN);

            for (int query = 0; query < n; query++) {
                int row = members[query];
                double[] distances = IntStream.of(members).filter(other -> other != row)
                        .mapToDouble(other -> distance(rows[row], rows[other])).sorted().toArray();
                double reach = (distances[(n - 2) / 2] + distances[(n - 1) / 2]) / 4;
                assertThat(far.reach(query)).isCloseTo(reach, within(1e-12));
                for (int rank = 0; rank < near.k(); rank++) {
                    double found = distance(rows[row], rows[near.row(query, rank)]);
                    if (Math.abs(found - reach) > 1e-9) {
                        assertThat(far.isFar(query, rank)).isEqualTo(found > reach);
                    }
                }
            }
        }
    }

    private static double distance(double[] a, double[] b) {
        return Math.hypot((a[0] - b[0]) / 2, a[1] - b[1]);
    }

    @Test
    void aNeighborAtTheReachIsFarAndTheOnlyOtherRowToo() {
        // From the first row: 1, 2, 3; the median is 2, the reach 1.
        Dataset data = Dataset.of(new double[][]{{0}, {1}, {2}, {3}}, new int[4]);
        FarNeighbors far = FarNeighbors.of(data, ExactNeighbors.ask(data, NeighborQuestion.amongAll(1, 1), RUN),
                new double[]{1}, RUN);
        assertThat(far.reach(0)).isEqualTo(1);
        assertThat(far.isFar(0, 0)).isTrue();

        Dataset two = data.select(0, 1);
        FarNeighbors single = FarNeighbors.of(two, ExactNeighbors.ask(two, NeighborQuestion.amongAll(1, 1), RUN),
                new double[]{1}, RUN);
        assertThat(single.reach(1)).isEqualTo(0.5);
        assertThat(single.isFar(1, 0)).isTrue();
    }
}
