package dev.ballast.samplers.mix;

import dev.ballast.core.random.RandomStream;
import dev.ballast.core.target.ClassLabels;
import dev.ballast.samplers.items.Batch;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/// Mixes the items of a batch with one another, and their labels with them.
///
/// ```java
/// Loader<List<MixedItem<float[]>>> loader = Loader.of(images.batchedBy(RandomSampler.of(images.size()), 64))
///         .map(Purpose.of("mixup"), Mixup.of(data.labels(), (image, other, gap) -> blend(image, other, gap)));
/// ```
///
/// **Method.** Zhang, Cisse, Dauphin, Lopez-Paz, "mixup: beyond empirical risk minimization", 2018, arXiv:1710.09412. The batch is put
/// in random order; the item at each place meets the one that is then at that place, of any class, and goes toward it by a gap from
/// the Beta distribution (alpha, alpha), each pair by its own. An item that meets itself stays as it is, with gap 0. The label is
/// (1 - gap) of the first and gap of the second. (The paper's code has one gap for a batch.)
///
/// Every item is loaded once, however many it is mixed with. In batches by class, such as
/// [BalancedBatchSampler][dev.ballast.samplers.batch.BalancedBatchSampler] makes, rare items meet many others.
///
/// **Randomness.** Size - 1 numbers for the order, then for each pair two gamma numbers ([BetaNumbers]). Immutable and thread-safe.
///
/// @param <T> what an item is
public final class Mixup<T> implements BiFunction<Batch<T>, RandomStream, List<MixedItem<T>>> {

    private static final double STANDARD_ALPHA = 0.2;

    private final ClassLabels labels;
    private final Interpolator<T> interpolator;
    private final double alpha;

    private Mixup(ClassLabels labels, Interpolator<T> interpolator, double alpha) {
        this.labels = labels;
        this.interpolator = interpolator;
        this.alpha = alpha;
    }

    /// Returns a mixup with alpha 0.2.
    ///
    /// @param labels       the class of every item there is
    /// @param interpolator mixes two items
    /// @param <T>          what an item is
    /// @return the mixup
    public static <T> Mixup<T> of(ClassLabels labels, Interpolator<T> interpolator) {
        return new Mixup<>(labels, interpolator, STANDARD_ALPHA);
    }

    /// Returns this mixup with another distribution of gaps.
    ///
    /// @param newAlpha 1e-6 to 1e6: towards 0, gaps are 0 or 1, and items hardly mixed; at 1, all gaps are as likely; above, most are
    ///                 near a half. In the paper 0.1 to 0.4 for large sets of images, 1 for small ones
    /// @return the mixup
    /// @throws IllegalArgumentException if it is not in range
    public Mixup<T> alpha(double newAlpha) {
        if (!(newAlpha >= 1e-6 && newAlpha <= 1e6)) {
            throw new IllegalArgumentException("alpha is " + newAlpha + "; it must be between 1e-6 and 1e6");
        }
        return new Mixup<>(labels, interpolator, newAlpha);
    }

    /// Mixes a batch.
    ///
    /// @param batch  the items
    /// @param random what chance there is
    /// @return as many items, in the order of the first of each
    @Override
    public List<MixedItem<T>> apply(Batch<T> batch, RandomStream random) {
        int[] order = random.permutation(batch.size());
        int[] codes = batch.codes(labels);
        List<MixedItem<T>> mixed = new ArrayList<>(order.length);
        for (int place = 0; place < order.length; place++) {
            int other = order[place];
            double gap = BetaNumbers.next(alpha, random);
            mixed.add(other == place
                    ? new MixedItem<>(batch.item(place), codes[place], codes[place], 0)
                    : new MixedItem<>(interpolator.between(batch.item(place), batch.item(other), gap), codes[place],
                            codes[other], gap));
        }
        return mixed;
    }

    @Override
    public String toString() {
        return "Mixup[alpha=" + alpha + ']';
    }
}
