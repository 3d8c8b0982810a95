package dev.ballast.cli.page;

import java.util.List;

/// A chart with its caption, the key to its series, its drawing, and its numbers folded away.
final class Figure {

    private Figure() {
    }

    static void write(Chart chart, String id, Markup out) {
        out.open("figure").line().open("figcaption").text(chart.title()).element("span", chart.description()).close()
                .line();
        if (chart.series().size() > 1) {
            key(chart, out);
        }
        Plot plot = Plot.of(chart);
        out.open("svg", "class", "chart", "role", "img", "viewBox", "0 0 " + Plot.WIDTH + ' ' + plot.height(),
                "aria-labelledby", id + "-title " + id + "-text").line();
        out.element("title", chart.title(), "id", id + "-title").element("desc",
                chart.description() + " The numbers are in the table that follows.", "id", id + "-text").line();
        plot.draw(out);
        out.close().line();
        out.open("details").element("summary", "Numbers: " + chart.title()).line();
        chart.numbers().write(out);
        out.close().close().line();
    }

    private static void key(Chart chart, Markup out) {
        List<String> names = chart.series();
        out.open("ul", "class", "legend").line();
        for (int series = 0; series < names.size(); series++) {
            int i = series;
            out.open("li").open("svg", "viewBox", "0 0 24 14", "aria-hidden", "true");
            switch (chart) {
                case LineChart lines -> Ink.line(lines.lines().get(i).shape(), i, "M0 7H24", out);
                case BarChart _ -> Ink.bar(i, 0, 1, 24, 12, out);
                case HistogramChart _ when i == 0 -> Ink.bar(0, 0, 1, 24, 12, out);
                case HistogramChart _ -> Ink.outline("M0 13V3H12V8H24V13", out);
                case ScatterChart scatter -> Ink.marks(scatter.groups().get(i).mark(), i, new double[]{6, 18},
                        new double[]{8, 6}, out);
            }
            out.close().text(names.get(i)).close().line();
        }
        out.close().line();
    }
}
