package dev.ballast.smote.clean;

import dev.ballast.core.data.Dataset;
import dev.ballast.core.method.ClassTooSmallException;
import dev.ballast.core.method.Draws;
import dev.ballast.core.method.Family;
import dev.ballast.core.method.Makes;
import dev.ballast.core.method.MethodInfo;
import dev.ballast.core.method.MethodProvider;
import dev.ballast.core.method.MethodSettings;
import dev.ballast.core.run.NeighborQuestion.Rank;
import dev.ballast.core.method.Option;
import dev.ballast.core.method.PlanSource;
import dev.ballast.core.method.Promise;
import dev.ballast.core.method.Resampler;
import dev.ballast.core.run.RunSettings;
import dev.ballast.core.strategy.ClassTargets;
import dev.ballast.core.strategy.SamplingStrategy;
import dev.ballast.core.target.ClassLabels;
import dev.ballast.smote.space.FiniteColumns;

import java.util.BitSet;
import java.util.stream.IntStream;

/// NearMiss: keeps the rows of a class that are near rows of the smallest class, in one of three senses.
///
/// Mani, Zhang: "kNN approach to unbalanced data distributions: a case study involving information extraction", ICML 2003
/// workshop on learning from imbalanced datasets.
///
/// **Method.** Rare rows are those of the smallest class; of all classes that are the smallest, if several are. Of a class that shrinks
/// to m rows, those m rows are kept that have
///
/// | `version` | |
/// |---|---|
/// | 1 (the default) | the smallest sum of distances to their k nearest rare rows |
/// | 2 | the smallest sum of distances to their k farthest rare rows |
/// | 3 | the largest sum of distances to their k nearest rare rows, among candidates: the `candidates` nearest rows of the class of every rare row |
///
/// Of rows with equal sums those with lower numbers are kept. A sum adds Euclidean distances, in `double`, the nearest first, or the
/// farthest. Classes that keep their size keep their rows.
///
/// **Version 3 can fall short**: candidates are often the same for several rare rows, so that there are fewer of them than rows to be kept.
/// With `short=refuse` (the default) that is an error, which says how many there are; with `short=widen`, as many nearest rows of
/// every rare row are candidates as it takes, and no more. imbalanced-learn returns what there is.
///
/// **Classes.** A class with fewer rows than `candidates`, and rare rows fewer than k, are refused. So is shrinking the only smallest
/// class, which has no rare rows to be near to.
///
/// **Accepts** numbers, whole numbers, ordinal codes and times with finite values in the rows of classes that shrink and in rare rows;
/// columns of other roles may be anything.
///
/// **Cost.** For n rows of a class and r rare rows: version 1 a search of r rows for each of n; version 2 all n x r distances;
/// version 3 a search of n rows for each of r, and one of r rows for each candidate. 12 k bytes for each row of the class, 12
/// `candidates` for each rare row; nothing in the order of n x r. **Randomness.** None: every epoch and seed has the same rows.
///
/// Immutable and thread-safe.
///
/// @param settings its options and its strategy
public record NearMiss(MethodSettings settings) implements Resampler {

    private static final Option<Integer> VERSION = new Option.Whole("version", 1, 1, 3,
            "near some rare rows (1), near all of them (2), or around each of them (3)");
    private static final Option<Integer> K = new Option.Whole("k", 3, 1, "rare rows whose distances are added");
    private static final Option<Integer> CANDIDATES = new Option.Whole("candidates", 3, 1,
            "version 3: rows of the class that are candidates for each rare row");
    private static final Option<Shortage> SHORTAGE = new Option.Choice<>("short", Shortage.REFUSE,
            "version 3: what to do with fewer candidates than rows to be kept");

    /// What this method is.
    public static final MethodInfo INFO = MethodInfo
            .named("near-miss", Family.UNDER_SAMPLING, "keeps rows of the common classes that are near rows of the smallest")
            .makes(Makes.NOTHING).draws(Draws.NEVER)
            .accepts(Cleaning.numbers("in the rows of the classes that shrink and of the smallest"))
            .options(VERSION, K, CANDIDATES, SHORTAGE).asksForNeighbors().paper("Mani, Zhang 2003", "")
            .costs("a search of the rare rows for each row of a class; version 2: all distances between them")
            .makes(NearMiss::new);

    /// What to do where version 3 finds fewer candidates than rows to be kept.
    public enum Shortage {
        /// Refuse, saying how many there are.
        REFUSE,
        /// Take more nearest rows of every rare row, as few as it takes.
        WIDEN
    }

