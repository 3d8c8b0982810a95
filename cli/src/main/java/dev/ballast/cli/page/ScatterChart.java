package dev.ballast.cli.page;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Groups of points in a plane: the faint ones behind, the others one over the other in their order. Its table tells of each
/// group, not of each point.
///
/// @param title       what it shows, in a few words
/// @param description what there is to see, for those who do not see it
/// @param x           the horizontal axis
/// @param y           the vertical axis
/// @param groups      1 to [Chart#MOST_SERIES]
public record ScatterChart(String title, String description, Axis x, Axis y, List<Points> groups) implements Chart {

    /// The shape of a mark.
    public enum Mark {
        /// A small, faint dot: background.
        FAINT,
        /// A dot.
        DOT,
        /// A cross.
        CROSS
    }

    /// A group of points.
    ///
    /// @param name what they are
    /// @param mark how they are drawn
    /// @param x    where they are, finite; not copied
    /// @param y    where they are, finite, as many; not copied
    public record Points(String name, Mark mark, double[] x, double[] y) {

        /// Checks that there are as many of both.
        public Points {
            if (x.length != y.length) {
                throw new IllegalArgumentException(
                        "points \"" + name + "\" have " + x.length + " x and " + y.length + " y");
            }
        }
    }

    /// Checks the number of groups, and that the axes hold them.
    public ScatterChart {
        groups = List.copyOf(groups);
        Chart.requireSeries(title, groups.size());
        for (Points points : groups) {
            x.requireHolds(points.name(), points.x());
            y.requireHolds(points.name(), points.y());
        }
    }

    @Override
    public List<String> series() {
        return groups.stream().map(Points::name).toList();
    }

    @Override
    public Table numbers() {
        List<List<String>> rows = new ArrayList<>();
        for (Points group : groups) {
            rows.add(row(group.name(), x.label(), group.x()));
            rows.add(row(group.name(), y.label(), group.y()));
        }
        return new Table(title + ", by group",
                List.of("points", "along", "count", "least", "lower quartile", "median", "upper quartile", "greatest"),
                rows);
    }

    private static List<String> row(String name, String along, double... values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        List<String> row = new ArrayList<>(List.of(name, along, Numbers.count(sorted.length)));
        for (int quarter = 0; quarter <= 4; quarter++) {
            row.add(sorted.length == 0 ? "" : Numbers.text(sorted[(int) ((sorted.length - 1L) * quarter / 4)]));
        }
        return row;
    }
}
