package dev.ballast.learners;

import dev.ballast.core.data.Column;
import dev.ballast.core.data.Dataset;
import dev.ballast.core.data.FeatureMatrix;
import dev.ballast.core.method.Accepts;
import dev.ballast.core.method.ClassTooSmallException;
import dev.ballast.core.method.Family;
import dev.ballast.core.method.GrowingClasses;
import dev.ballast.core.method.Makes;
import dev.ballast.core.method.MethodInfo;
import dev.ballast.core.method.MethodProvider;
import dev.ballast.core.method.MethodSettings;
import dev.ballast.core.run.NeighborLists;
import dev.ballast.core.run.NeighborQuestion;
import dev.ballast.core.run.NeighborSpace;
import dev.ballast.core.method.Option;
import dev.ballast.core.method.PlanSource;
import dev.ballast.core.method.Promise;
import dev.ballast.core.method.Resampler;
import dev.ballast.core.run.RunSettings;
import dev.ballast.core.recipe.Mixing;
import dev.ballast.core.recipe.Plan;
import dev.ballast.core.strategy.ClassTargets;
import dev.ballast.core.strategy.SamplingStrategy;
import dev.ballast.core.target.ClassLabels;
import dev.ballast.core.target.Target;
import dev.ballast.smote.SmallClassPolicy;
import dev.ballast.core.near.Scale;
import dev.ballast.smote.space.ExactNeighbors;

import java.util.BitSet;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/// SVM-SMOTE: new rows of a class that start from the rows at its border, which a support vector machine finds: between such a
/// row and a neighbor where other classes are near, beyond it where they are not.
///
/// ```java
/// Dataset balanced = SvmSmote.create().resample(data, Seed.of(42)).toDataset();
/// ```
///
/// Nguyen, Cooper, Kamei: "Borderline over-sampling for imbalanced data classification", International Journal of Knowledge
/// Engineering and Soft Data Paradigms 3, 2011, doi:10.1504/IJKESDP.2011.039875.
///
/// **Method.** A support vector machine (C-SVC, kernel exp(-gamma |a - b|^2), one class against one, libsvm) is trained on all
/// rows, with columns scaled to mean 0 and standard deviation 1. For every class that is to grow, those of its rows that are
/// support vectors ask for their m nearest others among all rows. With f of them of other classes, a support vector is
///
/// | | |
/// |---|---|
/// | noise, and not used | if f = m |
/// | in danger | if m / 2 <= f < m |
/// | safe | if f < m / 2 |
///
/// A new row has a base, one of the base's k nearest others in its class, each with the same probability, and a gap, uniform in
/// [0, 1):
///
///     value = base + gap * (neighbor - base)               from a base in danger
///     value = base - out-step * gap * (neighbor - base)    from a safe one
///
/// As in the paper all support vectors that are used serve as base equally often, up to one (`bases=even`). With `bases=random`
/// a share of the rows, Beta(10, 10) once for a class, starts from bases in danger and the rest from safe ones, drawn
/// independently, as in imbalanced-learn; where there are none of a kind the other has all rows, so that counts are exact.
///
/// **Units.** The machine does not depend on the units of columns; distances of neighbors do: scale the columns unless they are
/// comparable as they are.
///
/// **Accepts** numeric and integer columns with finite values in all rows; columns of other roles may be anything, and come from
/// the base. Integer columns are rounded to whole numbers, ties to even.
///
/// **Refuses** a class of one row, or of k rows or less unless `small-classes` allows it fewer neighbors; a class all of whose support vectors are noise, and tables whose rows are all equal.
///
/// **Cost.** Training: between n^2 and n^3 for n rows, on one thread, 100 MB for the kernel's cache and 32 bytes a value. Two
/// searches for s support vectors of each class, 12 s (k + m) bytes. Drawing: O(columns) a row.
///
/// **Randomness.** `svm-smote.draw` at (class, epoch, new row): with random bases the base; neighbor, gap. `svm-smote.bases` at
/// (class, epoch, 0): which bases get an extra turn. `svm-smote.share` at (class, epoch, 0): with random bases, the share. The
/// machine draws nothing, and is solved to 1e-6, so that neither the order of rows nor the last bit of `Math.exp`, which Java
/// leaves to the processor's family, decide on what it rests (libsvm's standard, 1e-3, is known to).
///
/// **libsvm's messages** are kept silent, for the whole virtual machine: it knows one printer only.
///
/// Immutable and thread-safe.
///
/// @param settings its options and its strategy
public record SvmSmote(MethodSettings settings) implements Resampler {

