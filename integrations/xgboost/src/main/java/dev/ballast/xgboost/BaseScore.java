package dev.ballast.xgboost;

import dev.ballast.core.loss.BinaryLoss;
import dev.ballast.core.loss.SoftmaxLoss;

import java.util.Arrays;

/// The logits at which the loss of all rows is least if all rows have the same: where boosting starts.
final class BaseScore {

    /// No logit of a share that a `double` can have is farther away.
    private static final double FARTHEST = 800;
    private static final int MOST_STEPS = 10_000;
    private static final double SMALL = 1e-12;
    private static final double ROUNDING = 1e-14;

    private BaseScore() {
    }

    /// The slope of the loss goes from below 0 to above as the logit grows; halving finds where it is 0 to the last bit.
    static double of(BinaryLoss loss, MatrixRows rows) {
        double positive = 0;
        double negative = 0;
        for (int row = 0; row < rows.labels().length; row++) {
            if (rows.isPositive(row)) {
                positive += rows.weight(row);
            } else {
                negative += rows.weight(row);
            }
        }
        double low = -FARTHEST;
        double high = FARTHEST;
        if (!(slope(loss, positive, negative, low) < 0 && slope(loss, positive, negative, high) > 0)) {
            throw new IllegalArgumentException(
                    "the positive rows weigh " + positive + " and the negative ones " + negative
                            + ", in " + loss + "; training needs rows of both with weights above 0");
        }
        for (double middle = (low + high) / 2; low < middle && middle < high; middle = (low + high) / 2) {
            if (slope(loss, positive, negative, middle) < 0) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }

    private static double slope(BinaryLoss loss, double positive, double negative, double logit) {
        return positive * loss.gradient(logit, true) + negative * loss.gradient(logit, false);
    }

    /// Steps of Newton's method with twice the diagonal of the curvature, halved until the loss falls; the mean logit is 0.
    static double[] of(SoftmaxLoss loss, MatrixRows rows) {
        int classes = loss.classes();
        double[] weights = new double[classes];
        int[] codes = rows.codes(classes);
        double total = 0;
        for (int row = 0; row < codes.length; row++) {
            weights[codes[row]] += rows.weight(row);
            total += rows.weight(row);
        }
        for (int code = 0; code < classes; code++) {
            if (weights[code] == 0) {
                throw new IllegalArgumentException(
                        "rows of class " + code + " weigh 0; training needs rows of all " + classes + " classes");
            }
        }
        double[] logits = new double[classes];
        double[] slopes = new double[classes];
        double[] bends = new double[classes];
        double value = evaluate(loss, weights, logits, slopes, bends);
        for (int step = 0; step < MOST_STEPS && largest(slopes) > SMALL * total; step++) {
            double[] next = new double[classes];
            double[] nextSlopes = new double[classes];
            double[] nextBends = new double[classes];
            double nextValue = Double.POSITIVE_INFINITY;
            boolean isBetter = false;
            for (double share = 1; !isBetter && share > SMALL; share /= 2) {
                for (int code = 0; code < classes; code++) {
                    next[code] = logits[code] - share * slopes[code] / Math.max(2 * bends[code], SMALL * total);
                }
                nextValue = evaluate(loss, weights, next, nextSlopes, nextBends);
                // Near the end the loss falls by less than its rounding; the slopes still tell.
                isBetter = nextValue < value - ROUNDING * value
                        || (nextValue < value + ROUNDING * value && largest(nextSlopes) < largest(slopes));
            }
            if (!isBetter) {
                break;
            }
            logits = next;
            value = nextValue;
            slopes = nextSlopes;
            bends = nextBends;
        }
        return centered(logits);
    }

    private static double largest(double... slopes) {
        double largest = 0;
        for (double slope : slopes) {
            largest = Math.max(largest, Math.abs(slope));
        }
        return largest;
    }

    private static double[] centered(double... logits) {
        double sum = 0;
        for (double logit : logits) {
            sum += logit;
        }
        double[] centered = new double[logits.length];
        for (int code = 0; code < logits.length; code++) {
            centered[code] = logits[code] - sum / logits.length;
        }
        return centered;
    }

    private static double evaluate(SoftmaxLoss loss, double[] weights, double[] logits, double[] slopes,
            double[] bends) {
        int classes = weights.length;
        double sum = 0;
        double[] value = new double[1];
        double[] slope = new double[classes];
        double[] bend = new double[classes];
        Arrays.fill(slopes, 0);
        Arrays.fill(bends, 0);
        for (int target = 0; target < classes; target++) {
            loss.evaluate(logits, new int[]{target}, value, slope, bend);
            sum += weights[target] * value[0];
            for (int code = 0; code < classes; code++) {
                slopes[code] += weights[target] * slope[code];
                bends[code] += weights[target] * bend[code];
            }
        }
        return sum;
    }
}