    /// Checks that the settings are for this method.
    ///
    /// @throws IllegalArgumentException if they are for another method
    public NearMiss {
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

    /// Returns a version of the method with 3 neighbors and strategy [SamplingStrategy#AUTO].
    ///
    /// @param version 1, 2 or 3
    /// @return the method
    /// @throws IllegalArgumentException if there is no such version
    public static NearMiss version(int version) {
        return new NearMiss(INFO.settings().with(VERSION, version));
    }

    /// Returns this method with another number of rare rows whose distances are added.
    ///
    /// @param k at least 1
    /// @return the method
    /// @throws IllegalArgumentException if k is not positive
    public NearMiss neighbors(int k) {
        return new NearMiss(settings.with(K, k));
    }

    /// Returns this method with another number of candidates for each rare row, which version 3 looks at.
    ///
    /// @param rows at least 1
    /// @return the method
    /// @throws IllegalArgumentException if the number is not positive
    public NearMiss candidates(int rows) {
        return new NearMiss(settings.with(CANDIDATES, rows));
    }

    /// Returns this method with another treatment of classes that have too few candidates for version 3.
    ///
    /// @param policy the treatment
    /// @return the method
    public NearMiss ifShort(Shortage policy) {
        return new NearMiss(settings.with(SHORTAGE, policy));
    }

    /// Returns this method with another strategy.
    ///
    /// @param newStrategy how many rows each class shall have
    /// @return the method
    public NearMiss to(SamplingStrategy newStrategy) {
        return new NearMiss(settings.with(newStrategy));
    }

    @Override
    public PlanSource prepare(Dataset data, Promise promise, RunSettings run) {
        ClassTargets targets = promise.targets();
        BitSet kept = new BitSet(data.rows());
        kept.set(0, data.rows());
        double all = IntStream.range(0, targets.classes()).mapToDouble(code -> shrinking(targets, code)).sum();
        double done = 0;
        for (int code = 0; code < targets.classes(); code++) {
            if (targets.toDrop(code) > 0) {
                for (int row : data.labels().rowsOf(code)) {
                    kept.clear(row);
                }
                double next = done + shrinking(targets, code) / all;
                for (int row : chosen(data, targets, code, run.part(done, Math.min(1, next)))) {
                    kept.set(row);
                }
                done = Math.min(1, next);
            }
        }
        return Cleaning.keeping(data, kept);
    }

    private static double shrinking(ClassTargets targets, int code) {
        return targets.toDrop(code) > 0 ? targets.before(code) : 0;
    }

    private int[] chosen(Dataset data, ClassTargets targets, int code, RunSettings run) {
        int wanted = (int) targets.after(code);
        if (wanted == 0) {
            return new int[0];
        }
        int[] rare = rare(data.labels(), targets, code);
        int[] rows = data.labels().rowsOf(code);
        FiniteColumns.require(INFO.name(), data, rows);
        FiniteColumns.require(INFO.name(), data, rare);
        int k = settings.get(K);
        if (k > rare.length) {
            throw new ClassTooSmallException("k is " + k + ", and there "
                    + (rare.length > 1 ? "are only " + rare.length + " rows" : "is only 1 row")
                    + " of the smallest class to be near to; use k = " + rare.length
                    + (rare.length > 1 ? " or less" : ""));
        }
        RareRows near = new RareRows(data, rare, k);
        return switch (settings.get(VERSION)) {
            case 1 -> near.least(rows, wanted, Rank.NEAREST, run);
            case 2 -> near.least(rows, wanted, Rank.FARTHEST, run);
            default -> near.most(candidates(data, rare, rows, targets, code, run.part(0, 0.5)), wanted,
                    run.part(0.5, 1));
        };
    }

    /// The rows of the smallest class, or of all that are the smallest, but for the one that shrinks.
    private static int[] rare(ClassLabels labels, ClassTargets targets, int code) {
        long smallest = targets.before().smallest();
        int[] rare = IntStream.range(0, labels.size()).filter(row -> labels.code(row) != code
                && targets.before(labels.code(row)) == smallest).toArray();
        if (rare.length == 0) {
            throw new IllegalArgumentException("class \"" + labels.names().get(code) + "\" is the smallest and shall shrink to "
                    + targets.after(code) + " rows; near-miss chooses rows by their distances to those of the smallest"
                    + " class, so leave that class as it is, or use random-under for it");
        }
        return rare;
    }

    private int[] candidates(Dataset data, int[] rare, int[] rows, ClassTargets targets, int code, RunSettings run) {
        int each = settings.get(CANDIDATES);
        int wanted = (int) targets.after(code);
        String name = targets.names().get(code);
        if (each > rows.length) {
            throw new ClassTooSmallException("class \"" + name + "\" has " + rows.length + " rows, too few for candidates = "
                    + each + " for each rare row; use candidates = " + rows.length + " or less");
        }
        Candidates candidates = Candidates.of(data, rare, rows, each, run.part(0, 0.5));
        if (candidates.count(each) < wanted && settings.get(SHORTAGE) == Shortage.REFUSE) {
            throw new IllegalArgumentException("class \"" + name + "\" shall keep " + wanted + " rows, and only "
                    + candidates.count(each) + " are among the " + each + " nearest rows of any rare row; use more than "
                    + each + " candidates, as few more as it takes (short=widen), or ask for at most "
                    + candidates.count(each) + " rows of that class");
        }
        // How often the number must be doubled is not known: each search fills half of what is left.
        for (double left = 0.5; candidates.count(candidates.each()) < wanted; left /= 2) {
            candidates = Candidates.of(data, rare, rows, (int) Math.min(rows.length, 2L * candidates.each()),
                    run.part(1 - left, 1 - left / 2));
        }
        while (candidates.count(each) < wanted) {
            each++;
        }
        return candidates.rows(each);
    }

    @Override
    public String toString() {
        return settings.toString();
    }
}
