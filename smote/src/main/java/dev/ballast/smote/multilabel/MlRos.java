package dev.ballast.smote.multilabel;

import dev.ballast.core.data.Column;
import dev.ballast.core.data.Dataset;
import dev.ballast.core.method.Accepts;
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
import dev.ballast.core.recipe.Addition;
import dev.ballast.core.recipe.Mixing;
import dev.ballast.core.recipe.Plan;
import dev.ballast.core.strategy.ClassTargets;
import dev.ballast.core.strategy.SamplingStrategy;
import dev.ballast.core.strategy.SamplingStrategy.Direction;
import dev.ballast.core.target.ClassCounts;
import dev.ballast.core.target.ClassLabels;
import dev.ballast.core.target.LabelImbalance;
import dev.ballast.core.target.Target;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/// ML-ROS: repeats rows with rare labels, chosen at random, label by label in turn.
///
/// Charte, Rivera, del Jesus, Herrera: "Addressing imbalance in multilabel classification: Measures and random resampling
/// algorithms", Neurocomputing 163, 2015, doi:10.1016/j.neucom.2014.08.091.
///
/// **Method.** Labels are rare whose imbalance ratio is above the mean ratio ([LabelImbalance]). They take turns, in their
/// order: a row that has the label is drawn, with replacement, each with the same probability, and copied with all its
/// labels. A label whose ratio, all copies counted, is then at most the mean ratio of the rows as they were has no more
/// turns. It ends when enough copies are made, or no label is left.
///
/// **Counts.** The classes are `rare`, the rows with a rare label, and `common`. [SamplingStrategy#AUTO] copies `percent` of the
/// number of all rows; another strategy may say how many rows `rare` shall have. Either is the most: fewer copies are made if
/// the labels are even before.
///
/// **Accepts** any columns. **Cost.** Fitting: a pass over rows x labels. Drawing: copies x labels; 4 bytes a copy.
///
/// **Randomness.** `ml-ros.draw` at (class, epoch, 0), one number a copy.
///
/// Immutable and thread-safe.
///
/// @param settings its options and its strategy
public record MlRos(MethodSettings settings) implements Resampler {

    static final Accepts ANY_COLUMNS = new Accepts(EnumSet.allOf(Column.Kind.class), Set.of(Target.Kind.LABELS),
            "any columns");

    private static final Purpose DRAW = Purpose.of("ml-ros.draw");
    private static final Option<Integer> PERCENT = RareLabels.percent("copies made at most");

    /// What this method is.
    public static final MethodInfo INFO = MethodInfo
            .named("ml-ros", Family.OVER_SAMPLING, "repeats rows with rare labels, chosen at random")
            .promises(Promise.Kind.AT_MOST).accepts(ANY_COLUMNS).reads(Reads.CLASSES).makes(Makes.COPIES)
            .options(PERCENT).paper("Charte, Rivera, del Jesus, Herrera 2015", "10.1016/j.neucom.2014.08.091")
            .costs("copies x labels, 4 bytes a copy").makes(MlRos::new);

    /// Checks that the settings are for this method.
    ///
    /// @throws IllegalArgumentException if they are for another method
    public MlRos {
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

    /// Returns the method that makes copies of at most 25 percent of all rows.
    ///
    /// @return the method
    public static MlRos create() {
        return new MlRos(INFO.settings());
    }

    /// Returns this method with more or fewer copies.
    ///
    /// @param percent copies made at most, in percent of all rows, at least 1
    /// @return the method
    /// @throws IllegalArgumentException if it is not positive
    public MlRos percent(int percent) {
        return new MlRos(settings.with(PERCENT, percent));
    }

    /// Returns this method with another strategy.
    ///
    /// @param newStrategy how many rows class `rare` shall have at most
    /// @return the method
    public MlRos to(SamplingStrategy newStrategy) {
        return new MlRos(settings.with(newStrategy));
    }

    @Override
    public ClassLabels classes(Dataset data) {
        return RareLabels.imbalance(data).rows();
    }

    @Override
    public Promise promise(ClassCounts before) {
        RareLabels.requireRarity(INFO.name(), before);
        if (strategy() != SamplingStrategy.AUTO) {
            return new Promise.AtMost(RareLabels.resolve(INFO.name(), strategy(), before, Direction.OVER));
        }
        long rare = before.count(RareLabels.RARE);
        return new Promise.AtMost(ClassTargets.of(before, before.count(RareLabels.COMMON),
                rare == 0 ? 0 : rare + RareLabels.share(before, settings.get(PERCENT))));
    }

    @Override
    public PlanSource prepare(Dataset data, Promise promise, RunSettings run) {
        ClassLabels classes = classes(data, run);
        LabelImbalance imbalance = RareLabels.imbalance(data);
        int[] labels = IntStream.range(0, imbalance.sets().names().size()).filter(imbalance::isRare).toArray();
        int[][] bags = new int[labels.length][];
        Arrays.setAll(bags, i -> RareLabels.bag(imbalance.sets(), labels[i], classes, RareLabels.RARE));
        long wanted = promise.targets().toAdd(RareLabels.RARE);
        if (wanted > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(INFO.name() + " shall make " + wanted + " copies; " + Integer.MAX_VALUE
                    + " at most can be made");
        }
        Mixing mixing = Mixing.of(data.columns());
        return (seed, epoch) -> {
            int[] copies = copies(imbalance, labels, bags, (int) wanted,
                    seed.stream(DRAW, classes.streamKey(RareLabels.RARE), epoch, 0));
            return Plan.keepingAll(classes, mixing, List.of(new Addition(RareLabels.RARE, copies.length,
                    (index, into) -> into.copied(copies[(int) index]))));
        };
    }

    private static int[] copies(LabelImbalance imbalance, int[] labels, int[][] bags, int wanted, RandomStream random) {
        Bags counts = new Bags(imbalance);
        boolean[] done = new boolean[labels.length];
        int[] copies = new int[wanted];
        int made = 0;
        for (boolean any = true; any && made < wanted;) {
            any = false;
            for (int i = 0; i < labels.length && made < wanted; i++) {
                if (done[i] || bags[i].length == 0) {
                    continue;
                }
                any = true;
                int row = bags[i][random.nextInt(bags[i].length)];
                copies[made++] = row;
                counts.count(row, 1);
                done[i] = counts.ratio(labels[i]) <= imbalance.meanRatio();
            }
        }
        return Arrays.copyOf(copies, made);
    }

    @Override
    public String toString() {
        return settings.toString();
    }
}