    private static final double LEAST_C = 1e-6;
    private static final Option<Integer> K = new Option.Whole("k", 5, 1, "neighbors of each base, in its class");
    private static final Option<Integer> M = new Option.Whole("m", 10, 1,
            "neighbors, among all rows, that tell whether a support vector is noise, in danger or safe");
    private static final Option<Double> OUT_STEP = new Option.Real("out-step", 0.5, 0, 1,
            "how far new rows go away from a safe base, as a share of the way to the neighbor");
    private static final Option<Double> C = new Option.Real("c", 1.0, LEAST_C, 1 / LEAST_C,
            "what the machine pays for an error");
    private static final Option<Double> GAMMA = new Option.Real("gamma", 0.0, 0, 1 / LEAST_C,
            "how narrow the kernel is, on scaled columns; 0 is 1 / columns that vary");
    private static final Option<SmallClassPolicy> SMALL_CLASSES = new Option.Choice<>("small-classes",
            SmallClassPolicy.REJECT, "what to do with a class of k rows or less");
    private static final Option<Bases> BASES = new Option.Choice<>("bases", Bases.EVEN,
            "use every support vector as base equally often, up to one, or draw bases as imbalanced-learn does");

    /// What this method is.
    public static final MethodInfo INFO = MethodInfo
            .named("svm-smote", Family.OVER_SAMPLING,
                    "makes new rows of the rare classes from the rows at their border, found by a support vector machine")
            .accepts(new Accepts(EnumSet.of(Column.Kind.NUMBER, Column.Kind.WHOLE), Set.of(Target.Kind.CLASSES),
                    "numeric and integer columns without missing values"))
            .makes(Makes.SEGMENTS).options(K, M, OUT_STEP, C, GAMMA, SMALL_CLASSES, BASES).asksForNeighbors()
            .paper("Nguyen, Cooper, Kamei 2011", "10.1504/IJKESDP.2011.039875")
            .costs("a support vector machine on all n rows, between n^2 and n^3").makes(SvmSmote::new);

    /// How bases are chosen.
    private enum Bases {
        EVEN, RANDOM
    }

