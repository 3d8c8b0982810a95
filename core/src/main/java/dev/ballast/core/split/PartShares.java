package dev.ballast.core.split;

import java.math.BigDecimal;
import java.math.RoundingMode;

/// The shares of the rows that go to validation and test; the rest is for training.
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

    /// Shares are rounded on decimals as written, halves up: 0.29 of 50 rows is 15.
    static long rounded(long rows, double share) {
        return BigDecimal.valueOf(rows).multiply(BigDecimal.valueOf(share)).setScale(0, RoundingMode.HALF_UP)
                .longValueExact();
    }

    /// Train, test and, if there is one, validation.
    double[] all() {
        double train = 1 - validation - test;
        return validation == 0 ? new double[]{train, test} : new double[]{train, test, validation};
    }
}
