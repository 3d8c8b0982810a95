package dev.ballast.cli.page;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/// A linear axis.
///
/// @param label what is measured, with its unit
/// @param min   the value where it begins, finite
/// @param max   the value where it ends, finite and above the minimum
public record Axis(String label, double min, double max) {

    private static final int[] STEPS = {1, 2, 5, 10};

    /// A mark on an axis.
    ///
    /// @param value where it is
    /// @param text  what it says
    record Tick(double value, String text) {}

    /// Checks the ends.
    public Axis {
        if (!(Double.isFinite(min) && Double.isFinite(max) && min < max)) {
            throw new IllegalArgumentException("axis \"" + label + "\" runs from " + min + " to " + max
                    + "; its ends must be finite and ascend");
        }
    }

    /// Returns an axis from 0 to 1.
    ///
    /// @param label what is measured
    /// @return the axis
    public static Axis unit(String label) {
        return new Axis(label, 0, 1);
    }

    /// Returns an axis that holds some values, a little wider if they are all the same.
    ///
    /// @param label  what is measured
    /// @param values finite
    /// @return the axis
    public static Axis around(String label, double... values) {
        double min = Double.POSITIVE_INFINITY;
        double max = Double.NEGATIVE_INFINITY;
        for (double value : values) {
            min = Math.min(min, value);
            max = Math.max(max, value);
        }
        if (values.length == 0) {
            return unit(label);
        }
        if (min < max) {
            return new Axis(label, min, max);
        }
        double half = Math.max(0.5, Math.abs(min) / 8);
        double from = Math.max(-Double.MAX_VALUE, min - half);
        double to = Math.min(Double.MAX_VALUE, max + half);
        return new Axis(label, from, to);
    }

    /// @throws IllegalArgumentException if a value is not between the ends
    void requireHolds(String name, double... values) {
        for (int i = 0; i < values.length; i++) {
            if (!(values[i] >= min && values[i] <= max)) {
                throw new IllegalArgumentException("value[" + i + "] of \"" + name + "\" is " + values[i] + "; axis \""
                        + label + "\" runs from " + min + " to " + max);
            }
        }
    }

    /// {@return where a value is between the ends: 0 at the minimum, 1 at the maximum}
    ///
    /// @param value finite
    double fraction(double value) {
        // The difference of two large values may be beyond the range of a double, and half of a tiny one below it.
        return Double.isFinite(max - min)
                ? (value - min) / (max - min)
                : (value / 2 - min / 2) / (max / 2 - min / 2);
    }

    /// {@return round values between the ends, at most so many}
    ///
    /// @param most at least 2
    List<Tick> ticks(int most) {
        double span = max - min;
        if (!Double.isFinite(span) || span < Double.MIN_NORMAL) {
            return List.of(new Tick(min, Numbers.text(min)), new Tick(max, Numbers.text(max)));
        }
        BigDecimal smallest = new BigDecimal(span / most);
        int exponent = smallest.precision() - smallest.scale() - 1;
        for (int digit : STEPS) {
            BigDecimal step = BigDecimal.valueOf(digit).scaleByPowerOfTen(exponent);
            List<Tick> ticks = ticks(step);
            if (ticks.size() <= most) {
                return ticks;
            }
        }
        throw new IllegalStateException("no step for axis " + this);
    }

    private List<Tick> ticks(BigDecimal step) {
        BigDecimal low = new BigDecimal(min);
        BigDecimal high = new BigDecimal(max);
        BigDecimal at = low.divideToIntegralValue(step).multiply(step);
        if (at.compareTo(low) < 0) {
            at = at.add(step);
        }
        List<Tick> ticks = new ArrayList<>();
        for (; at.compareTo(high) <= 0; at = at.add(step)) {
            ticks.add(new Tick(at.doubleValue(), Numbers.written(at)));
        }
        return ticks;
    }
}
