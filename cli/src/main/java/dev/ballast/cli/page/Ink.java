package dev.ballast.cli.page;

/// How series look. They differ by shape too, not by color alone.
final class Ink {

    private static final String[] DASHES = {"none", "7 3", "2 3", "9 3 2 3", "14 4", "5 2 1 2"};

    private Ink() {
    }

    static void line(LineChart.Shape shape, int series, String path, Markup out) {
        boolean reference = shape == LineChart.Shape.REFERENCE;
        out.empty("path", "class", reference ? "quiet" : "s" + series, "fill", "none", "stroke", "currentColor",
                "stroke-width", reference ? "1.2" : "2", "stroke-dasharray", reference ? "3 4" : DASHES[series],
                "stroke-linejoin", "round", "d", path).line();
    }

    static void bar(int series, double x, double y, double width, double height, Markup out) {
        out.empty("rect", "class", "s" + series, "fill", "currentColor", "fill-opacity", series == 0 ? "0.3" : "0.85",
                "stroke", "currentColor", "x", Numbers.place(x), "y", Numbers.place(y), "width", Numbers.place(width),
                "height", Numbers.place(height)).line();
    }

    static void outline(String path, Markup out) {
        out.empty("path", "class", "s1", "fill", "none", "stroke", "currentColor", "stroke-width", "2", "d", path)
                .line();
    }

    /// Dots are lines of no length with round ends: a few bytes each.
    static void marks(ScatterChart.Mark mark, int series, double[] x, double[] y, Markup out) {
        StringBuilder path = new StringBuilder();
        for (int i = 0; i < x.length; i++) {
            boolean cross = mark == ScatterChart.Mark.CROSS;
            path.append('M').append(Numbers.place(x[i] - (cross ? 2 : 0))).append(' ')
                    .append(Numbers.place(y[i] - (cross ? 2 : 0))).append(cross ? "l4 4m-4 0l4-4" : "h0");
        }
        switch (mark) {
            case FAINT -> dots("quiet", "3", "0.6", path, out);
            case DOT -> dots("s" + series, "5", "0.7", path, out);
            case CROSS -> dots("s" + series, "1.4", "0.9", path, out);
        }
    }

    private static void dots(String color, String width, String opacity, CharSequence path, Markup out) {
        out.empty("path", "class", color, "fill", "none", "stroke", "currentColor", "stroke-width", width,
                "stroke-opacity", opacity, "stroke-linecap", "round", "d", path.toString()).line();
    }
}
