package dev.ballast.core.metric;

/// A sum of doubles that carries along what each addition rounded away.
///
/// Neumaier, "Rundungsfehleranalyse einiger Verfahren zur Summation endlicher Summen", 1974,
/// doi:10.1002/zamm.19740540106. The error is a unit in the last place of the result plus n 2^-105 times the sum of
/// magnitudes. Not thread-safe.
final class CompensatedSum {

    private double sum;
    private double lost;

    void add(double value) {
        double next = sum + value;
        lost += Math.abs(sum) >= Math.abs(value) ? (sum - next) + value : (value - next) + sum;
        sum = next;
    }

    double value() {
        return sum + lost;
    }
}
