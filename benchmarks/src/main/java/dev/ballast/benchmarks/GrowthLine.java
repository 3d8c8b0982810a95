package dev.ballast.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// How the time of a search grows with the number of rows: one line of the plot.
final class GrowthLine {

    /// What is assumed until two times are known: every row with every other.
    private static final double FIRST_EXPONENT = 2;

    private final int columns;
    private final String plan;
    private final List<Point> points = new ArrayList<>();

    /// @param plan the value of the system property `ballast.neighbors`
    GrowthLine(int columns, String plan) {
        this.columns = columns;
        this.plan = plan;
    }

    /// Adds a measurement of more rows than the one before.
    void add(int rows, double seconds) {
        points.add(new Point(rows, seconds));
    }

    int columns() {
        return columns;
    }

    String plan() {
        return plan;
    }

    List<Point> points() {
        return List.copyOf(points);
    }

    /// Returns the seconds for this number of rows, or NaN if they were not measured.
    double seconds(int rows) {
        int place = place(rows);
        return place < 0 ? Double.NaN : points.get(place).seconds();
    }

    /// Returns the power of the number of rows that the time grew with since the measurement before, or NaN if one of the
    /// two is missing.
    double exponent(int rows) {
        int place = place(rows);
        return place < 1 ? Double.NaN : exponent(points.get(place - 1), points.get(place));
    }

    /// Returns the seconds to be expected if growth goes on as between the last two measurements, 0 before the first.
    double predicted(int rows) {
        if (points.isEmpty()) {
            return 0;
        }
        Point last = points.getLast();
        double exponent = points.size() == 1
                ? FIRST_EXPONENT
                : exponent(points.get(points.size() - 2), last);
        return last.seconds() * Math.pow((double) rows / last.rows(), exponent);
    }

    /// The two cells of a table: seconds, or why there are none, and the exponent.
    List<String> cells(int rows) {
        double seconds = seconds(rows);
        String time = Double.isNaN(seconds)
                ? String.format(Locale.ROOT, "skipped, about %.0f", predicted(rows))
                : String.format(Locale.ROOT, "%.3f", seconds);
        return List.of(time, MarkdownTable.number("%.2f", exponent(rows)));
    }

    private int place(int rows) {
        for (int i = 0; i < points.size(); i++) {
            if (points.get(i).rows() == rows) {
                return i;
            }
        }
        return -1;
    }

    private static double exponent(Point first, Point second) {
        return Math.log(second.seconds() / first.seconds()) / Math.log((double) second.rows() / first.rows());
    }

    /// One measurement.
    record Point(int rows, double seconds) {}
}
