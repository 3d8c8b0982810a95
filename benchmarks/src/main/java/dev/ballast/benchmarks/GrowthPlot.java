package dev.ballast.benchmarks;

import dev.ballast.benchmarks.GrowthLine.Point;

import org.knowm.xchart.ChartEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/// Draws [GrowthLine]s: time against rows, both logarithmic, so that a power is a straight line and its exponent the slope.
///
/// A number of columns has a color, and one and the same order of markers; colors are those of Okabe and Ito, which can be
/// told apart with any kind of color vision. Plans differ in strokes and markers.
final class GrowthPlot {

    private static final List<Color> COLORS = List.of(new Color(0x0072B2), new Color(0xD55E00), new Color(0x009E73));
    private static final List<Marker> MARKERS_OF_CHOSEN = List.of(SeriesMarkers.CIRCLE, SeriesMarkers.SQUARE,
            SeriesMarkers.TRIANGLE_UP);
    private static final List<Marker> MARKERS_OF_EVERYTHING = List.of(SeriesMarkers.CROSS, SeriesMarkers.PLUS,
            SeriesMarkers.DIAMOND);
    private static final BasicStroke THIN = new BasicStroke(0.75f);
    private static final BasicStroke SOLID = new BasicStroke(2.5f);
    private static final BasicStroke DASHED = dashes(2, 8, 6);
    private static final BasicStroke DOTTED = dashes(2, 2, 5);

    private final Path file;

    private GrowthPlot(Path file) {
        this.file = file;
    }

    /// Returns a plot that will be drawn to a PNG file.
    static GrowthPlot into(Path file) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        if (!name.endsWith(".png")) {
            throw new IllegalArgumentException("the plot is to go to " + file + "; the name must end in .png");
        }
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new IllegalArgumentException("the plot is to go to " + file + "; there is no folder " + folder);
        }
        return new GrowthPlot(file);
    }

    void draw(List<GrowthLine> lines) throws IOException {
        XYChart chart = new XYChartBuilder().width(900).height(640)
                .title("Search for the 5 nearest others of every row, one thread").xAxisTitle("rows")
                .yAxisTitle("time, seconds").build();
        style(chart);
        List<Integer> columns = lines.stream().map(GrowthLine::columns).distinct().toList();
        for (GrowthLine line : lines) {
            add(chart, line, columns.indexOf(line.columns()));
        }
        addReference(chart, lines);
        try (OutputStream stream = Files.newOutputStream(file)) {
            ChartEncoder.saveChart(chart, stream, "png");
        }
    }

    private static void style(XYChart chart) {
        chart.getStyler().setLegendPosition(LegendPosition.InsideNW).setLegendFont(font(Font.PLAIN, 14))
                .setLegendSeriesLineLength(48).setChartTitleFont(font(Font.BOLD, 17)).setMarkerSize(10)
                .setChartBackgroundColor(Color.WHITE).setLocale(Locale.ROOT);
        chart.getStyler().setAxisTitleFont(font(Font.BOLD, 15)).setAxisTickLabelsFont(font(Font.PLAIN, 14))
                .setPlotGridLinesStroke(THIN).setXAxisLogarithmic(true).setYAxisLogarithmic(true)
                .setXAxisLogarithmicDecadeOnly(true)
                .setYAxisLogarithmicDecadeOnly(true)
                .setXAxisTickLabelsFormattingFunction(rows -> String.format(Locale.ROOT, "%,.0f", rows))
                .setYAxisTickLabelsFormattingFunction(GrowthPlot::seconds);
    }

    private static String seconds(double value) {
        return value < 1 ? Double.toString(value) : String.format(Locale.ROOT, "%,.0f", value);
    }

    private static void add(XYChart chart, GrowthLine line, int place) {
        boolean chosen = line.plan().equals(Growth.CHOSEN);
        List<Marker> markers = chosen ? MARKERS_OF_CHOSEN : MARKERS_OF_EVERYTHING;
        String name = line.columns() + " columns" + (chosen ? "" : ", everything with everything");
        Color color = COLORS.get(place % COLORS.size());
        XYSeries series = chart.addSeries(name, line.points().stream().mapToDouble(Point::rows).toArray(),
                line.points().stream().mapToDouble(Point::seconds).toArray());
        series.setLineStyle(chosen ? SOLID : DASHED).setLineColor(color);
        series.setMarker(markers.get(place % markers.size())).setMarkerColor(color);
    }

    /// From the first point of the lowest line, over as many rows as there are measurements of.
    private static void addReference(XYChart chart, List<GrowthLine> lines) {
        Point start = lines.getFirst().points().getFirst();
        int most = lines.stream().mapToInt(line -> line.points().getLast().rows()).max().orElseThrow();
        double growth = (double) most / start.rows();
        XYSeries series = chart.addSeries("slope 2: time grows with the square of rows",
                new double[]{start.rows(), most}, new double[]{start.seconds(), start.seconds() * growth * growth});
        series.setLineStyle(DOTTED).setLineColor(Color.DARK_GRAY);
        series.setMarker(SeriesMarkers.NONE);
    }

    private static Font font(int style, int size) {
        return new Font(Font.SANS_SERIF, style, size);
    }

    private static BasicStroke dashes(float width, float dash, float gap) {
        return new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, new float[]{dash, gap}, 0);
    }
}
