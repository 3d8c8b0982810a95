package dev.ballast.samplers.resample;

import dev.ballast.core.data.Dataset;
import dev.ballast.core.method.FittedResampler;
import dev.ballast.core.method.Promise;
import dev.ballast.core.method.Reads;
import dev.ballast.core.method.Resampler;
import dev.ballast.core.random.Seed;
import dev.ballast.core.strategy.ClassTargets;
import dev.ballast.core.target.ClassLabels;
import dev.ballast.samplers.Sampler;
import dev.ballast.samplers.check.Fingerprint;
import dev.ballast.samplers.draws.Draws;
import dev.ballast.samplers.order.RandomOrder;

import java.util.Objects;

/// Draws the rows that a method chooses by their labels alone, other ones each epoch: under- and over-sampling for training loops,
/// batches, items and workers.
///
/// ```java
/// Sampler half = ResampledSampler.of(RandomUnderSampler.create(), data.labels()).shuffled();
/// ```
///
/// Epoch e draws the rows of the result that the method has for the seed and epoch e, in their order (those kept, ascending, then
/// copies, class by class), or in random order.
///
/// **Cost.** An epoch: what the method needs to draw, and 4 bytes a row of the result. **Randomness.** That of the method; in random
/// order `resampled.order.shuffle` or `.compact` at (0, epoch, 0) too.
///
/// Immutable and thread-safe.
public final class ResampledSampler implements Sampler {

    private static final RandomOrder ORDER = RandomOrder.named("resampled.order");

    private final FittedResampler fitted;
    private final ClassLabels labels;
    private final ClassTargets targets;
    private final boolean random;
    private final String fingerprint;

    private ResampledSampler(FittedResampler fitted, ClassLabels labels, ClassTargets targets, boolean random) {
        this.fitted = fitted;
        this.labels = labels;
        this.targets = targets;
        this.random = random;
        this.fingerprint = text();
    }

    /// Returns the sampler of the rows in the order of the result.
    ///
    /// @param method looks at classes only, and treats the rows of a class alike, as [RandomOverSampler] and [RandomUnderSampler] do
    /// @param labels the class of every row
    /// @return the sampler
    /// @throws IllegalArgumentException if the method looks at features, does not say before how many rows it leaves, or its strategy
    ///                                  cannot be met; or if there would be more than 2^31 - 1 rows
    public static ResampledSampler of(Resampler method, ClassLabels labels) {
        if (method.reads() != Reads.CLASSES || method.makes().isSynthesis()) {
            throw new IllegalArgumentException(method.info().name()
                    + " looks at features, and labels are all there is; resample a data set with it");
        }
        FittedResampler fitted = method.fit(Dataset.ofLabels(labels));
        if (!(fitted.promise() instanceof Promise.Exact exact)) {
            throw new IllegalArgumentException(method.info().name() + " does not say before how many rows it leaves ("
                    + fitted.promise() + "), which a sampler must know");
        }
        if (exact.targets().after().total() > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("the result has " + exact.targets().after().total()
                    + " rows; a sampler can draw " + Integer.MAX_VALUE + " of a result at most");
        }
        return new ResampledSampler(fitted, labels, exact.targets(), false);
    }

    /// Returns this sampler with the rows of an epoch in random order.
    ///
    /// @return the sampler
    public ResampledSampler shuffled() {
        return new ResampledSampler(fitted, labels, targets, true);
    }

    @Override
    public long population() {
        return labels.size();
    }

    @Override
    public long length(long epoch) {
        return targets.after().total();
    }

    @Override
    public Draws draws(Seed seed, long epoch) {
        int[] rows = fitted.resampling(seed, epoch).sourceRows();
        return random ? ORDER.ofItems(seed, 0, epoch, 0, rows) : Draws.of(rows);
    }

    @Override
    public double expectedCount(long epoch, long item) {
        int code = labels.code((int) Objects.checkIndex(item, population()));
        return (double) targets.after(code) / targets.before(code);
    }

    private String text() {
        Fingerprint hash = new Fingerprint().add(labels).add(fitted.method().options().toString());
        long[] after = new long[labels.classes()];
        for (int code = 0; code < after.length; code++) {
            after[(int) labels.streamKey(code)] = targets.after(code);
        }
        for (long rows : after) {
            hash.add(rows);
        }
        return "resampled-1(rows=" + population() + ",method=" + fitted.method().info().name()
                + (random ? ",random," : ",")
                + hash + ')';
    }

    @Override
    public String fingerprint() {
        return fingerprint;
    }

    @Override
    public String toString() {
        return fingerprint;
    }
}
