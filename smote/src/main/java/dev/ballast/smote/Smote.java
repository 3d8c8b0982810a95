package dev.ballast.smote;

import dev.ballast.core.data.Column;
import dev.ballast.core.data.Dataset;
import dev.ballast.core.method.FittedResampler;
import dev.ballast.core.method.Resampler;
import dev.ballast.core.strategy.ClassTargets;
import dev.ballast.core.strategy.SamplingStrategy;
import dev.ballast.core.target.ClassCounts;
import dev.ballast.smote.neighbors.NeighborSearch;

import java.util.List;
import java.util.Objects;
import java.util.function.DoubleConsumer;
import java.util.stream.IntStream;

/// SMOTE: new rows of a class on the segments between its rows and their nearest neighbors in the class.
///
/// ```java
/// Dataset balanced = Smote.withNeighbors(5).resample(data, Seed.of(42)).toDataset();
/// ```
///
/// Chawla, Bowyer, Hall, Kegelmeyer: "SMOTE: Synthetic Minority Over-sampling Technique", JAIR 16, 2002,
/// doi:10.1613/jair.953.
///
/// **Method.** For every class that is to grow, each of its rows gets its k nearest others of the class (squared
/// Euclidean distance; the exact order, ties included, is that of [dev.ballast.smote.neighbors]). A new row has a base
/// row, one of the base's k neighbors, each with the same probability, and a gap, uniform in [0, 1):
///
///     value = base + gap * (neighbor - base)
///
/// in `double`, one gap for the whole row, then rounded once to the storage type; integer columns are rounded to whole
/// numbers first, ties to even. ([dev.ballast.core.recipe.Recipe.Interpolated] says what is done where the difference overflows.) As in the paper, all rows of the class serve as base equally often, up to one; which
/// ones get the extra turn is random. [#withRandomBases()] draws bases independently instead, as imbalanced-learn does.
///
/// **Accepts** numeric and integer columns with finite values, and any values in carried columns, which have no part in
/// distances and are taken from the base. Categorical columns are refused by name.
///
/// **Cost.** Fitting: n x n x columns for a class of n rows, 12 n k bytes. Drawing: O(columns) a row, no memory but
/// 4 bytes for each base of the incomplete round.
///
/// **Randomness.** `smote.draw` at (class, epoch, new row): neighbor, gap, and with random bases the base before them.
/// `smote.bases` at (class, epoch, 0): which rows get an extra turn.
///
/// **Choose something else when** features are categories, when k or the class is tiny, or when the classes overlap so
/// much that points between minority rows lie among majority rows. Distances mix units: scale the columns, or use
/// [#standardized()], unless they are comparable as they are.
///
/// Immutable and thread-safe.
public final class Smote implements Resampler {

    private final int k;
    private final SamplingStrategy strategy;
    private final SmallClassPolicy smallClasses;
    private final boolean randomBases;
    private final ColumnScaling scaling;
    private final int threads;
    private final DoubleConsumer progress;

    private Smote(int k, SamplingStrategy strategy, SmallClassPolicy smallClasses, boolean randomBases,
            ColumnScaling scaling, int threads, DoubleConsumer progress) {
        this.k = k;
        this.strategy = strategy;
        this.smallClasses = smallClasses;
        this.randomBases = randomBases;
        this.scaling = scaling;
        this.threads = threads;
        this.progress = progress;
    }

    /// Returns the method with k neighbors (the paper uses 5), strategy [SamplingStrategy#AUTO], distances in the units
    /// of the columns, refusal of classes with fewer than k + 1 rows, and all processors for the search.
    ///
    /// @param k neighbors of each row, at least 1
    /// @return the method
    /// @throws IllegalArgumentException if k is not positive
    public static Smote withNeighbors(int k) {
        if (k < 1) {
            throw new IllegalArgumentException("k is " + k + "; it must be at least 1");
        }
        return new Smote(k, SamplingStrategy.AUTO, SmallClassPolicy.REJECT, false, ColumnScaling.NONE,
                Runtime.getRuntime().availableProcessors(), null);
    }

    /// Returns this method with another strategy.
    ///
    /// @param newStrategy how many rows each class shall have
    /// @return the method
    public Smote to(SamplingStrategy newStrategy) {
        return new Smote(k, newStrategy, smallClasses, randomBases, scaling, threads, progress);
    }

    /// Returns this method with another treatment of classes with fewer than k + 1 rows.
    ///
    /// @param policy the treatment
    /// @return the method
    public Smote smallClasses(SmallClassPolicy policy) {
        return new Smote(k, strategy, policy, randomBases, scaling, threads, progress);
    }

    /// Returns this method with bases drawn independently, each row of the class with the same probability.
    ///
    /// @return the method
    public Smote withRandomBases() {
        return new Smote(k, strategy, smallClasses, true, scaling, threads, progress);
    }

