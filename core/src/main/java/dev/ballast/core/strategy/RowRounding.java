package dev.ballast.core.strategy;

import java.math.BigDecimal;
import java.math.RoundingMode;

/// Whole numbers of rows from decimal factors: computed on the decimals as they are written, halves up, so that 0.29 of
/// 50 rows is 15, although the double nearest to 0.29 is a little less.
final class RowRounding {

    private RowRounding() {
    }

    /// rows x numerator / denominator.
    static long scaled(long rows, double numerator, double denominator) {
        return scaled(BigDecimal.valueOf(rows), BigDecimal.valueOf(numerator), BigDecimal.valueOf(denominator));
    }

    /// rows x numerator / denominator.
    static long scaled(BigDecimal rows, BigDecimal numerator, BigDecimal denominator) {
        BigDecimal scaled = rows.multiply(numerator).divide(denominator, 0, RoundingMode.HALF_UP);
        if (scaled.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0) {
            throw new IllegalArgumentException(
                    rows + " x " + numerator + " / " + denominator + " rows are more than can be counted");
        }
        return scaled.longValueExact();
    }
}
