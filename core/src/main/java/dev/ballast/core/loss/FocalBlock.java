package dev.ballast.core.loss;

/// The formulas of [Margin] for a block of rows, step by step: each step is a short loop over arrays of its own, which the
/// compiler turns into vector code, as it would not one long loop. Only the step from an exponent to its power of 2 stays
/// scalar. The same operations in the same order as [Margin], hence the same bits.
///
/// Not thread-safe: it is the memory of one call.
final class FocalBlock {

    /// So many that all five arrays stay in the nearest cache.
    static final int ROWS = 512;

    private final double gamma;
    private final double[] x = new double[ROWS];
    private final double[] e = new double[ROWS];
    private final double[] logarithm = new double[ROWS];
    private final double[] focus = new double[ROWS];
    private final double[] rounded = new double[ROWS];

    FocalBlock(double gamma) {
        this.gamma = gamma;
    }

    /// The margins, to be filled in; then, after [#evaluate(int)], the slopes.
    double[] margins() {
        return x;
    }

    /// After [#evaluate(int)], the losses.
    double[] losses() {
        return e;
    }

    void evaluate(int rows) {
        exponents(x, e, rounded, rows);
        powers(rounded, e, rows);
        logarithms(e, logarithm, rows);
        if (gamma == 0 || gamma == 1 || gamma == 2) {
            losses(gamma, x, e, logarithm, rows);
        } else {
            focusExponents(gamma, x, logarithm, focus, rounded, rows);
            powers(rounded, focus, rows);
            losses(gamma, x, e, logarithm, focus, rows);
        }
    }

    private static void exponents(double[] x, double[] e, double[] rounded, int rows) {
        for (int i = 0; i < rows; i++) {
            double y = Logistic.clamped(-Math.abs(x[i]));
            double whole = Logistic.rounded(y);
            rounded[i] = whole;
            e[i] = Logistic.mantissa(y, whole);
        }
    }

    private static void powers(double[] rounded, double[] e, int rows) {
        for (int i = 0; i < rows; i++) {
            e[i] = Logistic.scaled(e[i], rounded[i]);
        }
    }

    private static void logarithms(double[] e, double[] logarithm, int rows) {
        for (int i = 0; i < rows; i++) {
            logarithm[i] = Logistic.log1p(e[i]);
        }
    }

    private static void focusExponents(double gamma, double[] x, double[] logarithm, double[] focus, double[] rounded,
            int rows) {
        for (int i = 0; i < rows; i++) {
            double y = Logistic.clamped(-gamma * (Math.max(x[i], 0) + logarithm[i]));
            double whole = Logistic.rounded(y);
            rounded[i] = whole;
            focus[i] = Logistic.mantissa(y, whole);
        }
    }

    /// For gamma 0, 1 or 2: q^gamma is one of 1, q, q x q, chosen by factors 0 and 1, which change no bit.
    private static void losses(double gamma, double[] x, double[] e, double[] logarithm, int rows) {
        double zeroth = gamma == 0 ? 1 : 0;
        double first = gamma == 1 ? 1 : 0;
        double second = gamma == 2 ? 1 : 0;
        for (int i = 0; i < rows; i++) {
            double surprise = Math.max(-x[i], 0) + logarithm[i];
            double p = Margin.p(x[i], e[i]);
            double q = Margin.q(x[i], e[i]);
            double power = zeroth + q * (first + q * second);
            e[i] = power * surprise;
            x[i] = -(power * (gamma * p * Margin.bounded(surprise) + q));
        }
    }

    private static void losses(double gamma, double[] x, double[] e, double[] logarithm, double[] focus, int rows) {
        for (int i = 0; i < rows; i++) {
            double surprise = Math.max(-x[i], 0) + logarithm[i];
            double p = Margin.p(x[i], e[i]);
            double q = Margin.q(x[i], e[i]);
            e[i] = focus[i] * surprise;
            x[i] = -(focus[i] * (gamma * p * Margin.bounded(surprise) + q));
        }
    }
}
