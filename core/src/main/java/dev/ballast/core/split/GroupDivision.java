package dev.ballast.core.split;

import dev.ballast.core.random.RandomStream;

import java.util.List;
import java.util.stream.IntStream;

/// Divides groups over parts: dealt for even shares if that meets what is demanded of the parts, else around a few groups
/// that were put so that it is met.
///
/// @param table      the groups
/// @param strata     their classes
/// @param shares     of the parts
/// @param stratified whether the shares of classes count, or only those of all rows
/// @param demand     what parts must hold
/// @param where      all parts, in words
record GroupDivision(GroupTable table, Strata strata, double[] shares, boolean stratified, PartDemand demand,
        String where) {

    /// The part of every group.
    ///
    /// @throws SmallClassException if no division meets the demand, or none was found
    int[] divide(RandomStream random) {
        return divide(random, GroupCover.BUDGET);
    }

    int[] divide(RandomStream random, long budget) {
        requireEnoughGroups();
        int[] order = IntStream.of(random.permutation(table.groups())).boxed()
                .sorted((a, b) -> Integer.compare(table.size(b), table.size(a))).mapToInt(Integer::intValue).toArray();
        GroupDeal deal = new GroupDeal(table, shares, stratified, demand);
        deal.dealRest(order);
        if (deal.isMet()) {
            return deal.partOf();
        }
        return around(new GroupCover(table, demand, random, budget), order, budget);
    }

    /// Whether a division is found that meets the demand.
    boolean isPossible(RandomStream random) {
        return tooFew().isEmpty()
                && new GroupCover(table, demand, random, GroupCover.BUDGET).find() == GroupCover.Answer.FOUND;
    }

    private int[] around(GroupCover cover, int[] order, long budget) {
        GroupCover.Answer answer = cover.find();
        if (answer != GroupCover.Answer.FOUND) {
            String classes = PartCheck.groups(strata, cover.inTheWay(), table.holders());
            throw new SmallClassException(answer == GroupCover.Answer.NONE
                    ? classes + ": no division of the " + table.groups() + " groups has them all in " + where
                    : classes + ": no division of the " + table.groups() + " groups that has them all in " + where
                            + " was found in " + budget + " steps, which does not mean that there is none");
        }
        GroupDeal deal = new GroupDeal(table, shares, stratified, demand);
        int[] placed = cover.placed();
        put(deal, placed);
        deal.dealRest(order);
        if (!deal.isMet()) {
            deal = new GroupDeal(table, shares, stratified, demand);
            placed = cover.placedForAll();
            put(deal, placed);
            deal.dealRest(order);
        }
        int[] seeds = placed;
        int[] placedFirst = IntStream.concat(IntStream.of(order).filter(group -> seeds[group] >= 0),
                IntStream.of(order).filter(group -> seeds[group] < 0)).toArray();
        deal.improve(placedFirst);
        return deal.partOf();
    }

    private static void put(GroupDeal deal, int[] placed) {
        for (int group = 0; group < placed.length; group++) {
            if (placed[group] >= 0) {
                deal.put(group, placed[group]);
            }
        }
    }

    private void requireEnoughGroups() {
        if (table.groups() < shares.length) {
            throw new IllegalArgumentException("there are " + shares.length + " parts and no more groups than "
                    + table.groups() + "; every part needs a group of its own");
        }
        List<Integer> tooFew = tooFew();
        if (!tooFew.isEmpty()) {
            throw new SmallClassException(
                    PartCheck.groups(strata, tooFew, table.holders()) + ": too few for one in " + where);
        }
    }

    private List<Integer> tooFew() {
        return IntStream.range(0, demand.classes()).filter(i -> table.holders()[i] < demand.need()[i]).boxed().toList();
    }
}
