package dev.ballast.cli.page;

/// Draws lines. Of the points that share half a pixel of width, the first, lowest, highest and last are drawn: a curve
/// through millions of points looks the same and takes some kilobytes.
final class LinePaths {

    private static final int COLUMNS_A_PIXEL = 2;

    private final StringBuilder path = new StringBuilder();
    private long column = Long.MIN_VALUE;
    private double x;
    private double first;
    private double low;
    private double high;
    private double last;
    private boolean lowFirst;

    private LinePaths() {
    }

    static void draw(LineChart chart, FramedPlot.Frame frame) {
        for (int i = 0; i < chart.lines().size(); i++) {
            LineChart.Line line = chart.lines().get(i);
            double[] xs = new double[line.x().length];
            double[] ys = new double[xs.length];
            LinePaths paths = new LinePaths();
            for (int p = 0; p < xs.length; p++) {
                xs[p] = frame.x(line.x()[p]);
                ys[p] = frame.y(line.y()[p]);
                if (p > 0 && line.shape() == LineChart.Shape.STEPS) {
                    paths.point(xs[p - 1], ys[p]);
                }
                paths.point(xs[p], ys[p]);
            }
            paths.flush();
            Ink.line(line.shape(), i, paths.path.toString(), frame.out());
            if (line.shape() == LineChart.Shape.MARKED) {
                Ink.marks(ScatterChart.Mark.DOT, i, xs, ys, frame.out());
            }
        }
    }

    private void point(double atX, double atY) {
        long newColumn = Math.round(atX * COLUMNS_A_PIXEL);
        if (newColumn != column) {
            flush();
            column = newColumn;
            x = atX;
            first = atY;
            low = atY;
            high = atY;
        }
        if (atY < low) {
            low = atY;
            lowFirst = false;
        }
        if (atY > high) {
            high = atY;
            lowFirst = true;
        }
        last = atY;
    }

    private void flush() {
        if (column == Long.MIN_VALUE) {
            return;
        }
        put(first);
        double second = lowFirst ? low : high;
        double third = lowFirst ? high : low;
        double before = first;
        for (double y : new double[]{second, third, last}) {
            if (y != before) {
                put(y);
                before = y;
            }
        }
    }

    private void put(double y) {
        path.append(path.isEmpty() ? 'M' : 'L').append(Numbers.place(x)).append(' ').append(Numbers.place(y));
    }
}
