package dev.ballast.core.target;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/// How much each number to be predicted matters, from 0 (common) to 1 (rare and wanted): a smooth curve through control
/// points.
///
/// Ribeiro: "Utility-based Regression", PhD thesis, University of Porto, 2011. Torgo, Ribeiro: "Utility-based regression",
/// PKDD 2007, doi:10.1007/978-3-540-74976-9_63.
///
/// **Curve.** Between neighboring points (y0, r0) and (y1, r1) with slopes m0 and m1, the cubic of Hermite, with
/// h = y1 - y0 and t = (y - y0) / h:
///
///     relevance = (1 + 2t)(1 - t)^2 r0 + t(1 - t)^2 h m0 + t^2(3 - 2t) r1 - t^2(1 - t) h m1
///
/// held between r0 and r1. Below the first point it is the first one's, above the last point the last one's.
///
/// **Slopes** that are not given are 0 at the ends and where the points turn, else the mean of the two secants beside the
/// point. Then, for the curve to be monotone between any two points (Fritsch, Carlson: "Monotone piecewise cubic
/// interpolation", SIAM Journal on Numerical Analysis 17, 1980, doi:10.1137/0717021), slopes at the ends of a flat piece
/// become 0, and where (m0 / s)^2 + (m1 / s)^2 > 9 for a piece with secant s, both are multiplied by 3 over the root of that
/// sum. The R package UBL, which has the same automatic points, goes on in a straight line beyond given ones, which can leave
/// the range from 0 to 1, and turns slopes around that point the wrong way; such slopes are refused here.
///
/// **Cost.** O(points) a number; automatic points, three at most, sort the numbers once. **Randomness.** None.
///
/// Immutable and thread-safe; equal if the points are.
public final class Relevance {

    /// How many heights of the box its whiskers are long at most, by custom.
    public static final double USUAL_COEFFICIENT = 1.5;

    private final List<Point> points;
    private final double[] slopes;

    /// A control point.
    ///
    /// @param y         a number to be predicted, finite
    /// @param relevance its relevance, 0 to 1
    /// @param slope     the slope of the curve there, in relevance for each unit of y, or NaN to have it worked out
    public record Point(double y, double relevance, double slope) {

        /// Checks the numbers.
        ///
        /// @throws IllegalArgumentException if one is out of range
        public Point {
            if (!Double.isFinite(y)) {
                throw new IllegalArgumentException("a control point is at " + y + "; it must be at a finite number");
            }
            if (!(relevance >= 0 && relevance <= 1)) {
                throw new IllegalArgumentException("relevance at " + y + " is " + relevance
                        + "; it must be between 0 and 1");
            }
            if (Double.isInfinite(slope)) {
                throw new IllegalArgumentException("slope at " + y + " is " + slope + "; it must be finite");
            }
        }

        @Override
        public String toString() {
            return y + ":" + relevance + (Double.isNaN(slope) ? "" : ":" + slope);
        }
    }

    private Relevance(List<Point> points) {
        this.points = List.copyOf(points);
        this.slopes = slopes(this.points);
    }

    /// Returns the curve through given points.
    ///
    /// @param points at least one, at ascending numbers
    /// @return the curve
    /// @throws IllegalArgumentException if there are none, they do not ascend, or a given slope has the opposite sign of a
    ///                                  secant beside it
    public static Relevance through(List<Point> points) {
        if (points.isEmpty()) {
            throw new IllegalArgumentException("there are no control points; give at least one");
        }
        for (int i = 1; i < points.size(); i++) {
            if (!(points.get(i - 1).y() < points.get(i).y())) {
                throw new IllegalArgumentException("a control point at " + points.get(i).y() + " follows one at "
                        + points.get(i - 1).y() + "; control points must ascend");
            }
        }
        return new Relevance(points);
    }

