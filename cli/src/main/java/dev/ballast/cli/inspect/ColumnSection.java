package dev.ballast.cli.inspect;

import dev.ballast.cli.page.HistogramChart;
import dev.ballast.cli.page.Numbers;
import dev.ballast.cli.page.Page;
import dev.ballast.cli.page.Table;
import dev.ballast.tables.message.VisibleText;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/// The section on single columns: how their distribution differs between two samples.
final class ColumnSection {

    private static final int CHARTS = 6;
    private static final int ROWS_UNFOLDED = 12;
    private static final int ROWS = 1000;

    private ColumnSection() {
    }

    static void write(Page page, Inspection.Kind kind, List<ComparedClass> compared, List<String> columns,
            String which) {
        boolean synthesis = kind == Inspection.Kind.SYNTHESIS;
        String first = synthesis ? "real" : "dropped";
        String second = synthesis ? "new" : "kept";
        page.section(synthesis ? "New rows beside real rows, column by column" : "Kept rows beside dropped rows");
        page.text(which
                + "The Kolmogorov-Smirnov distance is the largest difference between two cumulative distributions:"
                + " 0 if they are the same, 1 if they do not overlap. " + (synthesis
                        ? "New rows lie between real ones, so they spread a little less, and a distance of 0 is not to be"
                                + " expected."
                        : "Rows are dropped at random: distances are small where many rows are compared."));
        for (ComparedClass of : compared) {
            List<ColumnContrast> contrasts = contrasts(of, columns);
            page.part(of.shown() + ": " + rows(of.first(), first) + ", " + rows(of.second(), second));
            List<ColumnContrast> shown = contrasts.stream().filter(ColumnContrast::isShowable).limit(CHARTS).toList();
            if (shown.size() < columns.size()) {
                page.text(
                        "Drawn are the " + shown.size() + " columns with the largest distance; more are in the table.");
            }
            page.charts(shown.stream().map(contrast -> chart(contrast, first, second)).toList());
            Table table = table(of, contrasts, first, second).first(ROWS);
            if (contrasts.size() > ROWS_UNFOLDED) {
                page.folded("Columns by distance", table);
            } else {
                page.table(table);
            }
        }
    }

    private static String rows(RowSample sample, String what) {
        return Numbers.count(sample.seen()) + ' ' + what
                + (sample.size() < sample.seen() ? " (a sample of " + Numbers.count(sample.size()) + ")" : "");
    }

    /// All columns, the largest distance first; those without one last.
    private static List<ColumnContrast> contrasts(ComparedClass of, List<String> columns) {
        List<ColumnContrast> contrasts = new ArrayList<>();
        for (int column = 0; column < columns.size(); column++) {
            contrasts.add(ColumnContrast.of(VisibleText.named(columns.get(column)), of.first().column(column),
                    of.second().column(column)));
        }
        contrasts.sort(Comparator.comparingDouble(
                contrast -> contrast.isShowable() ? -contrast.distance() : Double.POSITIVE_INFINITY));
        return contrasts;
    }

    private static HistogramChart chart(ColumnContrast contrast, String first, String second) {
        String description = "Kolmogorov-Smirnov distance " + Numbers.text(contrast.distance()) + ". Median "
                + Numbers.text(Summary.median(contrast.first())) + " of " + first + " rows, "
                + Numbers.text(Summary.median(contrast.second())) + " of " + second + " rows.";
        HistogramChart chart = HistogramChart.pair(contrast.name(), description, contrast.name(), first + " rows",
                contrast.first(), second + " rows", contrast.second());
        return chart.bins().note().isEmpty()
                ? chart
                : new HistogramChart(chart.title(), description + ' ' + chart.bins().note(), chart.label(),
                        chart.bins(),
                        chart.series(), chart.shares());
    }

    private static Table table(ComparedClass of, List<ColumnContrast> contrasts, String first, String second) {
        List<List<String>> rows = new ArrayList<>();
        for (ColumnContrast contrast : contrasts) {
            double[] a = sorted(contrast.first());
            double[] b = sorted(contrast.second());
            rows.add(List.of(contrast.name(), Numbers.text(contrast.distance()), Numbers.text(Summary.median(a)),
                    Numbers.text(Summary.median(b)), middle(a), middle(b), Numbers.count(a.length),
                    Numbers.count(b.length)));
        }
        return new Table(of.shown() + ", by column",
                List.of("column", "KS distance", "median, " + first, "median, " + second, "middle 90 %, " + first,
                        "middle 90 %, " + second, "values, " + first, "values, " + second),
                rows);
    }

    private static double[] sorted(double... values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted;
    }

    private static String middle(double... sorted) {
        return sorted.length == 0
                ? ""
                : Numbers.text(Summary.quantile(0.05, sorted)) + " to " + Numbers.text(Summary.quantile(0.95, sorted));
    }
}
