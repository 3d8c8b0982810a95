package dev.ballast.core.method;

import dev.ballast.core.run.RunSettings;
import dev.ballast.core.data.Dataset;
import dev.ballast.core.random.Seed;
import dev.ballast.core.recipe.Addition;
import dev.ballast.core.recipe.Mixing;
import dev.ballast.core.recipe.Plan;
import dev.ballast.core.recipe.RecipeSource;
import dev.ballast.core.recipe.RowSet;
import dev.ballast.core.strategy.ClassTargets;
import dev.ballast.core.target.ClassLabels;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// Plans that add new rows, each class by itself, and keep all rows or those that are said: what methods of over-sampling and
/// of balancing have in common.
///
/// A method says how one class is fitted, and what then draws its new rows; see `Smote`.
///
/// Classes are fitted in the order of their codes; the progress of each fills a part of the whole in proportion to the square of
/// its rows, the cost of a search. Classes that do not grow are not fitted.
public final class GrowingClasses {

    private GrowingClasses() {
    }

    /// Does the dear work for one class.
    @FunctionalInterface
    public interface Fitter {

        /// Fits.
        ///
        /// @param code the class
        /// @param rows its rows, ascending
        /// @param run  settings of this part of the work
        /// @return what draws its new rows
        ClassSource fit(int code, int[] rows, RunSettings run);
    }

    /// Draws the new rows of one class. A pure function, safe to call from several threads.
    @FunctionalInterface
    public interface ClassSource {

        /// Draws.
        ///
        /// @param seed  fixes all random choices
        /// @param epoch which of the independent draws of this seed
        /// @param count how many new rows
        /// @return their recipes
        RecipeSource recipes(Seed seed, long epoch, long count);
    }

    /// Says which rows of the source are kept. A pure function, safe to call from several threads.
    @FunctionalInterface
    public interface Survivors {

        /// Chooses.
        ///
        /// @param seed  fixes all random choices
        /// @param epoch which of the independent draws of this seed
        /// @return the rows
        RowSet kept(Seed seed, long epoch);
    }

    /// Fits every class that grows, and keeps all rows.
    ///
    /// @param data    the data set
    /// @param classes the class of every row
    /// @param targets the rows of every class before and after
    /// @param mixing  what every column becomes
    /// @param run     settings of the whole work
    /// @param fitter  fits one class
    /// @return what draws plans
    public static PlanSource fit(Dataset data, ClassLabels classes, ClassTargets targets, Mixing mixing,
            RunSettings run, Fitter fitter) {
        return fit(data, classes, targets, mixing, run, fitter, (_, _) -> RowSet.all(classes.size()));
    }

    /// Fits every class that grows.
    ///
    /// @param data      the data set
    /// @param classes   the class of every row
    /// @param targets   the rows of every class before and after
    /// @param mixing    what every column becomes
    /// @param run       settings of the whole work
    /// @param fitter    fits one class
    /// @param survivors chooses the rows that are kept
    /// @return what draws plans
    public static PlanSource fit(Dataset data, ClassLabels classes, ClassTargets targets, Mixing mixing,
            RunSettings run, Fitter fitter, Survivors survivors) {
        ClassSource[] sources = new ClassSource[targets.classes()];
        double all = IntStream.range(0, sources.length).mapToDouble(code -> work(targets, code)).sum();
        double done = 0;
        for (int code = 0; code < sources.length; code++) {
            if (targets.toAdd(code) > 0) {
                double share = work(targets, code) / all;
                sources[code] = fitter.fit(code, classes.rowsOf(code), run.part(done, Math.min(1, done + share)));
                done += share;
            }
        }
        return (seed, epoch) -> {
            List<Addition> additions = new ArrayList<>();
            for (int code = 0; code < sources.length; code++) {
                long rows = targets.toAdd(code);
                if (rows > 0) {
                    additions.add(new Addition(code, rows, sources[code].recipes(seed, epoch, rows)));
                }
            }
            return Plan.of(classes, mixing, survivors.kept(seed, epoch), additions);
        };
    }

    /// What a search among the rows of a class costs, in no particular unit.
    private static double work(ClassTargets targets, int code) {
        double rows = targets.before(code);
        return targets.toAdd(code) > 0 ? rows * rows : 0;
    }
}