    /// Returns this method with distances on columns divided by their standard deviation over all rows of the data set.
    /// Interpolation stays in the columns' own units. Constant columns have no part in distances.
    ///
    /// @return the method
    public Smote standardized() {
        return new Smote(k, strategy, smallClasses, randomBases, ColumnScaling.OF_DATA, threads, progress);
    }

    /// Returns this method with distances on columns divided by given numbers, for data of which only a part is at hand.
    ///
    /// @param divisors one for every column of the data set, finite and not negative; 0 takes the column out of
    ///                 distances; those of carried columns are ignored; copied
    /// @return the method
    /// @throws IllegalArgumentException if one is negative or not finite
    public Smote scaledBy(double... divisors) {
        return new Smote(k, strategy, smallClasses, randomBases, ColumnScaling.given(divisors), threads,
                progress);
    }

    /// Returns this method with a neighbor search on at most so many threads. Results do not depend on it.
    ///
    /// @param count at least 1
    /// @return the method
    /// @throws IllegalArgumentException if the count is not positive
    public Smote threads(int count) {
        if (count < 1) {
            throw new IllegalArgumentException("threads is " + count + "; it must be at least 1");
        }
        return new Smote(k, strategy, smallClasses, randomBases, scaling, count, progress);
    }

    /// Returns this method telling how far the neighbor search is, which is what fitting takes its time for.
    ///
    /// @param listener takes the share that is done, up to 1, now and then, on the thread that fits; what it throws ends the
    ///                 fit and is thrown on
    /// @return the method
    public Smote onProgress(DoubleConsumer listener) {
        return new Smote(k, strategy, smallClasses, randomBases, scaling, threads,
                Objects.requireNonNull(listener, "listener"));
    }

    @Override
    public ClassTargets targets(ClassCounts counts) {
        return strategy.resolve(counts, SamplingStrategy.Direction.OVER);
    }

    @Override
    public FittedResampler fit(Dataset data, ClassTargets targets) {
        targets.requireFor(data, SamplingStrategy.Direction.OVER);
        requireInterpolable(data);
        ClassNeighbors[] classes = new ClassNeighbors[targets.classes()];
        for (int code = 0; code < classes.length; code++) {
            if (targets.toAdd(code) > 0) {
                requireEnoughRows(targets, code);
            }
        }
        double[] divisors = scaling.divisors(data);
        int[] columns = IntStream.range(0, divisors.length).filter(column -> divisors[column] > 0).toArray();
        double[] used = IntStream.of(columns).mapToDouble(column -> divisors[column]).toArray();
        double all = IntStream.range(0, classes.length).mapToDouble(code -> searchWork(targets, code)).sum();
        double done = 0;
        for (int code = 0; code < classes.length; code++) {
            if (targets.toAdd(code) > 0) {
                int[] rows = data.labels().rowsOf(code);
                FiniteColumns.require(data, rows);
                NeighborSearch search = NeighborSearch.among(data.features()).rows(rows).columns(columns)
                        .scaledBy(used).threads(threads);
                if (progress != null) {
                    double before = done / all;
                    double share = searchWork(targets, code) / all;
                    search = search.onProgress(part -> progress.accept(Math.min(1, before + part * share)));
                }
                classes[code] = new ClassNeighbors(rows, search.selfJoin(Math.min(k, rows.length - 1)));
                done += searchWork(targets, code);
            }
        }
        return new FittedSmote(data, targets, List.of(ClassNeighbors.orEmpty(classes)), randomBases);
    }

    /// What the search among the rows of a class costs, in no particular unit.
    private static double searchWork(ClassTargets targets, int code) {
        double rows = targets.before(code);
        return targets.toAdd(code) > 0 ? rows * rows : 0;
    }

    private static void requireInterpolable(Dataset data) {
        List<String> categorical = data.columns().stream().filter(c -> c.kind() == Column.Kind.CATEGORICAL)
                .map(Column::name).toList();
        if (!categorical.isEmpty()) {
            throw new IllegalArgumentException("SMOTE interpolates numbers, and these columns hold categories: "
                    + String.join(", ", categorical) + "; declare them carried, or use random over-sampling");
        }
    }

    private void requireEnoughRows(ClassTargets targets, int code) {
        long rows = targets.before(code);
        String name = targets.names().get(code);
        if (rows < 2) {
            throw new IllegalArgumentException("class \"" + name + "\" has only " + rows
                    + " row, and SMOTE needs at least two to interpolate between; use random over-sampling for it");
        }
        if (rows <= k && smallClasses == SmallClassPolicy.REJECT) {
            throw new ClassTooSmallException("class \"" + name + "\" has " + rows + " rows, too few for k = " + k
                    + " neighbors each; use k = " + (rows - 1)
                    + (rows > 2 ? " or less" : "") + ", or allow fewer neighbors for small classes");
        }
    }

    @Override
    public String toString() {
        return "Smote[k=" + k + ", strategy=" + strategy + ", smallClasses=" + smallClasses + ", scaling=" + scaling
                + (randomBases ? ", random bases]" : "]");
    }
}
