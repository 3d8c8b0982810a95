package dev.ballast.samplers.weighted;

/// Weights as whole multiples of a power of two, so that no sum of them reaches 2^62.
///
/// @param largest   the largest weight
/// @param half      units a weight is this times...
/// @param otherHalf ... this; two factors, because one can exceed the largest double
record FixedPoint(double largest, double half, double otherHalf) {

    private static final int SUM_BITS = 62;

    static FixedPoint of(int items, double largest) {
        if (!(largest > 0 && largest <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException("largest weight is " + largest + "; it must be positive and finite");
        }
        int itemBits = 32 - Integer.numberOfLeadingZeros(items);
        // items < 2^itemBits, and the largest is below 2^(exponent + 1)
        int shift = SUM_BITS - itemBits - 1 - Units.exponent(largest);
        return new FixedPoint(largest, Math.scalb(1.0, shift / 2), Math.scalb(1.0, shift - shift / 2));
    }

    long units(int item, double weight) {
        if (!(weight >= 0 && weight <= largest)) {
            throw new IllegalArgumentException("weight[" + item + "] is " + weight
                    + "; weights of this tree must be at least 0 and at most " + largest);
        }
        long units = (long) (weight * half * otherHalf);
        return units == 0 && weight > 0 ? 1 : units;
    }

    double weight(long units) {
        return units / half / otherHalf;
    }
}
