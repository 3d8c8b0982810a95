package dev.ballast.core.strategy;

import dev.ballast.core.target.ClassCounts;

import java.math.BigDecimal;
import java.util.BitSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/// A share of the result for each named class; see [SamplingStrategy#shares(Map)].
///
/// @param shares for a class, by its label's text, its share in (0, 1)
public record Shares(Map<String, Double> shares) implements SamplingStrategy {

    /// Sums within this distance of 1 are 1: shares are written in decimals, whose sum is off by rounding.
    private static final double SUM_TOLERANCE = 1e-9;

    /// Checks and copies the shares.
    ///
    /// @throws IllegalArgumentException if there are none, one is outside (0, 1), or they add up to more than 1
    public Shares {
        shares = Collections.unmodifiableMap(new LinkedHashMap<>(shares));
        if (shares.isEmpty()) {
            throw new IllegalArgumentException("no class is named; name at least one, for example share:fraud=0.3");
        }
        double sum = 0;
        for (Map.Entry<String, Double> entry : shares.entrySet()) {
            double share = entry.getValue();
            if (!(share > 0 && share < 1)) {
                throw new IllegalArgumentException("share of class \"" + entry.getKey() + "\" is " + share
                        + "; it must be above 0 and below 1");
            }
            sum += share;
        }
        if (sum > 1 + SUM_TOLERANCE) {
            throw new IllegalArgumentException("shares add up to " + sum + "; they must not exceed 1");
        }
    }

    static Shares of(Map<?, ? extends Number> shares) {
        Map<String, Double> byName = new LinkedHashMap<>();
        shares.forEach((label, share) -> ClassLookup.putOnce(byName, String.valueOf(label), share.doubleValue()));
        return new Shares(byName);
    }

    @Override
    public BitSet cleaned(ClassCounts counts) {
        throw ClassLookup.asksForRows(this);
    }

    @Override
    public ClassTargets resolve(ClassCounts counts, Direction direction) {
        Map<Integer, Double> byCode = ClassLookup.byCode(counts, shares);
        byCode.keySet().forEach(code -> {
            if (counts.count(code) == 0) {
                throw new IllegalArgumentException("class \"" + counts.names().get(code)
                        + "\" has no rows, so it cannot have a share of the result");
            }
        });
        BigDecimal named = byCode.values().stream().map(BigDecimal::valueOf).reduce(BigDecimal.ZERO, BigDecimal::add);
        long[] after = ClassLookup.presentRows(counts);
        long unnamedRows = 0;
        for (int code = 0; code < after.length; code++) {
            unnamedRows += byCode.containsKey(code) ? 0 : after[code];
        }
        boolean complete = named.doubleValue() >= 1 - SUM_TOLERANCE;
        if (complete && unnamedRows > 0) {
            throw new IllegalArgumentException("shares add up to 1 but other classes have " + unnamedRows
                    + " rows; give every class a share, or leave some share to the others");
        }
        if (!complete && unnamedRows == 0) {
            throw new IllegalArgumentException("shares add up to " + named
                    + " and there is no other class to make up the rest; they must add up to 1");
        }
        // The result has known / knownShare rows: those of the others over their share, or those of the class that
        // keeps its rows over its; or, if rows come and go, as many as before.
        BigDecimal known;
        BigDecimal knownShare;
        if (!complete) {
            known = BigDecimal.valueOf(unnamedRows);
            knownShare = BigDecimal.ONE.subtract(named);
        } else if (direction == Direction.BOTH) {
            known = BigDecimal.valueOf(counts.total());
            knownShare = BigDecimal.ONE;
        } else {
            Map.Entry<Integer, Double> keeper = keeper(counts, byCode, direction);
            known = BigDecimal.valueOf(counts.count(keeper.getKey()));
            knownShare = BigDecimal.valueOf(keeper.getValue());
        }
        for (Map.Entry<Integer, Double> entry : byCode.entrySet()) {
            int code = entry.getKey();
            long rows = RowRounding.scaled(known, BigDecimal.valueOf(entry.getValue()), knownShare);
            ClassLookup.requireDirection(counts, code, rows, direction);
            after[code] = rows;
        }
        return ClassTargets.of(counts, after);
    }

    /// The class that keeps its rows, and its share: the one with the most (over-sampling) or fewest rows for its share.
    private static Map.Entry<Integer, Double> keeper(ClassCounts counts, Map<Integer, Double> byCode,
            Direction direction) {
        Comparator<Map.Entry<Integer, Double>> order = Comparator
                .comparingDouble(share -> counts.count(share.getKey()) / share.getValue());
        return (direction == Direction.OVER
                ? byCode.entrySet().stream().max(order)
                : byCode.entrySet().stream().min(order)).orElseThrow();
    }

    @Override
    public String toString() {
        return shares.entrySet().stream().map(share -> StrategyParser.quoted(share.getKey()) + "=" + share.getValue())
                .collect(Collectors.joining(",", "share:", ""));
    }
}
