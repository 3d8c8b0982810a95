package dev.ballast.smote.neighbors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ballast.core.data.FeatureMatrix;
import dev.ballast.smote.neighbors.join.SearchPlan;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

@Timeout(60)
class NeighborSearchTest {

    private static final FeatureMatrix LINE = FeatureMatrix.wrap(new double[][]{{0, 5}, {1, 5}, {3, 5}, {7, 5}});
    private static final FeatureMatrix LARGE = FeatureMatrix
            .wrap(PointFamily.GAUSSIAN.points(600, 64, new SplittableRandom(3)));
    private static final int TILES_OF_LARGE = 10 * 600 / 4;

    @AfterEach
    void leaveNoInterruptBehind() {
        assertThat(Thread.interrupted()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"two-classes", "three-classes", "wide"})
    void goldenNeighborsAreFound(String name) {
        GoldenTable table = GoldenTable.read(name);

        Neighbors found = NeighborSearch.among(FeatureMatrix.wrap(table.features())).selfJoin(5);

        int[][] expected = table.arrays("knn5_all");
        assertThat(expected).hasNumberOfRows(table.features().length);
        assertThat(IntStream.range(0, found.queries()).mapToObj(found::rowsOf)).containsExactly(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"two-classes", "three-classes", "wide"})
    void goldenNeighborsWithinTheMinorityAreFound(String name) {
        GoldenTable table = GoldenTable.read(name);
        int[] rows = table.array("knn5_within_minority", "rows");

        Neighbors found = NeighborSearch.among(FeatureMatrix.wrap(table.features())).rows(rows).selfJoin(5);

        int[][] expected = table.arrays("knn5_within_minority", "neighbors");
        assertThat(expected).hasNumberOfRows(rows.length);
        assertThat(IntStream.range(0, found.queries())
                .mapToObj(query -> Arrays.stream(found.rowsOf(query)).map(place -> rows[place]).toArray()))
                .containsExactly(expected);
    }

    @Test
    void anAnswerCanBeReadNeighborByNeighbor() {
        Neighbors found = NeighborSearch.among(LINE).selfJoin(2);

        assertThat(found.queries()).isEqualTo(4);
        assertThat(found.k()).isEqualTo(2);
        assertThat(found.rowsOf(2)).containsExactly(1, 0);
        assertThat(found.row(3, 0)).isEqualTo(2);
        assertThat(found.row(3, 1)).isEqualTo(1);
        assertThat(found.squaredDistance(3, 0)).isEqualTo(16);
        assertThat(found.squaredDistance(3, 1)).isEqualTo(36);
    }

