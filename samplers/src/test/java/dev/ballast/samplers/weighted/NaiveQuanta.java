package dev.ballast.samplers.weighted;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Arrays;

/// The documented rule for quanta, in numbers of any size and without regard to speed.
final class NaiveQuanta {

    private NaiveQuanta() {
    }

    static BigInteger[] units(double... weights) {
        BigDecimal largest = new BigDecimal(Arrays.stream(weights).max().orElseThrow());
        BigDecimal scale = BigDecimal.ONE;
        BigDecimal two = BigDecimal.valueOf(2);
        BigDecimal end = two.pow(62);
        while (largest.multiply(scale).compareTo(end) < 0) {
            scale = scale.multiply(two);
        }
        while (largest.multiply(scale).compareTo(end) >= 0) {
            scale = scale.multiply(new BigDecimal("0.5"));
        }
        BigInteger[] units = new BigInteger[weights.length];
        for (int i = 0; i < units.length; i++) {
            BigInteger unit = new BigDecimal(weights[i]).multiply(scale).setScale(0, RoundingMode.FLOOR)
                    .toBigInteger();
            units[i] = unit.signum() == 0 && weights[i] > 0 ? BigInteger.ONE : unit;
        }
        return units;
    }

    static BigInteger[] units(long... weights) {
        return Arrays.stream(weights).mapToObj(BigInteger::valueOf).toArray(BigInteger[]::new);
    }

    static long[] quanta(BigInteger[] units) {
        int columnBits = 63 - BigInteger.valueOf(units.length).bitLength();
        BigInteger left = BigInteger.valueOf(units.length).shiftLeft(columnBits);
        BigInteger sum = sum(units);
        BigInteger total = left;
        BigInteger allUnits = sum;
        long[] quanta = new long[units.length];
        boolean[] shares = new boolean[units.length];
        for (int i = 0; i < units.length; i++) {
            shares[i] = units[i].multiply(total).compareTo(allUnits.shiftLeft(1)) >= 0;
            if (!shares[i] && units[i].signum() > 0) {
                quanta[i] = 1;
                left = left.subtract(BigInteger.ONE);
                sum = sum.subtract(units[i]);
            }
        }
        int shift = 0;
        while (ceil(left.shiftLeft(shift + 1), sum).bitLength() <= 64) {
            shift++;
        }
        BigInteger factor = ceil(left.shiftLeft(shift), sum);
        BigInteger before = BigInteger.ZERO;
        for (int i = 0; i < units.length; i++) {
            if (shares[i]) {
                BigInteger after = before.add(units[i]);
                quanta[i] = after.multiply(factor).shiftRight(shift)
                        .subtract(before.multiply(factor).shiftRight(shift)).longValueExact();
                before = after;
            }
        }
        return quanta;
    }

    private static BigInteger ceil(BigInteger number, BigInteger divisor) {
        return number.add(divisor).subtract(BigInteger.ONE).divide(divisor);
    }

    private static BigInteger sum(BigInteger[] terms) {
        return Arrays.stream(terms).reduce(BigInteger.ZERO, BigInteger::add);
    }
}
