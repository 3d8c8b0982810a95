package dev.ballast.smote.shape;

import dev.ballast.smote.space.ClassSize;
import dev.ballast.core.data.Dataset;
import dev.ballast.core.method.Accepts;
import dev.ballast.core.method.Family;
import dev.ballast.core.method.GrowingClasses;
import dev.ballast.core.method.MethodInfo;
import dev.ballast.core.method.MethodProvider;
import dev.ballast.core.method.MethodSettings;
import dev.ballast.core.method.PlanSource;
import dev.ballast.core.method.Promise;
import dev.ballast.core.method.Reads;
import dev.ballast.core.method.Resampler;
import dev.ballast.core.run.RunSettings;
import dev.ballast.core.random.EvenAllocation;
import dev.ballast.core.random.Purpose;
import dev.ballast.core.recipe.Mixing;
import dev.ballast.core.strategy.ClassTargets;
import dev.ballast.core.strategy.SamplingStrategy;
import dev.ballast.core.target.Target;
import dev.ballast.smote.space.ClassMoments;
import dev.ballast.smote.space.FiniteColumns;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/// Random walk over-sampling (RWO): new rows one step of a random walk away from the rows of a class, a step so short that the
/// mean and the standard deviation of the class stay what they are, on average and for large classes.
///
/// Zhang, Li: "RWO-Sampling: a random walk over-sampling approach to imbalanced data classification", Information Fusion 20, 2014,
/// doi:10.1016/j.inffus.2013.12.003.
///
/// **Method.** A new row of a class of n rows has a base row of the class; for every column j, with the standard deviation s_j of
/// the class (divisor n) and a standard normal number r_j of its own:
///
///     value_j = base_j + s_j / sqrt(n) * r_j
///
/// The paper subtracts the step, which is the same in distribution. All rows serve as base equally often, up to one, as in the
/// paper; packages draw bases independently.
///
/// **Accepts** numbers, whole numbers, ordinal codes and times with finite values; columns of other roles may be anything, and
/// come from the base. The paper draws categories by their frequencies in the class, every column by itself; recipes have no
/// such part, and tables with categories are refused by name.
///
/// **Edges.** A class of one row is refused. A column that is constant in the class stays so; if all are, new rows are like
/// their bases. In columns of whole numbers and levels steps are rounded: where s_j / sqrt(n) is far below 1/2, values stay
/// those of the base.
///
/// **Cost.** Fitting: O(n x columns), and 8 bytes a column. Drawing: O(columns) a row, two random numbers a value, 4 bytes for
/// each base of the incomplete round.
///
/// **Randomness.** `random-walk.draw` at (class, epoch, new row): the ticket of the row's noise. `random-walk.bases` at (class,
/// epoch, 0): which rows get an extra turn.
///
/// **Choose something else when** columns depend on one another: every column walks by itself. As n grows, new rows
/// become copies with a little noise.
///
/// Immutable and thread-safe.
///
/// @param settings its options and its strategy
public record RandomWalk(MethodSettings settings) implements Resampler {

    private static final Purpose DRAW = Purpose.of("random-walk.draw");
    private static final Purpose BASES = Purpose.of("random-walk.bases");

    /// What this method is.
    public static final MethodInfo INFO = MethodInfo
            .named("random-walk", Family.OVER_SAMPLING,
                    "makes new rows of the rare classes one small random step away from a row")
            .aliases("rwo")
            .accepts(new Accepts(Accepts.NUMBERS, Set.of(Target.Kind.CLASSES),
                    "numeric, integer, ordinal and time columns without missing values in the rows of the classes that grow"))
            .reads(Reads.GROWING).paper("Zhang, Li 2014", "10.1016/j.inffus.2013.12.003")
            .costs("no search; n x columns for a class of n rows").makes(RandomWalk::new);

    /// Checks that the settings are for this method.
    ///
    /// @throws IllegalArgumentException if they are for another method
    public RandomWalk {
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

    /// Returns the method with strategy [SamplingStrategy#AUTO].
    ///
    /// @return the method
    public static RandomWalk create() {
        return new RandomWalk(INFO.settings());
    }

    /// Returns this method with another strategy.
    ///
    /// @param newStrategy how many rows each class shall have
    /// @return the method
    public RandomWalk to(SamplingStrategy newStrategy) {
        return new RandomWalk(settings.with(newStrategy));
    }

    @Override
    public PlanSource prepare(Dataset data, Promise promise, RunSettings run) {
        ClassTargets targets = promise.targets();
        for (int code = 0; code < targets.classes(); code++) {
            if (targets.toAdd(code) > 0) {
                ClassSize.requireTwo(INFO.name(), "tell how far to go", targets, code);
            }
        }
        // By stream key, so that names of classes change no recipe.
        List<double[]> steps = new ArrayList<>(Collections.nCopies(targets.classes(), new double[0]));
        PlanSource source = GrowingClasses.fit(data, data.labels(), targets, Mixing.of(data.columns()), run,
                (code, rows, part) -> {
                    FiniteColumns.require(INFO.name(), data, rows);
                    int streamKey = (int) data.labels().streamKey(code);
                    steps.set(streamKey, steps(data, rows));
                    part.at(1);
                    return walks(rows, streamKey);
                });
        return (seed, epoch) -> source.plan(seed, epoch).withSpreads(steps);
    }

    private static double[] steps(Dataset data, int... rows) {
        double[] steps = ClassMoments.of(data, rows).deviations();
        for (int column = 0; column < steps.length; column++) {
            steps[column] /= Math.sqrt(rows.length);
        }
        return steps;
    }

    private static GrowingClasses.ClassSource walks(int[] rows, int streamKey) {
        return (seed, epoch, count) -> {
            EvenAllocation bases = new EvenAllocation(rows.length, count, seed.stream(BASES, streamKey, epoch, 0));
            return (index, into) -> into.made(rows[bases.item(index)]).displaced(streamKey, 1,
                    seed.stream(DRAW, streamKey, epoch, index).nextLong());
        };
    }

    @Override
    public String toString() {
        return settings.toString();
    }
}
