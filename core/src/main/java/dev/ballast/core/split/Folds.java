package dev.ballast.core.split;

import dev.ballast.core.random.Purpose;
import dev.ballast.core.random.RandomStream;
import dev.ballast.core.random.Seed;
import dev.ballast.core.target.ClassLabels;

import org.jspecify.annotations.Nullable;

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
/// **Stratified.** Of n rows of a class, every fold has floor(n / k) or ceil(n / k), and of all rows likewise. The folds that
/// get one more of a class are chosen at random among those that have the fewest rows till then. **Plain.** The same with all
/// rows as one class.
///
/// **Grouped.** The rows of a group stay together; see [HoldOut#grouped(int...)]. **Repeated.** Every repetition is divided
/// anew; repetition r has splits r k to r k + k - 1.
///
/// **Randomness.** `folds.order` and `folds.remainders` at (class, repetition, 0), where a class is its
/// [ClassLabels#streamKey(int)], and all rows of plain folds are class 0; grouped: `folds.groups` at (0, repetition, 0).
/// Renaming classes or groups changes nothing. Immutable and thread-safe.
public final class Folds {

    private static final Purpose ORDER = Purpose.of("folds.order");
    private static final Purpose REMAINDERS = Purpose.of("folds.remainders");
    private static final Purpose GROUPS = Purpose.of("folds.groups");

    private final int count;
    private final int repetitions;
    private final boolean stratified;
    private final int @Nullable [] groups;
    private final SmallClass smallClass;

    private Folds(int count, int repetitions, boolean stratified, int @Nullable [] groups, SmallClass smallClass) {
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
        requireCount(count);
        return new Folds(count, 1, stratified, null, smallClass);
    }

    static void requireCount(int count) {
        if (count < 2) {
            throw new IllegalArgumentException("folds is " + count + "; there must be at least 2");
        }
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

    /// Returns these folds with the rows of a group kept together, dealt as [HoldOut#grouped(int...)] says.
    ///
    /// @param groupOf the group of every row, any number
    /// @return the folds
    public Folds grouped(int... groupOf) {
        return new Folds(count, repetitions, stratified, groupOf.clone(), smallClass);
    }

    /// Returns these folds with another rule for classes that cannot be in every fold.
    ///
    /// @param policy the rule; [SmallClass#REFUSE] is the usual one of stratified folds, [SmallClass#ALLOW] of plain ones
    /// @return the folds
    public Folds smallClass(SmallClass policy) {
        return new Folds(count, repetitions, stratified, groups, policy);
    }

    /// Divides rows.
    ///
    /// @param labels the class of every row
    /// @param seed   fixes all random choices
    /// @return repetitions x k splits
    /// @throws SmallClassException      if classes have too few rows or groups for what the policy demands; the message names
    ///                                  them, and tells what is impossible from what was not found
    /// @throws IllegalArgumentException if a fold would have no rows; or if the numbers of rows and groups differ
    public List<Split> splits(ClassLabels labels, Seed seed) {
        Strata strata = Strata.of(labels);
        GroupTable table = groups == null ? null : GroupTable.of(groups, strata, labels.size());
        if (table == null && stratified) {
            requireLargeClasses(strata);
        }
        List<Split> splits = new ArrayList<>();
        for (int repetition = 0; repetition < repetitions; repetition++) {
            int[] foldOf = table == null
                    ? deal(strata, labels.size(), seed, repetition)
                    : dealGroups(strata, table, seed.stream(GROUPS, 0, repetition, 0));
            PartCheck.requireRows(foldOf, count, fold -> "the test part of fold " + (fold + 1));
            for (int fold = 0; fold < count; fold++) {
                int[] partOf = new int[foldOf.length];
                int tested = fold;
                Arrays.setAll(partOf, row -> foldOf[row] == tested ? Split.TEST : Split.TRAIN);
                splits.add(new Split(partOf));
            }
        }
        return List.copyOf(splits);
    }

    private void requireLargeClasses(Strata strata) {
        List<Integer> small = IntStream.range(0, strata.all().size())
                .filter(i -> strata.all().get(i).rows().length < count).boxed().toList();
        if (smallClass == SmallClass.REFUSE && !small.isEmpty()) {
            throw new SmallClassException(PartCheck.rows(strata, small) + ": too few for one in " + where());
        }
    }

    private String where() {
        return "each of " + count + " folds";
    }

    private int[] deal(Strata strata, int rows, Seed seed, int repetition) {
        int[] foldOf = new int[rows];
        int[] sizes = new int[count];
        for (Strata.Stratum stratum : (stratified ? strata : Strata.one(rows)).all()) {
            int[] turn = IntStream.of(seed.stream(REMAINDERS, stratum.streamKey(), repetition, 0).permutation(count))
                    .boxed().sorted((a, b) -> Integer.compare(sizes[a], sizes[b])).mapToInt(Integer::intValue)
                    .toArray();
            int[] order = seed.stream(ORDER, stratum.streamKey(), repetition, 0).permutation(stratum.rows().length);
            for (int place = 0; place < order.length; place++) {
                int fold = turn[place % count];
                foldOf[stratum.rows()[order[place]]] = fold;
                sizes[fold]++;
            }
        }
        if (!stratified) {
            PartCheck.requireClasses(strata, foldOf, demand(strata.holders()));
        }
        return foldOf;
    }

    private int[] dealGroups(Strata strata, GroupTable table, RandomStream random) {
        double[] shares = new double[count];
        Arrays.fill(shares, 1.0 / count);
        int[] partOf = new GroupDivision(table, strata, shares, stratified, demand(table.holders()), where())
                .divide(random);
        // Where parts are equally good the first is taken; which fold that is, chance decides.
        int[] foldOf = random.permutation(count);
        return table.ofRows(Arrays.stream(partOf).map(part -> foldOf[part]).toArray());
    }

    private PartDemand demand(int[] holders) {
        return switch (smallClass) {
            case REFUSE -> PartDemand.every(holders, count);
            case BOTH_SIDES -> PartDemand.twoOf(holders, count, count);
            case ALLOW -> PartDemand.noneEmpty(holders, count);
        };
    }
}
