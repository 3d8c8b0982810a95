package dev.ballast.core.loss;

/// The focal loss as a function of the margin x, how far the right answer is ahead, and its derivatives by x.
///
/// With p = 1 / (1 + e^-x) the probability of the right answer and q = 1 - p, all of them from e = e^-|x|, so that no digit
/// is lost however near 1 p is:
///
/// | | |
/// |---|---|
/// | -ln p | max(-x, 0) + ln(1 + e) |
/// | loss | q^gamma (-ln p) |
/// | slope | -q^gamma (gamma p (-ln p) + q) |
/// | curvature | q^gamma p (q (1 + 2 gamma - gamma (-ln p)) + gamma^2 p (-ln p)) |
///
/// q^gamma is e^(-gamma (-ln q)), or a product for gamma 0, 1, 2; a power gamma - 1, which overflows at q = 0, is never
/// formed. For gamma 0 it is the cross-entropy.
///
/// At margins of any size, infinite ones among them, all are at their limits: far to the right 0, far to the left -x, -1
/// and 0.
final class Margin {

    private Margin() {
    }

    /// -ln p.
    static double surprise(double x, double e) {
        return Math.max(-x, 0) + Logistic.log1p(e);
    }

    /// The factor -ln p of a product with p. Where p is not 0, -ln p is below 746; where p is 0, so is the product, however
    /// large -ln p is.
    static double bounded(double surprise) {
        return Math.min(surprise, 1000);
    }

    /// p and q are 1 / (1 + e) and e / (1 + e), p the larger if x is positive: 1 if x > 0, 0 if x < 0.
    ///
    /// Written as a product and not as a choice so that loops become vector code. 2^1000 x is at least 1 for every x at
    /// which e differs from 1; for smaller x both are 1/2.
    static double ahead(double x) {
        return Math.min(Math.max(x * 0x1p1000, 0), 1);
    }

    static double p(double x, double e) {
        double larger = 1 / (1 + e);
        double smaller = e * larger;
        return smaller + ahead(x) * (larger - smaller);
    }

    static double q(double x, double e) {
        double larger = 1 / (1 + e);
        double smaller = e * larger;
        return smaller + (1 - ahead(x)) * (larger - smaller);
    }

    /// q^gamma.
    static double focus(double gamma, double x, double e, double q) {
        if (gamma == 0) {
            return 1;
        }
        if (gamma == 1) {
            return q;
        }
        return gamma == 2 ? q * q : Logistic.exp(-gamma * (Math.max(x, 0) + Logistic.log1p(e)));
    }

    static double loss(double gamma, double x) {
        double e = Logistic.exp(-Math.abs(x));
        return focus(gamma, x, e, q(x, e)) * surprise(x, e);
    }

    static double slope(double gamma, double x) {
        double e = Logistic.exp(-Math.abs(x));
        double q = q(x, e);
        return -(focus(gamma, x, e, q) * (gamma * p(x, e) * bounded(surprise(x, e)) + q));
    }

    static double curvature(double gamma, double x) {
        double e = Logistic.exp(-Math.abs(x));
        double q = q(x, e);
        double p = p(x, e);
        double surprise = bounded(surprise(x, e));
        return focus(gamma, x, e, q) * p
                * (q * (1 + 2 * gamma - gamma * surprise) + gamma * gamma * (p * surprise));
    }
}
