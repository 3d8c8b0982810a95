package dev.ballast.cli.page;

import java.util.ArrayList;
import java.util.List;

/// Lines through points: curves, reliability plots, reference lines.
///
/// @param title       what it shows, in a few words
/// @param description what there is to see, for those who do not see it
/// @param x           the horizontal axis
/// @param y           the vertical axis
/// @param lines       1 to [Chart#MOST_SERIES]
public record LineChart(String title, String description, Axis x, Axis y, List<Line> lines) implements Chart {

    /// A table has at most so many points of each line, evenly spread over its points.
    private static final int POINTS_SHOWN = 100;

    /// How points are connected.
    public enum Shape {
        /// Straight from point to point.
        STRAIGHT,
        /// Up or down, then along: the value of a point holds from the point before it, as in average precision.
        STEPS,
        /// Straight, with a mark at every point.
        MARKED,
        /// Straight and dashed: something to compare with.
        REFERENCE
    }

    /// A line.
    ///
    /// @param name  what it is
    /// @param shape how points are connected
    /// @param x     where points are; not copied
    /// @param y     where points are, as many; not copied
    public record Line(String name, Shape shape, double[] x, double[] y) {

        /// Checks that there are as many of both.
        public Line {
            if (x.length != y.length || x.length == 0) {
                throw new IllegalArgumentException("line \"" + name + "\" has " + x.length + " x and " + y.length
                        + " y; it must have as many of both, and at least 1");
            }
        }
    }

    /// Checks the number of lines, and that the axes hold them.
    public LineChart {
        lines = List.copyOf(lines);
        Chart.requireSeries(title, lines.size());
        for (Line line : lines) {
            x.requireHolds(line.name(), line.x());
            y.requireHolds(line.name(), line.y());
        }
    }

    @Override
    public List<String> series() {
        return lines.stream().map(Line::name).toList();
    }

    @Override
    public Table numbers() {
        List<List<String>> rows = new ArrayList<>();
        boolean all = true;
        for (Line line : lines) {
            int points = line.x().length;
            int shown = Math.min(points, POINTS_SHOWN);
            all &= shown == points;
            for (int i = 0; i < shown; i++) {
                int at = shown == 1 ? 0 : (int) ((long) i * (points - 1) / (shown - 1));
                rows.add(List.of(line.name(), Numbers.text(line.x()[at]), Numbers.text(line.y()[at])));
            }
        }
        return new Table(title + (all ? "" : " (" + POINTS_SHOWN + " points of each longer line, evenly spread)"),
                List.of("line", x.label(), y.label()), rows);
    }
}
