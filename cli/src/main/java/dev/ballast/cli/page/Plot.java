package dev.ballast.cli.page;

import java.util.List;

/// The drawing of a chart in units that are CSS pixels on a phone of usual width, so that its text is readable there; on
/// larger screens it grows.
sealed interface Plot permits FramedPlot, BarPlot {

    int WIDTH = 360;

    int height();

    void draw(Markup out);

    static Plot of(Chart chart) {
        return switch (chart) {
            case LineChart lines -> new FramedPlot(lines.x(), lines.y(), frame -> LinePaths.draw(lines, frame));
            case ScatterChart scatter ->
                new FramedPlot(scatter.x(), scatter.y(), frame -> draw(scatter.groups(), frame));
            case HistogramChart histogram -> histogram(histogram);
            case BarChart bars -> new BarPlot(bars);
        };
    }

    private static void draw(List<ScatterChart.Points> groups, FramedPlot.Frame frame) {
        draw(groups, true, frame);
        draw(groups, false, frame);
    }

    private static void draw(List<ScatterChart.Points> groups, boolean faint, FramedPlot.Frame frame) {
        for (int i = 0; i < groups.size(); i++) {
            ScatterChart.Points points = groups.get(i);
            if ((points.mark() == ScatterChart.Mark.FAINT) != faint) {
                continue;
            }
            double[] x = new double[points.x().length];
            double[] y = new double[x.length];
            for (int p = 0; p < x.length; p++) {
                x[p] = frame.x(points.x()[p]);
                y[p] = frame.y(points.y()[p]);
            }
            Ink.marks(points.mark(), i, x, y, frame.out());
        }
    }

    private static Plot histogram(HistogramChart chart) {
        Bins bins = chart.bins();
        double most = 0;
        for (double[] of : chart.shares()) {
            for (double share : of) {
                most = Math.max(most, 100 * share);
            }
        }
        Axis x = new Axis(chart.label(), bins.edge(0), bins.edge(bins.count()));
        Axis y = new Axis("share of rows in %", 0, most == 0 ? 1 : most * 1.05);
        return new FramedPlot(x, y, frame -> {
            for (int bin = 0; bin < bins.count(); bin++) {
                double top = frame.y(100 * chart.shares().getFirst()[bin]);
                double left = frame.x(bins.edge(bin));
                Ink.bar(0, left, top, frame.x(bins.edge(bin + 1)) - left, frame.y(0) - top, frame.out());
            }
            if (chart.shares().size() == 2) {
                StringBuilder path = new StringBuilder("M" + frame.at(bins.edge(0), 0));
                for (int bin = 0; bin < bins.count(); bin++) {
                    path.append('V').append(Numbers.place(frame.y(100 * chart.shares().get(1)[bin]))).append('H')
                            .append(Numbers.place(frame.x(bins.edge(bin + 1))));
                }
                Ink.outline(path.append('V').append(Numbers.place(frame.y(0))).toString(), frame.out());
            }
        });
    }
}
