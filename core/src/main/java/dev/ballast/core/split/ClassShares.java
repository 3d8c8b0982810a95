package dev.ballast.core.split;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// How many rows of each class each part may have: its share rounded up or down, and what the policy for small classes
/// demands.
final class ClassShares {

    private final long[] rows;
    private final List<BigDecimal> shares;
    private final int[][] least;
    private final boolean[] fixed;

    /// @param rows    of each class
    /// @param shares  of train, test and, if there is one, validation
    /// @param policy  what is demanded
    /// @param trained how many rows of each class training needs at least, where every part needs one
    ClassShares(long[] rows, List<BigDecimal> shares, SmallClass policy, int trained) {
        this.rows = rows;
        this.shares = shares;
        least = new int[rows.length][shares.size()];
        fixed = new boolean[rows.length];
        for (int i = 0; i < rows.length; i++) {
            for (int part = 0; part < shares.size(); part++) {
                int demanded = policy == SmallClass.ALLOW ? 0 : part == Split.TRAIN ? trained : 1;
                least[i][part] = Math.max(demanded, rounded(i, part, RoundingMode.FLOOR));
            }
            if (policy == SmallClass.BOTH_SIDES && !feasible(i)) {
                least[i] = onBothSides(i);
                fixed[i] = true;
            }
        }
    }

    /// The classes that cannot give what is demanded.
    List<Integer> inTheWay() {
        List<Integer> classes = new ArrayList<>();
        for (int i = 0; i < rows.length; i++) {
            if (!fixed[i] && !feasible(i)) {
                classes.add(i);
            }
        }
        return classes;
    }

    private boolean feasible(int i) {
        for (int part = 0; part < shares.size(); part++) {
            if (least[i][part] > rounded(i, part, RoundingMode.CEILING)) {
                return false;
            }
        }
        return Arrays.stream(least[i]).asLongStream().sum() <= rows[i];
    }

    /// One row for each part, training first, then one by one to the part that lacks most of its share.
    private int[] onBothSides(int i) {
        int[] given = new int[shares.size()];
        for (int row = 0; row < rows[i]; row++) {
            int best = Math.min(row, given.length - 1);
            for (int part = 0; row >= given.length && part < given.length; part++) {
                if (share(i, part).subtract(BigDecimal.valueOf(given[part]))
                        .compareTo(share(i, best).subtract(BigDecimal.valueOf(given[best]))) > 0) {
                    best = part;
                }
            }
            given[best]++;
        }
        return given;
    }

    int rows(int i) {
        return (int) rows[i];
    }

    BigDecimal share(int i, int part) {
        return shares.get(part).multiply(BigDecimal.valueOf(rows[i]));
    }

    int[] least(int i) {
        return least[i].clone();
    }

    int most(int i, int part) {
        return fixed[i] ? least[i][part] : rounded(i, part, RoundingMode.CEILING);
    }

    private int rounded(int i, int part, RoundingMode mode) {
        return share(i, part).setScale(0, mode).intValueExact();
    }
}
