package dev.ballast.smote.neighbors.join;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ballast.core.data.FeatureMatrix;
import dev.ballast.smote.neighbors.PointFamily;
import dev.ballast.smote.neighbors.SearchInterruptedException;
import dev.ballast.smote.neighbors.bound.Boxes;
import dev.ballast.smote.neighbors.bound.FilterRows;
import dev.ballast.smote.neighbors.bound.FilteredRows;
import dev.ballast.smote.neighbors.bound.SpatialOrder;
import dev.ballast.smote.neighbors.exact.Answers;
import dev.ballast.smote.neighbors.exact.ComparedRows;
import dev.ballast.smote.neighbors.exact.Extent;
import dev.ballast.smote.neighbors.exact.SearchThreads;
import dev.ballast.smote.neighbors.kernel.DistanceKernels;

import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.SplittableRandom;

/// The trial that tells what a partition costs.
class PartitionJoinTest {

    private static final double ALL = Double.POSITIVE_INFINITY;
    private static final SearchThreads ONE = new SearchThreads(1, null);

    @Test
    void aTrialGivesTheSameCostOnAnyNumberOfThreads() {
        PartitionJoin join = join(3_000, 3);

        double alone = join.trial(9, ALL, ONE);

        assertThat(alone).isPositive();
        assertThat(join.trial(9, ALL, ONE)).as("again").isEqualTo(alone);
        assertThat(join.trial(9, ALL, new SearchThreads(3, null))).isEqualTo(alone);
    }

    @Test
    void aTrialStopsAboveItsLimit() {
        PartitionJoin join = join(3_000, 3);
        double all = join.trial(9, ALL, ONE);

        for (int threads = 1; threads <= 3; threads++) {
            SearchThreads some = new SearchThreads(threads, null);
            assertThat(join.trial(9, all / 100, some)).isGreaterThan(all / 100).isLessThan(all);
        }
        assertThat(join.trial(9, all * (1 + 1e-9), ONE)).isEqualTo(all);
    }

    @Test
    void anInterruptStopsATrial() {
        PartitionJoin join = join(3_000, 3);
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> join.trial(9, ALL, new SearchThreads(1, null)))
                .isInstanceOf(SearchInterruptedException.class);

        assertThat(Thread.interrupted()).as("interrupt status").isTrue();
    }

    private static PartitionJoin join(int size, int columns) {
        double[][] points = PointFamily.GAUSSIAN.points(size, columns, new SplittableRandom(columns));
        int[] all = SpatialOrder.identity(columns);
        double[] ones = new double[columns];
        Arrays.fill(ones, 1.0);
        ComparedRows rows = new ComparedRows(FeatureMatrix.wrap(points), null, all, ones);
        FilteredRows filtered = FilteredRows.of(rows, true, FilterRows.view(Extent.of(rows, rows, ONE)), ONE);
        return new PartitionJoin(DistanceKernels.active(), filtered, filtered,
                Boxes.of(filtered.images(), ONE).levels(), true, new Answers(size, 5, false));
    }
}
