package dev.ballast.cli.page;

import java.util.ArrayList;
import java.util.List;

/// One or two distributions over the same bins: the first as filled bars, the second as an outline.
///
/// @param title       what it shows, in a few words
/// @param description what there is to see, for those who do not see it
/// @param label       what is measured
/// @param bins        the bins
/// @param series      the name of each distribution
/// @param shares      for each distribution, the share of its values in every bin; not copied
public record HistogramChart(String title, String description, String label, Bins bins, List<String> series,
        List<double[]> shares) implements Chart {

    /// Checks that there is a share for every bin.
    public HistogramChart {
        series = List.copyOf(series);
        shares = List.copyOf(shares);
        if (series.isEmpty() || series.size() > 2 || series.size() != shares.size()) {
            throw new IllegalArgumentException("histogram \"" + title + "\" has " + series.size() + " names and "
                    + shares.size() + " distributions; it must have 1 or 2 of both");
        }
        for (double[] of : shares) {
            if (of.length != bins.count()) {
                throw new IllegalArgumentException(
                        "histogram \"" + title + "\" has " + of.length + " shares; there are "
                                + bins.count() + " bins");
            }
        }
    }

    /// Returns the histogram of two samples.
    ///
    /// @param title       what it shows, in a few words
    /// @param description what there is to see
    /// @param label       what is measured
    /// @param firstName   the name of the first sample
    /// @param first       its values, finite
    /// @param secondName  the name of the second sample
    /// @param second      its values, finite
    /// @return the chart
    public static HistogramChart pair(String title, String description, String label, String firstName, double[] first,
            String secondName, double[] second) {
        Bins bins = Bins.over(first, second);
        return new HistogramChart(title, description, label, bins, List.of(firstName, secondName),
                List.of(bins.shares(first), bins.shares(second)));
    }

    @Override
    public Table numbers() {
        List<String> heading = new ArrayList<>(List.of(label));
        heading.addAll(series);
        List<List<String>> rows = new ArrayList<>();
        for (int bin = 0; bin < bins.count(); bin++) {
            List<String> row = new ArrayList<>(List.of(bins.text(bin)));
            for (double[] of : shares) {
                row.add(Numbers.percent(of[bin]));
            }
            rows.add(row);
        }
        return new Table(title + ", share of each", heading, rows);
    }
}
