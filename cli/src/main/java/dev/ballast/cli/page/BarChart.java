package dev.ballast.cli.page;

import java.util.ArrayList;
import java.util.List;

/// Groups of horizontal bars that begin at 0.
///
/// @param title       what it shows, in a few words
/// @param description what there is to see, for those who do not see it
/// @param category    what the groups are
/// @param groups      the name of every group
/// @param bars        1 to [Chart#MOST_SERIES]; each has one bar in every group
public record BarChart(String title, String description, String category, List<String> groups,
        List<Bars> bars) implements Chart {

    /// The bars of one color.
    ///
    /// @param name   what they are
    /// @param values the length of each, at least 0, finite; not copied
    public record Bars(String name, double[] values) {

        /// Checks the values.
        public Bars {
            for (int i = 0; i < values.length; i++) {
                if (!(values[i] >= 0 && values[i] < Double.POSITIVE_INFINITY)) {
                    throw new IllegalArgumentException("bar[" + i + "] of \"" + name + "\" is " + values[i]
                            + "; bars must be finite and at least 0");
                }
            }
        }
    }

    /// Checks that there is a bar for every group.
    public BarChart {
        groups = List.copyOf(groups);
        bars = List.copyOf(bars);
        Chart.requireSeries(title, bars.size());
        for (Bars of : bars) {
            if (of.values().length != groups.size()) {
                throw new IllegalArgumentException("\"" + of.name() + "\" has " + of.values().length
                        + " bars; there are " + groups.size() + " groups");
            }
        }
    }

    @Override
    public List<String> series() {
        return bars.stream().map(Bars::name).toList();
    }

    @Override
    public Table numbers() {
        List<String> heading = new ArrayList<>(List.of(category));
        heading.addAll(series());
        List<List<String>> rows = new ArrayList<>();
        for (int group = 0; group < groups.size(); group++) {
            List<String> row = new ArrayList<>(List.of(groups.get(group)));
            for (Bars of : bars) {
                row.add(Numbers.text(of.values()[group]));
            }
            rows.add(row);
        }
        return new Table(title, heading, rows);
    }
}
