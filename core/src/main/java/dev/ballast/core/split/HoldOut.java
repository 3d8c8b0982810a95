package dev.ballast.core.split;

import dev.ballast.core.random.Purpose;
import dev.ballast.core.random.RandomStream;
import dev.ballast.core.random.Seed;
import dev.ballast.core.target.ClassLabels;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// Sets rows apart once, to judge a model by and, if asked for, to choose its settings by.
///
/// ```java
/// Split split = HoldOut.stratified(0.2).withValidation(0.1).split(data.labels(), Seed.of(42));
/// Dataset train = method.resample(split.train(data), Seed.of(42)).toDataset();
/// Dataset test = split.test(data);
/// ```
///
/// **Stratified.** For every part at once, training too, the rows of each class are the share of the class rounded up or
/// down, with at least one row of every class in every part; and the rows of the part are the share of all rows rounded up
/// or down. Of the divisions that do so one is taken in which the sizes of parts are nearest to their shares (halves up for
/// test, then validation), and of those one with the smallest sum of squared distances of class counts from their shares;
/// among equals chance decides. Shares are taken as the decimals that were written: 0.3 and 0.3 leave 2 of 5 rows. Where
/// many small classes need a row in every part, sizes give way to them, as little as need be. The rows of a class are chosen
/// at random, each choice with the same probability. O(rows + classes x log classes).
///
/// A class is in the way if its share rounded up or down cannot be at least 1 in every part; see [SmallClass].
///
/// **Grouped.** The rows of a group (a customer, a patient) stay together, so sizes are as near as groups allow; see
/// [#grouped(int...)]. **Both** keeps the classes' shares as well as it can.
///
/// **Randomness.** `hold-out.ties` at (0, 0, 0); `hold-out.order` at (class, 0, 0), where a class is its
/// [ClassLabels#streamKey(int)], and all rows of a plain hold-out are class 0; grouped: `hold-out.groups` at (0, 0, 0).
/// Renaming classes or groups changes nothing. Immutable and thread-safe.
public final class HoldOut {

    private static final Purpose ORDER = Purpose.of("hold-out.order");
    private static final Purpose TIES = Purpose.of("hold-out.ties");
    private static final Purpose GROUPS = Purpose.of("hold-out.groups");

    private final PartShares shares;
    private final boolean stratified;
    private final int @Nullable [] groups;
    private final SmallClass smallClass;
    private final int folds;

    private HoldOut(PartShares shares, boolean stratified, int @Nullable [] groups, SmallClass smallClass, int folds) {
        this.shares = shares;
        this.stratified = stratified;
        this.groups = groups;
        this.smallClass = smallClass;
        this.folds = folds;
    }

    /// Returns a hold-out in which every class has its share.
    ///
    /// @param testShare the share of the rows to judge by, above 0 and below 1
    /// @return the hold-out
    /// @throws IllegalArgumentException if the share is not in range
    public static HoldOut stratified(double testShare) {
        return new HoldOut(new PartShares(0, testShare), true, null, SmallClass.REFUSE, 1);
    }

    /// Returns a hold-out that does not look at classes, as if all rows were of one class.
    ///
    /// @param testShare the share of the rows to judge by, above 0 and below 1
    /// @return the hold-out
    /// @throws IllegalArgumentException if the share is not in range
    public static HoldOut plain(double testShare) {
        return new HoldOut(new PartShares(0, testShare), false, null, SmallClass.ALLOW, 1);
    }

    /// Returns this hold-out with a validation part.
    ///
    /// @param share the share of all rows, above 0; with the test share below 1
    /// @return the hold-out
    /// @throws IllegalArgumentException if the share is not in range
    public HoldOut withValidation(double share) {
        if (share == 0) {
            throw new IllegalArgumentException("validation share is 0.0; it must be above 0 and below 1");
        }
        return new HoldOut(new PartShares(share, shares.test()), stratified, groups, smallClass, folds);
    }

    /// Returns this hold-out with the rows of a group kept together.
    ///
    /// **Method.** Groups are shuffled, sorted by size, largest first, and each is given to the part where the sum over
    /// classes and parts of (share of the class in the part - share wanted)^2 / share wanted grows least. Parts are not of
    /// exact size. If a class is then missing in a part, one of the divisions that have every class in every part is
    /// searched for, and found if there is one; other groups are dealt as before, and groups are moved and exchanged while
    /// that sum falls. The search is exact; where it would take too long, which needs many classes that are in few groups
    /// each, it gives up, and the error says so.
    ///
    /// @param groupOf the group of every row, any number
    /// @return the hold-out
    public HoldOut grouped(int... groupOf) {
        return new HoldOut(shares, stratified, groupOf.clone(), smallClass, folds);
    }

    /// Returns this hold-out with another rule for classes that cannot be in every part.
    ///
    /// @param policy the rule; [SmallClass#REFUSE] is the usual one of a stratified hold-out, [SmallClass#ALLOW] of a plain
    ///               one
    /// @return the hold-out
    public HoldOut smallClass(SmallClass policy) {
        return new HoldOut(shares, stratified, groups, policy, folds);
    }

