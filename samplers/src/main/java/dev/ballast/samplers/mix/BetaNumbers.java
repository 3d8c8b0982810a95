package dev.ballast.samplers.mix;

import dev.ballast.core.random.RandomStream;

/// Random numbers of the Beta distribution (alpha, alpha).
///
/// **Method.** g / (g + h) of two numbers of the gamma distribution of shape alpha, by their logarithms, so that small shapes do not
/// underflow. Marsaglia, Tsang, "A simple method for generating gamma variables", 2000, doi:10.1145/358407.358414: for shape a of 1
/// and more, d v with d = a - 1/3 and v = (1 + x / sqrt(9 d))^3, x normal, if ln u < x^2 / 2 + d - d v + d ln v; for a below 1 a
/// number of shape a + 1 times u^(1/a).
final class BetaNumbers {

    private BetaNumbers() {
    }

    static double next(double alpha, RandomStream random) {
        double first = logGamma(alpha, random);
        double second = logGamma(alpha, random);
        return 1 / (1 + StrictMath.exp(first - second));
    }

    private static double logGamma(double shape, RandomStream random) {
        if (shape < 1) {
            return logGamma(shape + 1, random) + StrictMath.log(1 - random.nextDouble()) / shape;
        }
        double d = shape - 1.0 / 3;
        double c = 1 / Math.sqrt(9 * d);
        while (true) {
            double x = random.nextGaussian();
            double root = 1 + c * x;
            double v = root * root * root;
            if (v > 0) {
                double logV = StrictMath.log(v);
                if (StrictMath.log(1 - random.nextDouble()) < x * x / 2 + d - d * v + d * logV) {
                    return StrictMath.log(d) + logV;
                }
            }
        }
    }
}
