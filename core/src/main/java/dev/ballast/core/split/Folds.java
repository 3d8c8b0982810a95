package dev.ballast.core.split;

import dev.ballast.core.random.Purpose;
import dev.ballast.core.random.Seed;
import dev.ballast.core.target.ClassLabels;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// Divides rows into k parts, each of which is the test part of one split and a training part of the others.
///
/// ```java
/// for (Split split : Folds.stratified(5).repeated(2).splits(data.labels(), Seed.of(42))) {
///     Dataset train = method.resample(split.train(data), Seed.of(42)).toDataset();
/// }
/// ```
///
/// **Stratified.** Of n rows of a class, every fold has floor(n / k) or ceil(n / k), and of all rows likewise: the rows of
/// each class, in random order, are dealt out one by one, each class beginning where the one before ended.
///
/// **Grouped.** The rows of a group stay together; see [HoldOut#grouped(int[])]. **Repeated.** Every repetition is divided
/// anew; repetition r has splits r k to r k + k - 1.
///
/// **Randomness.** `folds.order` at (class, repetition, 0); grouped: `folds.groups` at (0, repetition, 0). Renaming classes
/// or groups changes nothing. Immutable and thread-safe.
public final class Folds {

    private static final Purpose ORDER = Purpose.of("folds.order");
    private static final Purpose GROUPS = Purpose.of("folds.groups");

    private final int count;
    private final int repetitions;
    private final boolean stratified;
    private final int[] groups;
    private final SmallClass smallClass;

    private Folds(int count, int repetitions, boolean stratified, int[] groups, SmallClass smallClass) {
        this.count = count;
        this.repetitions = repetitions;
        this.stratified = stratified;
        this.groups = groups;
        this.smallClass = smallClass;
    }

    /// Returns folds in which every class has its share.
    ///
    /// @param count how many, at least 2
    /// @return the folds
    /// @throws IllegalArgumentException if there are fewer
    public static Folds stratified(int count) {
        return of(count, true, SmallClass.REFUSE);
    }

    /// Returns folds that do not look at classes.
    ///
    /// @param count how many, at least 2
    /// @return the folds
    /// @throws IllegalArgumentException if there are fewer
    public static Folds plain(int count) {
        return of(count, false, SmallClass.ALLOW);
    }

    private static Folds of(int count, boolean stratified, SmallClass smallClass) {
        if (count < 2) {
            throw new IllegalArgumentException("folds is " + count + "; there must be at least 2");
        }
        return new Folds(count, 1, stratified, null, smallClass);
    }

    /// Returns these folds, divided several times.
    ///
    /// @param times how often, at least 1
    /// @return the folds
    /// @throws IllegalArgumentException if it is less often
    public Folds repeated(int times) {
        if (times < 1) {
            throw new IllegalArgumentException("repetitions is " + times + "; it must be at least 1");
        }
        return new Folds(count, times, stratified, groups, smallClass);
    }

    /// Returns these folds with the rows of a group kept together.
    ///
    /// @param groupOf the group of every row, any number
    /// @return the folds
    public Folds grouped(int... groupOf) {
        return new Folds(count, repetitions, stratified, groupOf.clone(), smallClass);
    }

    /// Returns these folds with another rule for classes that cannot be in every fold.
    ///
    /// @param policy the rule; [SmallClass#REFUSE] is the usual one of stratified folds
    /// @return the folds
    public Folds smallClass(SmallClass policy) {
        return new Folds(count, repetitions, stratified, groups, policy);
    }

    /// Divides rows.
    ///
    /// @param labels the class of every row
    /// @param seed   fixes all random choices
    /// @return repetitions x k splits
    /// @throws IllegalArgumentException if a fold would have no rows; if a class would have no rows in a fold, unless that
    ///                                  is allowed; or if the numbers of rows and groups differ
    public List<Split> splits(ClassLabels labels, Seed seed) {
        Strata strata = Strata.of(labels);
        Strata dealt = stratified ? strata : PartCheck.oneStratum(labels.size());
        List<String> names = IntStream.range(0, count).mapToObj(fold -> "test part of fold " + (fold + 1)).toList();
        List<Split> splits = new ArrayList<>();
        for (int repetition = 0; repetition < repetitions; repetition++) {
            int[] foldOf = groups == null
                    ? dealt(dealt, labels.size(), seed, repetition)
                    : GroupDeal.deal(groups, labels.size(), dealt, equalShares(),
                            seed.stream(GROUPS, 0, repetition, 0));
            PartCheck.require(strata, foldOf, names, smallClass);
            for (int fold = 0; fold < count; fold++) {
                int[] partOf = new int[foldOf.length];
                int tested = fold;
                Arrays.setAll(partOf, row -> foldOf[row] == tested ? Split.TEST : Split.TRAIN);
                splits.add(new Split(partOf));
            }
        }
        return List.copyOf(splits);
    }

    private double[] equalShares() {
        double[] shares = new double[count];
        Arrays.fill(shares, 1.0 / count);
        return shares;
    }

    private int[] dealt(Strata strata, int rows, Seed seed, int repetition) {
        int[] foldOf = new int[rows];
        int next = 0;
        for (Strata.Stratum stratum : strata.all()) {
            int[] order = seed.stream(ORDER, stratum.streamKey(), repetition, 0).permutation(stratum.rows().length);
            for (int place : order) {
                foldOf[stratum.rows()[place]] = next;
                next = (next + 1) % count;
            }
        }
        return foldOf;
    }
}