    /// Checks that the settings are for this method.
    ///
    /// @throws IllegalArgumentException if they are for another method
    public SvmSmote {
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

    /// Returns the method with k = 5, m = 10, out-step 0.5, c = 1, gamma 1 / columns, and strategy [SamplingStrategy#AUTO].
    ///
    /// @return the method
    public static SvmSmote create() {
        return new SvmSmote(INFO.settings());
    }

    /// Returns this method with another strategy.
    ///
    /// @param newStrategy how many rows each class shall have
    /// @return the method
    public SvmSmote to(SamplingStrategy newStrategy) {
        return new SvmSmote(settings.with(newStrategy));
    }

    /// Returns this method with another number of neighbors of each base.
    ///
    /// @param k at least 1
    /// @return the method
    /// @throws IllegalArgumentException if k is not positive
    public SvmSmote neighbors(int k) {
        return new SvmSmote(settings.with(K, k));
    }

    /// Returns this method with another number of neighbors that tell what a support vector is.
    ///
    /// @param m at least 1
    /// @return the method
    /// @throws IllegalArgumentException if m is not positive
    public SvmSmote judgedBy(int m) {
        return new SvmSmote(settings.with(M, m));
    }

    /// Returns this method with another step away from safe bases.
    ///
    /// @param share of the way to the neighbor, 0 to 1; 0 repeats safe bases
    /// @return the method
    /// @throws IllegalArgumentException if it is out of range
    public SvmSmote outStep(double share) {
        return new SvmSmote(settings.with(OUT_STEP, share));
    }

    /// Returns this method with another machine.
    ///
    /// @param c     what an error costs, 1e-6 to 1e6
    /// @param gamma of the kernel, on scaled columns, up to 1e6; 0 for one divided by the number of columns that vary
    /// @return the method
    /// @throws IllegalArgumentException if one is out of range
    public SvmSmote machine(double c, double gamma) {
        return new SvmSmote(settings.with(C, c).with(GAMMA, gamma));
    }

    /// Returns this method with another treatment of classes with fewer than k + 1 rows.
    ///
    /// @param policy the treatment
    /// @return the method
    public SvmSmote smallClasses(SmallClassPolicy policy) {
        return new SvmSmote(settings.with(SMALL_CLASSES, policy));
    }

    /// Returns this method with bases drawn as imbalanced-learn does.
    ///
    /// @return the method
    public SvmSmote withRandomBases() {
        return new SvmSmote(settings.with(BASES, Bases.RANDOM));
    }

    @Override
    public PlanSource prepare(Dataset data, Promise promise, RunSettings run) {
        ClassTargets targets = promise.targets();
        ClassLabels labels = data.labels();
        FeatureMatrix features = FeatureValues.of(INFO.name(), data);
        if (IntStream.range(0, targets.classes()).allMatch(code -> targets.toAdd(code) == 0)) {
            Plan same = Plan.keepingAll(labels, Mixing.of(data.columns()), List.of());
            return (_, _) -> same;
        }
        requireEnoughRows(data, targets);
        BitSet vectors = SupportVectors.of(features, labels, settings.get(C), settings.get(GAMMA), run.part(0, 0.5));
        double[] divisors = Scale.NONE.divisors(data, run);
        return GrowingClasses.fit(data, labels, targets, Mixing.of(data.columns()), run.part(0.5, 1),
                (code, rows, part) -> source(data, code, rows.length,
                        IntStream.of(rows).filter(vectors::get).toArray(), NeighborSpace.euclidean(divisors), part));
    }

    private void requireEnoughRows(Dataset data, ClassTargets targets) {
        int k = settings.get(K);
        for (int code = 0; code < targets.classes(); code++) {
            long rows = targets.before(code);
            String name = targets.names().get(code);
            if (targets.toAdd(code) > 0 && rows < 2) {
                throw new IllegalArgumentException("class \"" + name + "\" has only " + rows
                        + " row, and svm-smote needs at least two to go from one to another; use random-over for it");
            }
            if (targets.toAdd(code) > 0 && rows <= k && settings.get(SMALL_CLASSES) == SmallClassPolicy.REJECT) {
                throw new ClassTooSmallException("class \"" + name + "\" has " + rows + " rows, too few for k = " + k
                        + " neighbors each; use k = " + (rows - 1) + (rows > 2 ? " or less" : "")
                        + ", or allow fewer neighbors for small classes");
            }
        }
        if (settings.get(M) >= data.rows()) {
            throw new IllegalArgumentException("m is " + settings.get(M) + ", and with " + data.rows()
                    + " rows each has only " + (data.rows() - 1) + " others; use a smaller m");
        }
    }

    private GrowingClasses.ClassSource source(Dataset data, int code, int inClass, int[] vectors, NeighborSpace space,
            RunSettings run) {
        ClassLabels labels = data.labels();
        int m = settings.get(M);
        NeighborLists around = ExactNeighbors.ask(data, NeighborQuestion.nearest(NeighborQuestion.listed(vectors),
                NeighborQuestion.ALL, m, space), run.part(0, 0.5));
        int[] foreign = new int[vectors.length];
        for (int vector = 0; vector < vectors.length; vector++) {
            for (int rank = 0; rank < m; rank++) {
                foreign[vector] += labels.code(around.row(vector, rank)) == code ? 0 : 1;
            }
        }
        int[] used = IntStream.range(0, vectors.length).filter(vector -> foreign[vector] < m).toArray();
        if (used.length == 0) {
            throw new IllegalArgumentException("class \"" + labels.names().get(code) + "\" has " + vectors.length
                    + " support vectors, and all are noise: the m = " + m
                    + " nearest rows of each are of other classes; use a larger m, or smote");
        }
        boolean[] danger = new boolean[used.length];
        for (int base = 0; base < used.length; base++) {
            danger[base] = 2L * foreign[used[base]] >= m;
        }
        NeighborLists near = ExactNeighbors.ask(data, NeighborQuestion.nearest(
                NeighborQuestion.listed(IntStream.of(used).map(vector -> vectors[vector]).toArray()),
                NeighborQuestion.ofClass(code), Math.min(settings.get(K), inClass - 1), space), run.part(0.5, 1));
        return new SupportSegments(near, danger, settings.get(OUT_STEP), labels.streamKey(code),
                settings.get(BASES) == Bases.RANDOM);
    }

    @Override
    public String toString() {
        return settings.toString();
    }
}
