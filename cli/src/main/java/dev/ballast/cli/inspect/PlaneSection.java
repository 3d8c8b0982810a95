package dev.ballast.cli.inspect;

import dev.ballast.cli.page.Axis;
import dev.ballast.cli.page.Numbers;
import dev.ballast.cli.page.Page;
import dev.ballast.cli.page.ScatterChart;
import dev.ballast.cli.page.ScatterChart.Mark;
import dev.ballast.cli.page.ScatterChart.Points;
import dev.ballast.tables.message.VisibleText;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/// The section on the plane in which rows vary most.
final class PlaneSection {

    private static final int DOTS = 500;
    private static final double OUTER_SHARE = 0.01;
    private static final Mark[] MARKS = {Mark.DOT, Mark.CROSS, Mark.FAINT};

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
        page.text(
                "All columns at once, seen in the plane in which real rows vary most: the first two principal components"
                        + " of " + Numbers.count(background.size())
                        + (background.size() < background.seen() ? " sampled" : "")
                        + " real rows, columns standardized. The plane holds "
                        + Numbers.percent(plane.share(0) + plane.share(1))
                        + " of the variance; rows that are far from each other may lie together in it.");
        List<String> shown = columns.stream().map(VisibleText::shown).toList();
        page.text("First component (" + Numbers.percent(plane.share(0)) + " of the variance), mainly: "
                + plane.mainColumns(0, shown) + ". Second component (" + Numbers.percent(plane.share(1))
                + "), mainly: " + plane.mainColumns(1, shown) + '.');
        page.charts(compared.stream().map(of -> chart(of, plane, background)).toList());
    }

    private static ScatterChart chart(ComparedClass of, Projection plane, RowSample background) {
        List<String> names = List.of("real rows of the class", "new rows", "rows of other classes");
        List<List<RowSample.Row>> rows = List.of(of.first().first(DOTS), of.second().first(DOTS),
                background.first(Inspection.BACKGROUND_ROWS).stream().filter(row -> row.rank() != of.rank()).toList());
        List<double[]> xs = rows.stream().map(group -> plane.along(0, group)).toList();
        List<double[]> ys = rows.stream().map(group -> plane.along(1, group)).toList();
        Axis x = axis("first component", xs);
        Axis y = axis("second component", ys);
        List<Points> groups = new ArrayList<>();
        List<String> shown = new ArrayList<>();
        long outside = 0;
        for (int group = 0; group < MARKS.length; group++) {
            double[] across = xs.get(group);
            double[] up = ys.get(group);
            int[] inside = IntStream.range(0, across.length).filter(i -> holds(x, across[i]) && holds(y, up[i]))
                    .toArray();
            groups.add(new Points(names.get(group), MARKS[group],
                    IntStream.of(inside).mapToDouble(i -> across[i]).toArray(),
                    IntStream.of(inside).mapToDouble(i -> up[i]).toArray()));
            shown.add(Numbers.count(inside.length) + ' ' + names.get(group));
            outside += across.length - inside.length;
        }
        return new ScatterChart(of.shown(), String.join(", ", shown) + '.'
                + (outside == 0 ? "" : " The outermost " + Numbers.count(outside) + " lie outside the picture."), x, y,
                groups);
    }

    private static boolean holds(Axis axis, double value) {
        return value >= axis.min() && value <= axis.max();
    }

    /// Without the outermost of every group, which may be so far out that they squeeze the others.
    private static Axis axis(String label, List<double[]> groups) {
        return Axis.around(label, groups.stream().filter(group -> group.length > 0).flatMapToDouble(group -> {
            double[] sorted = group.clone();
            Arrays.sort(sorted);
            return DoubleStream.of(Summary.quantile(OUTER_SHARE, sorted), Summary.quantile(1 - OUTER_SHARE, sorted));
        }).toArray());
    }
}
