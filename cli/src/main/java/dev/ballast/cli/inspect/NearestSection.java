package dev.ballast.cli.inspect;

import dev.ballast.cli.page.HistogramChart;
import dev.ballast.cli.page.Numbers;
import dev.ballast.cli.page.Page;
import dev.ballast.cli.page.Table;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The section on nearest rows: whether new rows are too close to other classes.
final class NearestSection {

    private NearestSection() {
    }

    static void write(Page page, List<ComparedClass> compared, @Nullable NearestRows nearest, long incomplete,
            int leftOut) {
        page.section("Are new rows too close to other classes?");
        if (nearest == null) {
            page.text(incomplete == 0
                    ? "Every column is constant: all rows lie at one place."
                    : "There are no two different rows with a finite value in every column.");
            return;
        }
        page.text("For sampled rows, at most " + Inspection.QUERY_ROWS
                + " of each kind and class: the distance to the nearest"
                + " real row of their class and to the nearest real row of any other, among all rows of the table. Columns are"
                + " divided by their standard deviation" + (leftOut == 0
                        ? ""
                        : "; " + leftOut + " that are constant, or too small to compute with, are left out")
                + ". A new row lies between two real rows of its class, so it should be nearer to another class less often"
                + " than a real row is.");
        if (incomplete > 0) {
            page.text(Numbers.count(incomplete) + (incomplete == 1 ? " real row is" : " real rows are")
                    + " not compared: a value is missing or infinite. Nor are new rows in which one is missing.");
        }
        List<List<String>> rows = new ArrayList<>();
        List<HistogramChart> charts = new ArrayList<>();
        for (ComparedClass of : compared) {
            NearestRows.Distances added = of.added(nearest);
            rows.add(row(of.shown() + ", new rows", added));
            rows.add(row(of.shown() + ", real rows", of.real(nearest)));
            if (finite(added.other()).length > 0) {
                charts.add(chart(of, added));
            }
        }
        page.table(new Table("Nearest real rows",
                List.of("rows", "sampled", "nearer to another class", "median distance to own class",
                        "median distance to other classes", "least distance to other classes"),
                rows));
        page.charts(charts);
    }

    private static double[] finite(double... values) {
        return Arrays.stream(values).filter(Double::isFinite).toArray();
    }

    private static List<String> row(String name, NearestRows.Distances distances) {
        double[] other = finite(distances.other());
        return List.of(name, Numbers.count(distances.own().length), Numbers.percent(distances.shareNearerToOther()),
                Numbers.text(Summary.median(finite(distances.own()))), Numbers.text(Summary.median(other)),
                Numbers.text(Arrays.stream(other).min().orElse(Double.NaN)));
    }

    private static HistogramChart chart(ComparedClass of, NearestRows.Distances added) {
        String description = Numbers.percent(added.shareNearerToOther())
                + " of new rows are nearer to a real row of another class than to one of their own.";
        HistogramChart chart = HistogramChart.pair(of.shown() + ": distances of new rows", description,
                "distance in standard deviations", "to own class", finite(added.own()), "to other classes",
                finite(added.other()));
        return new HistogramChart(chart.title(), (description + ' ' + chart.bins().note()).strip(), chart.label(),
                chart.bins(), chart.series(), chart.shares());
    }
}
