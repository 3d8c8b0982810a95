package dev.ballast.core.split;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/// The shares of the rows that go to validation and test; the rest is for training. They are taken as the decimals that
/// were written: what 0.3 and 0.3 leave of 5 rows is 2.
record PartShares(double validation, double test) {

    PartShares {
        requireShare("test share", test, false);
        requireShare("validation share", validation, true);
        if (BigDecimal.valueOf(validation).add(BigDecimal.valueOf(test)).compareTo(BigDecimal.ONE) >= 0) {
            throw new IllegalArgumentException("validation share " + validation + " and test share " + test
                    + " leave nothing to train on; together they must be below 1");
        }
    }

    private static void requireShare(String name, double share, boolean orNone) {
        if (!(share < 1 && (share > 0 || (orNone && share == 0)))) {
            throw new IllegalArgumentException(name + " is " + share + "; it must be above 0 and below 1");
        }
    }

    /// Train, test and, if there is one, validation.
    List<BigDecimal> all() {
        BigDecimal ofTest = BigDecimal.valueOf(test);
        BigDecimal ofValidation = BigDecimal.valueOf(validation);
        BigDecimal ofTrain = BigDecimal.ONE.subtract(ofTest).subtract(ofValidation);
        return validation == 0 ? List.of(ofTrain, ofTest) : List.of(ofTrain, ofTest, ofValidation);
    }

    /// The rows of each part: its share of all rows rounded up or down, by largest remainder. Of equal remainders the test
    /// part comes first, then validation, then training; so a test part is rounded to the nearest, halves up.
    long[] totals(long rows) {
        List<BigDecimal> shares = all();
        long[] totals = new long[shares.size()];
        BigDecimal[] remainder = new BigDecimal[totals.length];
        Integer[] order = {1, 2, 0};
        for (int part = 0; part < totals.length; part++) {
            BigDecimal exact = shares.get(part).multiply(BigDecimal.valueOf(rows));
            totals[part] = exact.setScale(0, RoundingMode.FLOOR).longValueExact();
            remainder[part] = exact.subtract(BigDecimal.valueOf(totals[part]));
        }
        List<Integer> largestFirst = Arrays.stream(order).filter(part -> part < totals.length)
                .sorted(Comparator.comparing((Integer part) -> remainder[part]).reversed()).toList();
        long left = rows - Arrays.stream(totals).sum();
        for (int i = 0; i < left; i++) {
            totals[largestFirst.get(i)]++;
        }
        return totals;
    }
}
