package dev.ballast.core.split;

import java.util.Arrays;

/// What parts must hold: each class comes to at least `need` different ones of the parts that are `open` to it. The last
/// class stands for all rows, so that it tells which parts must not be empty.
///
/// @param need for each class
/// @param open for each part and class
record PartDemand(int[] need, boolean[][] open) {

    private static PartDemand noneEmpty(int classes, int parts) {
        int[] need = new int[classes];
        need[classes - 1] = parts;
        boolean[][] open = new boolean[parts][classes];
        for (boolean[] part : open) {
            part[classes - 1] = true;
        }
        return new PartDemand(need, open);
    }

    /// No part is empty.
    ///
    /// @param holders how many rows, or groups, have each class
    static PartDemand noneEmpty(int[] holders, int parts) {
        return noneEmpty(holders.length, parts);
    }

    /// Every class is in every part.
    static PartDemand every(int[] holders, int parts) {
        PartDemand demand = noneEmpty(holders.length, parts);
        Arrays.fill(demand.need(), parts);
        for (boolean[] part : demand.open()) {
            Arrays.fill(part, true);
        }
        return demand;
    }

    /// Every class that two rows, or groups, have or more is in two of the first parts, and no part is empty.
    static PartDemand twoOf(int[] holders, int parts, int first) {
        PartDemand demand = noneEmpty(holders.length, parts);
        for (int i = 0; i < holders.length - 1; i++) {
            demand.need()[i] = holders[i] < 2 ? 0 : 2;
            for (int part = 0; part < first; part++) {
                demand.open()[part][i] = true;
            }
        }
        return demand;
    }

    int parts() {
        return open.length;
    }

    int classes() {
        return need.length;
    }
}
