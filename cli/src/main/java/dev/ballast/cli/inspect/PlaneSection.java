package dev.ballast.cli.inspect;

import dev.ballast.cli.page.Axis;
import dev.ballast.cli.page.Numbers;
import dev.ballast.cli.page.Page;
import dev.ballast.cli.page.ScatterChart;
import dev.ballast.cli.page.ScatterChart.Mark;
import dev.ballast.cli.page.ScatterChart.Points;
import dev.ballast.cli.table.Cells;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/// The section on the plane in which rows vary most.
final class PlaneSection {

    private static final int DOTS = 500;
    private static final double OUTER_SHARE = 0.01;

    private PlaneSection() {
    }

    static void write(Page page, List<ComparedClass> compared, List<String> columns, Scales scales,
            RowSample background, boolean comparable) {
        page.section("Where new rows lie");
        if (!comparable || scales.columns().length < 2) {
            page.text("There is no plane to show: it takes two columns that are not constant, and there "
                    + (scales.columns().length == 1 ? "is 1." : "are none."));
            return;
        }
        Projection plane = Projection.of(scales, background.first(Inspection.BACKGROUND_ROWS).stream()
                .map(RowSample.Row::values).toList());
        page.text("All columns at once, seen in the plane in which real rows vary most: the first two principal components"
                + " of " + Numbers.count(background.size()) + (background.size() < background.seen() ? " sampled" : "")
                + " real rows, columns standardized. The plane holds "
                + Numbers.percent(plane.share(0) + plane.share(1))
                + " of the variance; rows that are far from each other may lie together in it.");
        List<String> shown = columns.stream().map(Cells::shown).toList();
        page.text("First component (" + Numbers.percent(plane.share(0)) + " of the variance), mainly: "
                + plane.mainColumns(0, shown) + ". Second component (" + Numbers.percent(plane.share(1))
                + "), mainly: " + plane.mainColumns(1, shown) + '.');
        page.charts(compared.stream().map(of -> chart(of, plane, background)).toList());
    }

    private static ScatterChart chart(ComparedClass of, Projection plane, RowSample background) {
        List<RowSample.Row> real = of.first().first(DOTS);
        List<RowSample.Row> added = of.second().first(DOTS);
        List<RowSample.Row> rest = others(of, background);
        Axis x = axis("first component", plane.along(0, real), plane.along(0, added), plane.along(0, rest));
        Axis y = axis("second component", plane.along(1, real), plane.along(1, added), plane.along(1, rest));
        double[] restX = plane.along(0, rest);
        double[] restY = plane.along(1, rest);
        int[] inside = IntStream.range(0, restX.length).filter(i -> holds(x, restX[i]) && holds(y, restY[i])).toArray();
        List<Points> groups = new ArrayList<>();
        groups.add(new Points("real rows of the class", Mark.DOT, plane.along(0, real), plane.along(1, real)));
        groups.add(new Points("new rows", Mark.CROSS, plane.along(0, added), plane.along(1, added)));
        groups.add(new Points("rows of other classes", Mark.FAINT,
                IntStream.of(inside).mapToDouble(i -> restX[i]).toArray(),
                IntStream.of(inside).mapToDouble(i -> restY[i]).toArray()));
        int outside = restX.length - inside.length;
        return new ScatterChart(of.shown(), Numbers.count(real.size()) + " real and " + Numbers.count(added.size())
                + " new rows before " + Numbers.count(inside.length) + " rows of other classes."
                + (outside == 0 ? "" : " Of those, " + Numbers.count(outside) + " more lie outside the picture."), x, y,
                groups);
    }

    private static List<RowSample.Row> others(ComparedClass of, RowSample background) {
        return background.first(Inspection.BACKGROUND_ROWS).stream().filter(row -> row.rank() != of.rank()).toList();
    }

    private static boolean holds(Axis axis, double value) {
        return value >= axis.min() && value <= axis.max();
    }

    /// All of the class, and the others without the outermost.
    private static Axis axis(String label, double[] real, double[] added, double[] rest) {
        double[] sorted = rest.clone();
        Arrays.sort(sorted);
        DoubleStream ends = sorted.length == 0
                ? DoubleStream.empty()
                : DoubleStream.of(Summary.quantile(OUTER_SHARE, sorted), Summary.quantile(1 - OUTER_SHARE, sorted));
        return Axis.around(label, DoubleStream.concat(ends,
                DoubleStream.concat(Arrays.stream(real), Arrays.stream(added))).toArray());
    }
}
