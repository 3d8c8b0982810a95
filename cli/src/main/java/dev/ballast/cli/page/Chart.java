package dev.ballast.cli.page;

import java.util.List;

/// A chart of a page: data and words; [Page] draws it.
public sealed interface Chart permits LineChart, BarChart, HistogramChart, ScatterChart {

    /// The most series a chart can hold and a reader can tell apart.
    int MOST_SERIES = 6;

    /// {@return what it shows, in a few words}
    String title();

    /// {@return what there is to see, for those who do not see it}
    String description();

    /// {@return the names of the series, in the order of their colors}
    List<String> series();

    /// {@return the numbers it shows}
    Table numbers();

    /// Checks the number of series.
    ///
    /// @param title  of the chart
    /// @param series how many it has
    /// @throws IllegalArgumentException if it has none, or too many
    static void requireSeries(String title, int series) {
        if (series < 1 || series > MOST_SERIES) {
            throw new IllegalArgumentException("chart \"" + title + "\" has " + series
                    + " series; it must have 1 to " + MOST_SERIES);
        }
    }
}