    /// Returns the curve of a box plot of the numbers: relevance 0 at the median, 1 at the end of a whisker beyond which there
    /// are more numbers, and 0 at the smallest or largest number on a side without such, or on a side that is not asked for.
    ///
    /// The box is from the lower to the upper hinge (the medians of the lower and the upper half, the median belonging to
    /// both), and a whisker ends at the last number not farther from the box than the coefficient times its height.
    ///
    /// @param target      the numbers
    /// @param extremes    which are relevant
    /// @param coefficient how many heights of the box a whisker is long at most, at least 0
    /// @return the curve
    /// @throws IllegalArgumentException if there are no numbers, the coefficient is not in range, or the median is the end of a
    ///                                  whisker beyond which there are more numbers, so that no curve passes
    public static Relevance ofBoxPlot(NumberTarget target, Extremes extremes, double coefficient) {
        if (target.size() == 0) {
            throw new IllegalArgumentException("there are no rows, so the target has no box plot");
        }
        if (!(coefficient >= 0 && coefficient < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "coefficient is " + coefficient + "; it must be finite and not negative");
        }
        double[] sorted = target.toArray();
        Arrays.sort(sorted);
        int n = sorted.length;
        double median = middle(sorted, 0, n);
        double lower = middle(sorted, 0, (n + 1) / 2);
        double upper = middle(sorted, n / 2, n);
        double reach = coefficient * (upper - lower);
        int first = 0;
        while (sorted[first] < lower - reach) {
            first++;
        }
        int last = n - 1;
        while (sorted[last] > upper + reach) {
            last--;
        }
        List<Point> points = new ArrayList<>();
        boolean low = extremes != Extremes.HIGH && first > 0;
        boolean high = extremes != Extremes.LOW && last < n - 1;
        requireRoom(low && sorted[first] == median, "lower", "high", median);
        requireRoom(high && sorted[last] == median, "upper", "low", median);
        if (low || sorted[0] < median) {
            points.add(new Point(low ? sorted[first] : sorted[0], low ? 1 : 0, 0));
        }
        points.add(new Point(median, 0, 0));
        if (high || sorted[n - 1] > median) {
            points.add(new Point(high ? sorted[last] : sorted[n - 1], high ? 1 : 0, 0));
        }
        return new Relevance(points);
    }

    private static double middle(double[] sorted, int from, int to) {
        double a = sorted[from + (to - from - 1) / 2];
        double b = sorted[from + (to - from) / 2];
        return a == b ? a : a / 2 + b / 2;
    }

    private static void requireRoom(boolean none, String whisker, String other, double median) {
        if (none) {
            throw new IllegalArgumentException(
                    "the " + whisker + " whisker of the target's box plot ends at its median, "
                            + median
                            + ", where relevance would be 0 and 1 at once: too many rows have this number; give control"
                            + " points, or count only " + other + " extremes");
        }
    }

    /// Reads a curve from text: control points `y:relevance` or `y:relevance:slope` with commas between, such as
    /// `0:0,50:0.2,100:1`.
    ///
    /// @param text the text
    /// @return the curve
    /// @throws IllegalArgumentException if it is none
    public static Relevance parse(String text) {
        List<Point> points = new ArrayList<>();
        for (String part : text.split(",", -1)) {
            String[] numbers = part.split(":", -1);
            if (numbers.length != 2 && numbers.length != 3) {
                throw new IllegalArgumentException("control point \"" + part
                        + "\" is not of the form y:relevance or y:relevance:slope, such as 100:1");
            }
            try {
                points.add(new Point(Double.parseDouble(numbers[0]), Double.parseDouble(numbers[1]),
                        numbers.length == 2 ? Double.NaN : Double.parseDouble(numbers[2])));
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException("control point \"" + part + "\" is not of numbers", e);
            }
        }
        return through(points);
    }

    private static double[] slopes(List<Point> points) {
        int n = points.size();
        double[] secants = new double[n - 1];
        for (int i = 0; i < n - 1; i++) {
            Point a = points.get(i);
            Point b = points.get(i + 1);
            // Halves, since the difference may be beyond the range of a double.
            secants[i] = (b.relevance() - a.relevance()) / 2 / (b.y() / 2 - a.y() / 2);
        }
        double[] slopes = new double[n];
        for (int i = 0; i < n; i++) {
            double before = i == 0 ? 0 : secants[i - 1];
            double after = i == n - 1 ? 0 : secants[i];
            double given = points.get(i).slope();
            if (Double.isNaN(given)) {
                slopes[i] = Math.signum(before) * Math.signum(after) > 0 ? before / 2 + after / 2 : 0;
                continue;
            }
            if (Math.signum(given) * Math.signum(before) < 0 || Math.signum(given) * Math.signum(after) < 0) {
                throw new IllegalArgumentException("slope at " + points.get(i).y() + " is " + given
                        + ", and relevance " + (given > 0 ? "falls" : "rises")
                        + " there; it must not have the opposite sign");
            }
            slopes[i] = given;
        }
        for (int i = 0; i < n - 1; i++) {
            limit(slopes, i, secants[i]);
        }
        return slopes;
    }

