package dev.ballast.smote.shape;

import dev.ballast.core.method.GrowingClasses.ClassSource;
import dev.ballast.core.random.Purpose;
import dev.ballast.core.random.RandomStream;
import dev.ballast.core.random.Seed;
import dev.ballast.core.recipe.RecipeSource;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// New rows on the polynomial curve that fits the rows of a class best.
///
/// The curve of degree g is kept as the g + 1 points at which it is at its [nodes][#node(int, int)]: each is a weighted mean of
/// all rows, and any other point of the curve is the sum of these by Lagrange's formula.
///
/// @param order     the rows of the class in the order of the curve
/// @param first     the number of the first point
/// @param degree    of the polynomial
/// @param streamKey the class's
record PolynomCurve(int[] order, long first, int degree, long streamKey) implements ClassSource {

    private static final Purpose PLACE = Purpose.of("polynom-fit.place");

    /// The roots of Chebyshev's polynomial, between which Lagrange's formula loses the fewest digits.
    static double node(int i, int degree) {
        return StrictMath.cos(Math.PI * (2 * i + 1) / (2 * (degree + 1)));
    }

    /// Fits the curve by least squares: row i of n, in their order, is to be at 2 i / (n - 1) - 1.
    ///
    /// The polynomials that are orthonormal over these places are made by their recurrence of three terms (Forsythe 1957,
    /// doi:10.1137/0105007), which needs no system of equations.
    ///
    /// @return the points at the nodes, which follow one another
    static List<WeightedMeans.Mean> fit(int[] order, int degree) {
        int n = order.length;
        double[] places = new double[n + degree + 1];
        for (int i = 0; i < n; i++) {
            places[i] = (2.0 * i - (n - 1)) / (n - 1);
        }
        for (int i = 0; i <= degree; i++) {
            places[n + i] = node(i, degree);
        }
        double[][] weights = new double[degree + 1][n];
        double[] before = new double[places.length];
        double[] now = new double[places.length];
        Arrays.fill(now, 1);
        for (int power = 0; power <= degree; power++) {
            double norm = Math.sqrt(product(now, now, null, n));
            for (int i = 0; i < now.length; i++) {
                now[i] /= norm;
            }
            for (int node = 0; node <= degree; node++) {
                for (int i = 0; i < n; i++) {
                    weights[node][i] += now[n + node] * now[i];
                }
            }
            double center = product(now, now, places, n);
            double back = power == 0 ? 0 : product(now, before, places, n);
            double[] next = before;
            for (int i = 0; i < now.length; i++) {
                next[i] = (places[i] - center) * now[i] - back * before[i];
            }
            before = now;
            now = next;
        }
        List<WeightedMeans.Mean> points = new ArrayList<>();
        for (double[] ofNode : weights) {
            points.add(new WeightedMeans.Mean(order, ofNode));
        }
        return points;
    }

    /// Sum of a x b, or of a x b x c, over the rows.
    private static double product(double[] a, double[] b, double @Nullable [] c, int n) {
        double sum = 0;
        for (int i = 0; i < n; i++) {
            sum += c == null ? a[i] * b[i] : a[i] * b[i] * c[i];
        }
        return sum;
    }

    @Override
    public RecipeSource recipes(Seed seed, long epoch, long count) {
        return (index, into) -> {
            RandomStream random = seed.stream(PLACE, streamKey, epoch, index);
            double share = (index + random.nextDouble()) / count;
            into.made(order[(int) Math.rint(share * (order.length - 1))]);
            for (int i = 0; i <= degree; i++) {
                into.toward(first + i, lagrange(i, 2 * share - 1));
            }
        };
    }

    private double lagrange(int i, double place) {
        double own = node(i, degree);
        double product = 1;
        for (int other = 0; other <= degree; other++) {
            if (other != i) {
                product *= (place - node(other, degree)) / (own - node(other, degree));
            }
        }
        return product;
    }
}
