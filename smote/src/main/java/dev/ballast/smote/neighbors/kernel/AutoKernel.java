package dev.ballast.smote.neighbors.kernel;

import org.jspecify.annotations.Nullable;

import java.util.function.Supplier;

/// Which kernel serves a search if nobody says: the scalar one, until enough work is ahead or was done for the vector kernel to be worth
/// its compilation. The answers are the same.
///
/// Compiling the vector kernel takes half a second to a second, the scalar one a tenth of that, and that is about half as fast
/// (measured with two processors and vectors of 512 bits). So a search that the scalar kernel is done with in a second is over
/// before vectors are of any use. For more, [KernelWarmup] has them compiled on a thread of its own, once for the life of the
/// virtual machine. The same code is not compiled to the same speed in each: a vector kernel that turns out slower than the
/// scalar one is not used.
final class AutoKernel {

    /// Multiplications, of one search or of all so far, that vectors are worth their compilation for.
    static final double LARGE = 1e11;

    private final DistanceKernel scalar;
    private final Supplier<DistanceKernel> vector;
    private double done;
    private @Nullable Thread warmup;
    /// Null until it is known to be faster.
    private volatile @Nullable DistanceKernel faster;

    /// @param scalar what is there at once
    /// @param vector makes what takes time until it is fast; asked once, when it is worth it
    AutoKernel(DistanceKernel scalar, Supplier<DistanceKernel> vector) {
        this.scalar = scalar;
        this.vector = vector;
    }

    /// Returns the kernel for a search; waits for it if the search is so large.
    DistanceKernel forWork(double multiplications) {
        DistanceKernel known = faster;
        if (known != null) {
            return known;
        }
        Thread awaited = begin(multiplications);
        if (awaited != null) {
            try {
                awaited.join();
            } catch (InterruptedException e) {
                // The search looks at it, and ends.
                Thread.currentThread().interrupt();
            }
        }
        known = faster;
        return known == null ? scalar : known;
    }

    /// Begins compilation if it is worth it by now; returns what to wait for.
    private synchronized @Nullable Thread begin(double multiplications) {
        done += multiplications;
        if (warmup == null && done >= LARGE) {
            warmup = Thread.ofPlatform().daemon().name("ballast-compilation").start(this::compare);
        }
        return multiplications >= LARGE ? warmup : null;
    }

    private void compare() {
        DistanceKernel other = vector.get();
        if (KernelWarmup.run(other) < KernelWarmup.run(scalar)) {
            faster = other;
        }
    }
}
