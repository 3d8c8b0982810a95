package dev.ballast.samplers.mix;

import dev.ballast.core.method.FittedResampler;
import dev.ballast.core.method.Promise;
import dev.ballast.core.random.Seed;
import dev.ballast.core.recipe.Addition;
import dev.ballast.core.recipe.Plan;
import dev.ballast.core.recipe.Recipe;
import dev.ballast.core.target.ClassLabels;
import dev.ballast.samplers.check.FittedFingerprint;
import dev.ballast.samplers.items.EpochItems;
import dev.ballast.samplers.items.Items;

import java.util.List;

/// The items that a resampling method makes of others: it looks at embeddings, a row for each item, and says which items are kept,
/// repeated or mixed; a function of the caller's mixes them. So SMOTE and its kin work on images, sounds and texts, which are loaded
/// when they are asked for.
///
/// ```java
/// FittedResampler smote = Smote.withNeighbors(5).fit(Dataset.of(embeddings, labels));     // a row for each of the files
/// MadeItems<float[]> images = MadeItems.of(Items.of(files).map(file -> image(file)), smote,
///         (image, other, gap) -> blend(image, other, gap));
/// Loader<Batch<MadeItem<float[]>>> loader = Loader.of(images.batchedBy(BalancedBatchSampler.of(images.labels(), 64)));
/// ```
///
/// **Items** are numbered as the rows of the result: originals first, then new ones, class by class. Those of epoch e are what
/// `fitted.plan(seed, e)` says, so new items are other ones each epoch, and nothing is stored. An item that is kept or copied is
/// the original; one on the way between two is `between(base, neighbor, gap)`, or `mix` of all it is made of; where methods follow one
/// another, parents are mixed first.
///
/// **Cost.** An item made from two loads two. **Randomness.** That of the method. Immutable; as safe for several threads as the items
/// and the function are.
///
/// @param <T> what an item is
public final class MadeItems<T> implements EpochItems<MadeItem<T>> {

    /// New rows whose recipes are looked at before anything is loaded.
    private static final int PROBES = 64;

    private final ItemCook<T> cook;
    private final FittedResampler fitted;
    private final int size;
    /// Epoch 0 of seed 0.
    private final Plan probe;
    private final String fingerprint;

    private MadeItems(ItemCook<T> cook, FittedResampler fitted, int size, Plan probe) {
        this.cook = cook;
        this.fitted = fitted;
        this.size = size;
        this.probe = probe;
        this.fingerprint = "made-items-1(rows=" + size + ',' + FittedFingerprint.of(fitted) + ')';
    }

    /// Returns the items of a method that makes new rows between two others, as SMOTE does.
    ///
    /// @param items        the originals
    /// @param fitted       the method, fitted to a data set with a row for each item
    /// @param interpolator mixes two items
    /// @param <T>          what an item is
    /// @return the items
    /// @throws IllegalArgumentException if there are not as many items as rows; if the method does not say before how many rows it makes,
    ///                                  or makes rows of more than two others, or with noise
    /// @throws IllegalStateException    if what is to be predicted is not classes
    public static <T> MadeItems<T> of(Items<T> items, FittedResampler fitted, Interpolator<T> interpolator) {
        return of(ItemCook.of(items, interpolator), fitted);
    }

    /// Returns the items of a method that makes new rows of any number of others.
    ///
    /// @param items  the originals
    /// @param fitted the method, fitted to a data set with a row for each item
    /// @param mixer  mixes items by weights
    /// @param <T>    what an item is
    /// @return the items
    /// @throws IllegalArgumentException if there are not as many items as rows; if the method does not say before how many rows it makes,
    ///                                  or makes rows with noise
    /// @throws IllegalStateException    if what is to be predicted is not classes
    public static <T> MadeItems<T> of(Items<T> items, FittedResampler fitted, Mixer<T> mixer) {
        return of(new ItemCook<>(items, mixer, false), fitted);
    }

    private static <T> MadeItems<T> of(ItemCook<T> cook, FittedResampler fitted) {
        if (cook.items().size() != fitted.data().rows()) {
            throw new IllegalArgumentException("there are " + cook.items().size() + " items and "
                    + fitted.data().rows()
                    + " rows of the data that the method was fitted to; every item needs one row");
        }
        if (!(fitted.promise() instanceof Promise.Exact exact)) {
            throw new IllegalArgumentException(
                    "the items of an epoch must be known in number before they are drawn, and "
                            + fitted.method() + " promises " + fitted.method().info().promise());
        }
        long rows = exact.targets().after().total();
        if (rows > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("the result has " + rows + " rows; there can be " + Integer.MAX_VALUE
                    + " items at most");
        }
        Plan probe = fitted.plan(Seed.of(0), 0);
        long kept = probe.kept().size();
        long probes = Math.min(PROBES, rows - kept);
        for (long i = 0; i < probes; i++) {
            long row = kept + i * (rows - kept - 1) / Math.max(1, probes - 1);
            cook.require(probe.recipe(row), fitted.method().info().name() + ": row " + row + " of the result");
        }
        return new MadeItems<>(cook, fitted, (int) rows, probe);
    }

    @Override
    public int size() {
        return size;
    }

    /// Returns the class of every item, the same in every epoch: what samplers by class need.
    ///
    /// @return a label for each item
    /// @throws IllegalStateException if the method drops rows, so that classes of numbers differ from epoch to epoch
    public ClassLabels labels() {
        if (!keepsAll(probe)) {
            throw new IllegalStateException(fitted.method().info().name()
                    + " drops rows, so the classes of items differ from epoch to epoch; draw items whatever their class");
        }
        return probe.classes().withCodes(probe.codes());
    }

    private static boolean keepsAll(Plan plan) {
        return plan.kept().size() == plan.rows();
    }

    /// Returns the items of an epoch.
    ///
    /// @throws IllegalStateException if the method numbers classes differently from epoch to epoch: a defect of the method
    @Override
    public Items<MadeItem<T>> items(Seed seed, long epoch) {
        Plan plan = fitted.plan(seed, epoch);
        if (keepsAll(probe) && !(keepsAll(plan) && classes(plan).equals(classes(probe)))) {
            throw new IllegalStateException(
                    fitted.method() + " kept all rows in one epoch and has other rows of classes in epoch "
                            + epoch);
        }
        return Items.of(size, row -> {
            Recipe recipe = plan.recipe(row);
            cook.require(recipe, fitted.method().info().name() + ": row " + row + " of the result");
            return new MadeItem<>(cook.make(recipe), plan.code(row), recipe);
        });
    }

    private record Made(int code, long rows) {}

    private static List<Made> classes(Plan plan) {
        return plan.additions().stream().filter(addition -> addition.rows() > 0)
                .map(addition -> new Made(addition.code(), addition.rows())).toList();
    }

    @Override
    public String fingerprint() {
        return fingerprint;
    }

    @Override
    public String toString() {
        return "MadeItems[" + fitted.method().info().name() + ": " + cook.items().size() + " -> "
                + size + ']';
    }
}
