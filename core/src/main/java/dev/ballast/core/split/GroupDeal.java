package dev.ballast.core.split;

import java.util.Arrays;

/// Groups in parts, dealt so that the share of each class in each part comes near what is wanted.
///
/// With f rows of a class of n in a part that wants share s, the distance is the sum over classes and parts of
/// (f / n - s)^2 / s. Giving a group with g rows of the class to the part changes it by g (2 f + g) / (n^2 s) - 2 g / n,
/// of which the last term is the same for all parts.
final class GroupDeal {

    private static final int NOWHERE = -1;
    private static final int SWEEPS = 20;
    private static final int LOOKED_AT = 200_000;
    private static final int EXCHANGED = 256;
    private static final double LEAST_GAIN = 1e-12;

    private final GroupTable table;
    private final double[] shares;
    private final boolean stratified;
    private final PartDemand demand;
    private final int[] partOf;
    private final double[][] filled;
    private final int[][] cover;
    private final int[] met;
    private int unmet;

    /// @param stratified whether all classes count, or only all rows together
    GroupDeal(GroupTable table, double[] shares, boolean stratified, PartDemand demand) {
        this.table = table;
        this.shares = shares;
        this.stratified = stratified;
        this.demand = demand;
        partOf = new int[table.groups()];
        Arrays.fill(partOf, NOWHERE);
        filled = new double[shares.length][demand.classes()];
        cover = new int[shares.length][demand.classes()];
        met = new int[demand.classes()];
        for (int need : demand.need()) {
            unmet += need;
        }
    }

    /// Whether each class is where it is demanded.
    boolean isMet() {
        return unmet == 0;
    }

    int[] partOf() {
        return partOf.clone();
    }

    void put(int group, int part) {
        change(group, part, 1);
        partOf[group] = part;
    }

    private void take(int group) {
        change(group, partOf[group], -1);
        partOf[group] = NOWHERE;
    }

    private void change(int group, int part, int sign) {
        int[] classes = table.classes()[group];
        for (int i = 0; i < classes.length; i++) {
            int at = classes[i];
            filled[part][at] += sign * table.rows()[group][i];
            int before = cover[part][at];
            cover[part][at] += sign;
            if (demand.open()[part][at] && before == 0 != (cover[part][at] == 0)) {
                unmet -= Math.max(0, demand.need()[at] - met[at]);
                met[at] += sign;
                unmet += Math.max(0, demand.need()[at] - met[at]);
            }
        }
    }

    /// What giving a group to a part would add to the distance, but for the term that is the same everywhere.
    private double cost(int group, int part) {
        int[] classes = table.classes()[group];
        int last = classes.length - 1;
        double cost = 0;
        for (int i = stratified ? 0 : last; i < (stratified ? last : classes.length); i++) {
            double more = table.rows()[group][i];
            double all = table.totals()[classes[i]];
            cost += more * (2 * filled[part][classes[i]] + more) / (all * all * shares[part]);
        }
        return cost;
    }

    /// Gives each group that is nowhere yet to the part where it costs least.
    ///
    /// @param order all groups; large ones first, while there is room to balance them
    void dealRest(int[] order) {
        for (int group : order) {
            if (partOf[group] != NOWHERE) {
                continue;
            }
            int best = 0;
            double least = Double.POSITIVE_INFINITY;
            for (int part = 0; part < shares.length; part++) {
                double cost = cost(group, part);
                if (cost < least) {
                    least = cost;
                    best = part;
                }
            }
            put(group, best);
        }
    }

    /// Moves groups, and exchanges pairs of the first 256 of them, while the distance falls and demands stay met; a few times
    /// at most, and the fewer, the more groups there are.
    ///
    /// @param order all groups, in the order in which they are looked at
    void improve(int[] order) {
        boolean better = true;
        int sweeps = Math.clamp(LOOKED_AT / order.length, 1, SWEEPS);
        for (int sweep = 0; better && sweep < sweeps; sweep++) {
            better = false;
            for (int group : order) {
                better |= moved(group);
            }
            for (int i = 0; i < Math.min(order.length, EXCHANGED); i++) {
                for (int j = 0; j < i; j++) {
                    better |= exchanged(order[i], order[j]);
                }
            }
        }
    }

    private boolean moved(int group) {
        int from = partOf[group];
        take(group);
        double stays = cost(group, from);
        int best = from;
        double least = stays - LEAST_GAIN;
        for (int part = 0; part < shares.length; part++) {
            double cost = part == from ? stays : cost(group, part);
            if (cost < least && meets(group, part)) {
                least = cost;
                best = part;
            }
        }
        put(group, best);
        return best != from;
    }

    private boolean meets(int group, int part) {
        put(group, part);
        boolean meets = isMet();
        take(group);
        return meets;
    }

    private boolean exchanged(int one, int other) {
        int from = partOf[one];
        int to = partOf[other];
        if (from == to) {
            return false;
        }
        take(one);
        take(other);
        double stay = cost(one, from) + cost(other, to);
        double exchange = cost(one, to) + cost(other, from);
        if (exchange < stay - LEAST_GAIN) {
            put(one, to);
            put(other, from);
            if (isMet()) {
                return true;
            }
            take(one);
            take(other);
        }
        put(one, from);
        put(other, to);
        return false;
    }
}