    private static void limit(double[] slopes, int i, double secant) {
        if (secant == 0) {
            slopes[i] = 0;
            slopes[i + 1] = 0;
            return;
        }
        double size = StrictMath.hypot(slopes[i] / secant, slopes[i + 1] / secant);
        if (size > 3) {
            slopes[i] *= 3 / size;
            slopes[i + 1] *= 3 / size;
        }
    }

    /// {@return the control points, as they were given}
    public List<Point> points() {
        return points;
    }

    /// Works out the relevance of a number.
    ///
    /// @param y the number
    /// @return 0 to 1
    public double relevance(double y) {
        int after = 0;
        while (after < points.size() && points.get(after).y() <= y) {
            after++;
        }
        if (after == 0) {
            return points.getFirst().relevance();
        }
        Point a = points.get(after - 1);
        if (after == points.size()) {
            return a.relevance();
        }
        Point b = points.get(after);
        double half = b.y() / 2 - a.y() / 2;
        double t = (y / 2 - a.y() / 2) / half;
        double s = 1 - t;
        double value = (1 + 2 * t) * s * s * a.relevance() + t * s * s * 2 * (half * slopes[after - 1])
                + t * t * (3 - 2 * t) * b.relevance() - t * t * s * 2 * (half * slopes[after]);
        // Rounding may leave the range that the curve keeps to.
        return Math.clamp(value, Math.min(a.relevance(), b.relevance()), Math.max(a.relevance(), b.relevance()));
    }

    /// Tells rare numbers from common ones: those are rare whose relevance is at least the threshold. The classes are always
    /// the three bands, also those without rows.
    ///
    /// @param target    the numbers
    /// @param threshold above 0, at most 1
    /// @return the band of every row; labels are of type [Band]
    /// @throws IllegalArgumentException if the threshold is out of range, or there is no stretch of common numbers with rare
    ///                                  ones on its sides only
    public ClassLabels bands(NumberTarget target, double threshold) {
        if (!(threshold > 0 && threshold <= 1)) {
            throw new IllegalArgumentException("threshold is " + threshold + "; it must be above 0 and at most 1");
        }
        // The curve is monotone between points, so what is common begins and ends beside points that are.
        int first = 0;
        while (first < points.size() && points.get(first).relevance() >= threshold) {
            first++;
        }
        int last = points.size() - 1;
        while (last > first && points.get(last).relevance() >= threshold) {
            last--;
        }
        if (first == points.size()) {
            throw new IllegalArgumentException(
                    "relevance is at least " + threshold + " everywhere, so nothing is common;"
                            + " use a larger threshold or other control points");
        }
        for (int i = first; i < last; i++) {
            if (points.get(i).relevance() >= threshold) {
                throw new IllegalArgumentException("relevance is at least " + threshold + " at " + points.get(i).y()
                        + " and less at " + points.get(first).y() + " and " + points.get(last).y()
                        + "; numbers can be rare below and above common ones, not between them");
            }
        }
        int[] codes = new int[target.size()];
        for (int row = 0; row < codes.length; row++) {
            double y = target.value(row);
            codes[row] = (relevance(y) < threshold ? Band.COMMON : y < points.get(first).y() ? Band.LOW : Band.HIGH)
                    .code();
        }
        return ClassLabels.ofRanks(List.of(Band.values()), new int[0]).withCodes(codes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Relevance that && points.equals(that.points);
    }

    @Override
    public int hashCode() {
        return points.hashCode();
    }

    /// {@return the points, as [#parse(String)] reads them}
    @Override
    public String toString() {
        return points.stream().map(Point::toString).collect(Collectors.joining(","));
    }
}
