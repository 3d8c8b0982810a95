package dev.ballast.smote.multilabel;

import dev.ballast.core.data.Dataset;
import dev.ballast.core.method.Family;
import dev.ballast.core.method.Makes;
import dev.ballast.core.method.MethodInfo;
import dev.ballast.core.method.MethodProvider;
import dev.ballast.core.method.MethodSettings;
import dev.ballast.core.method.Option;
import dev.ballast.core.method.PlanSource;
import dev.ballast.core.method.Promise;
import dev.ballast.core.method.Reads;
import dev.ballast.core.method.Resampler;
import dev.ballast.core.run.RunSettings;
import dev.ballast.core.random.Purpose;
import dev.ballast.core.random.RandomStream;
import dev.ballast.core.recipe.Mixing;
import dev.ballast.core.recipe.Plan;
import dev.ballast.core.recipe.RowSet;
import dev.ballast.core.strategy.SamplingStrategy;
import dev.ballast.core.strategy.SamplingStrategy.Direction;
import dev.ballast.core.target.ClassCounts;
import dev.ballast.core.target.ClassLabels;
import dev.ballast.core.target.LabelImbalance;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/// ML-RUS: drops rows with common labels, chosen at random, label by label in turn.
///
/// Charte, Rivera, del Jesus, Herrera: "Addressing imbalance in multilabel classification: Measures and random resampling
/// algorithms", Neurocomputing 163, 2015, doi:10.1016/j.neucom.2014.08.091.
///
/// **Method.** Labels are common whose imbalance ratio is below the mean ratio ([LabelImbalance]). They take turns, in their
/// order: of the rows left that have the label and no rare one, one is drawn, each with the same probability, and dropped. A
/// label whose ratio among what is left is then at least the mean ratio of the rows as they were, or that has no such row
/// any more, has no more turns. It ends when enough rows are dropped, or no label is left. Rows with a rare label stay,
/// whatever else they hold, and so do rows without labels.
///
/// **Counts.** The classes are `rare`, the rows with a rare label, and `common`. [SamplingStrategy#AUTO] drops `percent` of the
/// number of all rows; another strategy may say how many rows `common` shall have. Either is the most that is dropped:
/// more rows stay if the labels are even before.
///
/// **Accepts** any columns. **Cost.** Fitting: a pass over rows x labels, 4 bytes a row and common label. Drawing: the same, and
/// dropped rows x labels.
///
/// **Randomness.** `ml-rus.drop` at (class, epoch, 0): a number for each row drawn, also if another label's turn has dropped it
/// already.
///
/// Immutable and thread-safe.
///
/// @param settings its options and its strategy
public record MlRus(MethodSettings settings) implements Resampler {

    private static final Purpose DROP = Purpose.of("ml-rus.drop");
    private static final Option<Integer> PERCENT = RareLabels.percent("rows dropped at most");

    /// What this method is.
    public static final MethodInfo INFO = MethodInfo
            .named("ml-rus", Family.UNDER_SAMPLING, "drops rows with common labels only, chosen at random")
            .promises(Promise.Kind.WHATEVER_IS_LEFT).accepts(MlRos.ANY_COLUMNS).reads(Reads.CLASSES)
            .makes(Makes.NOTHING).options(PERCENT)
            .paper("Charte, Rivera, del Jesus, Herrera 2015", "10.1016/j.neucom.2014.08.091")
            .costs("dropped rows x labels, 4 bytes a row and label").makes(MlRus::new);

    /// Checks that the settings are for this method.
    ///
    /// @throws IllegalArgumentException if they are for another method
    public MlRus {
        settings.requireOf(INFO);
    }

    /// Offers the method by its name.
    public static final class Provider implements MethodProvider {

        /// Makes the offer.
        public Provider() {
        }

        @Override
        public MethodInfo info() {
            return INFO;
        }
    }

    /// Returns the method that drops at most 25 percent of all rows.
    ///
    /// @return the method
    public static MlRus create() {
        return new MlRus(INFO.settings());
    }

    /// Returns this method with more or fewer rows dropped.
    ///
    /// @param percent rows dropped at most, in percent of all rows, at least 1
    /// @return the method
    /// @throws IllegalArgumentException if it is not positive
    public MlRus percent(int percent) {
        return new MlRus(settings.with(PERCENT, percent));
    }

    /// Returns this method with another strategy.
    ///
    /// @param newStrategy how many rows class `common` shall have at least
    /// @return the method
    public MlRus to(SamplingStrategy newStrategy) {
        return new MlRus(settings.with(newStrategy));
    }

    @Override
    public ClassLabels classes(Dataset data) {
        return RareLabels.imbalance(data).rows();
    }

    /// Only class `common` loses rows.
    @Override
    public Promise promise(ClassCounts before) {
        RareLabels.requireRarity(INFO.name(), before);
        wanted(before);
        BitSet common = new BitSet();
        common.set(RareLabels.COMMON);
        return new Promise.Cleans(before, common);
    }

    private long wanted(ClassCounts before) {
        return strategy() == SamplingStrategy.AUTO
                ? RareLabels.share(before, settings.get(PERCENT))
                : RareLabels.resolve(INFO.name(), strategy(), before, Direction.UNDER).toDrop(RareLabels.COMMON);
    }

    @Override
    public PlanSource prepare(Dataset data, Promise promise, RunSettings run) {
        ClassLabels classes = classes(data, run);
        LabelImbalance imbalance = RareLabels.imbalance(data);
        int[] labels = IntStream.range(0, imbalance.sets().names().size())
                .filter(label -> imbalance.ratio(label) < imbalance.meanRatio()).toArray();
        int[][] bags = new int[labels.length][];
        Arrays.setAll(bags, i -> RareLabels.bag(imbalance.sets(), labels[i], classes, RareLabels.COMMON));
        long wanted = wanted(promise.before());
        Mixing mixing = Mixing.of(data.columns());
        return (seed, epoch) -> Plan.of(classes, mixing, RowSet.of(data.rows(), kept(data.rows(), imbalance, labels,
                bags, wanted, seed.stream(DROP, classes.streamKey(RareLabels.COMMON), epoch, 0))), List.of());
    }

    private static BitSet kept(int rows, LabelImbalance imbalance, int[] labels, int[][] bags, long wanted,
            RandomStream random) {
        BitSet kept = new BitSet(rows);
        kept.set(0, rows);
        Bags counts = new Bags(imbalance);
        int[][] left = new int[bags.length][];
        Arrays.setAll(left, i -> bags[i].clone());
        int[] sizes = Arrays.stream(bags).mapToInt(bag -> bag.length).toArray();
        long dropped = 0;
        for (boolean any = true; any && dropped < wanted;) {
            any = false;
            for (int i = 0; i < labels.length && dropped < wanted; i++) {
                int row = take(left[i], sizes, i, kept, random);
                if (row < 0) {
                    continue;
                }
                any = true;
                kept.clear(row);
                dropped++;
                counts.count(row, -1);
                sizes[i] = counts.ratio(labels[i]) >= imbalance.meanRatio() ? 0 : sizes[i];
            }
        }
        return kept;
    }

    /// Draws from a bag, and takes out what is drawn, until it is a row that is there; -1 if none is.
    private static int take(int[] bag, int[] sizes, int i, BitSet kept, RandomStream random) {
        while (sizes[i] > 0) {
            int place = random.nextInt(sizes[i]);
            int row = bag[place];
            bag[place] = bag[--sizes[i]];
            if (kept.get(row)) {
                return row;
            }
        }
        return -1;
    }

    @Override
    public String toString() {
        return settings.toString();
    }
}
