package dev.ballast.core.split;

import dev.ballast.core.random.Purpose;
import dev.ballast.core.random.Seed;
import dev.ballast.core.target.ClassLabels;

import java.util.Arrays;
import java.util.List;

/// Sets rows apart once, to judge a model by and, if asked for, to choose its settings by.
///
/// ```java
/// Split split = HoldOut.stratified(0.2).withValidation(0.1).split(data.labels(), Seed.of(42));
/// Dataset train = method.resample(split.train(data), Seed.of(42)).toDataset();
/// Dataset test = split.test(data);
/// ```
///
/// **Stratified.** A part has round(share x n) rows, halves up, dealt over classes by largest remainder: every class has its
/// share in every part, rounded up or down to a whole row (validation may have to round otherwise if test took the last row). The rows of a class are chosen at random, each choice with the
/// same probability.
///
/// **Grouped.** The rows of a group (a customer, a patient) stay together, so sizes are as near as groups allow; see
/// [#grouped(int[])]. **Both** keeps the classes' shares as well as it can.
///
/// **Randomness.** `hold-out.ties` at (0, 0, 0); `hold-out.order` at (class, 0, 0); grouped: `hold-out.groups` at (0, 0, 0).
/// Renaming classes or groups changes nothing. Immutable and thread-safe.
public final class HoldOut {

    private static final Purpose ORDER = Purpose.of("hold-out.order");
    private static final Purpose TIES = Purpose.of("hold-out.ties");
    private static final Purpose GROUPS = Purpose.of("hold-out.groups");
    private static final List<String> PARTS = List.of("training part", "test part", "validation part");

    private final PartShares shares;
    private final boolean stratified;
    private final int[] groups;
    private final SmallClass smallClass;

    private HoldOut(PartShares shares, boolean stratified, int[] groups, SmallClass smallClass) {
        this.shares = shares;
        this.stratified = stratified;
        this.groups = groups;
        this.smallClass = smallClass;
    }

    /// Returns a hold-out in which every class has its share.
    ///
    /// @param testShare the share of the rows to judge by, above 0 and below 1
    /// @return the hold-out
    /// @throws IllegalArgumentException if the share is not in range
    public static HoldOut stratified(double testShare) {
        return new HoldOut(new PartShares(0, testShare), true, null, SmallClass.REFUSE);
    }

    /// Returns a hold-out that does not look at classes, as all rows of one class.
    ///
    /// @param testShare the share of the rows to judge by, above 0 and below 1
    /// @return the hold-out
    /// @throws IllegalArgumentException if the share is not in range
    public static HoldOut plain(double testShare) {
        return new HoldOut(new PartShares(0, testShare), false, null, SmallClass.ALLOW);
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
        return new HoldOut(new PartShares(share, shares.test()), stratified, groups, smallClass);
    }

    /// Returns this hold-out with the rows of a group kept together.
    ///
    /// **Method.** Groups are shuffled, sorted by size, largest first, and each is given to the part where the sum over
    /// classes of the squared distances from the wanted shares grows least. Parts are not of exact size.
    ///
    /// @param groupOf the group of every row, any number
    /// @return the hold-out
    public HoldOut grouped(int... groupOf) {
        return new HoldOut(shares, stratified, groupOf.clone(), smallClass);
    }

    /// Returns this hold-out with another rule for classes that cannot be in every part.
    ///
    /// @param policy the rule; [SmallClass#REFUSE] is the usual one of a stratified hold-out
    /// @return the hold-out
    public HoldOut smallClass(SmallClass policy) {
        return new HoldOut(shares, stratified, groups, policy);
    }

    /// Splits rows.
    ///
    /// @param labels the class of every row
    /// @param seed   fixes all random choices
    /// @return the parts
    /// @throws IllegalArgumentException if a part would have no rows; if a class would have no rows in a part, unless that
    ///                                  is allowed; or if the numbers of rows and groups differ
    public Split split(ClassLabels labels, Seed seed) {
        Strata strata = Strata.of(labels);
        Strata dealt = stratified ? strata : PartCheck.oneStratum(labels.size());
        int[] partOf = groups == null
                ? deal(dealt, labels.size(), seed)
                : GroupDeal.deal(groups, labels.size(), dealt, shares.all(), seed.stream(GROUPS, 0, 0, 0));
        PartCheck.require(strata, partOf, PARTS.subList(0, shares.all().length), smallClass);
        return new Split(partOf);
    }

    private int[] deal(Strata strata, int rows, Seed seed) {
        int[] partOf = new int[rows];
        long[] sizes = strata.sizes();
        // Among equal remainders chance decides who gets one more, not the order of classes.
        int[] ties = seed.stream(TIES, 0, 0, 0).permutation(sizes.length);
        long[] test = LargestRemainder.deal(sizes, sizes, PartShares.rounded(rows, shares.test()), ties);
        // Both rounded up can be more than there is: validation then goes without.
        long wanted = Math.min(PartShares.rounded(rows, shares.validation()), rows - Arrays.stream(test).sum());
        long[] room = new long[sizes.length];
        Arrays.setAll(room, i -> sizes[i] - test[i]);
        long[] validation = LargestRemainder.deal(sizes, room, wanted, ties);
        for (int i = 0; i < sizes.length; i++) {
            Strata.Stratum stratum = strata.all().get(i);
            int[] order = seed.stream(ORDER, stratum.streamKey(), 0, 0).permutation(stratum.rows().length);
            for (int place = 0; place < test[i] + validation[i]; place++) {
                partOf[stratum.rows()[order[place]]] = place < test[i] ? Split.TEST : Split.VALIDATION;
            }
        }
        return partOf;
    }
}