    @Test
    void anAnswerRefusesPlacesItDoesNotHave() {
        Neighbors found = NeighborSearch.among(LINE).selfJoin(2);

        assertThatThrownBy(() -> found.row(4, 0)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> found.row(-1, 0)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> found.row(0, 2)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> found.squaredDistance(0, -1)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> found.rowsOf(4)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void anAnswerDoesNotChangeWithTheArrayItGave() {
        Neighbors found = NeighborSearch.among(LINE).selfJoin(2);

        Arrays.fill(found.rowsOf(0), 99);

        assertThat(found.rowsOf(0)).containsExactly(1, 2);
    }

    @Test
    void aQueryThatIsARowSearchedFindsItself() {
        Neighbors found = NeighborSearch.among(LINE).nearest(LINE, 4);

        assertThat(IntStream.range(0, 4).map(query -> found.row(query, 0))).containsExactly(0, 1, 2, 3);
        assertThat(found.rowsOf(0)).containsExactly(0, 1, 2, 3);
    }

    @Test
    void duplicatesAreNeighborsOfEachOtherButNotOfThemselves() {
        double[][] points = {{1, 1}, {1, 1}, {9, 9}, {1, 1}};

        Neighbors found = NeighborSearch.among(FeatureMatrix.wrap(points)).selfJoin(2);

        assertThat(found.rowsOf(0)).containsExactly(1, 3);
        assertThat(found.rowsOf(1)).containsExactly(0, 3);
        assertThat(found.rowsOf(3)).containsExactly(0, 1);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 4, 5, Integer.MAX_VALUE})
    void aNumberOfNeighborsThatRowsDoNotHaveIsRefused(int k) {
        assertThatThrownBy(() -> NeighborSearch.among(LINE).selfJoin(k)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("k is " + k + "; with 4 rows, each has between 1 and 3 neighbors");
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 5, Integer.MAX_VALUE})
    void moreNeighborsOfAQueryThanRowsAreRefused(int k) {
        assertThatThrownBy(() -> NeighborSearch.among(LINE).nearest(LINE, k))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("k is " + k + "; there are 4 rows");
    }

    @Test
    void aSingleRowHasNoNeighbors() {
        assertThatThrownBy(() -> NeighborSearch.among(LINE).rows(2).selfJoin(1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("there is only 1 row; a row is not its own neighbor, so at least 2 are needed");
    }

    @Test
    void queriesOfAnotherWidthAreRefused() {
        FeatureMatrix narrow = FeatureMatrix.wrap(new double[][]{{1}});

        assertThatThrownBy(() -> NeighborSearch.among(LINE).nearest(narrow, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("queries have 1 columns; the rows searched have 2");
    }

    @Test
    void rowsAndColumnsOutsideTheMatrixAreRefused() {
        NeighborSearch search = NeighborSearch.among(LINE);

        assertThatThrownBy(() -> search.rows(0, 4)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> search.rows(-1)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> search.columns(2)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
    void scalesThatCannotDivideAreRefused(double scale) {
        assertThatThrownBy(() -> NeighborSearch.among(LINE).scaledBy(1, scale))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("scale[1] is " + scale + "; scales must be finite and above 0");
    }

    @Test
    void aWrongNumberOfScalesIsRefused() {
        assertThatThrownBy(() -> NeighborSearch.among(LINE).scaledBy(1)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("there are 1 scales and 2 columns");
        assertThatThrownBy(() -> NeighborSearch.among(LINE).columns(0).scaledBy(1, 2))
                .isInstanceOf(IllegalArgumentException.class).hasMessage("there are 2 scales and 1 columns");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -3})
    void aNumberOfThreadsBelowOneIsRefused(int threads) {
        assertThatThrownBy(() -> NeighborSearch.among(LINE).threads(threads))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("threads is " + threads + "; it must be at least 1");
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void aValueThatIsNotFiniteIsNamedByRowAndColumn(double value) {
        double[][] points = PointFamily.GAUSSIAN.points(100, 4, new SplittableRandom(1));
        points[70][2] = value;
        FeatureMatrix matrix = FeatureMatrix.wrap(points);
        FeatureMatrix sound = FeatureMatrix.wrap(PointFamily.GAUSSIAN.points(9, 4, new SplittableRandom(2)));
        String message = "row 70, column 2 is " + value;

        assertThatThrownBy(() -> NeighborSearch.among(matrix).selfJoin(3))
                .isInstanceOf(IllegalArgumentException.class).hasMessageStartingWith(message);
        assertThatThrownBy(() -> NeighborSearch.among(matrix).rows(4, 70, 5).columns(3, 2).selfJoin(2))
                .isInstanceOf(IllegalArgumentException.class).hasMessageStartingWith(message);
        assertThatThrownBy(() -> NeighborSearch.among(matrix).nearest(sound, 1))
                .isInstanceOf(IllegalArgumentException.class).hasMessageStartingWith(message);
        assertThatThrownBy(() -> NeighborSearch.among(sound).nearest(matrix, 1))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining(message);
    }

    @Test
    void valuesThatTakeNoPartMayBeAnything() {
        double[][] points = {{0, Double.NaN}, {1, 2}, {3, Double.NEGATIVE_INFINITY}, {Double.NaN, 0}};

        Neighbors found = NeighborSearch.among(FeatureMatrix.wrap(points)).rows(0, 1, 2).columns(0).selfJoin(1);

        assertThat(found.rowsOf(0)).containsExactly(1);
    }

    @Test
    void aQuotientThatOverflowsIsNamedByRowAndColumn() {
        double[][] points = {{0, 1}, {0, 1e10}, {0, -1e10}, {0, 2}};

        assertThatThrownBy(() -> NeighborSearch.among(FeatureMatrix.wrap(points)).scaledBy(1, 1e-300).selfJoin(2))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("row 1")
                .hasMessageContaining("column 1").hasMessageContaining("1.0E-300");
    }

    @Test
    void choicesAreCopied() {
        int[] rows = {3, 0, 1};
        int[] columns = {0};
        double[] scales = {2};
        NeighborSearch search = NeighborSearch.among(LINE).rows(rows).columns(columns).scaledBy(scales);

        Arrays.fill(rows, 0);
        columns[0] = 1;
        scales[0] = 1;

        assertThat(search.selfJoin(2).rowsOf(0)).containsExactly(2, 1);
        assertThat(search.selfJoin(1).squaredDistance(0, 0)).isEqualTo(9);
    }

    @Test
    void aLargeSearchUsesTheThreadsItMay() {
        Set<Thread> threads = ConcurrentHashMap.newKeySet();
        CountDownLatch two = new CountDownLatch(2);

        NeighborSearch.among(LARGE).threads(2).kernel(new StubKernel(() -> {
            if (threads.add(Thread.currentThread())) {
                two.countDown();
            }
            waitFor(two);
        })).selfJoin(5);

        assertThat(threads).hasSize(2).contains(Thread.currentThread());
    }

    @Test
    void oneThreadIsTheCaller() {
        Set<Thread> threads = ConcurrentHashMap.newKeySet();
        StubKernel kernel = new StubKernel(() -> threads.add(Thread.currentThread()));

        NeighborSearch.among(LARGE).threads(1).kernel(kernel).selfJoin(5);
        NeighborSearch.among(LINE).threads(8).kernel(kernel).selfJoin(1);

        assertThat(threads).containsExactly(Thread.currentThread());
    }

    @ParameterizedTest
    @EnumSource
    void progressGrowsToAllOnTheCallingThread(SearchPlan plan) {
        List<Double> shares = new ArrayList<>();
        Set<Thread> threads = ConcurrentHashMap.newKeySet();

        NeighborSearch.among(LARGE).threads(1).plan(plan).onProgress(share -> {
            shares.add(share);
            threads.add(Thread.currentThread());
        }).selfJoin(3);

        assertThat(shares).isSorted().hasSizeGreaterThan(1).last().isEqualTo(1.0);
        assertThat(shares).first().matches(share -> share > 0 && share < 1);
        assertThat(threads).containsExactly(Thread.currentThread());
    }

    @ParameterizedTest
    @EnumSource
    void aListenerMayEndTheSearch(SearchPlan plan) {
        NeighborSearch search = NeighborSearch.among(LARGE).threads(2).plan(plan);

        assertThatThrownBy(() -> search.onProgress(_ -> {
            throw new IllegalStateException("enough");
        }).selfJoin(3)).isInstanceOf(IllegalStateException.class).hasMessage("enough");

        assertThat(search.selfJoin(3).queries()).isEqualTo(600);
    }

    @ParameterizedTest
    @EnumSource
    void anInterruptStopsEveryPlan(SearchPlan plan) {
        NeighborSearch search = NeighborSearch.among(LARGE).threads(1).plan(plan);
        Thread caller = Thread.currentThread();

        assertThatThrownBy(() -> search.onProgress(_ -> caller.interrupt()).selfJoin(3))
                .isInstanceOf(SearchInterruptedException.class);

        assertThat(Thread.interrupted()).as("interrupt status").isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void anInterruptOfAHelpingThreadIsNoAnswer(SearchPlan plan) {
        FeatureMatrix matrix = FeatureMatrix.wrap(PointFamily.GAUSSIAN.points(5_000, 12, new Random(3)));
        Set<Thread> helpers = ConcurrentHashMap.newKeySet();
        NeighborSearch search = NeighborSearch.among(matrix).threads(3).plan(plan).onProgress(_ -> {
            ThreadGroup group = Thread.currentThread().getThreadGroup();
            Thread[] threads = new Thread[2 * group.activeCount() + 16];
            int count = group.enumerate(threads);
            Arrays.stream(threads, 0, count).filter(thread -> thread.getName().startsWith("ballast-neighbors"))
                    .filter(helpers::add).forEach(Thread::interrupt);
        });

        Neighbors expected = NeighborSearch.among(matrix).threads(1).selfJoin(3);
        try {
            // The helpers may be done before they are interrupted; then the answer is right.
            Neighbors found = search.selfJoin(3);
            assertThat(IntStream.range(0, 5_000).mapToObj(found::rowsOf).toArray())
                    .isEqualTo(IntStream.range(0, 5_000).mapToObj(expected::rowsOf).toArray());
        } catch (SearchInterruptedException e) {
            assertThat(helpers).isNotEmpty();
        }
        assertThat(Thread.currentThread().isInterrupted()).as("interrupt status of the caller").isFalse();
    }

    @Test
    void thePlanIsOneOfThreeWords() {
        assertThat(SearchPlan.of("auto")).isEqualTo(SearchPlan.AUTO);
        assertThat(SearchPlan.of("Tiles")).isEqualTo(SearchPlan.TILES);
        assertThat(SearchPlan.of("PARTITION")).isEqualTo(SearchPlan.PARTITION);
        assertThatThrownBy(() -> SearchPlan.of("tree")).isInstanceOf(IllegalStateException.class)
                .hasMessage("ballast.neighbors is \"tree\"; it must be auto, tiles or partition");
    }

    @Test
    void moreThreadsThanWorkAreNoProblem() {
        Neighbors found = NeighborSearch.among(LARGE).threads(Integer.MAX_VALUE).selfJoin(1);

        assertThat(found.queries()).isEqualTo(600);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 8})
    void aSearchOnAnInterruptedThreadStopsAndKeepsTheInterrupt(int threads) {
        for (FeatureMatrix matrix : new FeatureMatrix[]{LINE, LARGE}) {
            Thread.currentThread().interrupt();

            assertThatThrownBy(() -> NeighborSearch.among(matrix).threads(threads).selfJoin(2))
                    .isInstanceOf(SearchInterruptedException.class);

            assertThat(Thread.interrupted()).as("interrupt status").isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 8})
    void anInterruptDuringASearchStopsItEarlyAndIsKept(int threads) {
        Thread caller = Thread.currentThread();
        AtomicInteger tiles = new AtomicInteger();
        CountDownLatch interrupted = new CountDownLatch(1);
        StubKernel kernel = new StubKernel(() -> {
            tiles.incrementAndGet();
            if (Thread.currentThread() == caller && interrupted.getCount() > 0) {
                caller.interrupt();
                interrupted.countDown();
            }
            if (Thread.currentThread() != caller) {
                waitFor(interrupted);
            }
        });

        assertThatThrownBy(() -> NeighborSearch.among(LARGE).threads(threads).kernel(kernel).selfJoin(5))
                .isInstanceOf(SearchInterruptedException.class);

        assertThat(Thread.interrupted()).as("interrupt status").isTrue();
        if (threads == 1) {
            assertThat(tiles).hasValueLessThan(TILES_OF_LARGE / 2);
        }
    }

    @Test
    void aSearchCanBeRunAgainAfterAnInterrupt() {
        NeighborSearch search = NeighborSearch.among(LARGE).threads(2);
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> search.selfJoin(1)).isInstanceOf(SearchInterruptedException.class);
        assertThat(Thread.interrupted()).isTrue();

        assertThat(search.selfJoin(1).queries()).isEqualTo(600);
    }

    @Test
    void aFailureOnAHelpingThreadReachesTheCaller() {
        Thread caller = Thread.currentThread();
        CountDownLatch failing = new CountDownLatch(1);
        StubKernel kernel = new StubKernel(() -> {
            if (Thread.currentThread() != caller) {
                failing.countDown();
                throw new IllegalStateException("helper failed");
            }
            waitFor(failing);
        });

        assertThatThrownBy(() -> NeighborSearch.among(LARGE).threads(2).kernel(kernel).selfJoin(5))
                .isInstanceOf(IllegalStateException.class).hasMessage("helper failed");
    }

    @Test
    void anInterruptWhileAHelpingThreadFailsIsKept() {
        Thread caller = Thread.currentThread();
        CountDownLatch helping = new CountDownLatch(1);
        StubKernel kernel = new StubKernel(() -> {
            if (Thread.currentThread() == caller) {
                waitFor(helping);
            } else {
                helping.countDown();
                waitUntil(() -> caller.getState() == Thread.State.WAITING);
                caller.interrupt();
                waitUntil(() -> caller.getState() == Thread.State.WAITING && !caller.isInterrupted());
                throw new IllegalStateException("helper failed");
            }
        });

        assertThatThrownBy(() -> NeighborSearch.among(LARGE).threads(2).kernel(kernel).selfJoin(5))
                .isInstanceOf(IllegalStateException.class);

        assertThat(Thread.interrupted()).as("interrupt status").isTrue();
    }

    @Test
    void noHelpingThreadOutlivesAFailedSearch() {
        Thread caller = Thread.currentThread();
        Set<Thread> helpers = ConcurrentHashMap.newKeySet();
        CountDownLatch helping = new CountDownLatch(1);
        CountDownLatch calling = new CountDownLatch(1);
        StubKernel kernel = new StubKernel(() -> {
            if (Thread.currentThread() == caller) {
                calling.countDown();
                waitFor(helping);
                throw new IllegalStateException("caller failed");
            }
            helpers.add(Thread.currentThread());
            helping.countDown();
            waitFor(calling);
        });

        assertThatThrownBy(() -> NeighborSearch.among(LARGE).threads(4).kernel(kernel).selfJoin(5))
                .isInstanceOf(IllegalStateException.class).hasMessage("caller failed");

        assertThat(helpers).isNotEmpty().noneMatch(Thread::isAlive);
    }

    private static void waitFor(CountDownLatch latch) {
        waitUntil(() -> latch.getCount() == 0);
    }

    private static void waitUntil(BooleanSupplier condition) {
        long end = System.nanoTime() + 30_000_000_000L;
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("waited 30 seconds in vain");
            }
            Thread.onSpinWait();
        }
    }
}