    /// Returns this hold-out with a training part that is left enough for [Folds] of it: so many rows of every class, or
    /// groups that can be dealt so. With groups and [SmallClass#BOTH_SIDES] it does not look ahead.
    ///
    /// @param count how many folds the training part is for, at least 2
    /// @return the hold-out
    /// @throws IllegalArgumentException if there are fewer
    public HoldOut leavingFolds(int count) {
        Folds.requireCount(count);
        return new HoldOut(shares, stratified, groups, smallClass, count);
    }

    /// Splits rows.
    ///
    /// @param labels the class of every row
    /// @param seed   fixes all random choices
    /// @return the parts
    /// @throws SmallClassException      if classes have too few rows or groups for what the policy demands; the message names
    ///                                  them, and tells what is impossible from what was not found
    /// @throws IllegalArgumentException if a part would have no rows; or if the numbers of rows and groups differ
    public Split split(ClassLabels labels, Seed seed) {
        Strata strata = Strata.of(labels);
        int[] partOf;
        if (groups != null) {
            partOf = dealGroups(groups, strata, labels, seed.stream(GROUPS, 0, 0, 0));
        } else if (stratified) {
            partOf = deal(strata, smallClass, labels.size(), seed);
        } else {
            partOf = deal(Strata.one(labels.size()), SmallClass.ALLOW, labels.size(), seed);
            PartCheck.requireClasses(strata, partOf, demand(strata.holders(), shares.all().size()));
        }
        PartCheck.requireRows(partOf, shares.all().size(), part -> "the " + Split.NAMES.get(part));
        return new Split(partOf);
    }

    private int[] deal(Strata strata, SmallClass policy, int rows, Seed seed) {
        ClassShares classes = new ClassShares(strata.sizes(), shares.all(), policy, folds);
        List<Integer> inTheWay = classes.inTheWay();
        if (!inTheWay.isEmpty()) {
            throw new SmallClassException(PartCheck.rows(strata, inTheWay) + ": too few for one in " + where()
                    + " when the rows of every part are shares rounded up or down");
        }
        // Among equal remainders chance decides who gets one more, not the order of classes.
        int[] ties = seed.stream(TIES, 0, 0, 0).permutation(strata.all().size());
        int[][] counts = ControlledRounding.divide(classes, PartTotals.of(shares, rows), ties);
        int[] partOf = new int[rows];
        for (int i = 0; i < counts.length; i++) {
            Strata.Stratum stratum = strata.all().get(i);
            int[] order = seed.stream(ORDER, stratum.streamKey(), 0, 0).permutation(stratum.rows().length);
            int place = 0;
            for (int part = Split.TEST; part < counts[i].length; part++) {
                for (int last = place + counts[i][part]; place < last; place++) {
                    partOf[stratum.rows()[order[place]]] = part;
                }
            }
        }
        return partOf;
    }

    private String where() {
        return folds > 1 ? "the test part and each of " + folds + " folds" : "every part";
    }

    private int[] dealGroups(int[] groupOf, Strata strata, ClassLabels labels, RandomStream random) {
        GroupTable table = GroupTable.of(groupOf, strata, labels.size());
        double[] parts = shares.all().stream().mapToDouble(Number::doubleValue).toArray();
        int[] partOf = division(table, strata, parts, "every part").divide(random);
        if (folds > 1 && smallClass != SmallClass.BOTH_SIDES
                && !leavesFolds(groupOf, labels, table.ofRows(partOf), random)) {
            // The folds become parts of this division too, the first as training part and others behind the last.
            double[] more = Arrays.copyOf(parts, parts.length + folds - 1);
            Arrays.fill(more, parts.length, more.length, parts[Split.TRAIN] / folds);
            more[Split.TRAIN] = parts[Split.TRAIN] / folds;
            partOf = Arrays.stream(division(table, strata, more, where()).divide(random))
                    .map(part -> part < parts.length ? part : Split.TRAIN).toArray();
        }
        return table.ofRows(partOf);
    }

    private GroupDivision division(GroupTable table, Strata strata, double[] parts, String where) {
        return new GroupDivision(table, strata, parts, stratified, demand(table.holders(), parts.length), where);
    }

    private boolean leavesFolds(int[] groupOf, ClassLabels labels, int[] partOf, RandomStream random) {
        int[] left = IntStream.range(0, partOf.length).filter(row -> partOf[row] == Split.TRAIN).toArray();
        Strata strata = Strata.of(labels.select(left));
        GroupTable table = GroupTable.of(Arrays.stream(left).map(row -> groupOf[row]).toArray(), strata, left.length);
        return division(table, strata, new double[folds], "").isPossible(random);
    }

    private PartDemand demand(int[] holders, int parts) {
        return switch (smallClass) {
            case REFUSE -> PartDemand.every(holders, parts);
            case BOTH_SIDES -> PartDemand.twoOf(holders, parts, 2);
            case ALLOW -> PartDemand.noneEmpty(holders, parts);
        };
    }
}
