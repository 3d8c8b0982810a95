package dev.ballast.smote.neighbors.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

class AutoKernelTest {

    private static final double SOME = AutoKernel.LARGE / 4;

    private final DistanceKernel fast = DistanceKernels.scalar();
    private final DistanceKernel slow = slow();

    @Test
    void aSearchThatIsOverSoonTakesWhatIsThere() {
        AutoKernel kernel = new AutoKernel(slow, () -> fast);

        assertThat(kernel.forWork(SOME)).isSameAs(slow);
    }

    @Test
    void aLargeSearchWaitsForTheFasterKernelAndAllThatFollowTakeIt() {
        AutoKernel kernel = new AutoKernel(slow, () -> fast);

        assertThat(kernel.forWork(AutoKernel.LARGE)).isSameAs(fast);
        assertThat(kernel.forWork(SOME)).isSameAs(fast);
    }

    @Test
    void manySearchesAreWorthItToo() {
        AutoKernel kernel = new AutoKernel(slow, () -> fast);
        long end = System.nanoTime() + Duration.ofMinutes(1).toNanos();
        DistanceKernel used = slow;
        int searches = 0;
        while (used == slow && System.nanoTime() < end) {
            used = kernel.forWork(SOME);
            searches++;
            LockSupport.parkNanos(1_000_000);
        }

        assertThat(used).isSameAs(fast);
        assertThat(searches).isGreaterThan(4);
    }

    @Test
    void aKernelThatTurnsOutSlowIsNotUsed() {
        AutoKernel kernel = new AutoKernel(fast, () -> slow);

        assertThat(kernel.forWork(AutoKernel.LARGE)).isSameAs(fast);
        assertThat(kernel.forWork(AutoKernel.LARGE)).isSameAs(fast);
    }

    @Test
    void anInterruptIsNotSwallowed() {
        AutoKernel kernel = new AutoKernel(fast, () -> slow);
        Thread.currentThread().interrupt();

        assertThat(kernel.forWork(AutoKernel.LARGE)).isSameAs(fast);
        assertThat(Thread.interrupted()).isTrue();
    }

    /// The scalar kernel, a tenth of a millisecond later.
    private static DistanceKernel slow() {
        FilterKernel filter = DistanceKernels.scalar().requireFilter();
        FilterKernel late = (FilterKernel) Proxy.newProxyInstance(FilterKernel.class.getClassLoader(),
                new Class<?>[]{FilterKernel.class}, (_, method, arguments) -> {
                    LockSupport.parkNanos(100_000);
                    return method.invoke(filter, arguments);
                });
        return new DistanceKernel() {
            @Override
            public String name() {
                return "late";
            }

            @Override
            public int vectorBits() {
                return Double.SIZE;
            }

            @Override
            public FilterKernel filter() {
                return late;
            }

            @Override
            public void squaredDistances(double[] queries, int columns, double[] block, double[] distances) {
                throw new UnsupportedOperationException();
            }

            @Override
            public int lanesAtMost(double[] distances, int offset, int lanes, double threshold, int[] found) {
                throw new UnsupportedOperationException();
            }
        };
    }
}
